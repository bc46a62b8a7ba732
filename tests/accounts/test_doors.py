"""One-time codes and recovery cards."""

from datetime import UTC, datetime, timedelta

import pytest

from hamroh.accounts import doors
from hamroh.accounts.models import OneTimeCode, RecoveryCard
from hamroh.accounts.tasks import forget_codes
from hamroh.foundation.actor import SYSTEM, Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.foundation.scope import system_scope

pytestmark = [pytest.mark.data, pytest.mark.django_db]

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PHONE = "+998901234567"


def _issue(now: datetime = NOW) -> str:
    return doors.issue_code(destination=PHONE, address="10.0.0.1", now=now)


def _check(code: str, now: datetime = NOW) -> None:
    doors.check_code(destination=PHONE, code=code, now=now)


def _other(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_right_code_opens_once() -> None:
    code = _issue()
    assert len(code) == 6
    _check(f" {code[:3]} {code[3:]} ")
    with pytest.raises(DomainError, match="code_spent"):
        _check(code)


def test_a_wrong_code_is_counted_and_the_fifth_closes_the_door_to_the_right_one() -> None:
    code = _issue()
    left = []
    for _ in range(doors.CODE_TRIES):
        with pytest.raises(DomainError, match="code_wrong") as refused:
            _check(_other(code))
        left.append(refused.value.data["left"])
    assert left == [4, 3, 2, 1, 0]
    with pytest.raises(DomainError, match="code_spent"):
        _check(code)


def test_a_code_expires_after_ten_minutes() -> None:
    code = _issue()
    with pytest.raises(DomainError, match="code_expired"):
        _check(code, NOW + timedelta(minutes=10))


def test_a_new_code_replaces_the_old_one() -> None:
    old = _issue()
    _issue()
    with system_scope():
        assert OneTimeCode.objects.filter(replaced=False).count() == 1
    with pytest.raises(DomainError, match=r"code_wrong|code_spent"):
        _check(_other(old) if old == _issue() else old)


def test_the_fourth_code_in_a_quarter_of_an_hour_is_refused() -> None:
    for _ in range(3):
        _issue()
    with pytest.raises(DomainError, match="rate_limited"):
        _issue()
    _issue(NOW + timedelta(minutes=5))


def test_neither_code_nor_phone_is_readable() -> None:
    code = _issue()
    with system_scope():
        row = OneTimeCode.objects.get()
    assert code not in row.code
    assert "998901234567" not in row.destination


def test_codes_of_yesterday_are_forgotten() -> None:
    _issue()
    _issue(NOW + timedelta(days=1))
    with system_scope():
        forget_codes(NOW + timedelta(days=1, minutes=1))
        assert OneTimeCode.objects.get().issued_at == NOW + timedelta(days=1)


def test_with_nothing_bound_no_code_is_seen() -> None:
    _issue()
    assert OneTimeCode.objects.count() == 0


def test_a_card_opens_in_any_spelling_until_a_new_one_is_made() -> None:
    person = new_id()
    card = doors.issue_card(actor=Actor(ActorKind.PERSON, person), person_id=person, now=NOW)
    sloppy = card.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert doors.redeem_card(code=sloppy, address="a", now=NOW) == person
    doors.issue_card(actor=SYSTEM, person_id=person, now=NOW)
    with pytest.raises(DomainError, match="card_unknown"):
        doors.redeem_card(code=card, address="a", now=NOW)


def test_cards_are_tried_five_times_in_a_quarter_of_an_hour() -> None:
    for _ in range(5):
        with pytest.raises(DomainError, match="card_unknown"):
            doors.redeem_card(code="0000-0000-0000-0000", address="a", now=NOW)
    with pytest.raises(DomainError, match="rate_limited"):
        doors.redeem_card(code="0000-0000-0000-0000", address="a", now=NOW)


def test_nobody_makes_a_card_for_another_person() -> None:
    with pytest.raises(DomainError, match="not_allowed"):
        doors.issue_card(actor=Actor(ActorKind.PERSON, new_id()), person_id=new_id(), now=NOW)
    with system_scope():
        assert RecoveryCard.objects.count() == 0
