"""What every measurement gives: our value, the peer's in the same run, their ratio, and the goal for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure; a share (recall) has no peer and its ratio is the value itself."""

    name: str
    value: float
    baseline: float | None
    ratio: float
    goal: str
    spread: str = ""
    """How far the runs lay apart, in words."""

    @property
    def met(self) -> bool:
        """Whether the ratio meets the goal, such as `≥ 0.98` or `≤ 0.02`."""
        sign, number = self.goal.split()
        return self.ratio >= float(number) if sign == "≥" else self.ratio <= float(number)
