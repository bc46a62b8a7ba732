"""From a form to the flow, and from a refusal to the field at fault."""

from uuid import UUID

from django.http import QueryDict

from hamroh.billing.advances.models import AdvancePayment
from hamroh.core.advance import Mismatch
from hamroh.flows.paying.answers import confirm_advance, match_advance, reject_advance, undo_answer
from hamroh.foundation.errors import DomainError
from hamroh.workspace.advances.forms import Typed, Verb, first_problem, read_form
from hamroh.workspace.advances.words import problem_words
from hamroh.workspace.shell import Workplace

_FIELDS = {
    "evidence_missing": "paper",
    "reason_unknown": "reason",
    "answer_in_future": "on",
    "answer_before_payment": "on",
    "bank_sum_smaller": "amount",
    "paid_until_differs": "until",
}


def record(place: Workplace, advance: AdvancePayment, verb: Verb, sent: QueryDict) -> tuple[str, str] | None:
    """Record what the form says; None when it is done, else the field at fault and the words for it.

    `not_allowed` and `not_found` are raised on.
    """
    typed = read_form(sent, advance.currency)
    wrong = first_problem(verb, typed, sent, advance.currency)
    if wrong is not None:
        return wrong
    try:
        _record(place, advance.pk, verb, typed)
    except DomainError as error:
        if error.code in {"not_allowed", "not_found"}:
            raise
        return _FIELDS.get(error.code, ""), problem_words(error, advance.currency)
    return None


def _record(place: Workplace, advance_id: UUID, verb: Verb, typed: Typed) -> None:
    actor, now, today = place.actor, place.now, place.today
    if verb is Verb.CONFIRM:
        confirm_advance(
            actor=actor,
            now=now,
            advance_id=advance_id,
            evidence=typed.paper,
            today=today,
            on=typed.on,
            amount=typed.amount,
        )
    elif verb is Verb.MATCH:
        match_advance(
            actor=actor,
            now=now,
            advance_id=advance_id,
            evidence=typed.paper,
            paid_until=typed.until,
            today=today,
            on=typed.on,
        )
    elif verb is Verb.REFUSE:
        reject_advance(
            actor=actor,
            now=now,
            advance_id=advance_id,
            evidence=typed.paper,
            today=today,
            reason=_mismatch(typed.reason),
            on=typed.on,
        )
    else:
        undo_answer(
            actor=actor,
            now=now,
            advance_id=advance_id,
            move_id=_move(typed.move),
            reason=typed.reason,
            today=today,
        )


def _mismatch(text: str) -> Mismatch:
    try:
        return Mismatch(text)
    except ValueError as error:
        raise DomainError("reason_unknown") from error


def _move(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise DomainError("key_reused") from error
