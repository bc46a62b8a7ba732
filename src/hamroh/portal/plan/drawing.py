"""From a plan to what the page shows."""

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_noop

from hamroh.core.law import (
    Confidence,
    FeeKind,
    Outcome,
    Plan,
    Step,
    StepKind,
    day_to_name,
    is_late,
    next_step,
    steps_by_day,
)
from hamroh.journeys.queries import PAYMENT
from hamroh.journeys.wording import LawWords
from hamroh.portal.plan.money import fee_rows, total_summary
from hamroh.portal.plan.values import rests_on, value_in_words
from hamroh.portal.situation import Situation
from hamroh.ui import dates
from hamroh.ui.parts import Details, Doubt, Fact, Link, Note, Road, StepCard, Stop, StopState, Summary
from hamroh.ui.prices import price_words

OUR_TALK = gettext_noop("The talk is free. Who comes without booking need not give a name.")


@dataclass(frozen=True, slots=True)
class DrawnPlan:
    """The parts of the plan's page."""

    lead: str
    notes: tuple[Note, ...]
    road: Road
    sums: tuple[tuple[str, Summary], ...]
    done: tuple[str, ...]


def draw_plan(situation: Situation, words: LawWords) -> DrawnPlan:
    """The whole page for a plan with steps or findings."""
    plan, today = situation.plan, situation.today
    assert plan.outcome is Outcome.PLAN  # noqa: S101  # the view sent the others elsewhere
    first = None if plan.consultant_first else next_step(plan)
    steps = steps_by_day(plan)
    if first is not None:
        steps = (first, *(step for step in steps if step is not first))
    done = len(plan.steps) - len(steps)
    numbers = {step.key: number for number, step in enumerate(steps, start=done + 1)}
    card = consultant_card(plan, words, today) if plan.consultant_first else None
    if first is not None:
        card = step_card(first, numbers[first.key], words, situation)
    if card is not None and not situation.served:
        card = replace(without_our_talk(card), action=None)
    stops = tuple(stop_of(step, numbers[step.key], words, situation) for step in steps if step is not first)
    return DrawnPlan(
        lead=_lead(situation, words),
        notes=tuple(Note((words.finding(one.key),)) for one in plan.findings),
        road=Road(stops, card=card),
        sums=tuple(
            (words.total(total.key), total_summary(total, words)) for total in plan.totals if total.items
        ),
        done=tuple(words.step_title(step.key) for step in plan.steps if step.done),
    )


def with_details_open(drawn: DrawnPlan) -> DrawnPlan:
    """The same for paper, where nothing can be unfolded."""
    card = drawn.road.card
    if card is not None:
        card = replace(card, details=_opened(card.details), action=None)
    stops = tuple(replace(stop, details=_opened(stop.details)) for stop in drawn.road.stops)
    return replace(drawn, road=replace(drawn.road, card=card, stops=stops))


def with_visit(drawn: DrawnPlan) -> DrawnPlan:
    """The same for somebody who has booked: the card leads to the visit instead of to another one."""
    card = drawn.road.card
    if card is None or card.action is None or card.action.href == reverse("portal:advance"):
        return drawn
    card = replace(card, action=Link(gettext("My visit"), reverse("portal:visit")))
    return replace(drawn, road=replace(drawn.road, card=card))


def _opened(details: tuple[Details, ...]) -> tuple[Details, ...]:
    return tuple(replace(one, open=True) for one in details)


def without_our_talk(card: StepCard) -> StepCard:
    """The card without what is said of our own centres, for a country where there is none."""
    return replace(card, paragraphs=tuple(text for text in card.paragraphs if text != gettext(OUR_TALK)))


def consultant_card(plan: Plan, words: LawWords, today: date) -> StepCard:
    """The lit card when somebody must look before any office does: why, and how to reach a consultant."""
    reasons = tuple(dict.fromkeys(words.doubt(one.doubt.value, one.about) for one in plan.consultant_first))
    late = tuple(
        words.if_late(step.if_late.key)
        for step in plan.steps
        if step.if_late and is_late(latest=step.latest, done=step.done, day=today)
    )
    return StepCard(
        gettext("Talk to a consultant first"),
        gettext("First"),
        paragraphs=(
            *reasons,
            *dict.fromkeys(late),
            gettext("Do not go to an office and do not pay a fine before that: it could make things worse."),
            gettext(OUR_TALK),
        ),
        action=Link(gettext("Book a consultation"), reverse("portal:book")),
    )


def step_card(step: Step, number: int, words: LawWords, situation: Situation) -> StepCard:
    """The lit step: its day, its price, what to bring, why."""
    today = situation.today
    facts = []
    if step.safe:
        facts.append(Fact(gettext("Last safe day"), _day(shown_day(step), today)))
    elif step.expected:
        facts.append(Fact(gettext("Expected by"), _day(step.expected, today)))
    if step.fees:
        facts.append(Fact(gettext("Price"), price_words(step.fees, words.currency)))
    return StepCard(
        f"{number}. {words.step_title(step.key)}",
        gettext("Wait") if step.kind is StepKind.WAIT else gettext("Next step"),
        left=_left(step, today),
        facts=tuple(facts),
        paragraphs=(words.step_text(step.key), *_if_others_are_late(step, words, today)),
        bring=tuple(words.document(key) for key in step.grounds.documents),
        doubt=doubt_of(step, words),
        action=_action(step),
        details=why(step, words, situation),
    )


def _action(step: Step) -> Link | None:
    """Where the step is done: a payment by its code, at once; what desks do, on a visit."""
    if step.key == PAYMENT:
        return Link(gettext("Pay, or show a receipt"), reverse("portal:advance"))
    return Link(gettext("Book a visit"), reverse("portal:book")) if step.rule.desks else None


def _left(step: Step, today: date) -> str:
    """How far the safe day is, after it the very last one. How late somebody else is, is not counted out to him."""
    if step.safe is None or step.latest is None:
        return ""
    day = step.safe if today <= step.safe else step.latest
    late = day < today
    return "" if late and step.kind is not StepKind.ACT else dates.days_left((day - today).days)


def _if_others_are_late(step: Step, words: LawWords, today: date) -> tuple[str, ...]:
    theirs = step.kind is not StepKind.ACT and is_late(latest=step.latest, done=step.done, day=today)
    return (words.if_late(step.if_late.key),) if theirs and step.if_late else ()


def stop_of(step: Step, number: int, words: LawWords, situation: Situation) -> Stop:
    """A later step on the road."""
    today = situation.today
    doubt = doubt_of(step, words)
    when = shown_day(step) or step.expected
    return Stop(
        str(number),
        words.step_title(step.key),
        when=_day(when, today) if when else "",
        price=price_words(step.fees, words.currency) if step.fees else gettext("free"),
        small=(words.step_text(step.key), *_if_assumed(step)),
        state=StopState.DOUBT if doubt else StopState.AHEAD,
        doubt=doubt,
        details=why(
            step, words, situation, bring=tuple(words.document(key) for key in step.grounds.documents)
        ),
    )


def shown_day(step: Step) -> date | None:
    """The day to name on the page."""
    return day_to_name(safe=step.safe, working_day=step.working_day, by_state=step.rule.by_state)


def why(
    step: Step, words: LawWords, situation: Situation, bring: tuple[str, ...] = ()
) -> tuple[Details, ...]:
    """Reasons, both readings of the term, prices one by one, the facts that it rests on, and the articles."""
    today = situation.today
    paragraphs = list(words.reasons(step))
    if step.latest and step.latest != step.safe:
        paragraphs.append(
            gettext("The very last day: %(day)s.") % {"day": dates.day(step.latest, today=today)}
        )
    if step.safe and shown_day(step) != step.safe:
        paragraphs.append(
            gettext("By the law the last day is %(day)s, a day off. We name the working day before.")
            % {"day": dates.day(step.safe, today=today)}
        )
    if step.advised and step.advised < today and step.latest and today <= step.latest:
        paragraphs.append(gettext("Pay today: the money needs days to arrive."))
    elif step.advised and step.advised >= today:
        paragraphs.append(
            gettext("Better by %(day)s, so that the money arrives in time.")
            % {"day": dates.day(step.advised, today=today)}
        )
    paragraphs += fee_rows(step.fees, words)
    paragraphs += rests_on(step.grounds.facts, situation, words)
    law = "; ".join(words.source(source) for source in step.grounds.sources)
    small = gettext("Law: %(articles)s") % {"articles": law} if law else ""
    title = gettext("Why, by which law, with which papers")
    address = reverse("portal:law_rule", args=[situation.law.key, step.key])
    rule = Link(gettext("Read the whole rule"), f"{address}?on={today.isoformat()}")
    return (Details(title, tuple(paragraphs), bring=bring, small=small, link=rule),)


def doubt_of(step: Step, words: LawWords) -> Doubt | None:
    """What is unsure about a step: two published figures, none yet, or a source that is not sure."""
    unsure = {FeeKind.ALTERNATIVES, FeeKind.UNKNOWN}
    texts = [words.fee_kind(fee.kind.value) for fee in step.fees if fee.kind in unsure]
    texts += [words.fee_doubt(fee.doubt) for fee in step.fees if fee.doubt]
    if step.grounds.confidence is Confidence.LOW:
        texts.append(gettext("Sources differ here. Ask before you rely on it."))
    return Doubt(gettext("Not sure"), tuple(dict.fromkeys(texts))) if texts else None


def _if_assumed(step: Step) -> tuple[str, ...]:
    if not step.assumed or not (step.safe or step.expected):
        return ()
    return (gettext("Reckoned as if you filed everything today."),)


def _day(value: date | None, today: date) -> str:
    return dates.day_html(value, today=today) if value else ""


def _lead(situation: Situation, words: LawWords) -> str:
    country, region, entry = (
        value_in_words(kind, situation, words) for kind in ("citizenship", "region", "entry_date")
    )
    pattern = gettext("Passport: {country}. Region: {region}. Entry: {entry}.")
    return format_html(pattern, country=country, region=region, entry=entry)
