"""Official working calendars: which days are days off, counting in working days.

What a term means and where it starts is decided in core.law.
"""

from hamroh.core.calendars.calendar import Calendar, Year, add_months, make_calendar

__all__ = ["Calendar", "Year", "add_months", "make_calendar"]
