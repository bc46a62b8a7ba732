"""The reception in the browser's words: find, check in, register, and every look is recorded."""

from datetime import timedelta

import pytest
from django.test import Client

from hamroh.accounts.models import LookLog
from hamroh.accounts.roles import Role
from hamroh.booking.actions import mark_arrived
from hamroh.booking.models import Visit
from hamroh.floor.models import Ticket
from hamroh.flows.visiting.codes import visit_code
from hamroh.foundation import clock
from hamroh.foundation.scope import system_scope
from hamroh.people.models import IdentityPaper, Person, PersonName
from tests.builders import passport, people, signin
from tests.builders.day import FACTS, NOW, Day, build_day, key
from tests.builders.searching import search

pytestmark = [pytest.mark.data, pytest.mark.django_db]
LINES = "P<UZBKARIMOV<<DILSHOD".ljust(44, "<") + "\nFA12345673UZB9604124M3005143<<<<<<<<<<<<<<<6"
NEWCOMER = {
    "surname": "Rahimov",
    "given": "Farrukh",
    "surname_ru": "Рахимов",
    "given_ru": "Фаррух",
    "birth_date_day": "17",
    "birth_date_month": "8",
    "birth_date_year": "1999",
    "country": "TJ",
    "number": "400123412",
    "language": "tg",
    "phone": "+79271234567",
    "consent": "on",
}


@pytest.fixture
def day(settings: pytest.FixtureRequest) -> Day:
    settings.CLOCK_OFFSET_SECONDS = 0  # type: ignore[attr-defined]
    settings.CLOCK_OFFSET_SECONDS = (NOW - clock.now()).total_seconds()  # type: ignore[attr-defined]
    return build_day()


@pytest.fixture
def reception(day: Day) -> Client:
    return signin.sign_in(day.staff[Role.RECEPTION])


def looks(page: str = "") -> list[str]:
    with system_scope():
        rows = LookLog.objects.filter(page=page) if page else LookLog.objects.all()
        return list(rows.order_by("at", "id").values_list("why", flat=True))


def test_a_person_is_found_in_another_script_and_the_look_is_recorded(day: Day, reception: Client) -> None:
    day.visit(day.person(), "reception", "registration")
    page = search(reception, "/work/reception/", "дилшод каримов").content.decode()
    assert "<mark>Dilshod</mark>" in page
    assert "12.04.1996" in page
    assert "FA1234567" not in page
    assert "••567" in page
    assert looks("reception") == ["find_by_name", "visits_of_the_day"]


def test_a_number_finds_somebody_of_another_centre_only_masked(day: Day, reception: Client) -> None:
    elsewhere = people.person(NOW, None, "AB7654321")
    page = search(reception, "/work/reception/", "AB7654321").content.decode()
    assert "D. K." in page
    assert "Karimov" not in page
    assert reception.get(f"/work/reception/people/{elsewhere.pk}/").status_code == 403
    link = f"/work/reception/people/{elsewhere.pk}/link/"
    assert reception.get(link).status_code == 200
    assert reception.post(link)["Location"] == f"/work/reception/people/{elsewhere.pk}/"
    page = reception.get(f"/work/reception/people/{elsewhere.pk}/").content.decode()
    assert "Karimov" in page
    assert '<span class="tag">Вымышлен</span>' in page


def test_the_scanner_leads_from_the_code_to_the_number(day: Day, reception: Client) -> None:
    visit_id = day.visit(day.person(), "reception", "registration")
    door = reception.post("/work/reception/scan/", {"code": visit_code(visit_id)})["Location"]
    assert door == f"/work/reception/visits/{visit_id}/"
    assert "Karimov Dilshod" in reception.get(door).content.decode()
    wrong = reception.post(door, {"paper": "FA7654321", "key": key()})
    assert wrong.status_code == 422
    assert 'value="FA7654321"' in wrong.content.decode(), "what was typed stays typed"
    ticket_page = reception.post(door, {"paper": "fa 1234567", "language-uz": "on", "key": key()})["Location"]
    page = reception.get(ticket_page).content.decode()
    assert '<h1 class="no">A001</h1>' in page
    with system_scope():
        assert Ticket.objects.get().languages == ["uz"]
    assert reception.post("/work/reception/scan/", {"code": visit_code(visit_id)})["Location"] == ticket_page
    assert reception.post("/work/reception/scan/", {"code": "a001"})["Location"] == ticket_page
    assert reception.post("/work/reception/scan/", {"code": "Z999"}).status_code == 422
    sheet = reception.get(f"{ticket_page}sheet/").content.decode()
    assert '<html lang="uz" class="day">' in sheet
    assert "A001" in sheet
    assert "Karimov" not in sheet, "the sheet lies about: it carries no name"
    assert "print_itinerary" in looks("sheet")


def test_the_passports_lines_match_at_the_door(day: Day, reception: Client) -> None:
    visit_id = day.visit(day.person(), "reception")
    door = f"/work/reception/visits/{visit_id}/"
    assert (
        reception.post(door, {"paper": LINES.replace("9604124", "9604125"), "key": key()}).status_code == 422
    )
    assert reception.post(door, {"paper": LINES, "key": key()}).status_code == 302


def test_who_must_see_the_consultant_first_is_marked_without_a_reason(day: Day, reception: Client) -> None:
    late = FACTS | {"entry_date": "2026-10-01"}
    person = day.person(facts={**late, "entry_date": NOW.date().replace(month=10)})
    visit_id = day.visit(person, "registration")
    door = f"/work/reception/visits/{visit_id}/"
    assert 'class="note warn"' in reception.get(door).content.decode()
    reception.post(door, {"paper": people.NUMBER, "key": key()})
    page = reception.get("/work/reception/").content.decode()
    assert "A001" in page.split('id="consultant"')[1]
    walk_in = reception.get(f"/work/reception/people/{person.pk}/walk-in/").content.decode()
    assert "service-consultant" in walk_in
    assert "service-registration" not in walk_in


def test_a_newcomer_is_registered_with_both_spellings_and_gets_a_number(day: Day, reception: Client) -> None:
    typed = {field: value for field, value in NEWCOMER.items() if field != "consent"}
    refused = reception.post("/work/reception/new/", typed)
    assert refused.status_code == 422
    assert 'value="Rahimov"' in refused.content.decode()
    page = reception.post("/work/reception/new/", typed | {"consent": "on"})["Location"]
    with system_scope():
        person = Person.objects.get()
        assert PersonName.objects.filter(person=person).count() == 2
        assert IdentityPaper.objects.get(person=person).country == "TJ"
    again = reception.post("/work/reception/new/", typed | {"consent": "on"})
    assert again.status_code == 422, "the passport is known already"
    walk_in = f"{page}walk-in/"
    assert "service-registration" not in reception.get(walk_in).content.decode(), "no plan is known"
    assert reception.post(walk_in, {"key": key()}).status_code == 422
    ticket = reception.post(walk_in, {"service-consultant": "on", "paper": "400123412", "key": key()})
    assert ticket.status_code == 302
    with system_scope():
        assert Ticket.objects.get().number == "C001"


def test_the_passport_reader_leads_to_the_person_or_to_the_form(day: Day, reception: Client) -> None:
    assert reception.get("/work/reception/passport/").status_code == 200
    unknown = reception.post("/work/reception/passport/", {"paper": LINES}).content.decode()
    assert 'value="KARIMOV"' in unknown
    assert 'value="1996"' in unknown
    person = day.person()
    known = reception.post("/work/reception/passport/", {"paper": LINES})
    assert known["Location"] == f"/work/reception/people/{person.pk}/"
    assert reception.post("/work/reception/passport/", {"paper": "P<UZB<<"}).status_code == 422


@pytest.mark.parametrize(("printed", "code"), [("TJK", "TJ"), ("AFG", "AF"), ("D", "DE"), ("UNO", "UNO")])
def test_a_passport_that_was_read_is_recorded_as_its_countrys(
    day: Day, reception: Client, printed: str, code: str
) -> None:
    read = reception.post("/work/reception/passport/", {"paper": passport.lines(country=printed)})
    assert f'<option value="{code}" selected>' in read.content.decode()
    answer = reception.post("/work/reception/new/", NEWCOMER | {"country": code, "number": passport.NUMBER})
    assert answer.status_code == 302
    with system_scope():
        assert IdentityPaper.objects.get().country == code


def test_country_and_language_are_chosen_and_not_guessed(day: Day, reception: Client) -> None:
    page = reception.get("/work/reception/new/").content.decode()
    assert page.count('<option value="" selected>') == 2
    refused = reception.post("/work/reception/new/", NEWCOMER | {"country": "", "language": ""})
    assert refused.status_code == 422
    assert refused.content.decode().count('<option value="" selected>') == 2
    number = reception.post("/work/reception/passport/", {"paper": "FA1234567", "country": ""})
    assert number.status_code == 422
    assert 'href="#id_country"' in number.content.decode()


def test_wrong_lines_name_the_field_at_fault(day: Day, reception: Client) -> None:
    visit_id = day.visit(day.person(), "reception")
    wrong = LINES.replace("9604124", "9604125").replace("FA12345673", "FA12345674")
    for address in ("/work/reception/passport/", f"/work/reception/visits/{visit_id}/"):
        page = reception.post(address, {"paper": wrong, "key": key()}).content.decode()
        assert "Строка 2, знаки с 1 по 9: номер паспорта." in page
        assert "Строка 2, знаки с 14 по 19: дата рождения." in page
    short = reception.post("/work/reception/passport/", {"paper": LINES[:-1]}).content.decode()
    assert "44" in short
    assert "43" in short


def test_all_that_is_wrong_with_a_newcomer_is_said_at_once(day: Day, reception: Client) -> None:
    wrong = {
        "surname": "12345 1234",
        "given": "Фаррух",
        "surname_ru": "Rahimov",
        "given_ru": "Фаррӯх",
        "number": "1",
        "birth_date_year": "2030",
        "phone": "900770001",
        "consent": "",
    }
    page = reception.post("/work/reception/new/", NEWCOMER | wrong)
    assert page.status_code == 422
    for field in (
        "surname",
        "given",
        "surname_ru",
        "given_ru",
        "number",
        "birth_date_day",
        "phone",
        "consent",
    ):
        assert f'href="#id_{field}"' in page.content.decode(), field
    with system_scope():
        assert not Person.objects.exists()


def test_the_tabs_sort_the_day(day: Day, reception: Client) -> None:
    first = day.visit(day.person(), "reception")
    with system_scope():
        mark_arrived(
            actor=day.staff[Role.RECEPTION],
            now=NOW,
            visit_id=first,
            identity_hash=IdentityPaper.objects.get().number_hash,
        )
    for tab, count in (("now", 0), ("late", 0), ("away", 0), ("arrived", 1), ("all", 1)):
        page = reception.get("/work/reception/", {"tab": tab}).content.decode()
        assert page.count("Karimov Dilshod") == count, tab
    assert reception.get("/work/reception/", {"tab": "nonsense", "page": "-1"}).status_code == 200


def test_somebody_leaves_and_is_here_again(day: Day, reception: Client) -> None:
    ticket = day.arrive(day.person(), "reception", "registration")
    address = f"/work/reception/tickets/{ticket.pk}/"
    assert reception.post(f"{address}back/", {"key": key()}).status_code == 409
    assert reception.post(f"{address}leave/", {"key": key()}).status_code == 302
    assert reception.post(f"{address}back/", {"key": key()}).status_code == 302
    with system_scope():
        ticket.refresh_from_db()
    assert ticket.state == "waiting"


def test_a_ticket_is_sent_to_a_desk_by_name_and_that_is_undone(day: Day, reception: Client) -> None:
    day.open(7, 8, 19)
    ticket = day.arrive(day.person(), "registration")
    address = f"/work/reception/tickets/{ticket.pk}/"
    page = reception.get(address).content.decode()
    assert f'value="{day.desks[19].pk}"' in page
    assert f'value="{day.desks[7].pk}"' not in page, "nothing of the visit is done there"
    assert reception.post(f"{address}send/", {"to": "nowhere", "key": key()}).status_code == 409
    sent = {"to": str(day.desks[19].pk), "key": key()}
    assert reception.post(f"{address}send/", sent)["Location"] == address
    assert "send/undo/" in reception.get(address).content.decode()
    assert reception.post(f"{address}send/undo/", {"key": key()})["Location"] == address
    assert "send/undo/" not in reception.get(address).content.decode()


def test_who_is_expected_late_or_has_stayed_away_stands_under_one_tab(
    day: Day, reception: Client, settings: pytest.FixtureRequest
) -> None:
    day.visit(day.person(), "reception")
    with system_scope():
        starts_at = Visit.objects.get().starts_at
    tags = {"now": "Ждём</span>", "late": "опаздывает 20 мин", "away": "Неявка</span>"}
    for here, minutes in (("now", 0), ("late", 20), ("away", 90)):
        settings.CLOCK_OFFSET_SECONDS = 0  # type: ignore[attr-defined]
        moment = starts_at + timedelta(minutes=minutes)
        settings.CLOCK_OFFSET_SECONDS = (moment - clock.now()).total_seconds()  # type: ignore[attr-defined]
        for tab in (*tags, "arrived"):
            page = reception.get("/work/reception/", {"tab": tab}).content.decode()
            assert ("Karimov" in page) is (tab == here)
            assert (tags[here] in page) is (tab == here)
