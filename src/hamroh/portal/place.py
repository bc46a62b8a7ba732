"""The country whose law is asked about; kept in this session like the answers. Nobody is asked where he is."""

from datetime import date
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils.translation import get_language

from hamroh.core.law import Law
from hamroh.foundation import clock
from hamroh.journeys.law import DEFAULT_PACK, law_in_force, packs_in_force
from hamroh.network.models import Centre
from hamroh.network.queries import in_language, list_centres
from hamroh.portal.questions import answers

SESSION_KEY = "place"
ZONES = {"kz": "Asia/Almaty"}
"""Before a region is named: where most people of the country live."""
DEFAULT_ZONE = "Europe/Moscow"


def places() -> tuple[str, ...]:
    """The keys of the packs whose law can be asked about, that of the centres first."""
    return tuple(sorted(packs_in_force(now=clock.now()), key=lambda pack: (pack != DEFAULT_PACK, pack)))


def place_of(request: HttpRequest) -> str:
    """The pack of the country that was chosen; that of the centres before that."""
    return str(request.session.get(SESSION_KEY, DEFAULT_PACK))


def go_to(request: HttpRequest, pack: str) -> None:
    """Remember the country; answers about another one are of no use in it and are forgotten."""
    if pack != place_of(request):
        answers.forget(request)
    request.session[SESSION_KEY] = pack


def law_here(request: HttpRequest) -> Law:
    """The law in force in the country that was chosen. Raises DomainError `no_law_in_force`."""
    return law_in_force(now=clock.now(), pack=place_of(request))


def today_at(request: HttpRequest, law: Law) -> date:
    """Today in the region that the person named, the day of the country's largest zone before that."""
    region = request.session.get(answers.SESSION_KEY, {}).get("region")
    zone = law.time_zones.get(str(region), ZONES.get(law.key, DEFAULT_ZONE))
    return clock.now().astimezone(ZoneInfo(zone)).date()


def is_served(request: HttpRequest) -> bool:
    """Whether our centres book, keep and take payments there; elsewhere there is the plan alone."""
    return place_of(request) == DEFAULT_PACK


def centres_of(pack: str) -> list[Centre]:
    """Our centres in a country, open ones only."""
    return [centre for centre in list_centres() if centre.country == pack.upper()]


def may_call(pack: str) -> bool:
    """Whether a centre of ours in a country has a phone number; without one people are asked to come."""
    return any(one.phone for one in centres_of(pack))


def phones_of(pack: str, region: object = None) -> tuple[str, ...]:
    """Whom to call in a country: name and phone of each of our centres there, those of a region first."""
    centres = sorted(centres_of(pack), key=lambda one: one.region_code != region)
    names = ((in_language(one.names, get_language() or "en"), one.phone) for one in centres)
    return tuple(f"{name}, {phone}" if phone else name for name, phone in names)
