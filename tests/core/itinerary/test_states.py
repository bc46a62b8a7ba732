"""All pairs of states of a visit."""

from itertools import product

import pytest

from hamroh.core.itinerary.states import VISIT, VisitState

PAIRS = [
    "held>confirmed",
    "held>cancelled",
    "held>expired",
    "held>moved",
    "confirmed>arrived",
    "confirmed>cancelled",
    "confirmed>expired",
    "confirmed>moved",
    "arrived>served",
    "arrived>cancelled",
    "arrived>confirmed",
    "served>arrived",
]


@pytest.mark.parametrize(("before", "after"), list(product(VisitState, VisitState)))
def test_a_visit_becomes_only_what_stands_in_the_table(before: VisitState, after: VisitState) -> None:
    assert VISIT.allowed(before, after) == (f"{before}>{after}" in PAIRS)
