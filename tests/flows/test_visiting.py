"""From a plan to one visit: which services, in which order, bound to whom."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hamroh.accounts.queries import scope_of
from hamroh.booking.models import Purpose, Visit
from hamroh.core.itinerary.states import VisitState
from hamroh.core.law import Facts, Plan, Value, make_plan
from hamroh.flows.visiting.booking import hold_offer, offer_visit
from hamroh.flows.visiting.codes import read_visit_code, visit_code
from hamroh.flows.visiting.confirming import Identity, confirm_booking
from hamroh.flows.visiting.programme import programme_of
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.foundation.scope import bound, system_scope
from hamroh.journeys.models import PersonFact
from hamroh.journeys.models import Plan as PlanRow
from hamroh.messaging.queries import list_reminders
from hamroh.network.models import Centre
from hamroh.packs.loader import load_law
from hamroh.people.models import IdentityPaper, PersonCentre, PersonName
from tests.builders import demo_network, people

NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
TODAY = date(2026, 11, 23)
LAW = load_law("ru")
EVERYTHING = frozenset(
    [
        "reception",
        "data_entry",
        "photo",
        "translation",
        "cash_desk",
        "medical",
        "insurance",
        "exam",
        "fingerprints",
        "registration",
        "application",
        "hand_over",
        "consultant",
    ]
)
FACTS: dict[str, Value] = {
    "citizenship": "UZ",
    "birth_date": date(1998, 3, 14),
    "entry_date": date(2026, 11, 16),
    "region": "63",
    "ground": "work",
    "progress": "nothing",
}
DILSHOD = Identity("YUSUPOV", "DILSHOD", "UZ", "FA1234567")


def plan(**changed: Value) -> Plan:
    """The plan of somebody who came to work in Samara a week ago."""
    made = make_plan(law=LAW, facts=Facts({**FACTS, **changed}), today=TODAY)
    assert not made.questions, made.questions
    return made


def test_registration_and_application_are_one_visit_with_the_application_last() -> None:
    programme = programme_of(plan(), offered=EVERYTHING)
    assert programme is not None
    assert programme.purpose == Purpose.FILING
    assert programme.steps == ("registration", "patent_application")
    wanted = {one.service: one.after for one in programme.services}
    assert set(wanted) == EVERYTHING - {"hand_over", "consultant"}
    assert wanted["application"] >= {"registration", "exam", "medical", "translation", "cash_desk"}


@pytest.mark.parametrize(("until", "asked"), [(date(2027, 5, 20), False), (date(2026, 12, 20), True)])
def test_a_registration_that_runs_on_for_long_is_not_extended_today(until: date, *, asked: bool) -> None:
    registered: dict[str, Value] = {"citizenship": "KG", "registered": "yes", "registered_until": until}
    programme = programme_of(plan(**registered), offered=EVERYTHING - {"medical", "consultant"})
    steps, services = (programme.steps, programme.services) if programme else ((), ())
    assert ("registration_extension" in steps) is asked
    assert ("registration" in {one.service for one in services}) is asked


def test_who_has_a_patent_for_months_is_not_sent_to_have_it_issued_anew() -> None:
    known: dict[str, Value] = {
        "progress": "patent",
        "entry_date": date(2026, 8, 1),
        "patent_applied_on": date(2026, 8, 10),
        "patent_issued_on": date(2026, 8, 24),
        "paid_until": date(2027, 3, 24),
        "contract_copy": "yes",
        "registered_until": date(2027, 3, 24),
    }
    programme = programme_of(plan(**known), offered=EVERYTHING)
    assert programme is None or "reissue" not in programme.steps


def test_a_late_plan_books_the_consultant_and_nothing_else() -> None:
    programme = programme_of(plan(entry_date=date(2026, 10, 1)), offered=EVERYTHING)
    assert programme is not None
    assert [one.service for one in programme.services] == ["consultant"]
    assert programme_of(plan(entry_date=date(2026, 10, 1)), offered=EVERYTHING - {"consultant"}) is None


def test_once_filed_the_next_visit_collects_after_the_decision() -> None:
    filed = plan(progress="applied", patent_applied_on=date(2026, 11, 20), registered_until=date(2027, 2, 1))
    programme = programme_of(filed, offered=EVERYTHING)
    assert programme is not None
    assert programme.purpose == Purpose.COLLECTING
    assert {one.service for one in programme.services} == {"cash_desk", "hand_over"}
    assert programme.not_before == date(2026, 12, 4)


def test_a_centre_without_the_deciding_desk_offers_nothing() -> None:
    assert programme_of(plan(), offered=frozenset({"reception", "data_entry"})) is None


def test_a_code_of_a_visit_is_read_back_and_nothing_else_is_taken_for_one() -> None:
    visit_id = new_id()
    assert read_visit_code(f" {visit_code(visit_id).lower()}\n") == visit_id
    assert read_visit_code("HAMROH-VISIT:12") is None
    assert read_visit_code(str(visit_id)) is None


@pytest.fixture
def centre() -> Centre:
    return demo_network.load(NOW)


def held(actor: Actor, centre: Centre, now: datetime = NOW) -> Visit:
    """A visit held by the actor for themself."""
    assert actor.id is not None
    offer = offer_visit(plan=plan(), centre=centre, now=now)
    answer = hold_offer(actor=actor, now=now, key=new_id().hex, person_id=actor.id, offer=offer)
    return Visit.objects.get(pk=answer.visit_id)


def confirm(actor: Actor, visit: Visit, identity: Identity = DILSHOD, now: datetime = NOW) -> None:
    """Confirm a held visit."""
    confirm_booking(
        actor=actor,
        now=now,
        key=new_id().hex,
        visit_id=visit.pk,
        identity=identity,
        facts=FACTS,
        today=TODAY,
        language="uz",
    )


def nobody() -> Actor:
    """A person of whom nothing is known yet."""
    from hamroh.foundation.actor import SYSTEM
    from hamroh.people.actions import register_person

    with system_scope():
        return people.oneself(register_person(actor=SYSTEM, language="uz", now=NOW, is_invented=True))


@pytest.mark.django_db
class TestBooking:
    """With places in the database."""

    def test_a_whole_visit_ends_within_one_day_and_is_bound_when_confirmed(self, centre: Centre) -> None:
        actor = nobody()
        with bound(scope_of(actor)):
            visit = held(actor, centre)
            assert visit.day == TODAY
            assert visit.places.count() == 11
            assert not PersonCentre.objects.exists(), "the centre sees nobody before they confirm"
            confirm(actor, visit)
            visit.refresh_from_db()
            assert visit.state == VisitState.CONFIRMED
            assert visit.identity_hash == IdentityPaper.objects.get().number_hash
            assert PersonName.objects.get().full == "YUSUPOV DILSHOD"
            assert PersonCentre.objects.get().centre_id == centre.pk
            assert PersonFact.objects.count() == len(FACTS)
            assert PlanRow.objects.get().outcome == "plan"
            assert {one.kind for one in list_reminders(person_id=PlanRow.objects.get().person_id)} == {
                "deadline_near"
            }, "a visit of this very morning needs no reminder"

    def test_nothing_half_happens_when_the_passport_is_somebody_elses(self, centre: Centre) -> None:
        people.person(NOW, number=DILSHOD.number)
        actor = nobody()
        with bound(scope_of(actor)):
            visit = held(actor, centre)
            with pytest.raises(DomainError, match="paper_already_known"):
                confirm(actor, visit)
            visit.refresh_from_db()
            assert visit.state == VisitState.HELD
            assert not PersonName.objects.exists()
            assert not PersonFact.objects.exists()

    def test_after_ten_minutes_the_hold_is_over(self, centre: Centre) -> None:
        actor = nobody()
        with bound(scope_of(actor)):
            visit = held(actor, centre)
            with pytest.raises(DomainError, match="hold_expired"):
                confirm(actor, visit, now=NOW + timedelta(minutes=11))

    @pytest.mark.parametrize(
        ("identity", "code"),
        [
            (Identity("", "DILSHOD", "UZ", "FA1234567"), "name_missing"),
            (Identity("YUSUPOV", "", "UZ", "1"), "paper_number_malformed"),
        ],
    )
    def test_a_name_and_a_number_are_needed(self, centre: Centre, identity: Identity, code: str) -> None:
        actor = nobody()
        with bound(scope_of(actor)):
            visit = held(actor, centre)
            with pytest.raises(DomainError, match=code):
                confirm(actor, visit, identity)

    def test_without_places_the_answer_says_why(self, centre: Centre) -> None:
        offer = offer_visit(plan=plan(), centre=Centre.objects.get(key="tolyatti"), now=NOW)
        assert offer.itinerary is None
        actor = nobody()
        with bound(scope_of(actor)), pytest.raises(DomainError, match="no_day"):
            hold_offer(actor=actor, now=NOW, key="k", person_id=actor.id or new_id(), offer=offer)
        with pytest.raises(DomainError, match="nothing_to_book"):
            offer_visit(plan=plan(), centre=Centre.objects.get(key="tashkent"), now=NOW)
