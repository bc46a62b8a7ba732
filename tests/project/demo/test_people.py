"""The invented people: made by actions with past times, each once, and the floor of the day is alive.

Loaded once for all tests: it takes seconds.
"""

from datetime import date, datetime, timedelta
from typing import Any

import phonenumbers
import pytest
from django.test import TestCase

from hamroh.accounts.models import LookLog
from hamroh.accounts.roles import Role
from hamroh.billing.advances.models import AdvancePayment
from hamroh.billing.models import Invoice, Payment
from hamroh.booking.actions import open_days
from hamroh.booking.models import Slot, Visit
from hamroh.booking.queries import list_miscounted_slots
from hamroh.core.credentials import Genuineness
from hamroh.core.dispatch.states import TicketState
from hamroh.core.itinerary.states import VisitState
from hamroh.documents.models import DocumentKind, IssuedDocument
from hamroh.documents.queries import check_code
from hamroh.floor import actions as floor
from hamroh.floor.models import Ticket, TicketEvent, Watch
from hamroh.floor.queries import day
from hamroh.flows.serving.door import check_in_walk_in
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.scope import system_scope
from hamroh.journeys.models import PersonFact, Plan, PlanStep
from hamroh.messaging.models import Message, Reminder
from hamroh.network.queries import list_desks
from hamroh.people.models import Consent, ContactPoint, IdentityPaper, Person, PersonName
from hamroh.project.demo.holidays import close_holidays
from hamroh.project.demo.network import load_network
from hamroh.project.demo.people.acting import acting, list_teams
from hamroh.project.demo.people.cast import Stage, cast_as
from hamroh.project.demo.people.lives import Life, live
from hamroh.project.demo.people.loading import Loaded, centres_are_open, go_on, load_people
from hamroh.project.demo.people.showing import STAGES, list_guides
from tests.builders import journeys

pytestmark = pytest.mark.data

NOW = datetime.fromisoformat("2026-11-23T10:30+04:00")
TODAY = date(2026, 11, 23)
SAMARA = "samara-kabelnaya"
CROWD = {SAMARA: (3, 22)}
SUNDAY = datetime.fromisoformat("2026-11-29T11:00+04:00")


class CutOffError(Exception):
    """Somebody pulled the plug."""


def _cut_off_and_loaded() -> Loaded:
    said: list[str] = []

    def cut(text: str) -> None:
        said.append(text)
        raise CutOffError

    with pytest.raises(CutOffError):
        load_people(now=NOW - timedelta(hours=2), size=1, crowd=CROWD, say=cut)
    assert said
    return load_people(now=NOW, size=1, crowd=CROWD)


def rows() -> dict[str, int]:
    tables = (Person, Visit, Ticket, TicketEvent, Payment, Invoice, AdvancePayment, Plan, PersonFact, Watch)
    more = (IssuedDocument, Reminder, Message, LookLog, Consent, IdentityPaper, PersonName)
    return {table.__name__: table._default_manager.count() for table in (*tables, *more)}


class TestPeople(TestCase):
    loaded: Loaded

    @classmethod
    def setUpTestData(cls) -> None:
        """The network with its people; the first start is cut off on the way and made good by a second."""
        journeys.release(NOW - timedelta(days=400))
        load_network(now=NOW)
        with system_scope():
            for team in list_teams().values():
                last = TODAY + timedelta(days=8)
                open_days(actor=SYSTEM, centre_id=team.centre.pk, first=TODAY, last=last)
        cls.loaded = _cut_off_and_loaded()

    def setUp(self) -> None:
        self.enterContext(system_scope())

    def test_there_is_somebody_at_each_stage_and_nothing_was_refused(self) -> None:
        assert not self.loaded.refused
        assert {stage.value for stage in Stage} <= set(self.loaded.made)
        assert all(person.is_invented for person in Person.objects.all())
        states = AdvancePayment.objects.order_by("state").values_list("state", flat=True)
        assert set(states) == {"confirmed", "matched", "presented"}
        assert set(Visit.objects.values_list("state", flat=True)) >= {
            VisitState.CONFIRMED,
            VisitState.MOVED,
            VisitState.CANCELLED,
            VisitState.SERVED,
            VisitState.ARRIVED,
        }
        late = Plan.objects.filter(superseded_at=None).exclude(consultant_first=[])
        assert late.exists()
        assert Plan.objects.filter(superseded_at=None, outcome="plan", facts__citizenship="KG").exists()

    def test_todays_floor_is_alive(self) -> None:
        team = list_teams()[SAMARA]
        manager = team.actor(Role.MANAGER)
        with acting(manager):
            shown = day(actor=manager, now=NOW, centre_id=team.centre.pk)
        assert shown.in_centre >= 4
        assert max(kind.longest for kind in shown.kinds) >= 10, "somebody had to wait"
        assert shown.served
        assert shown.came_walk_in
        assert shown.came_booked > shown.came_walk_in
        assert any(desk.served for desk in shown.desks)
        assert set(TicketEvent.objects.values_list("kind", flat=True)) >= {
            "arrived",
            "called",
            "served",
            "refused",
        }
        assert Ticket.objects.filter(day=TODAY, state=TicketState.SERVING).exists()
        assert LookLog.objects.filter(page="desk", centre=team.centre).exists()

    def test_the_day_before_is_over_and_its_desks_are_closed(self) -> None:
        before = Ticket.objects.filter(day=TODAY - timedelta(days=2))
        assert before.exists()
        assert not before.filter(ended_at=None).exists()
        assert not Watch.objects.filter(starts_at__date__lt=TODAY, ends_at=None).exists()
        assert PersonFact.objects.filter(evidence__startswith="service:", trust="verified").exists()

    def test_no_place_was_sold_twice_and_each_payment_has_one_genuine_receipt(self) -> None:
        assert not list_miscounted_slots()
        assert Slot.objects.filter(taken__gt=0).exists()
        payments = list(Payment.objects.all())
        receipts = {one.pk: one for one in IssuedDocument.objects.filter(kind=DocumentKind.RECEIPT)}
        assert payments
        assert {one.document_id for one in payments} == set(receipts)
        assert len({one.receipt_number for one in payments}) == len(payments) == len(receipts)
        for paper in IssuedDocument.objects.all():
            assert check_code(paper.credential).outcome is Genuineness.GENUINE
        for invoice in Invoice.objects.prefetch_related("payments"):
            assert invoice.paid == sum(one.amount for one in invoice.payments.all()) <= invoice.total
        assert IssuedDocument.objects.filter(kind=DocumentKind.ATTEMPT).exists()

    def test_nothing_of_it_happened_after_the_demos_moment(self) -> None:
        moments = [
            *Person.objects.values_list("created_at", flat=True),
            *TicketEvent.objects.values_list("at", flat=True),
            *Payment.objects.values_list("taken_at", flat=True),
            *Plan.objects.values_list("made_at", flat=True),
            *Visit.objects.values_list("changed_at", flat=True),
            *Consent.objects.values_list("given_at", flat=True),
            *LookLog.objects.values_list("at", flat=True),
        ]
        assert max(moments) <= NOW
        assert min(moments) < NOW - timedelta(days=15)

    def test_nobody_can_have_their_phones_or_passports(self) -> None:
        phones = [str(one.value) for one in ContactPoint.objects.all()]
        assert phones
        assert not any(phonenumbers.is_valid_number(phonenumbers.parse(one)) for one in phones)
        assert all(str(paper.number).startswith("XX") for paper in IdentityPaper.objects.all())

    def test_the_history_names_who_did_it(self) -> None:
        events: Any = Person.pgh_event_model.objects  # type: ignore[attr-defined]
        assert events.filter(pgh_context__why="register_person").count()
        assert events.filter(pgh_context__why="register_newcomer", pgh_context__kind="staff").exists()

    def test_a_second_start_makes_nobody_again(self) -> None:
        before = rows()
        again = load_people(now=NOW, size=1, crowd=CROWD)
        assert rows() == before
        assert not again.made.total()
        assert not again.refused

    def test_a_later_start_on_the_same_day_lets_the_floor_go_on(self) -> None:
        events = TicketEvent.objects.count()
        later = load_people(now=NOW + timedelta(minutes=20), size=0, crowd={SAMARA: (0, 26)})
        assert TicketEvent.objects.count() > events
        assert not later.refused

    def test_the_floor_goes_on_with_the_clock_and_leaves_a_visitors_hand_alone(self) -> None:
        team = list_teams()[SAMARA]
        visitor = {one.username: one for one in team.members}
        desks = {desk.number: desk for desk in list_desks(team.centre.pk)}
        with acting(visitor["sokolova"].actor) as actor:
            brought = check_in_walk_in(
                actor=actor,
                now=NOW,
                key="by hand",
                centre_id=team.centre.pk,
                person_id=None,
                services=frozenset({"photo"}),
                today=TODAY,
            )
        with acting(visitor["registrar"].actor) as actor:
            floor.open_desk(actor=actor, now=NOW, key="taken", desk_id=desks[19].pk, take_over=True)
        for step in range(1, 8):
            moment = NOW + timedelta(minutes=12 * step)
            assert not go_on(now=moment, crowd=CROWD).refused
        events = TicketEvent.objects.filter(at__gt=NOW)
        assert set(events.values_list("kind", flat=True)) >= {"called", "started", "served"}
        assert list(brought.events.values_list("kind", flat=True)) == ["arrived"]
        assert not events.filter(desk=desks[19]).exists()
        assert Watch.objects.get(desk=desks[19], ends_at=None).staff_id == visitor["registrar"].actor.id
        before = rows()
        go_on(now=moment, crowd=CROWD)
        assert rows() == before

    def test_in_the_evening_the_visitors_ticket_stays_and_the_colleagues_go(self) -> None:
        team = list_teams()[SAMARA]
        with acting(team.actor(Role.RECEPTION)) as actor:
            brought = check_in_walk_in(
                actor=actor,
                now=NOW,
                key="by hand",
                centre_id=team.centre.pk,
                person_id=None,
                services=frozenset({"photo"}),
                today=TODAY,
            )
        night = NOW.replace(hour=21)
        assert not go_on(now=night, crowd=CROWD).refused
        assert list(Ticket.objects.filter(ended_at=None)) == [brought]
        assert not Watch.objects.filter(centre=team.centre, ends_at=None).exists()
        assert not centres_are_open(now=night, crowd=CROWD)
        assert centres_are_open(now=NOW, crowd=CROWD)

    def test_each_open_desk_has_somebody_of_its_own(self) -> None:
        sit = list(Watch.objects.filter(ends_at=None).values_list("staff_id", flat=True))
        assert len(sit) > 10
        assert len(set(sit)) == len(sit)

    def test_applications_and_the_exam_are_not_left_for_the_afternoon(self) -> None:
        served = TicketEvent.objects.filter(kind="served", ticket__day=TODAY)
        assert served.filter(desk__desk_kind__key="application").exists()
        assert served.filter(desk__desk_kind__key="exam").exists()

    def test_on_a_sunday_there_is_no_floor(self) -> None:
        made = load_people(now=SUNDAY, size=0, crowd={SAMARA: (0, 5)}).made
        assert not made.total()
        assert not Ticket.objects.filter(day__gt=TODAY).exists()

    def test_public_holidays_close_the_centres_in_russia(self) -> None:
        close_holidays(now=datetime.fromisoformat("2026-12-20T09:00+04:00"))
        team = list_teams()[SAMARA]
        assert team.hours(date(2027, 1, 4)) is None
        assert team.hours(date(2026, 12, 21)) is not None

    def test_where_the_law_publishes_no_sum_nothing_is_paid(self) -> None:
        now = datetime.fromisoformat("2027-03-10T11:00+04:00")
        paid = AdvancePayment.objects.count()
        team = list_teams()[SAMARA]
        one = cast_as(Stage.PRESENTED, 7, today=now.date())
        live(Stage.PRESENTED, Life(one, team, team.day_at(now), now))
        assert AdvancePayment.objects.count() == paid
        assert ContactPoint.objects.filter(recorded_at__gt=NOW).exists()

    def test_reminders_of_the_past_are_few_and_each_thing_is_said_once(self) -> None:
        due = Reminder.objects.filter(turn_at__lte=NOW, until__gt=NOW)
        said = [(one.person_id, one.topic, PlanStep.objects.get(pk=one.subject_id).key) for one in due]
        assert len(said) == len(set(said))

    def test_the_demos_page_names_one_of_each_stage_and_somebody_at_the_centre(self) -> None:
        guides = list_guides(now=NOW)
        assert len(guides) == len(STAGES) + 1
        assert all(guide.phone.startswith("+7000") and guide.name for guide in guides)

    def test_words_of_progress_are_said(self) -> None:
        said: list[str] = []
        load_people(now=NOW, size=0, crowd={SAMARA: (0, 0)}, say=said.append)
        assert said == ["the day at Samara, Kabelnaya 13a is played"]
