"""The law in force on a day, to be read by anybody: the same release that plans are made from.

Bills are shown to staff only, on the workspace's page.
"""
