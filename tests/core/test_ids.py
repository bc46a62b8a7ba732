from typing import NewType
from uuid import UUID

from hamroh.core import ids


def test_each_id_is_a_type_of_its_own_over_uuid() -> None:
    kinds = [kind for name, kind in vars(ids).items() if name.endswith("Id") and isinstance(kind, NewType)]
    assert len(kinds) > 10
    assert all(kind.__supertype__ is UUID for kind in kinds)
