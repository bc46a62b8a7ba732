"""Pictures of the running system for the READMEs: a demo of their own, walked by a browser.

Rules of the platform do not belong here; nothing but `./hamroh pictures` imports it.
"""
