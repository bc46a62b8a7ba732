"""What stands in the payment code: the payee of the day, the higher sum, no code where something is missing."""

from datetime import date
from pathlib import Path

import pytest

from hamroh.core.law import Law, compile_law
from hamroh.core.paymentqr import Payer, PaymentCode, Refusal, RefusalReason, inn_with_check_digits, parse
from hamroh.flows.paying.patents import Patent
from hamroh.flows.paying.sheets import Sheet, draw_sheet, municipalities
from hamroh.packs.loader import FOLDER, parse_pack

INN = inn_with_check_digits("0000000000")
PAYER = Payer("Каримов", "Азизбек", "", INN)
ISSUED = date(2026, 11, 7)
ON = date(2026, 11, 23)


@pytest.fixture(scope="module")
def law() -> Law:
    root: Path = FOLDER / "ru"
    return compile_law(
        parse_pack({path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yaml")})
    )


def sheet(
    law: Law,
    *,
    region: str = "77",
    months: int = 1,
    oktmo: str = "45000000",
    payer: Payer = PAYER,
    on: date = ON,
    until: date | None = date(2026, 12, 6),
    sample: bool = False,
) -> Sheet:
    patent = Patent(region, ISSUED, until, ISSUED)
    return draw_sheet(law=law, patent=patent, months=months, payer=payer, oktmo=oktmo, on=on, sample=sample)


def test_the_worked_example_field_by_field(law: Law) -> None:
    code = sheet(law).code
    assert isinstance(code, PaymentCode)
    # Moscow 2026: 1200 x 2.842 x 2.9323 = 10 000.32, so 10 000 roubles.
    assert code.text == (
        "ST00012|Name=Казначейство России (ФНС России)|PersonalAcc=03100643000000018500"
        "|BankName=ОКЦ № 7 ГУ Банка России по ЦФО//УФК по Тульской области, г Тула|BIC=017003983"
        "|CorrespAcc=40102810445370000059|PayeeINN=7727406020|KPP=770701001|Sum=1000000"
        "|Purpose=НДФЛ, фиксированный авансовый платеж по патенту, 1 мес.|LastName=Каримов|FirstName=Азизбек"
        f"|PayerINN={INN}|DrawerStatus=13|CBC=18210102040011000110|OKTMO=45000000|PaytReason=0|TaxPeriod=0"
        "|DocNo=0|DocDate=0|UIN=0"
    )


@pytest.mark.parametrize(
    ("on", "kpp", "bank"),
    [
        (date(2025, 10, 26), "770801001", "ОТДЕЛЕНИЕ ТУЛА БАНКА РОССИИ//УФК по Тульской области, г. Тула"),
        (date(2025, 10, 27), "770801001", "ОКЦ № 7 ГУ Банка России по ЦФО//УФК по Тульской области, г Тула"),
        (date(2025, 12, 5), "770701001", "ОКЦ № 7 ГУ Банка России по ЦФО//УФК по Тульской области, г Тула"),
    ],
)
def test_the_payee_is_the_one_of_the_day_of_paying(law: Law, on: date, kpp: str, bank: str) -> None:
    payee = sheet(law, on=on).payee
    assert payee is not None
    assert (payee.kpp, payee.bank_name) == (kpp, bank)


def test_before_2023_there_is_no_single_payee_and_no_code(law: Law) -> None:
    drawn = sheet(law, on=date(2022, 12, 31))
    assert (drawn.payee, drawn.code) == (None, None)


def test_of_the_two_samara_figures_the_code_takes_the_higher(law: Law) -> None:
    drawn = sheet(law, region="63", oktmo="36701000")
    assert isinstance(drawn.code, PaymentCode)
    parsed = parse(drawn.code.content)
    assert parsed is not None
    assert parsed.amount is not None
    assert parsed.amount.minor == max(drawn.price.months[0].amounts) > min(drawn.price.months[0].amounts)


def test_a_month_whose_sum_is_not_published_gives_no_code(law: Law) -> None:
    drawn = sheet(law, months=2)
    assert drawn.code is None
    assert drawn.price.unpublished == (date(2027, 1, 7),)


@pytest.mark.parametrize(
    ("oktmo", "inn", "reason"),
    [
        ("", INN, RefusalReason.NO_OKTMO),
        ("4500", INN, RefusalReason.BAD_OKTMO),
        ("45000000", "", RefusalReason.NO_PAYER_INN),
        ("45000000", "770000000000", RefusalReason.BAD_PAYER_INN),
    ],
)
def test_without_oktmo_and_a_true_inn_there_is_no_code(
    law: Law, oktmo: str, inn: str, reason: RefusalReason
) -> None:
    code = sheet(law, oktmo=oktmo, payer=Payer("Каримов", "Азизбек", "", inn)).code
    assert isinstance(code, Refusal)
    assert [one for one, _field in code.reasons] == [reason]


def test_outside_production_no_bank_accepts_it(law: Law) -> None:
    code = sheet(law, sample=True).code
    assert isinstance(code, PaymentCode)
    parsed = parse(code.content)
    assert parsed is not None
    assert parsed.sample
    assert "SAMPLE" in parsed.fields["Name"]
    assert "03100643000000018500" not in code.text


def test_the_pack_names_the_municipalities_that_it_knows(law: Law) -> None:
    assert {one.key: one.oktmo for one in municipalities(law, "63", ON)} == {
        "samara": "36701000",
        "tolyatti": "36740000",
    }
    assert municipalities(law, "77", ON) == ()


def test_what_must_be_looked_at_before_a_real_code_is_named(law: Law) -> None:
    assert any("58n" in note for note in sheet(law).recheck)
