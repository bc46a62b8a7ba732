"""What differs between two plans for the same facts: which days and sums move, and whether to somebody's harm."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from hamroh.core.law.plan import Plan, Step
from hamroh.core.law.progress import day_to_name


class MoveKind(StrEnum):
    """What became of a step, or of the whole plan."""

    APPEARS = "appears"
    DISAPPEARS = "disappears"
    EARLIER = "earlier"
    LATER = "later"
    NO_DAY = "no_day"
    """A day was named before, now none can be."""
    NEW_DAY = "new_day"
    """No day was named before."""
    DEARER = "dearer"
    CHEAPER = "cheaper"
    NO_SUM = "no_sum"
    NEW_SUM = "new_sum"
    OUTCOME = "outcome"
    CONSULTANT = "consultant"
    """A consultant comes first now."""
    FREED = "freed"
    """No consultant is needed any more."""


BETTER = frozenset({MoveKind.DISAPPEARS, MoveKind.LATER, MoveKind.CHEAPER, MoveKind.FREED, MoveKind.NEW_SUM})
"""Everything else may leave a person worse off, and is treated so until somebody has looked."""


class Move(NamedTuple):
    """One difference. `step` is empty for the whole plan; days before and after, or minor units."""

    step: str
    kind: MoveKind
    before: date | int | None = None
    after: date | int | None = None

    @property
    def may_harm(self) -> bool:
        """Whether the person may be worse off by it."""
        return self.kind not in BETTER


def compare_plans(before: Plan, after: Plan) -> tuple[Move, ...]:
    """What moves from one plan to the other, in the order of the steps; both should be of the same day.

    Reasons, papers and words are not compared: they change nothing that a person has to keep.
    """
    if before.outcome is not after.outcome:
        return (Move("", MoveKind.OUTCOME),)
    moves: list[Move] = []
    old = {step.rule.key: step for step in before.steps if not step.done}
    new = {step.rule.key: step for step in after.steps if not step.done}
    for key in dict.fromkeys([*old, *new]):
        if key not in new:
            moves.append(Move(key, MoveKind.DISAPPEARS))
        elif key not in old:
            moves.append(Move(key, MoveKind.APPEARS, None, _day(new[key])))
        else:
            moves += _step(key, old[key], new[key])
    if bool(before.consultant_first) is not bool(after.consultant_first):
        moves.append(Move("", MoveKind.CONSULTANT if after.consultant_first else MoveKind.FREED))
    return tuple(moves)


def _step(key: str, old: Step, new: Step) -> list[Move]:
    moves: list[Move] = []
    # All plans are compared when the law changes, and most steps stay as they are.
    if old.latest != new.latest or _day(old) != _day(new):
        moves.append(_days(key, old, new))
    if old.fees is not new.fees:
        moves += _sums(key, old, new)
    return moves


def _day(step: Step) -> date | None:
    """The day that the plan names to people, so that a move never names another one."""
    named = day_to_name(safe=step.safe, working_day=step.working_day, by_state=step.rule.by_state)
    return named or step.expected


def _days(key: str, old: Step, new: Step) -> Move:
    """The day that is named decides, and where it stays the latest one."""
    before, after = _day(old), _day(new)
    if before == after:
        before, after = old.latest, new.latest
    if before is None or after is None:
        return Move(key, MoveKind.NEW_DAY if before is None else MoveKind.NO_DAY, before, after)
    return Move(key, MoveKind.EARLIER if after < before else MoveKind.LATER, before, after)


def _sums(key: str, old: Step, new: Step) -> list[Move]:
    before, after = _sum(old), _sum(new)
    if before == after:
        return []
    if before is None or after is None:
        return [Move(key, MoveKind.NEW_SUM if before is None else MoveKind.NO_SUM, before, after)]
    return [Move(key, MoveKind.DEARER if after > before else MoveKind.CHEAPER, before, after)]


def _sum(step: Step) -> int | None:
    """What is known of the step's fees, alternatives by the highest; None when nothing is."""
    amounts = [fee.amounts[0] for fee in step.fees if fee.amounts]
    return sum(amounts) if amounts else None
