"""Plans and facts as plain data for JSON; `packs/schemas/plan.schema.json` describes it."""

from datetime import date

from hamroh.core.law.facts import Facts
from hamroh.core.law.parameters import Source
from hamroh.core.law.plan import Fee, Plan, Step, Total
from hamroh.core.law.rules import Bill


def plan_to_data(plan: Plan) -> dict[str, object]:
    """The whole plan, dates in ISO 8601, amounts in minor units."""
    return {
        "outcome": plan.outcome.value,
        "on": plan.on.isoformat(),
        "pack": plan.pack,
        "content_hash": plan.content_hash,
        "facts": facts_to_data(plan.facts),
        "steps": [step_to_data(step) | _because(step.grounds.facts, plan.facts) for step in plan.steps],
        "findings": [
            {
                "key": one.key,
                "kind": one.kind.value,
                "sources": sources_to_data(one.sources),
                "confidence": one.confidence.value,
                **_because(one.facts, plan.facts),
            }
            for one in plan.findings
        ],
        "questions": [
            {"fact": one.fact, "type": one.type, "choices": list(one.choices)} for one in plan.questions
        ],
        "contradictions": [{"key": one.key, "facts": list(one.facts)} for one in plan.contradictions],
        "consultant_first": [{"doubt": one.doubt.value, "about": one.about} for one in plan.consultant_first],
        "bills": [_bill(one) for one in plan.bills],
        "totals": [_total(one) for one in plan.totals],
    }


def _because(kinds: tuple[str, ...], facts: Facts) -> dict[str, object]:
    """What it rests on, as known, and whether somebody only said so."""
    known = because(kinds, facts)
    return {"because": [{"fact": kind, "trust": facts.trust(kind).value} for kind in known]}


def because(kinds: tuple[str, ...], facts: Facts) -> tuple[str, ...]:
    """Those of these kinds of fact that are known of the person."""
    return tuple(kind for kind in kinds if kind in facts.values)


def facts_to_data(facts: Facts) -> dict[str, object]:
    """Facts as `read_facts` takes them."""
    known: dict[str, object] = {
        kind: {"value": value_to_data(value), "trust": facts.trust(kind).value}
        for kind, value in sorted(facts.values.items())
    }
    return known | dict.fromkeys(sorted(facts.unknown))


def step_to_data(step: Step) -> dict[str, object]:
    """One step."""
    rule, grounds = step.rule, step.grounds
    return {
        "key": rule.key,
        "procedure": rule.procedure,
        "kind": rule.kind.value,
        "done": step.done,
        "safe": value_to_data(step.safe),
        "latest": value_to_data(step.latest),
        "working_day": value_to_data(step.working_day),
        "advised": value_to_data(step.advised),
        "expected": value_to_data(step.expected),
        "anchor": rule.anchor,
        "anchor_day": value_to_data(step.anchor_day),
        "assumed": step.assumed,
        "reasons": list(grounds.reasons),
        "sources": sources_to_data(grounds.sources),
        "confidence": grounds.confidence.value,
        "suspended_by": grounds.suspended.key if grounds.suspended else None,
        "fees": [_fee(fee) for fee in step.fees],
        "documents": list(grounds.documents),
        "produces": rule.produces,
        "needs": list(rule.needs),
        "desks": list(rule.desks),
        "by_state": rule.by_state,
        "if_late": rule.if_late.key if rule.if_late else None,
    }


def value_to_data(value: object) -> object:
    """A fact or a day as JSON has it and `read_facts` takes it; a stay is its two days."""
    if isinstance(value, tuple):
        return [{"entered": stay.entered.isoformat(), "left": stay.left.isoformat()} for stay in value]
    return value.isoformat() if isinstance(value, date) else value


def _fee(fee: Fee) -> dict[str, object]:
    return {
        "key": fee.key,
        "kind": fee.kind.value,
        "amounts": list(fee.amounts),
        "confidence": fee.confidence.value,
        "sources": sources_to_data(fee.sources),
        "doubt": fee.doubt or None,
    }


def sources_to_data(sources: tuple[Source, ...]) -> list[dict[str, object]]:
    """Acts with their articles."""
    return [
        {"act": one.act, "article": one.article, "from": value_to_data(one.since), "note": one.note}
        for one in sources
    ]


def _bill(bill: Bill) -> dict[str, object]:
    return {
        "key": bill.key,
        "stage": bill.stage,
        "stage_date": bill.stage_date.isoformat(),
        "expected": value_to_data(bill.expected),
        "steps": sorted(bill.steps),
        "sources": sources_to_data(bill.sources),
    }


def _total(total: Total) -> dict[str, object]:
    return {
        "key": total.key,
        "items": [_fee(item) for item in total.items],
        "amount": total.amount,
        "open": list(total.open),
        "up_to": total.up_to,
    }
