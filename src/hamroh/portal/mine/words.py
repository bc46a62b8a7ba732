"""Names of what is held and of what consent is for, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hamroh.people.models import Purpose

_PURPOSES: dict[Purpose, str | Promise] = {
    Purpose.KEEP_PLAN: _("keep my plan"),
    Purpose.SERVICES: _("serve me at a centre"),
    Purpose.REMINDERS: _("remind me of dates"),
    Purpose.STATE_FILING: _("send my application to the state"),
    Purpose.WORK: _("help me find work"),
    Purpose.CONFIDENTIAL_HELP: _("give me confidential help"),
}
_FIELDS: dict[str, str | Promise] = {
    "names": _("name"),
    "initials": _("initials"),
    "birth_date": _("date of birth"),
    "birth_year": _("year of birth"),
    "papers": _("passport"),
    "paper_number": _("passport number"),
    "phone": _("phone number"),
    "email": _("e-mail address"),
}
_HELD: dict[str, str | Promise] = {
    "names": _("Spellings of the name"),
    "identity_papers": _("Passports"),
    "contacts": _("Phones and addresses"),
    "consents": _("Consents"),
    "centres": _("Centres that know you"),
    "facts": _("Answers and facts"),
    "visits": _("Visits"),
    "invoices": _("Invoices"),
    "advance_payments": _("Receipts of advance payments"),
    "papers": _("Papers that we gave you"),
    "reminders": _("Reminders"),
    "looks": _("Looks by staff"),
}


def purpose(value: Purpose) -> str:
    """What consent was given for."""
    return str(_PURPOSES[value])


def field(name: str) -> str:
    """What a look saw; what has no name of its own is "other data"."""
    return str(_FIELDS.get(name) or gettext("other data"))


def held(name: str) -> str:
    """The heading of a part of the data; empty when it needs none."""
    return str(_HELD.get(name, ""))
