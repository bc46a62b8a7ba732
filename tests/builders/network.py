"""Centres and windows."""

from hamroh.foundation.actor import SYSTEM
from hamroh.network import actions
from hamroh.network.models import Centre, DeskKind, Opening, Service

WEEK: Opening = {str(day): ["09:00", "18:00"] for day in range(1, 6)}


def centre(key: str = "samara", opening: Opening | None = None) -> Centre:
    """A centre in Samara, open on working days from nine to six."""
    return actions.create_centre(
        actor=SYSTEM,
        key=key,
        names={"ru": "Центр", "en": "Centre"},
        address="Кабельная, 13а",
        city="Самара",
        country="RU",
        region_code="63",
        time_zone="Europe/Samara",
        opening=WEEK if opening is None else opening,
    )


def desk_kind(key: str = "reception", order: int = 1, minutes: int = 5) -> DeskKind:
    """A sort of window."""
    return actions.define_desk_kind(
        actor=SYSTEM, key=key, order=order, minutes=minutes, names={"ru": "Окно", "en": "Window"}
    )


def service(key: str = "photo", kind: DeskKind | None = None) -> Service:
    """A service at a window of its own kind."""
    kind = kind or desk_kind(key)
    return actions.define_service(actor=SYSTEM, key=key, desk_kind_id=kind.id, names={"ru": "Услуга"})
