"""A mistaken answer is undone with all that followed from it, and the person is told of each answer."""

from datetime import date, timedelta

import pytest

from hamroh.accounts.queries import scope_of
from hamroh.billing.models import AdvanceMove, AdvancePayment
from hamroh.core.advance import AdvanceState, Basis, Mismatch, Standing
from hamroh.flows.paying.answers import confirm_advance
from hamroh.flows.paying.patents import standing_of_person
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import bound, system_scope
from hamroh.journeys.law import law_in_force
from hamroh.journeys.models import PersonFact
from hamroh.messaging.models import Message
from tests.builders.advances import MONTH, NOW, TODAY, Payer, payer

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
TWO = date(2027, 2, 6)


@pytest.fixture
def dilshod(db: None) -> Payer:
    return payer()


def fact(who: Payer) -> tuple[object, str]:
    with system_scope():
        row = PersonFact.objects.get(person=who.person, kind="paid_until", superseded_at=None)
    return row.value, row.trust


def standing(who: Payer) -> tuple[Standing, ...]:
    with bound(scope_of(who.oneself)):
        return standing_of_person(who.person.id, law=law_in_force(now=NOW), today=TODAY)


def state(advance: AdvancePayment) -> str:
    with system_scope():
        return AdvancePayment.objects.get(pk=advance.pk).state


def test_an_undone_match_leaves_nothing_verified(dilshod: Payer) -> None:
    advance = dilshod.present()
    dilshod.confirm(advance)
    dilshod.match(advance, TWO)
    dilshod.undo(advance, dilshod.manager)
    assert state(advance) == AdvanceState.CONFIRMED
    assert fact(dilshod) == ("2027-02-06", "claimed")
    assert standing(dilshod) == (Standing(TWO, Basis.TOLD),)
    with system_scope():
        last = AdvanceMove.objects.get(undoes__isnull=False)
        assert (last.state, last.reason, last.said_by) == ("confirmed", "mistyped", dilshod.manager.id)
        assert AdvanceMove.objects.count() == 4
    dilshod.match(advance, TWO)
    assert fact(dilshod) == ("2027-02-06", "verified")


def test_an_undone_match_is_not_read_where_more_is_claimed_since(dilshod: Payer) -> None:
    first, _second = dilshod.present(), dilshod.present()
    dilshod.match(first, TWO)
    dilshod.undo(first, dilshod.manager)
    assert fact(dilshod) == ("2027-03-06", "claimed")
    assert all(one.basis is not Basis.MATCHED for one in standing(dilshod))


def test_an_undone_refusal_gives_the_months_back(dilshod: Payer) -> None:
    advance = dilshod.present()
    dilshod.reject(advance, reason=Mismatch.WRONG_OKTMO)
    assert fact(dilshod) == ("2027-01-06", "claimed")
    dilshod.undo(advance, dilshod.manager, "wrong_payment")
    assert state(advance) == AdvanceState.PRESENTED
    assert fact(dilshod) == ("2027-02-06", "claimed")


def test_a_refusal_is_not_undone_over_months_that_were_shown_anew(dilshod: Payer) -> None:
    advance = dilshod.present()
    dilshod.reject(advance)
    dilshod.present()
    with pytest.raises(DomainError, match="advance_period_known"):
        dilshod.undo(advance, dilshod.manager)
    assert state(advance) == AdvanceState.REJECTED


def test_who_may_say_it_may_undo_it_and_once(dilshod: Payer) -> None:
    advance = dilshod.present()
    with pytest.raises(DomainError, match="nothing_to_undo"):
        dilshod.undo(advance, dilshod.cashier)
    dilshod.confirm(advance)
    for stranger in (dilshod.manager, dilshod.oneself):
        with pytest.raises(DomainError, match="not_allowed"):
            dilshod.undo(advance, stranger)
    with pytest.raises(DomainError, match="reason_unknown"):
        dilshod.undo(advance, dilshod.cashier, "because")
    dilshod.undo(advance, dilshod.cashier)
    assert state(advance) == AdvanceState.PRESENTED


def test_each_answer_is_told_once_and_without_a_word_of_it(dilshod: Payer) -> None:
    dilshod.can_be_written_to()
    advance = dilshod.present()
    with system_scope():
        assert not Message.objects.exists()
    for _click in range(2):
        dilshod.confirm(advance)
    dilshod.match(advance, TWO)
    dilshod.undo(advance, dilshod.manager)
    dilshod.reject(advance)
    with system_scope():
        told = list(Message.objects.order_by("created_at").values_list("kind", "params", "language"))
    assert told == [("news", {}, "uz")] * 4


def test_nobody_is_written_to_who_did_not_ask_for_it(dilshod: Payer) -> None:
    dilshod.confirm(dilshod.present())
    with system_scope():
        assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("on", "amount", "code"),
    [
        (TODAY + timedelta(days=1), None, "answer_in_future"),
        (TODAY - timedelta(days=2), None, "answer_before_payment"),
        (TODAY, MONTH - 1_00_00, "bank_sum_smaller"),
    ],
)
def test_an_answer_that_can_not_be_is_refused(
    dilshod: Payer, on: date, amount: int | None, code: str
) -> None:
    advance = dilshod.present()
    with pytest.raises(DomainError, match=code), bound(scope_of(dilshod.cashier)):
        confirm_advance(
            actor=dilshod.cashier,
            now=NOW,
            advance_id=advance.id,
            evidence="bank list 3",
            today=TODAY,
            on=on,
            amount=amount,
        )
    assert state(advance) == AdvanceState.PRESENTED


def test_a_sum_typed_too_large_on_the_phone_is_mended_by_the_bank(db: None) -> None:
    waiting = payer(issued=False)
    advance = waiting.present(1, amount=MONTH * 2)
    with bound(scope_of(waiting.cashier)):
        confirm_advance(
            actor=waiting.cashier,
            now=NOW,
            advance_id=advance.id,
            evidence="bank list 3",
            today=TODAY,
            on=TODAY,
            amount=MONTH,
        )
    with system_scope():
        assert AdvanceMove.objects.get(state="confirmed").amount == MONTH
