"""Roles and the compartments they open, each at its own centre only."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody does at a centre."""

    RECEPTION = "reception"
    CASHIER = "cashier"
    MEDIC = "medic"
    EXAMINER = "examiner"
    TRANSLATOR = "translator"
    REGISTRAR = "registrar"
    CONSULTANT = "consultant"
    LAWYER = "lawyer"
    LAW_EDITOR = "law_editor"
    JOB_ADVISER = "job_adviser"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


class Compartment(StrEnum):
    """What belongs together behind one wall."""

    SERVICE = "service"
    MONEY = "money"
    CONFIDENTIAL = "confidential"
    WORK = "work"


_OPENS: dict[Role, frozenset[Compartment]] = {
    Role.RECEPTION: frozenset({Compartment.SERVICE}),
    Role.CASHIER: frozenset({Compartment.SERVICE, Compartment.MONEY}),
    Role.MEDIC: frozenset({Compartment.SERVICE}),
    Role.EXAMINER: frozenset({Compartment.SERVICE}),
    Role.TRANSLATOR: frozenset({Compartment.SERVICE}),
    Role.REGISTRAR: frozenset({Compartment.SERVICE}),
    Role.CONSULTANT: frozenset({Compartment.SERVICE}),
    Role.LAWYER: frozenset({Compartment.SERVICE, Compartment.CONFIDENTIAL}),
    Role.JOB_ADVISER: frozenset({Compartment.WORK}),
    Role.MANAGER: frozenset({Compartment.SERVICE, Compartment.MONEY}),
    # Keeps the law of the whole network; sees nobody who is served.
    Role.LAW_EDITOR: frozenset(),
    # Keeps accounts, desks and prices; sees nobody who is served.
    Role.ADMINISTRATOR: frozenset(),
}


def compartments_of(roles: frozenset[Role]) -> frozenset[Compartment]:
    """What these roles open together."""
    return frozenset().union(*(_OPENS[role] for role in roles))
