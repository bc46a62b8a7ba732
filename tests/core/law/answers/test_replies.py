"""A reply's lines and its data tell of one answer, and its data are what the published schema promises."""

from datetime import date
from typing import Any

import jsonschema
from hypothesis import given, settings
from referencing import Registry, Resource

from hamroh.core.law import Facts, Law
from hamroh.core.law.answers import facts_leaving, suppose
from hamroh.core.law.answers.replies import (
    Reply,
    reply_late,
    reply_patent,
    reply_payment,
    reply_stay,
    reply_supposition,
)
from hamroh.packs.schemas import load_schema
from tests.law.test_properties import DAYS, SITUATIONS

REGISTRY: Registry[Any] = Registry().with_resources(
    [(f"{name}.schema.json", Resource.from_contents(load_schema(name))) for name in ("facts", "plan")]
)
SCHEMA = jsonschema.Draft202012Validator(load_schema("answers"), registry=REGISTRY)


@given(SITUATIONS, DAYS)
@settings(max_examples=60)
def test_every_reply_has_lines_and_data_that_the_schema_promises(
    situation: tuple[Law, Facts], today: date
) -> None:
    law, facts = situation
    found = suppose(
        law=law, facts=facts, today=today, then=facts_leaving(law=law, facts=facts, left=today), on=today
    )
    replies: dict[str, Reply] = {
        "pay": reply_payment(law=law, facts=facts, today=today, months=2),
        "alive": reply_patent(law=law, facts=facts, today=today),
        "stay": reply_stay(law=law, facts=facts, today=today),
        "late": reply_late(law=law, facts=facts, today=today, repeated=False),
        "what-if": reply_supposition(found, facts),
    }
    for ask, reply in replies.items():
        assert reply.lines, ask
        head = {"ask": ask, "pack": law.key, "on": today.isoformat(), "content_hash": law.content_hash}
        SCHEMA.validate(head | {"answer": reply.data, "words": ["x"]})
