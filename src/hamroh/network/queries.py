"""Reads of the network. None of it is personal; everybody may see it."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import QuerySet

from hamroh.core.paymentqr import Payee
from hamroh.foundation.errors import DomainError
from hamroh.network.models import (
    BankAccount,
    Centre,
    CentreDeskKind,
    ClosedDay,
    Desk,
    DeskKind,
    Price,
    Service,
    Texts,
)

LIMIT = 200


@dataclass(frozen=True, slots=True)
class PriceOn:
    """What a service costs on a day; minor units."""

    service_id: UUID
    service_key: str
    amount: int
    currency: str
    is_estimate: bool


def in_language(texts: Texts, language: str) -> str:
    """The text in `language`, else in Russian, else in English, else any; empty when there is none."""
    for wanted in (language, "ru", "en"):
        if texts.get(wanted):
            return texts[wanted]
    return next(iter(texts.values()), "")


def list_centres(*, branches_abroad: bool = True, limit: int = LIMIT) -> list[Centre]:
    """Centres that are open for business, by key."""
    rows: QuerySet[Centre] = Centre.objects.filter(is_active=True)
    if not branches_abroad:
        rows = rows.filter(branch_abroad=False)
    return list(rows.order_by("key")[:limit])


def get_centre(*, key: str = "", centre_id: UUID | None = None) -> Centre:
    """One centre by its key or id. Raises `not_found`."""
    rows = Centre.objects.filter(pk=centre_id) if centre_id else Centre.objects.filter(key=key)
    centre = rows.first()
    if centre is None:
        raise DomainError("not_found")
    return centre


def letter_of(centre: Centre) -> str:
    """The capital that stands for a centre in numbers of papers: of the last part of its key, K of
    `samara-kabelnaya`. Two centres may share one.
    """
    last = centre.key.rsplit("-", maxsplit=1)[-1]
    return next((letter for letter in last.upper() if "A" <= letter <= "Z"), "X")


def payee_of(centre_id: UUID) -> Payee | None:
    """Who receives transfers to a centre; None while it has named no account."""
    row = BankAccount.objects.filter(centre_id=centre_id).first()
    if row is None:
        return None
    names = ("name", "account", "bank_name", "bic", "correspondent_account", "inn", "kpp")
    return Payee(*(getattr(row, name) for name in names))


def list_desk_kinds(*, limit: int = LIMIT) -> list[DeskKind]:
    """All sorts of windows, in the order of a visit."""
    return list(DeskKind.objects.order_by("order", "key")[:limit])


def name_desk_kinds(language: str) -> dict[str, str]:
    """What each sort of window is called in a language, by its key."""
    return {kind.key: in_language(kind.names, language) for kind in list_desk_kinds()}


def list_desk_kinds_of(centre_id: UUID, *, limit: int = LIMIT) -> list[CentreDeskKind]:
    """The sorts of windows of a centre with their desk kinds loaded, in the order of a visit."""
    rows = CentreDeskKind.objects.filter(centre_id=centre_id).select_related("desk_kind")
    return list(rows.order_by("desk_kind__order", "desk_kind__key")[:limit])


def list_desks(centre_id: UUID, *, limit: int = LIMIT) -> list[Desk]:
    """The windows of a centre with their desk kinds loaded, by number."""
    rows = Desk.objects.filter(centre_id=centre_id).select_related("desk_kind")
    return list(rows.order_by("number")[:limit])


def list_services(keys: frozenset[str] | None = None, *, limit: int = LIMIT) -> list[Service]:
    """Services with their desk kinds loaded, in the order of a visit; only those of `keys` if given."""
    rows = Service.objects.select_related("desk_kind")
    if keys is not None:
        rows = rows.filter(key__in=keys)
    return list(rows.order_by("desk_kind__order", "key")[:limit])


def service_names(keys: frozenset[str]) -> dict[str, Texts]:
    """What services are called in all languages, by key; unknown ones are left out."""
    return {service.key: service.names for service in list_services(keys)} if keys else {}


def service_key(service_id: UUID) -> str:
    """The key of a service. Raises `not_found`."""
    key = Service.objects.filter(pk=service_id).values_list("key", flat=True).first()
    if key is None:
        raise DomainError("not_found")
    return key


def list_prices(centre_id: UUID, on: date, *, limit: int = LIMIT) -> list[PriceOn]:
    """What each service of a centre costs on a day, by the service's key; services without a price are left out."""
    rows = (
        Price.objects.filter(centre_id=centre_id, valid_from__lte=on)
        .order_by("service__key", "-valid_from")
        .distinct("service__key")
        .select_related("service")[:limit]
    )
    return [
        PriceOn(row.service_id, row.service.key, row.amount, row.currency, row.is_estimate) for row in rows
    ]


def opening_hours(centre: Centre, day: date) -> tuple[time, time] | None:
    """When the centre opens and closes on a day, by its own clock; None when it stays shut."""
    hours = centre.opening.get(str(day.isoweekday()))
    if not hours or ClosedDay.objects.filter(centre=centre, day=day).exists():
        return None
    return time.fromisoformat(hours[0]), time.fromisoformat(hours[1])


def list_closed_days(centre_id: UUID, first: date, last: date) -> list[date]:
    """Days on which the centre stays shut although its week says otherwise, both ends included."""
    rows = ClosedDay.objects.filter(centre_id=centre_id, day__gte=first, day__lte=last)
    return list(rows.order_by("day").values_list("day", flat=True)[: LIMIT * 2])
