"""Loads centres, desk kinds, prices and staff of the demo network from `network.yaml`."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from hamroh.accounts.actions import assign_role, create_staff
from hamroh.accounts.models import StaffUser
from hamroh.accounts.roles import Role
from hamroh.core.paymentqr import Payee
from hamroh.floor.access import roles_at
from hamroh.foundation.actor import SYSTEM
from hamroh.network import actions as network
from hamroh.network.models import Centre, Desk, DeskKind, Service

FILE = Path(__file__).with_name("network.yaml")
PASSWORD = "hamroh-demo-2026"  # noqa: S105  # of invented staff in a demo, printed at its start
PRICES_FROM = date(2025, 9, 1)
_STATE_BODY = "MVD"


def read_network() -> dict[str, Any]:
    """The file as plain data."""
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return data


def load_network(*, now: datetime) -> None:
    """Make the whole network; a second call adds staff that a newer version has, and changes nothing else."""
    data = read_network()
    if not Centre.objects.filter(key=next(iter(data["centres"]))).exists():
        _centres(data)
    centres = {centre.key: centre for centre in Centre.objects.filter(key__in=data["centres"])}
    known = set(StaffUser.objects.filter(is_demo=True).values_list("username", flat=True))
    for values in data["staff"]:
        if values["username"] not in known and values["centre"] in centres:
            # With an authenticator app of its own: no factor is ever switched off.
            _staff(values, centres, now)
    for key, desks in data["colleagues"].items():
        for number, values in desks.items():
            if key in centres and colleague_at(key, number) not in known:
                _colleague(values, centres[key], number, now)


def colleague_at(centre_key: str, number: int) -> str:
    """The user name of whoever sits at this desk of a centre when the demo plays it."""
    return f"{centre_key}-{number}"


def _centres(data: dict[str, Any]) -> None:
    kinds = {key: _desk_kind(key, values) for key, values in data["desk_kinds"].items()}
    services = {
        key: network.define_service(actor=SYSTEM, key=key, desk_kind_id=kind.pk, names=kind.names)
        for key, kind in kinds.items()
    }
    for key, values in data["centres"].items():
        _centre(key, values, data, kinds, services)


def staff_names() -> list[tuple[str, str, list[str], str]]:
    """User name, shown name, roles and centre of each member of the demo's staff."""
    return [(one["username"], one["name"], one["roles"], one["centre"]) for one in read_network()["staff"]]


def _desk_kind(key: str, values: dict[str, Any]) -> DeskKind:
    return network.define_desk_kind(
        actor=SYSTEM,
        key=key,
        order=values["order"],
        minutes=values["minutes"],
        names=values["names"],
        of_the_state=values.get("of_the_state", False),
    )


def _centre(
    key: str,
    values: dict[str, Any],
    data: dict[str, Any],
    kinds: dict[str, DeskKind],
    services: dict[str, Service],
) -> None:
    hours = data["opening"]
    centre = network.create_centre(
        actor=SYSTEM,
        key=key,
        names=values["names"],
        address=values["address"],
        city=values["city"],
        country=values["country"],
        region_code=values["region_code"],
        time_zone=values["time_zone"],
        opening={**{str(day): hours["working_days"] for day in range(1, 6)}, "6": hours["saturday"]},
        branch_abroad=values.get("branch_abroad", False),
        is_demo=True,
    )
    for kind, numbers in values["desks"].items():
        _desks(centre.pk, kinds[kind], numbers, values)
    if not centre.branch_abroad:
        network.set_bank_account(actor=SYSTEM, centre_id=centre.pk, payee=Payee(**data["account"]))
        _prices(centre.pk, data["prices"], services)


def _desks(centre_id: UUID, kind: DeskKind, numbers: list[int], values: dict[str, Any]) -> None:
    network.set_desk_kind(
        actor=SYSTEM,
        centre_id=centre_id,
        desk_kind_id=kind.pk,
        minutes=kind.minutes,
        capacity=values["capacity"].get(kind.key, len(numbers)),
    )
    for number in numbers:
        network.add_desk(
            actor=SYSTEM,
            centre_id=centre_id,
            desk_kind_id=kind.pk,
            number=number,
            floor=values["floors"].get(kind.key, 1),
            hosted_body=_STATE_BODY if kind.of_the_state else "",
        )


def _prices(centre_id: UUID, prices: dict[str, Any], services: dict[str, Service]) -> None:
    for key, values in prices.items():
        network.set_price(
            actor=SYSTEM,
            centre_id=centre_id,
            service_id=services[key].pk,
            valid_from=PRICES_FROM,
            amount=values["amount"] * 100,
            is_estimate=values["is_estimate"],
            source=values.get("source", ""),
        )


def _staff(values: dict[str, Any], centres: dict[str, Centre], now: datetime) -> None:
    user = create_staff(
        actor=SYSTEM,
        username=values["username"],
        display_name=values["name"],
        language=values["language"],
        password=PASSWORD,
        is_demo=True,
        now=now,
    )
    for role in values["roles"]:
        assign_role(
            actor=SYSTEM, user_id=user.pk, role=Role(role), centre_id=centres[values["centre"]].pk, now=now
        )
    TOTP.activate(user, generate_totp_secret())


def _colleague(values: dict[str, Any], centre: Centre, number: int, now: datetime) -> None:
    """Somebody with the one role that their desk asks for, and without a password: nobody can sign in."""
    user = create_staff(
        actor=SYSTEM,
        username=colleague_at(centre.key, number),
        display_name=values["name"],
        language=values["language"],
        is_demo=True,
        now=now,
    )
    desk = Desk.objects.select_related("desk_kind").get(centre=centre, number=number)
    role = min(roles_at(desk) - {Role.MANAGER})
    assign_role(actor=SYSTEM, user_id=user.pk, role=role, centre_id=centre.pk, now=now)
