from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamroh.core.money import Currency, Money
from hamroh.core.paymentqr import (
    BudgetFields,
    Encoding,
    Payee,
    Payer,
    PaymentCode,
    Refusal,
    RefusalReason,
    inn_with_check_digits,
    parse,
    write,
)

PAYEE = Payee(
    name="Казначейство России (ФНС России)",
    account="03100643000000018500",
    bank_name="ОКЦ № 7 ГУ Банка России по ЦФО//УФК по Тульской области, г Тула",
    bic="017003983",
    correspondent_account="40102810445370000059",
    inn="7727406020",
    kpp="770701001",
)
INN = inn_with_check_digits("0012345678")
PAYER = Payer("Каримов", "Азизбек", "", INN)
BUDGET = BudgetFields(budget_code="18210102040011000110", oktmo="36701000")
PURPOSE = "НДФЛ, фиксированный авансовый платеж по патенту, 1 мес."


def _written(**changes: Any) -> PaymentCode | Refusal:
    whole: dict[str, Any] = {
        "payee": PAYEE,
        "payer": PAYER,
        "budget": BUDGET,
        "amount": Money(1000000, Currency.RUB),
        "purpose": PURPOSE,
        "sample": False,
    }
    return write(**(whole | changes))


def _code(**changes: Any) -> PaymentCode:
    code = _written(**changes)
    assert isinstance(code, PaymentCode)
    return code


def test_the_code_is_that_of_the_standard() -> None:
    # The example of the fact sheet, with a number that checks in place of its invented one.
    assert _code().text == (
        "ST00012|Name=Казначейство России (ФНС России)|PersonalAcc=03100643000000018500"
        "|BankName=ОКЦ № 7 ГУ Банка России по ЦФО//УФК по Тульской области, г Тула|BIC=017003983"
        "|CorrespAcc=40102810445370000059|PayeeINN=7727406020|KPP=770701001|Sum=1000000"
        "|Purpose=НДФЛ, фиксированный авансовый платеж по патенту, 1 мес.|LastName=Каримов|FirstName=Азизбек"
        f"|PayerINN={INN}|DrawerStatus=13|CBC=18210102040011000110|OKTMO=36701000|PaytReason=0|TaxPeriod=0"
        "|DocNo=0|DocDate=0|UIN=0"
    )


@pytest.mark.parametrize(("encoding", "length"), [(Encoding.UTF_8, 272), (Encoding.WINDOWS_1251, 197)])
def test_the_required_block_has_the_known_length(encoding: Encoding, length: int) -> None:
    content = _code(encoding=encoding).content
    assert len(content.partition(b"|PayeeINN")[0]) == length


def test_koi8_cannot_carry_the_banks_name() -> None:
    assert _written(encoding=Encoding.KOI8_R) == Refusal(((RefusalReason.UNENCODABLE, "BankName"),))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"budget": replace(BUDGET, oktmo="")}, (RefusalReason.NO_OKTMO, "OKTMO")),
        ({"budget": replace(BUDGET, oktmo="3670")}, (RefusalReason.BAD_OKTMO, "OKTMO")),
        ({"payer": replace(PAYER, inn=" ")}, (RefusalReason.NO_PAYER_INN, "PayerINN")),
        ({"payer": replace(PAYER, inn="770000000000")}, (RefusalReason.BAD_PAYER_INN, "PayerINN")),
        ({"payer": replace(PAYER, inn="12")}, (RefusalReason.BAD_PAYER_INN, "PayerINN")),
        ({"amount": Money(0, Currency.RUB)}, (RefusalReason.BAD_AMOUNT, "Sum")),
        ({"amount": Money(5, Currency.KZT)}, (RefusalReason.BAD_AMOUNT, "Sum")),
        ({"payee": replace(PAYEE, name="")}, (RefusalReason.MISSING, "Name")),
        ({"payee": replace(PAYEE, account="123")}, (RefusalReason.NOT_DIGITS, "PersonalAcc")),
        ({"payee": replace(PAYEE, bic="01700398Х")}, (RefusalReason.NOT_DIGITS, "BIC")),
        ({"purpose": "х" * 211}, (RefusalReason.TOO_LONG, "Purpose")),
        ({"payee": replace(PAYEE, name="х" * 120)}, (RefusalReason.TOO_LONG, "")),
        ({"purpose": "|~^`_#$%&"}, (RefusalReason.NO_SEPARATOR, "")),
    ],
)
def test_without_what_the_payment_needs_there_is_no_code(
    changes: dict[str, Any], reason: tuple[RefusalReason, str]
) -> None:
    assert _written(**changes) == Refusal((reason,))


def test_every_reason_is_told_at_once() -> None:
    refusal = _written(budget=replace(BUDGET, oktmo=""), payer=replace(PAYER, inn=""))
    assert isinstance(refusal, Refusal)
    assert len(refusal.reasons) == 2


def test_the_separator_is_one_that_occurs_in_no_value() -> None:
    code = _code(purpose="НДФЛ | патент")
    assert code.text.startswith("ST00012~Name=")
    parsed = parse(code.content)
    assert parsed is not None
    assert parsed.fields["Purpose"] == "НДФЛ | патент"


def test_a_sample_says_so_and_carries_an_account_that_no_bank_accepts() -> None:
    code = _code(sample=True)
    parsed = parse(code.content)
    assert code.sample
    assert parsed is not None
    assert parsed.sample
    for real in (PAYEE.account, PAYEE.correspondent_account, PAYEE.bic):
        assert real not in code.text
    assert "SAMPLE" in parsed.fields["Name"]
    assert "ОБРАЗЕЦ" in parsed.fields["Name"]
    assert parsed.fields["Purpose"] == f"ОБРАЗЕЦ / SAMPLE. {PURPOSE}"


@given(st.sampled_from([Encoding.UTF_8, Encoding.WINDOWS_1251]), st.integers(1, 10**9), st.booleans())
def test_what_is_written_is_read_back(encoding: Encoding, minor: int, sample: bool) -> None:
    code = _code(encoding=encoding, amount=Money(minor, Currency.RUB), sample=sample)
    parsed = parse(code.content)
    assert parsed is not None
    assert (parsed.encoding, parsed.separator, parsed.sample) == (encoding, "|", sample)
    assert parsed.amount == Money(minor, Currency.RUB)


def test_a_line_break_in_a_value_is_a_space() -> None:
    assert "|LastName=Ка римов|" in _code(payer=replace(PAYER, surname=" Ка\nримов ")).text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ST00019|Name=x",
        b"ST00012",
        b"ST00012|Name=x",
        b"ST00012|PersonalAcc=1|Name=x",
        b"ST00012|\xff",
        b"http",
    ],
)
def test_what_is_no_code_is_none(content: bytes) -> None:
    assert parse(content) is None


def test_a_code_without_a_sum_has_no_amount() -> None:
    parsed = parse(b"ST00012|Name=x|PersonalAcc=1|BankName=x|BIC=1|CorrespAcc=0")
    assert parsed is not None
    assert parsed.amount is None
    too_long = parse(b"ST00012|Name=x|PersonalAcc=1|BankName=x|BIC=1|CorrespAcc=0|Sum=" + b"9" * 5000)
    assert too_long is not None
    assert too_long.amount is None
    assert not parsed.sample


@given(st.binary(max_size=60))
def test_any_bytes_get_an_answer(content: bytes) -> None:
    parse(content)
    parse(b"ST00012" + content)


def test_a_payment_to_anybody_but_the_budget_names_no_payer() -> None:
    code = _code(payer=None, budget=None, purpose="Оплата по счету IS-2026-000001-7 от 23.11.2026")
    parsed = parse(code.content)
    assert parsed is not None
    assert list(parsed.fields)[-2:] == ["Sum", "Purpose"]
    assert not {"LastName", "PayerINN", "OKTMO", "CBC"} & set(parsed.fields)


def test_a_payment_without_a_purpose_is_none() -> None:
    refused = _written(payer=None, budget=None, purpose=" ")
    assert isinstance(refused, Refusal)
    assert refused.reasons == ((RefusalReason.MISSING, "Purpose"),)
