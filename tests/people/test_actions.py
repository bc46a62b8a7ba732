"""Writing about people, looking at them, and the traces that both leave."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from pytest_django.fixtures import Settings

from hamroh.accounts.models import LookLog
from hamroh.accounts.queries import looks_at, scope_of
from hamroh.accounts.roles import Role
from hamroh.foundation.actor import ANONYMOUS, SYSTEM, Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import bound, system_scope
from hamroh.network.models import Centre
from hamroh.people import access, actions, queries
from hamroh.people.models import ContactKind, IdentityPaper, NameSource, PaperKind, Person, Purpose, Script
from hamroh.people.naming import NewName
from hamroh.people.numbers import plain_phone
from tests.builders import accounts, network, people

pytestmark = [pytest.mark.data, pytest.mark.django_db]

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CYRILLIC = NewName("Каримов", Script.CYRILLIC, NameSource.TRANSLATION, "Дилшод")


@pytest.fixture
def here() -> Centre:
    return network.centre("here")


@pytest.fixture
def clerk(here: Centre) -> Actor:
    return accounts.staff(NOW, here, Role.RECEPTION)


def _look(actor: Actor, person_id: UUID) -> access.PersonCard:
    with bound(scope_of(actor)):
        return access.look_up_person(
            actor=actor, person_id=person_id, page="reception", why="came to the window", now=NOW
        )


def test_anybody_may_register_themself_and_then_sees_themself_only(here: Centre) -> None:
    people.person(NOW, here)
    made = actions.register_person(actor=ANONYMOUS, language="uz", now=NOW)
    with bound(scope_of(people.oneself(made))):
        assert list(Person.objects.values_list("pk", flat=True)) == [made.pk]


def test_staff_register_at_their_own_centre_only(clerk: Actor, here: Centre) -> None:
    there = network.centre("there")
    with bound(scope_of(clerk)):
        actions.register_person(actor=clerk, language="uz", now=NOW, name=people.DILSHOD, centre_id=here.id)
        with pytest.raises(DomainError, match="not_allowed"):
            actions.register_person(actor=clerk, language="uz", now=NOW, centre_id=there.id)
        assert Person.objects.count() == 1


def test_a_birth_date_in_the_future_is_refused() -> None:
    with pytest.raises(DomainError, match="birth_date_in_future"):
        actions.register_person(actor=ANONYMOUS, language="uz", now=NOW, birth_date=date(2027, 1, 1))


def test_a_paper_of_another_person_is_refused_in_any_spelling(here: Centre) -> None:
    people.person(NOW, here)
    other = people.person(NOW, here, number="FA7654321")
    with system_scope(), pytest.raises(DomainError, match="paper_already_known"):
        actions.record_identity_paper(
            actor=SYSTEM,
            person_id=other.id,
            kind=PaperKind.PASSPORT,
            country="uzb",
            number="fа 1234567",
            now=NOW,
        )
    with system_scope():
        assert IdentityPaper.objects.filter(person_id=other.id, replaced_at=None).count() == 1


def test_a_new_passport_takes_the_place_of_the_old_one(here: Centre) -> None:
    made = people.person(NOW, here)
    oneself = people.oneself(made)
    with bound(scope_of(oneself)):
        actions.record_identity_paper(
            actor=oneself,
            person_id=made.id,
            kind=PaperKind.PASSPORT,
            country="UZB",
            number="FB0000001",
            now=NOW,
        )
        assert queries.person_of_paper("UZB", people.NUMBER) is None
        assert queries.person_of_paper("UZB", "FB 000 0001") == made.id


def test_a_person_writes_nothing_about_another(here: Centre) -> None:
    made, other = people.person(NOW, here), people.person(NOW, here, number="FA7654321")
    oneself = people.oneself(made)
    with bound(scope_of(oneself)), pytest.raises(DomainError, match="not_allowed"):
        actions.add_name(actor=oneself, person_id=other.id, name=CYRILLIC, now=NOW)


def test_a_desk_sees_the_names_and_a_masked_number_and_the_look_is_kept(clerk: Actor, here: Centre) -> None:
    made = people.person(NOW, here)
    card = _look(clerk, made.id)
    assert card.names == ("Karimov Dilshod Akmal oʻgʻli",)
    assert card.papers[0].masked_number == "••••••567"
    with bound(scope_of(people.oneself(made))):
        (look,) = looks_at(made.id)
    assert (look.who_id, look.centre, look.page, look.why) == (
        clerk.id,
        here,
        "reception",
        "came to the window",
    )


def test_a_look_from_another_centre_is_refused_and_shows_nothing(here: Centre) -> None:
    made = people.person(NOW, here)
    stranger = accounts.staff(NOW, network.centre("there"), Role.RECEPTION)
    with pytest.raises(DomainError, match="not_allowed"):
        _look(stranger, made.id)
    with system_scope():
        assert LookLog.objects.count() == 0


def test_a_persons_look_at_themself_is_not_kept(here: Centre) -> None:
    made = people.person(NOW, here)
    _look(people.oneself(made), made.id)
    with system_scope():
        assert LookLog.objects.count() == 0


def test_the_whole_number_leaves_a_look_of_its_own(clerk: Actor, here: Centre) -> None:
    made = people.person(NOW, here)
    with bound(scope_of(clerk)):
        paper = IdentityPaper.objects.get()
        shown = access.reveal_paper_number(
            actor=clerk, paper_id=paper.id, page="reception", why="filing", now=NOW
        )
    assert shown == people.NUMBER
    with bound(scope_of(people.oneself(made))):
        assert looks_at(made.id)[0].fields == ["paper_number"]


def test_across_the_network_an_exact_paper_gives_initials_until_the_person_is_linked(here: Centre) -> None:
    made = people.person(NOW, here)
    there = network.centre("there")
    clerk = accounts.staff(NOW, there, Role.RECEPTION)
    with bound(scope_of(clerk)):
        found = access.find_by_paper(
            actor=clerk, country="UZB", number=people.NUMBER, centre_id=there.id, now=NOW
        )
        assert found == access.MaskedPerson(made.id, "D. K.", 1996, is_linked=False)
        assert queries.find_by_name("Karimov") == []
        actions.link_person_to_centre(
            actor=clerk, person_id=made.id, centre_id=there.id, why="walk_in", now=NOW
        )
        assert [line.name for line in queries.find_by_name("dilshod karimov")] == [
            "Karimov Dilshod Akmal oʻgʻli"
        ]


@pytest.mark.parametrize("typed", ["Каримов Дилшод", "dilshod karimov", "Karimof Dilshot", "Дилшод Кари"])
def test_a_name_is_found_in_any_spelling_and_script(clerk: Actor, here: Centre, typed: str) -> None:
    made = people.person(NOW, here)
    with bound(scope_of(clerk)):
        assert [line.person_id for line in queries.find_by_name(typed)] == [made.id]


def test_nobody_searches_the_network_for_a_list_of_numbers(clerk: Actor, here: Centre) -> None:
    def search(minutes: int) -> None:
        moment = NOW + timedelta(minutes=minutes)
        access.find_by_phone(actor=clerk, phone="+998901234567", centre_id=here.id, now=moment)

    with bound(scope_of(clerk)):
        for _ in range(access.SEARCHES.burst):
            search(0)
        with pytest.raises(DomainError, match="rate_limited"):
            search(0)
        search(1)


def test_a_confirmed_phone_leads_to_one_person(here: Centre) -> None:
    made, other = people.person(NOW, here), people.person(NOW, here, number="FA7654321")

    def set_phone(person: Person, value: str) -> None:
        oneself = people.oneself(person)
        with bound(scope_of(oneself)):
            actions.set_contact(
                actor=oneself,
                person_id=person.id,
                kind=ContactKind.PHONE,
                value=value,
                now=NOW,
                confirmed=True,
            )

    set_phone(made, "+998 90 123-45-67")
    assert queries.sign_in_by_contact(ContactKind.PHONE, "998901234567") == made.id
    with pytest.raises(DomainError, match="contact_in_use"):
        set_phone(other, "+998901234567")


def test_the_same_passport_shown_again_is_recorded_once(here: Centre) -> None:
    made = people.person(NOW, here)
    with bound(scope_of(people.oneself(made))):
        first = IdentityPaper.objects.get()

    def show(until: date | None = None) -> UUID:
        oneself = people.oneself(made)
        with bound(scope_of(oneself)):
            paper = actions.record_identity_paper(
                actor=oneself,
                person_id=made.id,
                kind=PaperKind.PASSPORT,
                country="UZB",
                number=f" {people.NUMBER.lower()}",
                now=NOW,
                valid_until=until,
            )
        return UUID(str(paper.pk))

    assert show() == first.pk
    renewed = show(date(2030, 5, 14))
    assert renewed != first.pk, "what it newly says is kept"
    assert show() == renewed
    with bound(scope_of(people.oneself(made))):
        assert IdentityPaper.objects.filter(replaced_at=None).count() == 1
        assert IdentityPaper.objects.count() == 2


@pytest.mark.parametrize(
    "text", ["", "12", "phone", "+7 999 1", "8 900 abc", "8 927 123 45 6", "+900770001", "8 927 123-45-67 #1"]
)
def test_a_malformed_phone_is_refused(text: str) -> None:
    with pytest.raises(DomainError, match="phone_malformed"):
        queries.sign_in_by_contact(ContactKind.PHONE, text)


@pytest.mark.parametrize("text", ["900770001", "90 123-45-67", "0555 12 34 56"])
def test_a_number_without_its_country_is_asked_for_it_and_not_sent_abroad(text: str) -> None:
    with pytest.raises(DomainError, match="phone_country_missing"):
        queries.sign_in_by_contact(ContactKind.PHONE, text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("8 (927) 123-45-67", "+79271234567"),
        ("9271234567", "+79271234567"),
        ("\u202a+992\u00a090\u2011077\u201100\u201101\u202c", "+992900770001"),
        ("992900770001", "+992900770001"),
        ("996 555 123 456", "+996555123456"),
        ("+7 000 000 00 01", "+70000000001"),
    ],
)
def test_a_phone_is_read_as_people_write_it(text: str, plain: str) -> None:
    assert plain_phone(text) == plain


def test_an_invented_phone_is_refused_where_people_are_real(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(DomainError, match="phone_malformed"):
        plain_phone("+70000000001")


def test_consent_is_given_once_withdrawn_and_given_again(here: Centre) -> None:
    made = people.person(NOW, here)
    oneself = people.oneself(made)

    def give() -> UUID:
        return actions.give_consent(
            actor=oneself,
            person_id=made.id,
            purpose=Purpose.REMINDERS,
            language="uz",
            text_version="1",
            now=NOW,
        ).id

    with bound(scope_of(oneself)):
        assert give() == give()
        actions.withdraw_consent(actor=oneself, person_id=made.id, purpose=Purpose.REMINDERS, now=NOW)
        assert not queries.has_consent(made.id, Purpose.REMINDERS)
        give()
        assert len(queries.list_consents(made.id)) == 2
