"""One payment, every word that was said about it, and how far its person has paid."""

from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from hamroh.billing.advances.access import MAY_SAY
from hamroh.billing.advances.models import AdvanceMove, AdvancePayment
from hamroh.billing.advances.queries import steps_that_stand
from hamroh.core.advance import ADVANCE, AdvanceState
from hamroh.flows.paying.patents import standing_of_person
from hamroh.journeys.law import law_for
from hamroh.people.access import PersonCard
from hamroh.ui import dates, sums
from hamroh.ui.parts import Cell, Column, Empty, Line, Link, Row, Summary, Table
from hamroh.workspace.advances import words
from hamroh.workspace.advances.listing import moment_words, period_words
from hamroh.workspace.shell import Workplace


def payment_facts(advance: AdvancePayment, card: PersonCard) -> Summary:
    """What is compared with the bank's list: whose, for which months, how much, when, which receipt."""
    other = Link(gettext("All payments"), reverse("workspace:advances_of", args=[advance.person_id]))
    papers = ", ".join(f"{paper.country} {paper.masked_number}" for paper in card.papers)
    return Summary(
        (
            Row(gettext("Person"), card.names[0] if card.names else gettext("without a name"), change=other),
            Row(gettext("Passport"), papers or "–"),
            Row(gettext("Paid for"), f"{words.months_words(advance.months)}, {period_words(advance)}"),
            Row(gettext("Sum on the receipt"), sums.desk_amount(advance.amount, advance.currency)),
            Row(gettext("Paid on"), dates.numeric_day(advance.paid_on)),
            Row(gettext("Number of the receipt"), advance.receipt),
        )
    )


def standing_rows(place: Workplace, person_id: UUID) -> Summary:
    """Until when the patent is paid, on each basis, the surest first."""
    standing = standing_of_person(person_id, law=law_for(person_id, now=place.now), today=place.today)
    return Summary(
        tuple(
            Row(
                gettext("Paid until"),
                format_html("<b>{}</b><br>{}", dates.numeric_day(one.until), words.basis_words(one.basis)),
            )
            for one in standing
        )
    )


def steps_table(place: Workplace, advance: AdvancePayment) -> Table:
    """Everything that was said about a payment, mistakes included."""
    moves = sorted(advance.moves.all(), key=lambda move: (move.at, move.pk))
    undone = {move.undoes_id for move in moves}
    columns = (
        Column(gettext("Recorded")),
        Column(gettext("Answer")),
        Column(gettext("By which paper")),
    )
    lines = tuple(_step(place, move, advance.currency, undone=move.pk in undone) for move in moves)
    return Table(gettext("What was said"), columns, lines, Empty(""))


def _step(place: Workplace, move: AdvanceMove, currency: str, *, undone: bool) -> Line:
    about = [words.reason_words(move), gettext("undone later") if undone else ""]
    if move.amount is not None:
        about.append(sums.desk_amount(move.amount, currency))
    if move.said_on is not None:
        about.append(dates.numeric_day(move.said_on))
    return Line(
        (
            Cell(moment_words(place, move.at)),
            Cell(words.move_words(move), small=", ".join(text for text in about if text)),
            Cell(move.evidence or "–"),
        )
    )


def may_say(place: Workplace, advance: AdvancePayment, state: AdvanceState) -> bool:
    """Whether who works here may bring the payment to a state now."""
    return bool(MAY_SAY[state] & place.roles) and ADVANCE.allowed(AdvanceState(advance.state), state)


def may_undo(place: Workplace, advance: AdvancePayment) -> bool:
    """Whether the last answer is one that who works here may take back."""
    last = steps_that_stand(advance)[-1]
    return last.state != AdvanceState.PRESENTED and bool(MAY_SAY[AdvanceState(last.state)] & place.roles)
