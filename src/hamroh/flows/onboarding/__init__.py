"""Somebody who asked becomes somebody whom we know: by phone and code, or by card.

It joins accounts (the doors), people (who it is, consent) and messaging (the code's way).
"""
