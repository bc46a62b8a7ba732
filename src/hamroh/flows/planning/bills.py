"""Whom a bill would touch if it became law: for those who keep the law, never for the person."""

from collections.abc import Iterable

from hamroh.foundation.actor import Actor
from hamroh.foundation.scope import system_scope
from hamroh.journeys.queries import count_open_steps
from hamroh.journeys.releases import require_keeper_of_law


def people_with_steps(*, actor: Actor, steps: Iterable[str]) -> dict[str, int]:
    """For each of these steps how many people of the network have it open in the plan in force.

    Numbers only, of nobody in particular. Raises DomainError `not_allowed`.
    """
    require_keeper_of_law(actor)
    with system_scope():
        return count_open_steps(steps)
