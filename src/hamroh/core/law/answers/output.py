"""Answers as plain data for JSON; `packs/schemas/answers.schema.json` describes it."""

from hamroh.core.law.answers.late import LateAnswer, LateStep
from hamroh.core.law.answers.patent import PatentAnswer, PaymentAnswer
from hamroh.core.law.answers.stay import StayAnswer
from hamroh.core.law.answers.supposing import Supposition
from hamroh.core.law.facts import Facts
from hamroh.core.law.output import sources_to_data, value_to_data
from hamroh.core.law.stays import Used
from hamroh.core.law.threats import Threat

Data = dict[str, object]


def stay_to_data(answer: StayAnswer, facts: Facts) -> Data:
    """How long somebody may stay."""
    return _head(answer, facts) | {
        "rule": answer.rule or None,
        "last_day": value_to_data(answer.last_day),
        "days_left": answer.days_left,
        "by": _used(answer.by) if answer.by else None,
        "used": [_used(one) for one in answer.used],
    }


def patent_to_data(answer: PatentAnswer, facts: Facts) -> Data:
    """Whether the patent is alive."""
    return _head(answer, facts) | {
        "issued": value_to_data(answer.issued),
        "until": value_to_data(answer.until),
        "longest": value_to_data(answer.longest),
        "ended_since": value_to_data(answer.ended_since),
    }


def payment_to_data(answer: PaymentAnswer, facts: Facts) -> Data:
    """When to pay next and how much; amounts in minor units, both where two were published."""
    price = answer.price
    return patent_to_data(answer.patent, facts) | {
        "months": answer.months,
        "beyond_year": answer.beyond_year,
        "safe": value_to_data(answer.safe),
        "bank_safe": value_to_data(answer.bank_safe),
        "amount": price.amount if price else None,
        "lowest": price.lowest if price else None,
        "each": [
            {"start": one.start.isoformat(), "amounts": list(one.amounts)}
            for one in (price.months if price else ())
        ],
        "price_confidence": answer.price_confidence.value,
        "paid_until": value_to_data(answer.until),
    }


def late_to_data(answer: LateAnswer) -> Data:
    """What is late and what may follow."""
    following = answer.next
    return {
        "outcome": answer.outcome.value,
        "missing": list(answer.missing),
        "late": [_late(one) for one in answer.late],
        "overdue": [step.key for step in answer.overdue],
        "others": [step.key for step in answer.others],
        "consultant_first": [
            {"doubt": one.doubt.value, "about": one.about} for one in answer.plan.consultant_first
        ],
        "next": {"step": following.key, "safe": value_to_data(following.safe)} if following else None,
    }


def supposition_to_data(found: Supposition, facts: Facts) -> Data:
    """What would change."""
    return {
        "outcome": found.after.outcome.value,
        "missing": [one.fact for one in found.after.questions],
        "moves": [
            {
                "step": one.step or None,
                "kind": one.kind.value,
                "before": value_to_data(one.before),
                "after": value_to_data(one.after),
                "may_harm": one.may_harm,
            }
            for one in found.moves
        ],
        "findings_added": list(found.findings_added),
        "findings_gone": list(found.findings_gone),
        "forgotten": list(found.forgotten),
        "stay_before": stay_to_data(found.stay_before, facts),
        "stay_after": stay_to_data(found.stay_after, found.after.facts),
    }


def _head(answer: StayAnswer | PatentAnswer, facts: Facts) -> Data:
    return {
        "outcome": answer.outcome.value,
        "missing": list(answer.missing),
        "ask": answer.ask or None,
        "because": [{"fact": kind, "trust": facts.trust(kind).value} for kind in answer.facts],
        "reasons": list(answer.reasons),
        "sources": sources_to_data(answer.sources),
        "confidence": answer.confidence.value,
    }


def _used(one: Used) -> Data:
    return {
        "kind": one.kind.value,
        "used": one.used,
        "limit": one.limit,
        "first": one.first.isoformat(),
        "window": one.window or None,
    }


def _late(one: LateStep) -> Data:
    return {
        "step": one.step.key,
        "latest": value_to_data(one.step.latest),
        "days": one.days,
        "if_late": one.step.if_late.key if one.step.if_late else None,
        "threats": [_threat(threat) for threat in one.threats],
    }


def _threat(one: Threat) -> Data:
    sanction = one.sanction
    return {
        "offence": one.offence.key,
        "act": one.offence.act,
        "article": one.offence.article,
        "supposes": one.offence.supposes.value if one.offence.supposes else None,
        "subject": sanction.subject.value,
        "least": one.least,
        "most": one.most,
        "fine_unknown": one.fine_unknown,
        "warning": sanction.warning,
        "arrest_days": sanction.arrest_days,
        "removal": sanction.removal.value,
        "repeated": sanction.repeated,
        "confidence": one.confidence.value,
        "sources": sources_to_data(one.sources),
    }
