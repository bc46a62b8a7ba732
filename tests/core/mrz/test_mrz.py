from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamroh.core.mrz import FieldError, Format, PartialDate, Problem, Reading, read
from hamroh.core.mrz.digits import check_digit

TODAY = date(2026, 11, 23)
# The specimen of ICAO Doc 9303 part 4, and the card of part 5, appendix B.
NAMES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
DATA = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
CARD = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"


def _read(text: str) -> Reading:
    return read(text, today=TODAY)


def _data(
    *,
    number: str = "AD1234567",
    born: str = "900115",
    sex: str = "M",
    expires: str = "300114",
    personal: str = "",
) -> str:
    """A second line with right check digits."""
    personal = personal.ljust(14, "<")
    head, birth, end = (part + check_digit(part) for part in (number.ljust(9, "<"), born, expires))
    tail = personal + check_digit(personal)
    return f"{head}UZB{birth}{sex}{end}{tail}{check_digit(head + birth + end + tail)}"


def test_the_passport_of_the_standard_is_read() -> None:
    reading = _read(f"{NAMES}\n{DATA}")
    assert reading.good
    document = reading.document
    assert document is not None
    assert (document.format, document.kind, document.issuer) == (Format.TD3, "P", "UTO")
    assert (document.surname, document.given, document.names_cut) == ("ERIKSSON", "ANNA MARIA", False)
    assert (document.number, document.nationality, document.sex) == ("L898902C3", "UTO", "F")
    assert document.born == PartialDate(1974, 8, 12)
    assert document.born.exact == date(1974, 8, 12)
    assert document.expires == PartialDate(2012, 4, 15)
    assert document.personal == "ZE184226B"


def test_the_card_of_the_standard_is_read() -> None:
    reading = _read(CARD)
    assert reading.good
    assert reading.document is not None
    assert (reading.document.format, reading.document.number) == (Format.TD1, "D23145890")
    assert (reading.document.surname, reading.document.given) == ("ERIKSSON", "ANNA MARIA")


@pytest.mark.parametrize(
    "text",
    [
        f"{NAMES.lower()}\r\n\r\n {DATA.lower()} ",
        " ".join(NAMES) + "\n" + " ".join(DATA),
        NAMES + DATA,
        NAMES.rstrip("<") + "\n" + DATA,
        NAMES + "<<\n" + DATA,
        f"{NAMES}\n{DATA}".replace("<<", "«").replace("<", "&lt;").replace("«", "<<"),
        NAMES.replace("A", "А") + "\n" + DATA.replace("C", "С"),  # Cyrillic letters
        CARD.replace("\n", ""),
    ],
)
def test_pasted_text_is_taken_as_it_comes(text: str) -> None:
    assert _read(text).good


@pytest.mark.parametrize(
    ("right", "wrong", "error"),
    [
        ("L898902C3", "L8989O2C3", FieldError("number", Problem.CHECK_DIGIT, 2, 1, 9, "L898902C3")),
        ("L898902C3", "L898902C4", FieldError("number", Problem.CHECK_DIGIT, 2, 1, 9, None)),
        ("7408122F", "74O8122F", FieldError("born", Problem.CHECK_DIGIT, 2, 14, 19, "740812")),
        ("7408122F", "740812ZF", FieldError("born", Problem.CHECK_DIGIT, 2, 14, 19, "740812")),
        ("1204159", "1204169", FieldError("expires", Problem.CHECK_DIGIT, 2, 22, 27, None)),
        ("ZE184226B", "ZE184226C", FieldError("personal", Problem.CHECK_DIGIT, 2, 29, 42, None)),
        ("2F12", "2Q12", FieldError("sex", Problem.SEX, 2, 21, 21)),
        ("UTO74", "UT074", FieldError("nationality", Problem.CHARACTER, 2, 11, 13, "UTO")),
        ("<<<10", "<<<11", FieldError("composite", Problem.COMPOSITE, 2, 44, 44)),
    ],
)
def test_the_wrong_field_is_named_and_never_corrected(right: str, wrong: str, error: FieldError) -> None:
    reading = _read(f"{NAMES}\n{DATA.replace(right, wrong, 1)}")
    assert reading.errors == (error,)
    assert not reading.good
    assert reading.document is not None
    if error.field == "number":
        assert reading.document.number == wrong


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (NAMES.replace("P<", "V<"), FieldError("kind", Problem.KIND, 1, 1, 2)),
        (NAMES.replace("ANNA", "ANN0"), FieldError("names", Problem.CHARACTER, 1, 6, 44)),
        ("P<UTO" + "<" * 39, FieldError("names", Problem.NAME, 1, 6, 44)),
    ],
)
def test_the_first_lines_errors_are_named(line: str, error: FieldError) -> None:
    (found,) = _read(f"{line}\n{DATA}").errors
    assert (found.field, found.problem, found.line, found.first_column) == (
        error.field,
        error.problem,
        error.line,
        error.first_column,
    )


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("", (FieldError("text", Problem.EMPTY),)),
        (NAMES, (FieldError("text", Problem.LINES),)),
        (f"{NAMES}\n{DATA[:-1]}", (FieldError("line", Problem.LENGTH, 2, 1, 43),)),
        (f"{NAMES}X\n{DATA}", (FieldError("line", Problem.LENGTH, 1, 1, 45),)),
        (f"{NAMES}\n{DATA.replace('<', 'Ж', 1)}", (FieldError("line", Problem.CHARACTER, 2, 38, 38),)),
    ],
)
def test_what_is_no_zone_says_why(text: str, errors: tuple[FieldError, ...]) -> None:
    assert _read(text) == Reading(None, errors)


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("261123", PartialDate(2026, 11, 23)),  # today
        ("261124", PartialDate(1926, 11, 24)),  # nobody is born tomorrow
        ("9001<<", PartialDate(1990, 1, None)),
        ("90<<<<", PartialDate(1990, None, None)),
        ("<<<<<<", None),
    ],
)
def test_a_birth_date_may_be_partly_unknown_and_lies_in_the_past(
    born: str, expected: PartialDate | None
) -> None:
    reading = _read(f"{NAMES}\n{_data(born=born)}")
    assert reading.errors == ()
    assert reading.document is not None
    assert reading.document.born == expected
    if expected is not None and expected.day is None:
        assert expected.exact is None


@pytest.mark.parametrize("born", ["901315", "900230", "9<0115"])
def test_a_day_that_does_not_exist_is_named(born: str) -> None:
    reading = _read(f"{NAMES}\n{_data(born=born)}")
    assert reading.errors == (FieldError("born", Problem.DATE, 2, 14, 19),)


@pytest.mark.parametrize(("expires", "year"), [("300101", 2030), ("760101", 2076), ("770101", 1977)])
def test_an_expiry_lies_at_most_fifty_years_ahead(expires: str, year: int) -> None:
    reading = _read(f"{NAMES}\n{_data(expires=expires, sex='<')}")
    assert reading.document is not None
    assert reading.document.expires == PartialDate(year, 1, 1)
    assert reading.document.sex == "X"


@pytest.mark.parametrize(
    ("line", "surname", "given", "cut"),
    [
        ("P<TJKRAHMON<<NAZAR", "RAHMON", "NAZAR", False),
        ("P<KGZNURLAN<UULU<<BAKYT", "NURLAN UULU", "BAKYT", False),
        ("P<KGZBAKYT", "BAKYT", "", False),
        ("P<UZBABDURAHMONOVAXONIM<<MUHAMMADJALOLIDDINB", "ABDURAHMONOVAXONIM", "MUHAMMADJALOLIDDINB", True),
    ],
)
def test_names_are_one_or_many_and_may_be_cut(line: str, surname: str, given: str, cut: bool) -> None:
    document = _read(f"{line}\n{_data()}").document
    assert document is not None
    assert (document.surname, document.given, document.names_cut) == (surname, given, cut)


def test_a_cards_long_number_goes_on_in_the_next_field() -> None:
    # Number D23145890734, check digit after its end; the rest of the field is personal data.
    number = "D23145890734"
    first = f"I<UTO{number[:9]}<{number[9:]}{check_digit(number)}<AB".ljust(30, "<")
    second = "7408122F1204159UTO<<<<<<<<<<<"
    total = check_digit(first[5:] + second[:7] + second[8:15] + second[18:29])
    reading = _read(f"{first}\n{second}{total}\nERIKSSON<<ANNA")
    assert reading.errors == ()
    assert reading.document is not None
    assert (reading.document.number, reading.document.personal) == (number, "AB")
    broken = _read(f"{first.replace('734', '735')}\n{second}{total}\nERIKSSON<<ANNA")
    assert [error.field for error in broken.errors] == ["number"]


@given(st.text(max_size=120))
def test_any_text_gets_an_answer(text: str) -> None:
    assert _read(text).document is not None or _read(text).errors


@given(st.text("ABO01<\n", min_size=80, max_size=95))
def test_any_zone_gets_an_answer(text: str) -> None:
    reading = _read(text)
    assert reading.document is not None or reading.errors


@given(st.integers(0, 43), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"))
def test_a_changed_sign_of_the_second_line_is_no_silent_other_passport(at: int, letter: str) -> None:
    reading = _read(f"{NAMES}\n{DATA[:at]}{letter}{DATA[at + 1 :]}")
    original = _read(f"{NAMES}\n{DATA}")
    if reading.good and reading.document is not None and original.document is not None:
        # 7-3-1 modulo 10 does not tell A from K or U, nor < from 0 where both count nothing.
        assert check_digit(letter) == check_digit(DATA[at]) or at in {10, 11, 12, 20}
