"""The portal without a network: installable, a page for when there is no connection, copies on the person's wish.

Nothing of a person is stored unless they press "keep on this phone"; quick exit and signing out erase it.
"""
