"""Every change to centres, desks, services and prices."""

from dataclasses import asdict
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hamroh.core.money import Currency, Money
from hamroh.core.paymentqr import Payee, Refusal, write
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row, translate_violations
from hamroh.foundation.transactions import action
from hamroh.network.access import ADMINISTRATOR, MANAGER, require_keeper
from hamroh.network.models import (
    BankAccount,
    Centre,
    CentreDeskKind,
    ClosedDay,
    Desk,
    DeskKind,
    Opening,
    Price,
    Service,
    Texts,
)


def create_centre(
    *,
    actor: Actor,
    key: str,
    names: Texts,
    address: str,
    city: str,
    country: str,
    time_zone: str,
    opening: Opening,
    region_code: str = "",
    phone: str = "",
    walk_in_percent: int = 20,
    branch_abroad: bool = False,
    is_demo: bool = False,
) -> Centre:
    """Open a centre. Raises `centre_key_taken`, `time_zone_unknown`, `walk_in_share_too_large`."""
    require_keeper(actor, None)
    _check_time_zone(time_zone)
    centre = Centre(
        key=key,
        names=names,
        address=address,
        city=city,
        country=country,
        region_code=region_code,
        time_zone=time_zone,
        phone=phone,
        opening=opening,
        walk_in_percent=walk_in_percent,
        branch_abroad=branch_abroad,
        is_demo=is_demo,
    )
    known = {
        "network_centre_key_key": "centre_key_taken",
        "centre_walk_in_percent": "walk_in_share_too_large",
    }
    with translate_violations(known), action(actor=actor, why="create_centre"):
        centre.save(force_insert=True)
    return centre


def set_bank_account(*, actor: Actor, centre_id: UUID, payee: Payee) -> BankAccount:
    """Say to which account people transfer what they owe a centre; the one before is kept in the history.

    Only the centre's administrator and the system: who changes it could lead everybody's money elsewhere.
    Raises `not_allowed`, `bank_account_wrong` (field).
    """
    require_keeper(actor, centre_id)
    code = write(
        payee=payee, payer=None, budget=None, amount=Money(100, Currency.RUB), purpose="-", sample=False
    )
    if isinstance(code, Refusal):
        raise DomainError("bank_account_wrong", field=code.reasons[0][1])
    with action(actor=actor, why="set_bank_account"):
        row, _ = BankAccount.objects.update_or_create(centre_id=centre_id, defaults=asdict(payee))
    return row


def change_opening(*, actor: Actor, centre_id: UUID, opening: Opening) -> Centre:
    """Other opening hours from now on; visits that are booked stay for a person to look at."""
    require_keeper(actor, centre_id, ADMINISTRATOR, MANAGER)
    with action(actor=actor, why="change_opening"):
        centre = lock_row(Centre.objects.all(), centre_id)
        centre.opening = opening
        centre.save(update_fields=["opening"])
    return centre


def define_desk_kind(
    *,
    actor: Actor,
    key: str,
    order: int,
    minutes: int,
    names: Texts,
    note: str = "",
    of_the_state: bool = False,
) -> DeskKind:
    """Add a sort of window to the network, or change the one of that key."""
    require_keeper(actor, None)
    values = {
        "order": order,
        "minutes": minutes,
        "names": names,
        "note": note,
        "of_the_state": of_the_state,
    }
    with action(actor=actor, why="define_desk_kind"):
        kind, _ = DeskKind.objects.update_or_create(key=key, defaults=values)
    return kind


def set_desk_kind(
    *,
    actor: Actor,
    centre_id: UUID,
    desk_kind_id: UUID,
    minutes: int,
    capacity: int,
    is_estimate: bool = True,
) -> CentreDeskKind:
    """Say how long a desk kind takes in a centre and how many people it serves at once."""
    require_keeper(actor, centre_id, ADMINISTRATOR, MANAGER)
    if minutes < 1:
        raise DomainError("minutes_missing")
    values = {"minutes": minutes, "capacity": capacity, "is_estimate": is_estimate}
    with action(actor=actor, why="set_desk_kind"):
        row, _ = CentreDeskKind.objects.update_or_create(
            centre_id=centre_id, desk_kind_id=desk_kind_id, defaults=values
        )
    return row


def add_desk(
    *,
    actor: Actor,
    centre_id: UUID,
    desk_kind_id: UUID,
    number: int,
    floor: int = 1,
    room: str = "",
    hosted_body: str = "",
) -> Desk:
    """Add a window. Raises `desk_number_taken`."""
    require_keeper(actor, centre_id, ADMINISTRATOR, MANAGER)
    desk = Desk(
        centre_id=centre_id,
        desk_kind_id=desk_kind_id,
        number=number,
        floor=floor,
        room=room,
        hosted_body=hosted_body,
    )
    known = {"desk_number_once": "desk_number_taken"}
    with translate_violations(known), action(actor=actor, why="add_desk"):
        desk.save(force_insert=True)
    return desk


def set_desk_open(*, actor: Actor, desk_id: UUID, is_open: bool) -> Desk:
    """Open or shut a window. Raises `not_found`."""
    with action(actor=actor, why="set_desk_open"):
        desk = lock_row(Desk.objects.all(), desk_id)
        require_keeper(actor, desk.centre_id, ADMINISTRATOR, MANAGER)
        desk.is_open = is_open
        desk.save(update_fields=["is_open"])
    return desk


def define_service(
    *, actor: Actor, key: str, desk_kind_id: UUID, names: Texts, minutes: int | None = None
) -> Service:
    """Add a service to the network, or change the one of that key."""
    require_keeper(actor, None)
    values = {"desk_kind_id": desk_kind_id, "names": names, "minutes": minutes}
    with action(actor=actor, why="define_service"):
        service, _ = Service.objects.update_or_create(key=key, defaults=values)
    return service


def set_price(
    *,
    actor: Actor,
    centre_id: UUID,
    service_id: UUID,
    valid_from: date,
    amount: int,
    currency: str = "RUB",
    is_estimate: bool = True,
    source: str = "",
) -> Price:
    """Set what a service costs from a day on, in minor units; earlier prices stay. Raises `amount_negative`."""
    require_keeper(actor, centre_id, ADMINISTRATOR, MANAGER)
    if amount < 0:
        raise DomainError("amount_negative")
    values = {"amount": amount, "currency": currency, "is_estimate": is_estimate, "source": source}
    with action(actor=actor, why="set_price"):
        price, _ = Price.objects.update_or_create(
            centre_id=centre_id, service_id=service_id, valid_from=valid_from, defaults=values
        )
    return price


def close_day(*, actor: Actor, centre_id: UUID, day: date, reason: str = "") -> ClosedDay:
    """Shut a centre for one day; safe to repeat."""
    require_keeper(actor, centre_id, ADMINISTRATOR, MANAGER)
    with action(actor=actor, why="close_day"):
        closed, _ = ClosedDay.objects.update_or_create(
            centre_id=centre_id, day=day, defaults={"reason": reason}
        )
    return closed


def reopen_day(*, actor: Actor, centre_id: UUID, day: date) -> None:
    """Take a closed day back; safe to repeat."""
    require_keeper(actor, centre_id, ADMINISTRATOR, MANAGER)
    with action(actor=actor, why="reopen_day"):
        ClosedDay.objects.filter(centre_id=centre_id, day=day).delete()


def _check_time_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise DomainError("time_zone_unknown") from error
