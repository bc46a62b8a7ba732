"""Requests sent twice, and requests sent too often."""

from datetime import UTC, datetime, timedelta

import pytest

from hamroh.foundation import idempotency
from hamroh.foundation.actor import SYSTEM, Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.foundation.models import IdempotencyKey, RateBucket
from hamroh.foundation.ratelimit import Limit, take
from hamroh.foundation.tasks import forget
from hamroh.foundation.transactions import action

pytestmark = [pytest.mark.data, pytest.mark.django_db]

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LIMIT = Limit("codes", burst=3, per=timedelta(minutes=15))


def _claim(actor: Actor = SYSTEM, day: str = "2026-11-23") -> idempotency.Claim:
    return idempotency.claim(actor=actor, key="k", operation="book", request={"day": day}, now=NOW)


def _two_requests() -> None:
    _claim().store({"visit": "1"})
    _claim(day="2026-11-24")


def test_the_second_request_gets_the_outcome_of_the_first() -> None:
    with action(actor=SYSTEM, why="test"):
        first = _claim()
        assert first.outcome is None
        first.store({"visit": "1"})
    assert _claim().outcome == {"visit": "1"}


def test_a_key_that_comes_with_other_values_is_refused() -> None:
    _claim()
    with pytest.raises(DomainError, match="key_reused"):
        _claim(day="2026-11-24")


def test_a_rolled_back_request_leaves_its_key_free() -> None:
    with pytest.raises(DomainError, match="key_reused"), action(actor=SYSTEM, why="test"):
        _two_requests()
    assert _claim().outcome is None


def test_keys_of_two_actors_do_not_meet() -> None:
    _claim(Actor(ActorKind.PERSON, new_id())).store({"visit": "1"})
    assert _claim(Actor(ActorKind.PERSON, new_id())).outcome is None


def test_a_burst_is_allowed_and_then_the_wait_is_told() -> None:
    for _ in range(3):
        take(LIMIT, subject="+998901234567", now=NOW)
    with pytest.raises(DomainError) as refused:
        take(LIMIT, subject="+998901234567", now=NOW)
    assert (refused.value.code, refused.value.data) == ("rate_limited", {"seconds": 300})
    take(LIMIT, subject="+998901234567", now=NOW + timedelta(seconds=300))


def test_a_clock_that_steps_back_gives_no_tokens() -> None:
    for minutes in (0, -60, -120):
        take(LIMIT, subject="a", now=NOW + timedelta(minutes=minutes))
    with pytest.raises(DomainError, match="rate_limited"):
        take(LIMIT, subject="a", now=NOW)


def test_the_subject_of_a_limit_is_not_readable() -> None:
    take(LIMIT, subject="+998901234567", now=NOW)
    assert "998901234567" not in RateBucket.objects.get().name


def test_old_keys_and_buckets_are_forgotten_and_young_ones_kept() -> None:
    _claim()
    take(LIMIT, subject="old", now=NOW)
    forget(NOW + timedelta(days=1))
    assert (IdempotencyKey.objects.count(), RateBucket.objects.count()) == (1, 1)
    forget(NOW + timedelta(days=31))
    assert (IdempotencyKey.objects.count(), RateBucket.objects.count()) == (0, 0)
