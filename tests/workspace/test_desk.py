"""A desk: call, serve with its own form, undo, refuse; it sees what it needs and nothing more."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from hamroh.accounts.roles import Role
from hamroh.booking.models import Visit
from hamroh.documents.models import IssuedDocument, Revocation
from hamroh.floor import actions as floor
from hamroh.floor.models import Ticket, TicketService, Watch
from hamroh.foundation import clock
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.scope import system_scope
from hamroh.journeys.models import PersonFact
from hamroh.messaging.models import Reminder
from hamroh.network import actions as network
from hamroh.network.models import Service
from tests.builders import accounts, people, signin
from tests.builders.day import NOW, Day, build_day, key

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def day(settings: Any) -> Day:
    settings.CLOCK_OFFSET_SECONDS = 0
    settings.CLOCK_OFFSET_SECONDS = (NOW - clock.now()).total_seconds()
    return build_day()


class Window:
    """A desk as a browser works at it."""

    def __init__(self, day: Day, number: int) -> None:
        self.client = signin.sign_in(day.at(number))
        self.address = f"/work/desk/{day.desks[number].pk}/"

    def page(self) -> str:
        return self.client.get(self.address).content.decode()

    def do(self, verb: str, **more: str) -> int:
        return self.client.post(f"{self.address}do/{verb}/", {"key": key(), **more}).status_code

    def open(self) -> None:
        assert (
            self.client.post(f"{self.address}open/", {"key": key(), "language-uz": "on"}).status_code == 302
        )

    def serve(self, **fields: str) -> int:
        return self.client.post(f"{self.address}serve/", {"key": key(), **fields}).status_code


ACCEPTED = {
    "number": "77-12",
    "issued_on_day": "23",
    "issued_on_month": "11",
    "issued_on_year": "2026",
}

INVENTED = '<span class="tag">Вымышлен</span>'


def test_a_desk_calls_serves_and_the_plan_moves_on(day: Day) -> None:
    day.arrive(day.person(), "application")
    desk = Window(day, 7)
    assert "A001" in desk.page(), "who waits is seen before the desk opens"
    desk.open()
    assert desk.do("call") == 302
    page = desk.page()
    assert '<h1 class="no" id="who">A001</h1>' in page
    assert "Karimov Dilshod" in page
    assert INVENTED in page
    assert "FA1234567" not in page
    assert desk.serve(number="") == 409
    assert desk.serve(**ACCEPTED | {"issued_on_year": "2027"}) == 409, "this day has not come yet"
    assert desk.serve(**ACCEPTED) == 302
    with system_scope():
        assert PersonFact.objects.get(kind="patent_applied_on").value == "2026-11-23"
        assert Ticket.objects.get().state == "done"
    assert "Karimov" not in desk.page(), "who is gone is gone"
    assert desk.do("undo") == 302
    with system_scope():
        assert not PersonFact.objects.filter(kind="patent_applied_on", superseded_at=None).exists()
    assert "A001" in desk.page()


def test_the_examination_keeps_the_paper_only(day: Day) -> None:
    day.arrive(day.person(), "medical")
    desk = Window(day, 21)
    desk.open()
    desk.do("call")
    paper = {"number": "63-00418", "issuer": "Clinic 1"}
    until = {"valid_until_day": "23", "valid_until_month": "11", "valid_until_year": "2027"}
    assert desk.serve(**paper | {"number": "positive"}, **until) == 409
    assert desk.serve(**paper, **until, finding="positive") == 302
    with system_scope():
        stored = TicketService.objects.get().result
    assert stored == {"kind": "medical", "valid_until": "2027-11-23", **paper}


def test_a_desk_of_the_state_sees_nothing_else_of_the_visit(day: Day) -> None:
    day.arrive(day.person(), "reception", "registration", "medical")
    with system_scope():
        TicketService.objects.filter(service__key="registration").update(after=[])
    state, own = Window(day, 19), Window(day, 21)
    state.open()
    assert state.do("call") == 302
    page = state.page()
    assert "A001" in page
    assert "Окно medical" not in page
    state.do("return")
    assert own.client.get(state.address).status_code == 404, "no desk of another role"


def test_two_desks_never_call_one_person(day: Day) -> None:
    day.arrive(day.person(), "application")
    first, second = Window(day, 7), Window(day, 8)
    first.open()
    second.open()
    first.do("call")
    second.do("call")
    assert '<h1 class="no" id="who">A001</h1>' in first.page()
    assert '<h1 class="no" id="who">' not in second.page()


def test_somebody_who_does_not_come_can_be_called_again(day: Day) -> None:
    ticket = day.arrive(day.person(), "application")
    desk = Window(day, 7)
    desk.open()
    desk.do("call")
    assert desk.do("recall") == 302
    assert desk.do("not-shown") == 302
    again = f"{desk.address}again/{ticket.pk}/"
    assert again in desk.page()
    assert desk.client.post(again, {"key": key()}).status_code == 302
    assert '<h1 class="no" id="who">A001</h1>' in desk.page()
    assert desk.do("pause") == 409, "somebody is called"
    assert desk.do("nonsense") == 404


def test_a_refusal_gives_a_signed_record_and_the_next_time(day: Day) -> None:
    ticket = day.arrive(day.person(), "application")
    desk = Window(day, 7)
    desk.open()
    desk.do("call")
    cannot = f"{desk.address}cannot/"
    assert desk.client.get(cannot, {"ticket": str(ticket.pk)}).status_code == 200
    typed = {"key": "one", "ticket": str(ticket.pk)}
    assert desk.client.post(cannot, typed).status_code == 409, "a reason is asked"
    record = desk.client.post(cannot, typed | {"reason": "system_down"})["Location"]
    assert desk.client.post(cannot, typed | {"reason": "system_down"})["Location"] == record
    with system_scope():
        paper = IssuedDocument.objects.get()
    assert (paper.kind, paper.facts["reason"], paper.facts["desk"]) == ("attempt", "system_down", 7)
    # Tuesday, eight in the morning in Samara, which is four hours ahead of UTC.
    assert paper.facts["next"] == datetime(2026, 11, 24, 4, tzinfo=UTC).timestamp()
    page = desk.client.get(record).content.decode()
    assert paper.number in page
    sheet = desk.client.get(f"{record}sheet/").content.decode()
    assert paper.short_code in sheet
    assert "Karimov" not in sheet
    # It can be held against the slip and the passport; what is signed says nothing of the passport.
    assert (paper.facts["ticket"], "A001" in sheet) == ("A001", True)
    assert re.search(rf"<td>{people.NUMBER[-3:]}\b", sheet)
    assert people.NUMBER[:-3] not in sheet
    assert people.NUMBER[-3:] not in paper.facts.values()
    for _click in range(2):
        assert "8:00" in desk.client.post(f"{record}book/", {"key": "once"}).content.decode()
    with system_scope():
        booked = Visit.objects.get(state="confirmed")
        assert booked.identity_hash == Visit.objects.get(pk=ticket.visit_id).identity_hash
        assert set(Reminder.objects.filter(subject_id=booked.pk).values_list("due_at", flat=True)) == {
            datetime(2026, 11, 23, 14, tzinfo=UTC)
        }, "the evening before at six; on the day eight o'clock is too early for a message"
    assert desk.client.post(f"{record}book/", {"key": key()}).status_code == 409, "booked already"


@pytest.mark.parametrize(
    ("service", "number", "own", "foreign"),
    [("cash_desk", 14, "our_equipment", "system_down"), ("application", 7, "system_down", "our_equipment")],
)
def test_a_desk_signs_no_reason_that_is_anothers(
    day: Day, service: str, number: int, own: str, foreign: str
) -> None:
    ticket = day.arrive(day.person(), service)
    desk = Window(day, number)
    desk.open()
    desk.do("call")
    cannot = f"{desk.address}cannot/"
    page = desk.client.get(cannot, {"ticket": str(ticket.pk)}).content.decode()
    assert f'value="{own}"' in page
    assert f'value="{foreign}"' not in page
    typed = {"key": "one", "ticket": str(ticket.pk)}
    assert desk.client.post(cannot, typed | {"reason": foreign}).status_code == 409
    assert desk.client.post(cannot, typed | {"reason": own}).status_code == 302
    with system_scope():
        assert IssuedDocument.objects.get().facts["reason"] == own


def test_undoing_a_refusal_revokes_its_record(day: Day) -> None:
    ticket = day.arrive(day.person(), "application")
    desk = Window(day, 7)
    desk.open()
    desk.do("call")
    typed = {"key": "one", "ticket": str(ticket.pk), "reason": "refused"}
    desk.client.post(f"{desk.address}cannot/", typed)
    assert desk.do("undo") == 302
    with system_scope():
        assert Revocation.objects.get().number == IssuedDocument.objects.get().number


def test_undoing_a_refusal_cancels_the_visit_booked_because_of_it(day: Day) -> None:
    ticket = day.arrive(day.person(), "application")
    desk = Window(day, 7)
    desk.open()
    desk.do("call")
    typed = {"key": "one", "ticket": str(ticket.pk), "reason": "refused"}
    record = desk.client.post(f"{desk.address}cannot/", typed)["Location"]
    desk.client.post(f"{record}book/", {"key": "once"})
    with system_scope():
        booked = Visit.objects.get(state="confirmed")
        assert Reminder.objects.filter(subject_id=booked.pk, state="due").exists()
    assert desk.do("undo") == 302
    with system_scope():
        booked.refresh_from_db()
        assert booked.state == "cancelled"
        assert not Reminder.objects.filter(subject_id=booked.pk, state="due").exists()
        ticket.refresh_from_db()
        assert ticket.state == "called"
    # What happens next is not hindered by what was taken back.
    again = desk.client.post(f"{desk.address}cannot/", typed | {"key": "two"})["Location"]
    assert desk.client.post(f"{again}book/", {"key": "twice"}).status_code == 200


def test_a_role_sees_its_own_desks(day: Day) -> None:
    page = signin.sign_in(day.staff[Role.REGISTRAR]).get("/work/desk/").content.decode()
    assert "Окно application" in page
    assert "Окно cash_desk" not in page
    nobody = signin.sign_in(day.staff[Role.LAWYER]).get("/work/desk/").content.decode()
    assert 'class="empty"' in nobody


def test_the_choice_of_a_desk_says_which_is_free_who_sits_where_and_how_many_wait(day: Day) -> None:
    day.arrive(day.person(), "application")
    colleague = accounts.staff(NOW, day.centre, Role.REGISTRAR, username="gusev")
    with day.as_of(colleague) as actor:
        floor.open_desk(actor=actor, now=NOW, key=key(), desk_id=day.desks[7].pk)
    mine = Window(day, 16)
    mine.open()
    page = mine.client.get("/work/desk/").content.decode()
    order = [page.index(f"{number}. Окно") for number in (16, 8, 19, 25, 7)]
    assert order == sorted(order), "one's own first, then the free ones by their lines, then the others'"
    assert "gusev" in page
    assert "Вы" in page
    assert "Занять: окно 8" in page


def test_a_desk_that_somebody_sits_at_is_taken_over_only_in_so_many_words(day: Day) -> None:
    day.arrive(day.person(), "application")
    colleague = accounts.staff(NOW, day.centre, Role.REGISTRAR, username="gusev")
    desk = Window(day, 7)
    desk.open()
    assert desk.do("call") == 302
    other = signin.sign_in(colleague)
    page = other.get(desk.address).content.decode()
    assert 'id="taken"' in page
    assert "Karimov" not in page, "who stands before a colleague is the colleague's to see"
    assert other.post(f"{desk.address}open/", {"key": key()}).status_code == 409
    assert other.post(f"{desk.address}do/return/", {"key": key()}).status_code == 409
    with system_scope():
        assert Watch.objects.get(ends_at=None).staff_id == day.at(7).id
    assert other.post(f"{desk.address}open/", {"key": key(), "take": "on"}).status_code == 302
    assert "Karimov" in other.get(desk.address).content.decode()
    assert desk.do("return") == 409, "a page that stayed open does nothing any more"
    assert desk.serve(**ACCEPTED) == 409
    with system_scope():
        assert Watch.objects.get(ends_at=None).staff_id == colleague.id
        assert Ticket.objects.get().state == "called"


def test_the_line_is_taken_anew_without_a_look_at_anybody(day: Day) -> None:
    day.arrive(day.person(), "application")
    desk = Window(day, 7)
    part = desk.client.get(f"{desk.address}line/").content.decode()
    assert "A001" in part
    assert "Karimov" not in part


def test_the_managers_day_counts_without_names(day: Day, client: Client) -> None:
    day.arrive(day.person(), "reception", "registration")
    manager = signin.sign_in(day.staff[Role.MANAGER])
    page = manager.get("/work/day/").content.decode()
    assert "Karimov" not in page
    assert '<dd class="no">1</dd>' in page
    for other in ("2026-11-22", "2026-11-24", "never"):
        assert manager.get("/work/day/", {"on": other}).status_code == 200
    assert signin.sign_in(day.staff[Role.RECEPTION]).get("/work/day/").status_code == 403


def test_a_desk_sends_on_to_a_named_desk_and_undoes_it(day: Day) -> None:
    day.open(3)
    ticket = day.arrive(day.person(), "data_entry", "application")
    with system_scope():
        ticket.services.filter(service__key="application").update(after=[])
    desk = Window(day, 7)
    desk.open()
    desk.do("call")
    page = desk.client.get(desk.address).content.decode()
    assert f'value="{day.desks[3].pk}"' in page
    typed = {"key": key(), "ticket": str(ticket.pk)}
    assert desk.client.post(f"{desk.address}send/", typed).status_code == 409, "no desk was chosen"
    sent = typed | {"key": key(), "to": str(day.desks[3].pk)}
    assert desk.client.post(f"{desk.address}send/", sent).status_code == 302
    assert "undo" in desk.page()
    assert desk.do("undo") == 302
    with system_scope():
        ticket.refresh_from_db()
    assert ticket.state == "called"


def test_a_cash_desk_says_what_is_owed_and_the_paid_invoice_leads_back(day: Day) -> None:
    with system_scope():
        network.set_price(
            actor=SYSTEM,
            centre_id=day.centre.pk,
            service_id=Service.objects.get(key="medical").pk,
            valid_from=NOW.date(),
            amount=550_000,
            is_estimate=False,
        )
    ticket = day.arrive(day.person(), "cash_desk", "medical")
    day.open(14)
    day.call(14)
    window = Window(day, 14)
    page = window.page().replace("\N{NO-BREAK SPACE}", " ")
    assert "5 500 ₽" in page
    assert "Дальше без оплаты" in page
    invoice = window.client.post(f"/work/cash/visit/{ticket.visit_id}/")["Location"]
    form = window.client.get(invoice).content.decode()
    sent = re.search(r'name="key" value="([^"]+)"', form)
    assert sent
    window.client.post(invoice, {"key": sent[1], "amount": "5 500", "method": "cash"})
    assert f'href="{window.address}"' in window.client.get(invoice).content.decode()
    page = window.page()
    assert "Оплачен" in page
    assert "Дальше без оплаты" not in page
    assert window.serve() == 302
    assert f'href="{window.address}"' not in window.client.get(invoice).content.decode()


def test_a_day_ahead_shows_what_is_booked_and_left(day: Day) -> None:
    manager = signin.sign_in(day.staff[Role.MANAGER])
    ahead = manager.get("/work/day/", {"on": "2026-11-24"}).content.decode()
    assert "Что записано" in ahead
    assert "Окно application" in ahead
    assert "Где ждут" not in ahead, "nobody has waited there yet"
    shut = manager.get("/work/day/", {"on": "2026-12-20"}).content.decode()
    assert "Запись на этот день не открыта" in shut
    today = manager.get("/work/day/").content.decode()
    assert "Что записано" not in today
