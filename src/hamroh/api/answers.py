"""Single questions, as `packs/schemas/answers.schema.json` describes their answers."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hamroh.api.laws import wording_of
from hamroh.core.law import Facts, Law
from hamroh.core.law.answers import (
    facts_after_leaving,
    facts_elsewhere,
    facts_leaving,
    suppose,
    suppose_new_law,
)
from hamroh.core.law.answers.replies import (
    Reply,
    reply_late,
    reply_patent,
    reply_payment,
    reply_stay,
    reply_supposition,
)
from hamroh.core.law.answers.supposing import Supposition
from hamroh.foundation.errors import DomainError
from hamroh.packs.lines import in_words

MOST_MONTHS = 12
Asked = tuple[Law, Facts, date, Mapping[str, Any]]


def answer_question(
    ask: str, *, law: Law, facts: Facts, today: date, options: Mapping[str, Any], language: str
) -> dict[str, object]:
    """The answer with its words. Raises DomainError `unknown_question`, `months_out_of_range`, `unknown_language`,
    and of what-if `day_unreadable` (field), `back_before_leave`, `unknown_region`, `one_what_if_only`.
    """
    if ask not in _ASKED:
        raise DomainError("unknown_question")
    if language not in law.languages:
        raise DomainError("unknown_language")
    lines, data = _ASKED[ask]((law, facts, today, options))
    wording = wording_of(law.key, law.content_hash, language)
    words = in_words(lines, wording, day=date.isoformat, money=lambda minor: _money(minor, law))
    return {
        "ask": ask,
        "pack": law.key,
        "on": today.isoformat(),
        "content_hash": law.content_hash,
        "answer": data,
        "words": list(words),
    }


def _money(minor: int, law: Law) -> str:
    whole = f"{minor // 100:,}".replace(",", "\N{NO-BREAK SPACE}")
    rest = f",{minor % 100:02}" if minor % 100 else ""
    return f"{whole}{rest} {law.currency}"


def _pay(asked: Asked) -> Reply:
    law, facts, today, options = asked
    months = options.get("months", 1)
    if not isinstance(months, int) or not 1 <= months <= MOST_MONTHS:
        raise DomainError("months_out_of_range")
    return reply_payment(law=law, facts=facts, today=today, months=months)


def _alive(asked: Asked) -> Reply:
    law, facts, today, _ = asked
    return reply_patent(law=law, facts=facts, today=today)


def _stay(asked: Asked) -> Reply:
    law, facts, today, _ = asked
    return reply_stay(law=law, facts=facts, today=today)


def _late(asked: Asked) -> Reply:
    law, facts, today, options = asked
    return reply_late(law=law, facts=facts, today=today, repeated=options.get("repeated") is True)


def _what_if(asked: Asked) -> Reply:
    facts, options = asked[1], asked[3]
    found = _law_changes(asked) if "law_on" in options else _facts_change(asked)
    return reply_supposition(found, facts)


def _law_changes(asked: Asked) -> Supposition:
    law, facts, _, options = asked
    if {"leave", "back", "region"} & options.keys():
        raise DomainError("one_what_if_only")
    return suppose_new_law(law=law, facts=facts, day=_day(options, "law_on"))


def _facts_change(asked: Asked) -> Supposition:
    law, facts, today, options = asked
    then, on = facts, today
    if "region" in options:
        if options["region"] not in law.regions:
            raise DomainError("unknown_region")
        then = facts_elsewhere(law=law, facts=then, region=options["region"])
    if "back" in options:
        left, on = _day(options, "leave"), _day(options, "back")
        if on < left:
            raise DomainError("back_before_leave")
        then = facts_after_leaving(law=law, facts=then, left=left, back=on)
    elif "leave" in options:
        then = facts_leaving(law=law, facts=then, left=_day(options, "leave"))
    return suppose(law=law, facts=facts, today=today, then=then, on=on)


def _day(options: Mapping[str, Any], field: str) -> date:
    try:
        day = date.fromisoformat(str(options.get(field)))
    except ValueError:
        day = date.min
    if day == date.min:  # no day lies before it to compare with
        raise DomainError("day_unreadable", field=field)
    return day


_ASKED: Mapping[str, Callable[[Asked], Reply]] = {
    "pay": _pay,
    "late": _late,
    "alive": _alive,
    "stay": _stay,
    "what-if": _what_if,
}
QUESTIONS = tuple(_ASKED)
