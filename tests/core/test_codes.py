import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamroh.core.codes import (
    ALPHABET,
    CodeProblem,
    TypedCode,
    one_time_code,
    paper_number,
    read_one_time_code,
    read_paper_number,
    read_recovery_code,
    recovery_code,
)

ENTROPY = st.binary(min_size=16, max_size=16)


@given(ENTROPY)
def test_a_recovery_code_is_read_back_however_it_is_typed(entropy: bytes) -> None:
    code = recovery_code(entropy)
    assert len(code.split("-")) == 4
    for typed in (code, code.lower(), code.replace("-", " "), f" {code.replace('-', '')} "):
        assert read_recovery_code(typed) == TypedCode(code)


@given(ENTROPY, st.integers(0, 18), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_always_found(entropy: bytes, at: int, letter: str) -> None:
    code = recovery_code(entropy)
    changed = code[:at] + letter + code[at + 1 :]
    if changed != code and code[at] != "-":
        assert read_recovery_code(changed) == TypedCode(None, CodeProblem.CHECK)


@given(ENTROPY, st.integers(0, 14))
def test_two_letters_changed_over_are_always_found(entropy: bytes, at: int) -> None:
    plain = recovery_code(entropy).replace("-", "")
    changed = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
    if changed != plain:
        assert read_recovery_code(changed) == TypedCode(None, CodeProblem.CHECK)


def test_cyrillic_letters_that_look_latin_are_meant_as_latin() -> None:
    code = next(code for at in range(256) if "A" in (code := recovery_code(bytes([at] * 16))))
    assert read_recovery_code(code.replace("A", "А")).code == code


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (" - ", CodeProblem.EMPTY),
        ("2345", CodeProblem.LENGTH),
        ("0OIL-2222-2222-2222", CodeProblem.LETTERS),
        ("2222-2222-2222-2223", CodeProblem.CHECK),
    ],
)
def test_what_is_wrong_with_a_recovery_code_is_named(typed: str, problem: CodeProblem) -> None:
    assert read_recovery_code(typed) == TypedCode(None, problem)


@given(st.binary(min_size=8, max_size=16))
def test_a_one_time_code_is_six_digits_and_is_read_back(entropy: bytes) -> None:
    code = one_time_code(entropy)
    assert read_one_time_code(f" {code[:3]}-{code[3:]} ") == TypedCode(code)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", TypedCode(None, CodeProblem.EMPTY)),
        ("12345", TypedCode(None, CodeProblem.LENGTH)),
        ("12345a", TypedCode(None, CodeProblem.LETTERS)),
        ("１２３ ４５６", TypedCode("123456")),
        ("۱۲۳۴۵۶", TypedCode("123456")),
    ],
)
def test_a_one_time_code_is_read_in_digits_of_any_script(typed: str, expected: TypedCode) -> None:
    assert read_one_time_code(typed) == expected


def test_too_little_randomness_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="16 random bytes"):
        recovery_code(b"")
    with pytest.raises(ValueError, match="8 random bytes"):
        one_time_code(b"1234567")


@given(st.sampled_from(["C", "R", "PA"]), st.integers(2000, 2999), st.integers(1, 999_999_999))
def test_a_papers_number_is_read_back_and_a_wrong_digit_found(kind: str, year: int, serial: int) -> None:
    number = paper_number(kind, year, serial)
    assert read_paper_number(number.lower().replace("-", " ")) == TypedCode(number)
    at = len(kind) + 1
    wrong = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
    assert read_paper_number(wrong) == TypedCode(None, CodeProblem.CHECK)


def test_a_papers_number_looks_like_this() -> None:
    number = paper_number("C", 2026, 4518)
    assert number.startswith("C-2026-004518-")
    assert read_paper_number("С/" + number[2:]).code == number  # a Cyrillic С


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("", CodeProblem.EMPTY), ("C-2026", CodeProblem.LETTERS), ("?", CodeProblem.LETTERS)],
)
def test_what_is_wrong_with_a_papers_number_is_named(typed: str, problem: CodeProblem) -> None:
    assert read_paper_number(typed) == TypedCode(None, problem)


@pytest.mark.parametrize("kind", ["", "c", "ABC", "Ж"])
def test_a_kind_that_no_keyboard_has_is_a_mistake_of_the_caller(kind: str) -> None:
    with pytest.raises(ValueError, match="kind"):
        paper_number(kind, 2026, 1)
