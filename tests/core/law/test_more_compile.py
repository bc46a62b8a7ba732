"""What is wrong in stays, indexed sums and offences is named, with what to write instead."""

from datetime import date
from typing import Any

import pytest

from hamroh.core.law import PackError
from tests.core.law.mini import make_law, make_more, put

LIMIT = ("parameters/limit.yaml", "values", date(2020, 1, 1), "value")
STAY = ("stay.yaml", "stay", "rules", "friends")
LATE = ("offences.yaml", "offences", "late_file")
SECOND = (*LATE, "sanctions", 1)
BROKEN: list[tuple[tuple[Any, ...], str]] = [
    ((*LIMIT, {"window": 180}), "a limit of stay has in_row, in_year or in_window, such as"),
    ((*LIMIT, {"in_window": 90}), "in_window and window go together"),
    ((*LIMIT, {"in_row": 0}), "at least 1 day"),
    ((*LIMIT, {"in_rows": 90}), "unknown key in_rows"),
    (("parameters/levy.yaml", "index", "basis", "payment_day"), "one of jan1_of_year, payment_date"),
    (("parameters/levy.yaml", "index", "of", "price"), "price is in kopecks; major or roubles is needed"),
    (("parameters/levy.yaml", "index", "multiple", "index"), "index is in major; ratio is needed"),
    (("stay.yaml", "stay", "earlier", "until"), "until is a date, a stays is needed"),
    (("stay.yaml", "stay", "entry", "stays"), "stays is a stays, a date is needed"),
    ((*STAY, "until", "until"), "one of them is needed here"),
    ((*STAY, "reasons", []), "reasons are missing"),
    ((*STAY, "limit", "price"), "price is in kopecks; stay_limit is needed"),
    ((*STAY, "sources", []), "sources are empty"),
    ((*LATE, "outside", "third"), "no group 'third' in region_groups"),
    ((*LATE, "steps", ["fly"]), "no step 'fly'"),
    ((*LATE, "sanctions", []), "at least one sanction"),
    ((*LATE, "appeal", "price"), "term is needed"),
    (("offences.yaml", "region_groups", "first", ["9"]), "no region '9'"),
    ((*SECOND, "subject", "boss"), "one of worker, official, company, host"),
    ((*SECOND, "removal", "maybe"), "one of none, possible, certain"),
    ((*SECOND, "stop_days", [90, 14]), "such as [14, 90]"),
    ((*SECOND, "stop_days", [90]), "such as [14, 90]"),
    ((*SECOND, "fine", {"min": 5, "max": 4}), "min is at most max"),
    ((*SECOND, "fine", {"min": 5, "max": 6, "index": "index"}), "index and basis go together"),
    (("answers.yaml", "payment", "month", "x.{region}"), "no region has a parameter"),
    (("answers.yaml", "payment", "longest", "price"), "term is needed"),
    (("answers.yaml", "payment", "issued", "region"), "region is a region, a date is needed"),
    (("answers.yaml", "what_if", "leave", {"fact": "region"}), "a date is needed"),
    (("answers.yaml", "what_if", "leave", {"forget": ["x"]}), "no fact 'x'"),
    (("answers.yaml", "what_if", "fly", {}), "unknown key fly"),
    (("rules.yaml", "rules", "x", {"fact": "stays", "ends_after": "citizenship"}), "a date is needed"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN, ids=[message for _, message in BROKEN])
def test_a_broken_pack_is_refused(change: tuple[Any, ...], message: str) -> None:
    files = put(make_more(), *change)
    with pytest.raises(PackError) as caught:
        make_law(files)
    assert message in str(caught.value)


def test_a_pack_needs_neither_stays_nor_offences() -> None:
    files = make_more()
    del files["offences.yaml"]["region_groups"]
    del files["offences.yaml"]["offences"]["late_file"]["outside"]
    del files["offences.yaml"]["offences"]["late_file_first"]
    assert len(make_law(files).offences) == 1
    assert make_law({key: data for key, data in files.items() if key != "stay.yaml"}).residence is None
    assert make_law(files | {"answers.yaml": {}}).answers.payment is None


def test_the_price_of_a_month_may_be_the_same_in_all_regions() -> None:
    rule = make_law(make_more()).answers.payment
    assert rule is not None
    assert (rule.regional, set(rule.prices)) == (False, {""})
