"""History by triggers: each insert, change and deletion of a tracked model is an event row.

Who and why come from the context that `hamroh.foundation.transactions` sets. Personal columns stay out,
so that erasing a person needs no second place. Each event carries its context, so that no table of
contexts has to be changed by run time. Add `rls.ProtectHistory("<table>event")` to the migration.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
from django.db import models

ModelClass = TypeVar("ModelClass", bound=type[models.Model])


def tracked(*, personal: tuple[str, ...] = ()) -> Callable[[ModelClass], ModelClass]:
    """Decorate a model to keep its history without the fields named in `personal`."""

    def track(model: ModelClass) -> ModelClass:
        events: Any = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
        result: ModelClass = pghistory.track(
            *events,
            exclude=list(personal),
            context_field=pghistory.ContextJSONField(),
            context_id_field=pghistory.ContextUUIDField(),
        )(model)
        return result

    return track
