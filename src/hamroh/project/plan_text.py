"""A plan as plain text for the command line. Pages and messages have their own rendering."""

from collections.abc import Iterator

from hamroh.core.law import Fee, FeeKind, Outcome, Plan, Source, Step, Total, because, days_left, next_step
from hamroh.packs.wording import Wording, reason_texts
from hamroh.project.plain_words import plain_day, plain_fact, plain_number

DATES = ("safe", "latest", "working_day", "advised", "expected")


def render_plan(plan: Plan, wording: Wording) -> str:
    """The whole plan, the next step marked by an arrow."""
    return "\n".join(_lines(plan, wording)) + "\n"


def _lines(plan: Plan, words: Wording) -> Iterator[str]:
    yield f"{plan.pack} {plan.on.isoformat()} {plan.content_hash[:12]}"
    if plan.outcome is Outcome.NO_RULE_KNOWN:
        yield words.text("labels.no_rule")
        return
    yield from _consultant(plan, words)
    for one in plan.contradictions:
        yield f"! {words.text(f'contradictions.{one.key}')}"
    if plan.questions:
        yield f"{words.text('labels.questions')}:"
        yield from (f"? {words.text(f'questions.{one.fact}.ask')}" for one in plan.questions)
        return
    said = {one.about for one in plan.consultant_first}
    yield from (f"* {words.text(f'findings.{one.key}')}" for one in plan.findings if one.key not in said)
    first = next_step(plan)
    for number, step in enumerate(plan.steps, 1):
        yield ""
        yield from _step(number, step, plan, words, is_next=step is first)
    for total in plan.totals:
        yield ""
        yield from _total(total, words)
    if plan.bills:
        yield ""
        yield from (f"~ {words.text(f'bills.{bill.key}')}" for bill in plan.bills)


def _consultant(plan: Plan, words: Wording) -> Iterator[str]:
    if not plan.consultant_first:
        return
    yield f"! {words.text('labels.consultant_first')}"
    for reason in plan.consultant_first:
        finding = f"findings.{reason.about}"
        if words.has(finding):
            yield f"  - {words.text(finding)}"
            continue
        keys = (f"steps.{reason.about}.title", f"questions.{reason.about}.ask")
        about = next((words.text(key) for key in keys if words.has(key)), "")
        yield f"  - {words.text(f'doubts.{reason.doubt}')} {about}".rstrip()


def _step(number: int, step: Step, plan: Plan, words: Wording, *, is_next: bool) -> Iterator[str]:
    mark = "✓" if step.done else "→" if is_next else " "
    yield f"{mark} {number}. {words.text(f'steps.{step.key}.title')}"
    if step.done:
        return
    for name in DATES:
        day = getattr(step, name)
        if day is not None and not (name in {"latest", "working_day"} and day == step.safe):
            yield f"     {words.text(f'labels.{name}')}: {plain_day(day)}"
    left = days_left(step, plan.on)
    if is_next and left is not None and left >= 0:
        yield f"     {words.text('labels.days_left', count=left)}"
    for fee in step.fees:
        yield f"     {words.text(f'fees.{fee.key}')}: {_price(fee, words)}"
    yield f"     {words.text(f'steps.{step.key}.todo')}"
    if step.grounds.documents:
        papers = "; ".join(words.text(f"documents.{key}") for key in step.grounds.documents)
        yield f"     {words.text('labels.bring')}: {papers}"
    why = " ".join(reason_texts(words, step))
    if why:
        yield f"     {words.text('labels.why')}: {why}"
    yield from (f"     {text}" for text in _rests_on(step.grounds.facts, plan, words))
    if step.grounds.sources:
        law = "; ".join(_source(source, words) for source in step.grounds.sources)
        yield f"     {words.text('labels.law')}: {law}"
    if step.if_late and step.latest and step.latest < plan.on:
        yield f"     ! {words.text(f'if_late.{step.if_late.key}')}"


def _rests_on(kinds: tuple[str, ...], plan: Plan, words: Wording) -> Iterator[str]:
    """The facts that it follows from, those that were told apart from those seen on paper."""
    known = because(kinds, plan.facts)
    for frame, wanted in (("told", False), ("seen", True)):
        some = [
            plain_fact(kind, plan.facts.values[kind], words)
            for kind in known
            if (kind in plan.facts.verified) is wanted
        ]
        if some:
            yield words.text(f"answers.{frame}", facts="; ".join(some))


def _source(source: Source, words: Wording) -> str:
    return f"{words.text(f'acts.{source.act}')} {source.article}".rstrip()


def _price(fee: Fee, words: Wording) -> str:
    if fee.kind in {FeeKind.UNKNOWN, FeeKind.SET_BY_CENTRE}:
        return words.text(f"fee_kinds.{fee.kind}")
    roubles = [plain_number(amount) for amount in fee.amounts]
    if fee.kind is FeeKind.ALTERNATIVES:
        both = words.text("labels.or", first=roubles[0], second=roubles[1])
        return f"{both}. {words.text('fee_kinds.alternatives')}"
    if not fee.amount:
        return words.text("labels.free")
    price = words.text("labels.up_to" if fee.kind is FeeKind.UP_TO else "labels.roubles", amount=roubles[0])
    return f"{price}. {words.text(f'fee_doubts.{fee.doubt}')}" if fee.doubt else price


def _total(total: Total, words: Wording) -> Iterator[str]:
    label = "labels.up_to" if total.up_to else "labels.roubles"
    yield f"{words.text(f'totals.{total.key}')}: {words.text(label, amount=plain_number(total.amount))}"
    if total.open:
        missing = ", ".join(words.text(f"fees.{key}") for key in total.open)
        yield f"  {words.text('labels.not_in_total')}: {missing}"
