"""Staff."""

from datetime import datetime

from hamroh.accounts import actions
from hamroh.accounts.queries import actor_of
from hamroh.accounts.roles import Role
from hamroh.foundation.actor import SYSTEM, Actor
from hamroh.network.models import Centre


def staff(now: datetime, centre: Centre, *roles: Role, username: str = "") -> Actor:
    """Somebody who holds the roles at the centre."""
    name = username or f"{centre.key}-{'-'.join(roles)}"
    user = actions.create_staff(actor=SYSTEM, username=name, display_name=name, now=now)
    for role in roles:
        actions.assign_role(actor=SYSTEM, user_id=user.id, role=role, centre_id=centre.id, now=now)
    return actor_of(user)
