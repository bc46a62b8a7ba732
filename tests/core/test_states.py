"""A table of transitions is closed."""

from enum import StrEnum

import pytest

from hamroh.core.states import Transitions


class Light(StrEnum):
    RED = "red"
    GREEN = "green"
    OFF = "off"


LIGHTS = Transitions(
    {
        Light.RED: frozenset({Light.GREEN, Light.OFF}),
        Light.GREEN: frozenset({Light.RED, Light.OFF}),
        Light.OFF: frozenset(),
    }
)


@pytest.mark.parametrize("before", list(Light))
@pytest.mark.parametrize("after", list(Light))
def test_only_what_stands_in_the_table_is_allowed(before: Light, after: Light) -> None:
    assert LIGHTS.allowed(before, after) == (before not in {Light.OFF, after})
    assert (before in LIGHTS.sources(after)) == LIGHTS.allowed(before, after)


def test_a_state_without_a_line_is_refused() -> None:
    with pytest.raises(ValueError, match="off"):
        Transitions({Light.RED: frozenset({Light.GREEN}), Light.GREEN: frozenset({Light.RED})})
