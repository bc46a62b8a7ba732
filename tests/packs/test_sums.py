"""The monthly advance payments, against the sums that were published, typed by hand."""

import csv
from datetime import date
from pathlib import Path

import pytest

from hamroh.core.law import Facts, Value, make_plan
from hamroh.core.law.parameters import Confidence
from hamroh.packs.loader import load_law

LAW = load_law("ru")
TABLE = Path(__file__).with_name("monthly_sums.csv").read_text(encoding="utf-8")
SUMS = list(csv.DictReader(TABLE.splitlines()))
PUBLISHED = {(row["region"], int(row["year"])) for row in SUMS}
REGIONS = sorted({row["region"] for row in SUMS})


@pytest.mark.parametrize("row", SUMS, ids=lambda row: f"{row['region']} {row['year']}")
def test_a_region_asks_for_its_published_sum_on_every_day_of_the_year(row: dict[str, str]) -> None:
    month = LAW.parameters[f"advance.month.{row['region']}"]
    for day in (date(int(row["year"]), 1, 1), date(int(row["year"]), 12, 31)):
        assert int(row["roubles"]) * 100 in {one.value for one in month.at(day)}


@pytest.mark.parametrize("region", REGIONS)
def test_for_a_year_that_was_not_found_no_sum_is_said(region: str) -> None:
    month = LAW.parameters[f"advance.month.{region}"]
    for year in range(2015, 2029):
        known = bool(month.at(date(year, 6, 15)))
        assert known is ((region, year) in PUBLISHED), year


def test_the_two_sums_of_samara_in_2026_stand_side_by_side_and_neither_is_sure() -> None:
    found = LAW.parameters["advance.month.63"].at(date(2026, 11, 23))
    assert {(one.value, one.confidence) for one in found} == {
        (1193600, Confidence.LOW),
        (1176600, Confidence.LOW),
    }


def test_every_region_of_the_sums_is_a_region_of_the_pack() -> None:
    assert set(REGIONS) <= set(LAW.regions)
    assert LAW.regions[-1] == "other"


def test_a_sum_of_which_the_sources_are_not_sure_is_told_as_such() -> None:
    values: dict[str, Value] = {"citizenship": "UZ", "birth_date": date(1990, 1, 1), "region": "16"}
    facts = Facts(values | {"ground": "work", "progress": "nothing", "entry_date": date(2024, 6, 3)})
    step = make_plan(law=LAW, facts=facts, today=date(2024, 6, 3)).step("first_payment")
    assert step is not None
    assert [(fee.amounts, fee.doubt) for fee in step.fees] == [((417600,), "unsure_sum")]
