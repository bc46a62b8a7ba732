"""Our papers: signed, found by their code, revoked for all to see, and nobody's name in them."""

from datetime import timedelta

import pytest

from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.core.credentials import Claims, Genuineness, SigningKey, sign
from hamroh.documents.actions import issue_document, revoke_document
from hamroh.documents.figures import attempt_figures
from hamroh.documents.models import DocumentKind, IssuedDocument
from hamroh.documents.queries import check_code, claims_of, documents_of, get_document, revocations_of
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import bound, system_scope
from hamroh.foundation.series import next_number
from tests.builders import accounts, people
from tests.builders.money import NOW, CashDesk, cash_desk

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def desk() -> CashDesk:
    return cash_desk()


def _attempt(desk: CashDesk, actor: Actor, number: str = "") -> IssuedDocument:
    with bound(scope_of(actor)):
        return issue_document(
            actor=actor,
            now=NOW,
            kind=DocumentKind.ATTEMPT,
            number=number or next_number("AK", 2026),
            person_id=desk.person.pk,
            centre_id=desk.centre.pk,
            place=desk.centre.key,
            figures=attempt_figures(
                reason="system_down",
                desk=7,
                service="application",
                present_since=NOW - timedelta(hours=1),
                next_at=NOW + timedelta(days=1),
            ),
        )


def test_a_paper_is_genuine_and_says_what_it_was_issued_with(desk: CashDesk) -> None:
    paper = _attempt(desk, accounts.staff(NOW, desk.centre, Role.REGISTRAR))
    found = check_code(paper.credential)
    assert (found.outcome, found.revocation) == (Genuineness.GENUINE, None)
    with system_scope():
        assert found.claims is not None
        assert dict(found.claims.figures) == dict(claims_of(get_document(paper.pk)).figures)
    assert (found.claims.number, found.claims.issued_at) == ("AK-2026-000001-2", NOW)


@pytest.mark.parametrize("typed", ["{}", " {} ", "{lower}", "{spaced}"])
def test_the_short_code_finds_it_as_people_type_it(desk: CashDesk, typed: str) -> None:
    paper = _attempt(desk, accounts.staff(NOW, desk.centre, Role.REGISTRAR))
    code = paper.short_code
    found = check_code(typed.format(code, lower=code.lower(), spaced=code.replace("-", " ")))
    assert found.claims is not None
    assert found.claims.number == paper.number


def test_a_code_that_nobody_gave_is_not_ours(desk: CashDesk) -> None:
    stranger = SigningKey("k1", b"x" * 32)
    assert check_code("00000-00000").outcome is Genuineness.FOREIGN
    made_up = sign(Claims("hamroh", "receipt", "RK-2026-000001-X", "samara", NOW), stranger)
    assert check_code(made_up).outcome is Genuineness.CHANGED
    elsewhere = sign(Claims("them", "receipt", "1", "there", NOW), SigningKey("their-key", b"x" * 32))
    assert check_code(elsewhere).outcome is Genuineness.FOREIGN
    assert check_code("https://example.org/patent/123").outcome is Genuineness.UNREADABLE


def test_a_revoked_paper_is_genuine_and_says_that_it_no_longer_holds(desk: CashDesk) -> None:
    registrar = accounts.staff(NOW, desk.centre, Role.REGISTRAR)
    paper = _attempt(desk, registrar)
    with bound(scope_of(registrar)):
        first = revoke_document(actor=registrar, now=NOW, number=paper.number, reason="mistake")
        again = revoke_document(actor=registrar, now=NOW, number=paper.number, reason="other")
        assert first == again
        with pytest.raises(DomainError, match="not_found"):
            revoke_document(actor=registrar, now=NOW, number="AK-2026-000009-X", reason="mistake")
    found = check_code(paper.credential)
    assert found.revocation is not None
    assert found.revocation.reason == "mistake"
    assert set(revocations_of([paper.number, "other"])) == {paper.number}


def test_only_staff_of_the_centre_issue_and_revoke(desk: CashDesk) -> None:
    registrar = accounts.staff(NOW, desk.centre, Role.REGISTRAR)
    paper = _attempt(desk, registrar)
    with pytest.raises(DomainError, match="number_taken"):
        _attempt(desk, registrar, number=paper.number)
    for stranger in (cash_desk("tolyatti", "FA7654321").cashier, people.oneself(desk.person)):
        with pytest.raises(DomainError, match="not_allowed"):
            _attempt(desk, stranger)
        with system_scope(), pytest.raises(DomainError, match="not_allowed"):
            revoke_document(actor=stranger, now=NOW, number=paper.number, reason="mistake")


def test_papers_are_seen_by_the_person_and_by_who_works_with_their_kind(desk: CashDesk) -> None:
    registrar = accounts.staff(NOW, desk.centre, Role.REGISTRAR)
    attempt, receipt = _attempt(desk, registrar), desk.pay(desk.invoice()).receipt
    other = cash_desk("tolyatti", "FA7654321")
    for actor, sees in (
        (people.oneself(desk.person), {attempt, receipt}),
        (desk.cashier, {attempt, receipt}),
        (registrar, {attempt}),
        (other.cashier, set()),
        (people.oneself(other.person), set()),
    ):
        with bound(scope_of(actor)):
            assert set(documents_of(desk.person.pk)) == sees
            if not sees:
                with pytest.raises(DomainError, match="not_found"):
                    get_document(receipt.pk)


def test_a_paper_names_nobody(desk: CashDesk) -> None:
    receipt = desk.pay(desk.invoice()).receipt
    claims = check_code(receipt.credential).claims
    assert claims is not None
    assert dict(claims.figures) == {"amount": 450_000, "currency": "RUB", "for": "photo application"}
    assert str(desk.person.pk) not in repr(claims)
