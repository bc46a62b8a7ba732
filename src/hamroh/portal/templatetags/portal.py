"""`{% load portal %}`: "keep on this phone", and what a kept copy says of itself."""

from datetime import date
from zoneinfo import ZoneInfo

from django import template
from django.urls import reverse

from hamroh.foundation import clock
from hamroh.portal.offline.kept import KEPT_PAGES
from hamroh.portal.place import DEFAULT_ZONE

register = template.Library()


@register.inclusion_tag("portal/keep.html")
def keep_on_this_phone() -> dict[str, str]:
    """The box for a page that may be kept."""
    return {"pages": " ".join(reverse(name) for name in KEPT_PAGES)}


@register.inclusion_tag("portal/copy_words.html")
def copy_words() -> dict[str, date]:
    """Words that only the copy of a page shows: of which day it is."""
    return {"made": clock.now().astimezone(ZoneInfo(DEFAULT_ZONE)).date()}
