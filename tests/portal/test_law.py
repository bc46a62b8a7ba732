"""Anybody reads the law that plans are made from, on any day, in any of the six languages."""

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.test import Client

from hamroh.foundation import clock
from hamroh.journeys.law import law_in_force
from tests.builders import journeys

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
HEAVY = 60 * 1024


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    journeys.release(NOW)
    monkeypatch.setattr(clock, "now", lambda: NOW)


def _text(client: Client, address: str, status: int = 200) -> str:
    page = client.get(address)
    assert page.status_code == status
    assert len(page.content) < HEAVY
    return page.content.decode().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_every_rule_can_be_read_in_every_language(client: Client, language: str) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    law = law_in_force(now=NOW)
    overview = _text(client, "/law/ru")
    for step in law.steps:
        assert f"/law/ru/{step.key}?on=2026-11-23" in overview
        page = _text(client, f"/law/ru/{step.key}")
        assert "None" not in page
        assert "organised_recruitment" not in page


def test_a_rule_reads_as_it_stood_on_the_day(client: Client) -> None:
    """The duty for a patent: nothing before 1 September 2025, 4,200 roubles since (271-FZ of 2025-07-31)."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
    assert "4 200 рублей" not in _text(client, "/law/ru/patent_application?on=2025-08-31")
    later = _text(client, "/law/ru/patent_application?on=2025-09-01")
    assert "4 200 рублей" in later
    assert "115-ФЗ" in later
    assert "30 дней" in later


def test_what_is_not_known_or_not_sure_says_so(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
    assert "не всё точно" in _text(client, "/law/ru")
    sums = _text(client, "/law/ru/next_payment?on=2026-11-23")
    assert "11 936 или 11 766 рублей" in sums
    assert "ещё не опубликована" in _text(client, "/law/ru/next_payment?on=2027-02-01")
    for address in ("/law/ru", "/law/ru/next_payment"):
        assert "спросите консультанта" in _text(client, f"{address}?on=1990-01-01")


def test_a_day_that_is_none_is_said_and_stays_typed(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = _text(client, "/law/ru?on=2026-02-30", 422)
    assert "There is no such day" in page
    assert 'value="2026-02-30"' in page


def test_unknown_packs_and_rules_are_not_found(client: Client) -> None:
    _text(client, "/law/xx", 404)
    _text(client, "/law/ru/dance", 404)
