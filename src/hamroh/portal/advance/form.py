"""The form for a payment code: months, place of work, INN, name. None of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from hamroh.core.advance import Price
from hamroh.core.calendars import add_months
from hamroh.core.law import Law
from hamroh.core.names import is_russian_name
from hamroh.core.paymentqr import Payer, Refusal, RefusalReason
from hamroh.flows.paying.patents import Patent
from hamroh.flows.paying.sheets import Municipality, municipalities, price_of
from hamroh.ui import dates, sums
from hamroh.ui.parts import Option, Radios, Select, TextInput
from hamroh.ui.parts.fields import Field

OTHER = "other"
MOST = 12


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form."""

    months: int
    place: str
    oktmo: str
    inn: str
    surname: str
    given: str

    @property
    def payer(self) -> Payer:
        """Who pays, as the code names them."""
        return Payer(self.surname, self.given, "", self.inn)


def read_form(posted: QueryDict, known: tuple[str, str] = ("", "")) -> Typed:
    """What was typed; signs between digits do not count."""
    months = posted.get("months", "1")
    return Typed(
        months=int(months) if months.isdecimal() and 1 <= int(months) <= MOST else 1,
        place=posted.get("place", ""),
        oktmo=_digits(posted.get("oktmo", "")),
        inn=_digits(posted.get("inn", "")),
        surname=posted.get("surname", known[0]).strip()[:60],
        given=posted.get("given", known[1]).strip()[:60],
    )


def oktmo_of(typed: Typed, law: Law, region: str, on: date) -> str:
    """The code of the place that was chosen, or the one that was typed."""
    places = {one.key: one.oktmo for one in municipalities(law, region, on)}
    return places.get(typed.place, typed.oktmo)


def fields_for(
    typed: Typed,
    *,
    law: Law,
    patent: Patent,
    on: date,
    refusal: Refusal | None = None,
    names: frozenset[str] = frozenset(),
) -> tuple[Field, ...]:
    """The fields with what was typed, and what is wrong beside the one at fault; `names` as `wrong_names` says."""
    wrong = {reason for reason, _field in refusal.reasons} if refusal else set()
    return (
        Select(
            "months",
            gettext("How many months"),
            options=tuple(_month_option(law, patent, months) for months in range(1, _most(patent) + 1)),
            value=str(typed.months),
        ),
        *_place_fields(
            typed,
            municipalities(law, patent.region, on),
            wrong=bool(wrong & {RefusalReason.NO_OKTMO, RefusalReason.BAD_OKTMO}),
        ),
        TextInput(
            "inn",
            gettext("Your INN"),
            value=typed.inn,
            hint=gettext("12 digits. It is asked for this code only, we do not keep it."),
            error=_inn_problem(wrong),
            inputmode="numeric",
            narrow=True,
        ),
        TextInput(
            "surname",
            gettext("Surname in Russian letters"),
            value=typed.surname,
            error=_name_problem() if "surname" in names else "",
        ),
        TextInput(
            "given",
            gettext("Name in Russian letters"),
            value=typed.given,
            error=_name_problem() if "given" in names else "",
        ),
    )


def wrong_names(typed: Typed) -> frozenset[str]:
    """The fields of the name that are typed in other letters than Russian ones."""
    names = {"surname": typed.surname, "given": typed.given}
    return frozenset(field for field, name in names.items() if name and not is_russian_name(name))


def _place_fields(typed: Typed, places: Sequence[Municipality], *, wrong: bool) -> tuple[Field, ...]:
    """The places that the pack knows, and a field for the code of another one."""
    other = not places or typed.place == OTHER
    code = TextInput(
        "oktmo",
        gettext("OKTMO of another place") if places else gettext("OKTMO of the place where you work"),
        value=typed.oktmo,
        hint=gettext("8 or 11 digits. Your employer or the tax office names it."),
        error=gettext("Type 8 or 11 digits.") if wrong and other else "",
        inputmode="numeric",
        narrow=True,
    )
    if not places:
        return (code,)
    lost = gettext("Say where you work: without this code the money may get lost.")
    options = (Option(one.key, place_name(one.key), one.oktmo) for one in places)
    known = Radios(
        "place",
        gettext("Where do you work?"),
        options=(*options, Option(OTHER, gettext("Another place"))),
        value=typed.place,
        error=lost if wrong and not other else "",
    )
    return (known, code)


def place_name(key: str) -> str:
    """A municipality of the pack in words."""
    return {"samara": gettext("Samara"), "tolyatti": gettext("Tolyatti")}.get(key, key)


def months_words(months: int) -> str:
    """A number of months."""
    return ngettext("%(months)s month", "%(months)s months", months) % {"months": months}


def unpublished_words(price: Price) -> tuple[str, ...]:
    """Why there is no sum: month by month."""
    return tuple(
        gettext("The sum for the month from %(day)s is not published yet.")
        % {"day": dates.day(start, weekday=False)}
        for start in price.unpublished
    )


def two_sums_words(price: Price) -> str:
    """That two figures are published for a month, and which one the code takes; empty for one figure."""
    amounts = next((month.amounts for month in price.months if len(month.amounts) > 1), ())
    if not amounts:
        return ""
    pattern = gettext(
        "Two sums are published for a month: %(higher)s and %(lower)s. The code takes the higher. Ask the centre."
    )
    return pattern % {"higher": sums.amount(amounts[0]), "lower": sums.amount(amounts[-1])}


def _month_option(law: Law, patent: Patent, months: int) -> Option:
    amount = price_of(law, patent, months).amount
    said = gettext("sum not published yet") if amount is None else sums.amount(amount)
    return Option(str(months), f"{months_words(months)}: {said}", disabled=amount is None)


def _most(patent: Patent) -> int:
    """Months that are left of the patent's year."""
    if patent.issued_on is None:
        return MOST
    end = add_months(patent.issued_on, MOST)
    return max(1, sum(1 for start in patent.starts(MOST) if start < end))


def _inn_problem(wrong: set[RefusalReason]) -> str:
    if RefusalReason.NO_PAYER_INN in wrong:
        return gettext("Type your INN. A payment without it is not found.")
    if RefusalReason.BAD_PAYER_INN in wrong:
        return gettext("This is no INN. It has 12 digits; compare each with the paper.")
    return ""


def _name_problem() -> str:
    return gettext("Type it in Russian letters, as in the translation of your passport.")


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal() and sign.isascii())[:20]
