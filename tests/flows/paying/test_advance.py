"""Who may vouch for an advance payment, what each state makes of "paid until", and that nothing counts twice."""

from datetime import date, timedelta

import pytest

from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.billing.models import AdvanceMove, AdvancePayment
from hamroh.core.advance import AdvanceState, Basis, Standing
from hamroh.core.telling.states import ReminderState
from hamroh.flows.paying.patents import standing_of_person
from hamroh.foundation.actor import ANONYMOUS, SYSTEM
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import bound, system_scope
from hamroh.journeys.law import law_in_force
from hamroh.journeys.models import PersonFact
from hamroh.messaging.models import Reminder
from tests.builders import accounts, network, people
from tests.builders.advances import ISSUED, MONTH, NOW, TODAY, Payer, payer

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
ONE, TWO, THREE = date(2027, 1, 6), date(2027, 2, 6), date(2027, 3, 6)
"""Issued on 7 December: until when one, two and three months are paid."""


@pytest.fixture
def dilshod(db: None) -> Payer:
    return payer()


def fact(who: Payer, kind: str = "paid_until") -> tuple[object, str] | None:
    """The fact that holds now, and how far it is trusted."""
    with system_scope():
        row = PersonFact.objects.filter(person=who.person, kind=kind, superseded_at=None).first()
    return (row.value, row.trust) if row else None


def standing(who: Payer) -> tuple[Standing, ...]:
    with bound(scope_of(who.oneself)):
        return standing_of_person(who.person.id, law=law_in_force(now=NOW), today=TODAY)


def payment_days(state: ReminderState = ReminderState.DUE) -> set[str]:
    with system_scope():
        rows = Reminder.objects.filter(kind="payment_near", state=state)
        return {row.params["date"] for row in rows}


def test_a_shown_receipt_moves_the_day_as_a_claim(dilshod: Payer) -> None:
    assert standing(dilshod) == (Standing(ONE, Basis.TOLD),)
    assert payment_days() == {"2027-01-05"}
    advance = dilshod.present()
    assert (advance.first, advance.until, advance.state) == (ONE + timedelta(days=1), TWO, "presented")
    assert fact(dilshod) == ("2027-02-06", "claimed")
    assert payment_days() == {"2027-02-05"}
    assert payment_days(ReminderState.CANCELLED) == {"2027-01-05"}


def test_a_receipt_from_before_the_entry_or_older_than_a_year_is_no_payment_for_this_patent(
    dilshod: Payer,
) -> None:
    for day in (date(2020, 1, 1), date(2026, 11, 15)):
        with pytest.raises(DomainError, match="paid_long_ago"):
            dilshod.present(paid_on=day)
    assert standing(dilshod) == (Standing(ONE, Basis.TOLD),)
    # Back from a journey, with a month that was paid before it.
    dilshod.learn({"entry_date": date(2026, 12, 12)})
    assert dilshod.present(paid_on=date(2026, 12, 8)).until == TWO


def test_the_banks_word_verifies_nothing_and_is_shown_as_what_it_is(dilshod: Payer) -> None:
    dilshod.learn({"paid_months": None, "paid_until": ONE})
    dilshod.confirm(dilshod.present())
    assert fact(dilshod) == ("2027-02-06", "claimed")
    # The month before is only told, so that both together are.
    assert standing(dilshod) == (Standing(TWO, Basis.TOLD),)


def test_only_the_tax_offices_answer_makes_a_verified_fact(dilshod: Payer) -> None:
    advance = dilshod.present()
    dilshod.confirm(advance)
    dilshod.match(advance, TWO)
    assert fact(dilshod) == ("2027-02-06", "verified")
    assert standing(dilshod) == (Standing(TWO, Basis.MATCHED),)
    with system_scope():
        moves = list(AdvanceMove.objects.order_by("at", "id").values_list("state", "evidence", "said_by"))
    assert [move[0] for move in moves] == ["presented", "confirmed", "matched"]
    assert [move[2] for move in moves] == [dilshod.oneself.id, dilshod.cashier.id, dilshod.manager.id]
    assert moves[2][1] == "tax office 04-12/5518"


def test_each_day_says_what_it_rests_on(dilshod: Payer) -> None:
    first, second = dilshod.present(), dilshod.present()
    dilshod.match(first, TWO)
    dilshod.confirm(second)
    # The plan still reckons with the later day, which stays a claim.
    assert fact(dilshod) == ("2027-03-06", "claimed")
    assert standing(dilshod) == (Standing(TWO, Basis.MATCHED), Standing(THREE, Basis.CONFIRMED))


def test_a_rejected_payment_takes_its_months_back(dilshod: Payer) -> None:
    first = dilshod.present()
    dilshod.match(first, TWO)
    second = dilshod.present()
    dilshod.reject(second)
    assert fact(dilshod) == ("2027-02-06", "verified")
    assert standing(dilshod) == (Standing(TWO, Basis.MATCHED),)
    assert payment_days() == {"2027-02-05"}
    # The months may be paid and shown anew.
    assert dilshod.present().until == THREE


def test_months_before_the_issue_wait_for_it(db: None) -> None:
    waiting = payer(issued=False)
    advance = waiting.present(2)
    assert (advance.first, advance.until) == (None, None)
    assert fact(waiting, "paid_months") == (2, "claimed")
    assert standing(waiting) == ()
    waiting.learn({"patent_issued_on": ISSUED})
    assert standing(waiting) == (Standing(TWO, Basis.PRESENTED),)
    waiting.match(advance, TWO)
    assert fact(waiting, "paid_months") == (2, "verified")
    assert standing(waiting) == (Standing(TWO, Basis.MATCHED),)


def test_the_same_receipt_counts_once(dilshod: Payer) -> None:
    first = dilshod.present(receipt="SBP 77", key="once")
    assert dilshod.present(receipt="SBP  77", key="once") == first
    assert dilshod.present(receipt="SBP 77") == first
    with pytest.raises(DomainError, match="advance_receipt_known"):
        dilshod.present(2, receipt="SBP 77")
    with system_scope():
        assert AdvancePayment.objects.count() == 1
    assert fact(dilshod) == ("2027-02-06", "claimed")


def test_a_state_is_said_once_and_said_again_changes_nothing(dilshod: Payer) -> None:
    advance = dilshod.present()
    for _time in range(2):
        dilshod.confirm(advance)
    for _time in range(2):
        dilshod.match(advance, TWO)
    with system_scope():
        assert AdvanceMove.objects.count() == 3
    with pytest.raises(DomainError, match="wrong_state"):
        dilshod.reject(advance)
    with pytest.raises(DomainError, match="wrong_state"):
        dilshod.confirm(advance)


def test_the_manager_reads_the_day_in_the_tax_offices_answer(dilshod: Payer) -> None:
    advance = dilshod.present()
    with pytest.raises(DomainError, match="paid_until_differs"):
        dilshod.match(advance, ONE)
    with system_scope():
        assert AdvancePayment.objects.get().state == AdvanceState.PRESENTED
    assert fact(dilshod) == ("2027-02-06", "claimed")


def test_who_may_vouch(dilshod: Payer) -> None:
    reception = accounts.staff(NOW, dilshod.centre, Role.RECEPTION)
    elsewhere = accounts.staff(NOW, network.centre("moscow"), Role.CASHIER, Role.MANAGER)
    somebody = people.oneself(people.person(NOW, number="FA7654321"))
    assert dilshod.present(actor=dilshod.cashier).state == AdvanceState.PRESENTED
    for stranger in (reception, elsewhere, somebody, ANONYMOUS):
        with pytest.raises(DomainError, match="not_allowed"):
            dilshod.present(actor=stranger)
    advance = dilshod.present()
    for stranger in (dilshod.oneself, dilshod.manager, reception):
        with pytest.raises(DomainError, match=r"not_(allowed|found)"):
            dilshod.confirm(advance, stranger)
    for stranger in (dilshod.oneself, dilshod.cashier, reception, elsewhere):
        with pytest.raises(DomainError, match=r"not_(allowed|found)"):
            dilshod.match(advance, THREE, stranger)
        with pytest.raises(DomainError, match=r"not_(allowed|found)"):
            dilshod.reject(advance, stranger)
    with system_scope():
        dilshod.confirm(advance, SYSTEM)


def test_what_can_not_be_a_payment_is_refused(dilshod: Payer) -> None:
    with pytest.raises(DomainError, match="paid_in_future"):
        dilshod.present(paid_on=TODAY + timedelta(days=1))
    with pytest.raises(DomainError, match="beyond_year"):
        dilshod.present(12)
    with pytest.raises(DomainError, match="amount_not_positive"):
        dilshod.present(amount=0)
    with system_scope():
        assert not AdvancePayment.objects.exists()


def test_a_part_of_a_month_prolongs_nothing(db: None) -> None:
    waiting = payer(issued=False)
    with pytest.raises(DomainError, match="advance_too_small"):
        waiting.present(1, amount=MONTH // 2)


def test_who_needs_no_patent_pays_nothing(dilshod: Payer) -> None:
    dilshod.learn({"citizenship": "KG"})
    with pytest.raises(DomainError, match="no_patent"):
        dilshod.present()


def test_an_issued_patent_of_which_nobody_said_until_when_it_is_paid(dilshod: Payer) -> None:
    dilshod.learn({"paid_months": None})
    with pytest.raises(DomainError, match="paid_until_unknown"):
        dilshod.present()
