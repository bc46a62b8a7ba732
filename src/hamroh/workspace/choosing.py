"""Choosing a desk by name: the field, its answer, and what a desk is called."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language, gettext

from hamroh.foundation.errors import DomainError
from hamroh.network.models import Desk
from hamroh.network.queries import in_language
from hamroh.ui.parts import Option, Select

TO = "to"


def desk_words(desk: Desk) -> str:
    """Number and kind; its kind must be loaded."""
    kind = in_language(desk.desk_kind.names, get_language() or "ru")
    return gettext("Desk %(number)s, %(kind)s") % {"number": desk.number, "kind": kind}


def choose_desk(desks: Iterable[Desk]) -> Select | None:
    """The field; None when there is nothing to choose."""
    options = tuple(Option(str(desk.pk), desk_words(desk)) for desk in desks)
    if not options:
        return None
    return Select(TO, gettext("Send to another desk"), options=options, value=options[0].value)


def chosen_desk(request: HttpRequest) -> UUID:
    """The desk that was chosen. Raises DomainError `desk_unknown`."""
    try:
        return UUID(request.POST.get(TO, ""))
    except ValueError:
        raise DomainError("desk_unknown") from None
