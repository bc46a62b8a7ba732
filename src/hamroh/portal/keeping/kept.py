"""What happens when a plan begins to be kept, or its owner comes back: what this session holds is recorded."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest

from hamroh.accounts.queries import has_card
from hamroh.accounts.sessions import actor_of_request
from hamroh.flows.planning import replan_and_remind
from hamroh.foundation import clock
from hamroh.journeys import queries as journeys
from hamroh.journeys.actions import record_facts
from hamroh.people.models import ContactKind
from hamroh.people.queries import contact_of
from hamroh.portal.place import is_served, law_here, today_at
from hamroh.portal.questions import answers


def opens_again(person_id: UUID) -> bool:
    """Whether a phone or a card brings the person back once this session is over."""
    return bool(contact_of(person_id, ContactKind.PHONE, confirmed_only=True)) or has_card(person_id)


Hook = Callable[[HttpRequest, UUID], None]


def record_answers(request: HttpRequest, person_id: UUID) -> None:
    """Record the answers of this session as claims; what a paper has verified stays.

    Only of the country of our centres: what belongs to another one is not kept.
    """
    if not answers.given(request) or not is_served(request):
        return
    now = clock.now()
    law = law_here(request)
    today = today_at(request, law)
    told = answers.facts_of(request, law, today)
    verified = journeys.facts_of(person_id, law=law, today=today).verified
    facts = {**dict.fromkeys(told.unknown), **told.values}
    claims = {kind: value for kind, value in facts.items() if kind not in verified}
    actor = actor_of_request(request)
    if record_facts(actor=actor, now=now, person_id=person_id, facts=claims):
        replan_and_remind(actor=actor, now=now, person_id=person_id, today=today)


ON_KEPT: tuple[Hook, ...] = (record_answers,)


def on_kept(request: HttpRequest, person_id: UUID) -> None:
    """Called after the person was signed in, with their scope bound, outside any transaction."""
    for hook in ON_KEPT:
        hook(request, person_id)
