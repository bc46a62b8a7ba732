"""What Hamroh knows: law, calendars, itinerary, names, credentials, money. Free of side effects.

No Django, no I/O, no clock, no gettext: keys, clocks and parsed packs are arguments.
"""
