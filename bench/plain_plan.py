"""What somebody would write who needs only the dates and sums of today's law: no pack, no explanations.

The peer of `bench.plans`. It computes the same steps, days and amounts as the pack for people who came to
work in the years 2025 to 2027, and nothing else: no sources, reasons, papers, doubts or other years.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from hamroh.core.calendars import Calendar, add_months

EAEU = {"AM", "BY", "KZ", "KG"}
STARTS = (date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1))
MONTHS: dict[str, tuple[tuple[int, ...], ...]] = {
    "63": ((1017000,), (1193600, 1176600), ()),
    "77": ((890000,), (1000000,), ()),
    "50": ((890000,), (1000000,), ()),
    "78": ((600000,), (800000,), ()),
}
DUTY = 420000
TERM = 30
DUTIES_FROM = date(2025, 9, 1)
DAY = timedelta(days=1)


@dataclass(slots=True)
class Person:
    """The facts."""

    citizenship: str
    birth_date: date
    entry_date: date
    region: str
    registered_on: date | None = None
    patent_applied_on: date | None = None
    patent_issued_on: date | None = None
    paid_until: date | None = None
    contract_copy_on: date | None = None


@dataclass(slots=True)
class PlainStep:
    """A step with its days."""

    key: str
    done: bool
    safe: date | None
    latest: date | None
    working_day: date | None
    advised: date | None
    expected: date | None
    amounts: tuple[tuple[int, ...], ...]


@dataclass(slots=True)
class PlainPlan:
    """The answer: what contradicts, what to say, which steps, which are late, the sum for the first month."""

    contradictions: list[str]
    findings: list[str]
    steps: list[PlainStep]
    late: list[str]
    total: int


def plain_plan(
    person: Person, today: date, calendar: Calendar, duty: int = DUTY, term: int = TERM
) -> PlainPlan:
    """The whole answer for one person on one day; `duty` in kopecks, `term` in days to apply for a patent."""
    wrong = _contradictions(person, today)
    if wrong:
        return PlainPlan(wrong, [], [], [], 0)
    steps, total = _steps(person, today, calendar, duty, term)
    late = [
        step.key
        for step in steps
        if not step.done
        and (
            (step.latest is not None and step.latest < today)
            or (step.key == "state_decision" and step.expected is not None and step.expected < today)
        )
    ]
    if late and person.patent_issued_on is None and person.patent_applied_on is None:
        for step in steps[2:]:
            step.safe = step.latest = step.working_day = step.advised = step.expected = None
    return PlainPlan(wrong, _findings(person, today), steps, late, total)


def _contradictions(person: Person, today: date) -> list[str]:
    wrong = []
    birth, entry = person.birth_date, person.entry_date
    applied, issued = person.patent_applied_on, person.patent_issued_on
    if birth > today:
        wrong.append("born_in_future")
    if entry > today:
        wrong.append("entry_in_future")
    if entry < birth:
        wrong.append("entry_before_birth")
    if applied is not None and applied < entry and issued is None:
        wrong.append("applied_before_entry")
    if applied is not None and applied > today:
        wrong.append("applied_in_future")
    return wrong if issued is None else wrong + _wrong_since_issue(person, issued, today)


def _wrong_since_issue(person: Person, issued: date, today: date) -> list[str]:
    wrong = []
    applied, paid = person.patent_applied_on, person.paid_until
    if applied is not None and issued < applied:
        wrong.append("issued_before_application")
    if issued > today:
        wrong.append("issued_in_future")
    if paid is not None and paid < issued:
        wrong.append("paid_before_issue")
    return wrong


def _findings(person: Person, today: date) -> list[str]:
    region, found = person.region, []
    patent = person.citizenship not in EAEU
    if not patent:
        found.append("no_patent_eaeu")
    if person.paid_until is not None and person.paid_until < today:
        found.append("patent_lapsed")
    if patent:
        found += _closed_trades(region, today)
    if region in {"77", "50"} and today >= DUTIES_FROM:
        if person.citizenship != "BY":
            found += ["moscow_app", "moscow_app_silence"]
        if patent:
            found.append("one_patent_moscow")
    if patent and region == "78" and today >= date(2025, 11, 12):
        found.append("one_patent_petersburg")
    if patent and person.patent_applied_on is None and person.patent_issued_on is None:
        found.append("registry_first")
    return found


def _closed_trades(region: str, today: date) -> list[str]:
    if region == "63":
        return ["trade_bans_samara"] if today >= date(2026, 1, 19) else ["trade_bans_samara_before"]
    if region == "78":
        return ["trade_bans_petersburg"] if today >= date(2025, 11, 22) else ["trade_bans_petersburg_taxi"]
    return ["trade_bans_moscow_oblast"] if region == "50" and today >= date(2026, 1, 1) else []


def _steps(
    person: Person, today: date, calendar: Calendar, duty: int, term: int
) -> tuple[list[PlainStep], int]:
    duties = today >= DUTIES_FROM
    moscow = duties and person.region in {"77", "50"} and person.citizenship != "BY"
    safe, latest = _registration(person, calendar)
    fees: tuple[tuple[int, ...], ...] = () if moscow else ((50000 if duties else 0,),)
    done = person.registered_on is not None
    previous = calendar.previous_working_day
    steps = [PlainStep("registration", done, safe, latest, previous(safe), None, None, fees)]
    if person.citizenship in EAEU:
        safe = person.entry_date + 29 * DAY
        steps.append(PlainStep("first_checks", False, safe, safe + DAY, previous(safe), None, None, ((),)))
        steps.append(PlainStep("work_contract", False, None, None, None, None, None, ()))
        return steps, 0
    return _patent(person, today, calendar, steps, duty=duty, term=term)


def _registration(person: Person, calendar: Calendar) -> tuple[date, date]:
    entry = person.entry_date
    if person.citizenship in {"UZ", "TJ"}:
        return entry + 14 * DAY, entry + 15 * DAY
    if person.citizenship in EAEU:
        return entry + 29 * DAY, entry + 30 * DAY
    first = 6 if calendar.is_working_day(entry) else 7
    return calendar.add_working_days(entry, first) or entry, calendar.add_working_days(entry, 7) or entry


def _patent(
    person: Person, today: date, calendar: Calendar, steps: list[PlainStep], *, duty: int, term: int
) -> tuple[list[PlainStep], int]:
    add, previous = calendar.add_working_days, calendar.previous_working_day
    due = duty if today >= DUTIES_FROM else 0
    prices = MONTHS[person.region]
    issued, applied = person.patent_issued_on, person.patent_applied_on
    safe = person.entry_date + (term - 1) * DAY
    latest = safe + DAY
    fees: tuple[tuple[int, ...], ...] = ((380000,), (due,), (), (), (), (), ())
    if today >= add_months(person.birth_date, 12 * 65):
        fees = fees[1:]
    done = applied is not None or issued is not None
    steps.append(PlainStep("patent_application", done, safe, latest, previous(safe), None, None, fees))
    decision = add(applied or today, 10)
    steps.append(PlainStep("state_decision", issued is not None, None, None, None, None, decision, ()))
    issue = issued or decision
    month = prices[bisect_right(STARTS, issue) - 1] if issue else ()
    steps.append(PlainStep("first_payment", issued is not None, None, None, None, None, issue, (month,)))
    if issue is None:
        return steps, 0
    _after_issue(person, today, calendar, steps, issue, duty=duty)
    total = 0
    if issued is None:
        total = sum(max(one) for step in steps[:4] if not step.done for one in step.amounts if one)
    return steps, total


def _after_issue(
    person: Person, today: date, calendar: Calendar, steps: list[PlainStep], issue: date, *, duty: int
) -> None:
    add, previous = calendar.add_working_days, calendar.previous_working_day
    paid = person.paid_until or add_months(issue, 1) - DAY
    month = MONTHS[person.region][bisect_right(STARTS, paid + DAY) - 1]
    safe = paid - DAY
    steps.append(PlainStep("next_payment", False, safe, paid, previous(safe), add(paid, -5), None, (month,)))
    if paid < today:
        return
    copy = add_months(issue, 2)
    handed = person.contract_copy_on is not None
    steps.append(PlainStep("contract_copy", handed, copy, copy, previous(copy), None, None, ()))
    if person.patent_issued_on is not None:
        end = add_months(issue, 12) - DAY
        first, last = add(end, -10), add(end + DAY, -10)
        day = previous(first) if first else None
        fees = ((duty,), (), (), ())
        steps.append(PlainStep("reissue", False, first, last, day, end - 20 * DAY, None, fees))
