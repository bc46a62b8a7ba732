"""What tests of this domain say again and again."""

import pytest

from hamroh.booking.models import Slot, VisitPlace
from hamroh.booking.queries import list_miscounted_slots
from hamroh.foundation.errors import DomainError


def refused(code: str, **expected: object) -> "pytest.RaisesExc[DomainError]":
    """The block raises this code with at least these values."""
    return pytest.RaisesExc(
        DomainError, check=lambda error: error.code == code and error.data | expected == error.data
    )


def taken() -> int:
    """How many places are taken, after a look that all counts agree."""
    assert not list_miscounted_slots()
    count = sum(Slot.objects.values_list("taken", flat=True))
    assert count == VisitPlace.objects.filter(released_at=None, walk_in=False).count()
    return count
