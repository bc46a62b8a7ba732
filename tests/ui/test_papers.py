"""A paper says the same on the screen, in print, and beside it in Russian."""

from datetime import UTC, datetime

import pytest
from django.template import engines
from django.utils import translation

from hamroh.core.credentials import Claims
from hamroh.ui.papers import PaperFacts, rows_of, service_keys, sheet_of
from hamroh.ui.parts import Paper

ISSUED = datetime(2026, 11, 24, 8, 52, tzinfo=UTC)
PLACE = {"ru": "Самара, Кабельная 13а", "uz": "Samara, Kabelnaya 13a", "en": "Samara, Kabelnaya 13a"}
SERVICES = {"application": {"ru": "Заявление на патент", "uz": "Patentga ariza"}}


def _receipt() -> PaperFacts:
    figures = (("amount", 420_000), ("currency", "RUB"), ("for", "application photo"))
    claims = Claims("hamroh", "receipt", "RK-2026-004518-7", "samara", ISSUED, figures)
    return PaperFacts(claims, PLACE, "Europe/Samara", SERVICES)


def _attempt() -> PaperFacts:
    moments = (("since", int(ISSUED.timestamp()) - 3600), ("next", int(ISSUED.timestamp()) + 86400))
    figures = (("reason", "system_down"), ("desk", 7), ("service", "application"), *moments)
    claims = Claims("hamroh", "attempt", "AK-2026-000001-2", "samara", ISSUED, figures)
    return PaperFacts(claims, PLACE, "Europe/Samara", SERVICES)


def _drawn(paper: Paper) -> str:
    template = engines["django"].from_string("{% load hamroh %}{% part paper %}")
    return template.render({"paper": paper}).replace("\N{NO-BREAK SPACE}", " ")


def test_a_receipt_names_sum_services_moment_and_place() -> None:
    with translation.override("uz"):
        drawn = _drawn(sheet_of(_receipt(), text="https://example.org/v/x", short_code="7K2QF-93XMA"))
    for words in (
        "Chek",
        "4 200 rubl",
        "Patentga ariza, photo",
        "2026-yil",
        "RK-2026-004518-7",
        "7K2QF-93XMA",
    ):
        assert words in drawn
    for words in ('lang="ru">Чек', "Заявление на патент, photo", "Самара, Кабельная 13а", "NAMUNA"):
        assert words in drawn


def test_a_russian_paper_says_nothing_twice() -> None:
    with translation.override("ru"):
        drawn = _drawn(sheet_of(_receipt(), text="x", short_code="7K2QF-93XMA"))
    assert 'lang="ru"' not in drawn
    assert "4 200 рублей" in drawn


def test_a_record_of_an_attempt_says_what_happened_and_when_to_come_again() -> None:
    with translation.override("en"):
        rows = {row.key: row.value for row in rows_of(_attempt())}
    assert rows["What happened"] == "The system of the office was down"
    assert (rows["Desk"], rows["Service"]) == ("7", "Заявление на патент")
    assert "11:52" in rows["In the centre since"]
    assert "25" in rows["Next time"]
    assert service_keys(_attempt().claims) == {"application"}


@pytest.mark.parametrize("reason", ["wrong", "The sum was wrong"])
def test_a_revoked_paper_says_so_first(reason: str) -> None:
    with translation.override("en"):
        drawn = _drawn(sheet_of(_receipt(), text="x", short_code="7K2QF-93XMA", revoked=reason))
    assert drawn.index(reason) < drawn.index("4 200")
