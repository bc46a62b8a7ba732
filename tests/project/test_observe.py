"""What an operator sees holds no personal data."""

import json
import logging
import sys
from typing import Any

import pytest
from django.test import Client
from prometheus_client import REGISTRY
from pytest_django.fixtures import Settings
from structlog.stdlib import ProcessorFormatter

from hamroh.project.observe import logs


def written(record: logging.LogRecord) -> dict[str, Any]:
    config = logs.settings(readable=False, level="INFO")["formatters"]["events"]
    formatter = ProcessorFormatter(
        foreign_pre_chain=config["foreign_pre_chain"], processors=config["processors"]
    )
    line: dict[str, Any] = json.loads(formatter.format(record))
    return line


@pytest.mark.django_db
def test_health_answers_when_the_database_does(client: Client) -> None:
    response = client.get("/health")
    assert (response.status_code, response.json()) == (200, {"status": "ok", "database": "ok"})


@pytest.mark.django_db
def test_a_request_is_counted_by_the_name_of_its_view(client: Client) -> None:
    labels = {"view": "health", "method": "GET", "status": "200"}
    before = REGISTRY.get_sample_value("hamroh_requests_total", labels) or 0
    client.get("/health?secret=1")
    assert REGISTRY.get_sample_value("hamroh_requests_total", labels) == before + 1
    assert "secret" not in client.get("/metrics").content.decode()


def test_an_address_that_does_not_exist_makes_no_new_counter(client: Client) -> None:
    client.get("/no-such-page-1")
    assert "no-such-page" not in client.get("/metrics").content.decode()


def test_each_answer_names_its_request(client: Client) -> None:
    assert (
        client.get("/metrics", headers={"X-Request-ID": "from-the-proxy-1"})["X-Request-ID"]
        == "from-the-proxy-1"
    )
    made = client.get("/metrics", headers={"X-Request-ID": "evil\tvalue"})["X-Request-ID"]
    assert len(made) == 32


@pytest.mark.parametrize(
    ("token", "shown", "status"),
    [("", "", 404), ("t", "", 404), ("t", "Bearer x", 404), ("t", "Bearer t", 200)],
)
def test_metrics_of_production_are_for_the_holder_of_the_token(
    client: Client, settings: Settings, token: str, shown: str, status: int
) -> None:
    settings.PRODUCTION, settings.METRICS_TOKEN = True, token
    assert client.get("/metrics", headers={"Authorization": shown}).status_code == status


def test_an_error_is_logged_without_its_text() -> None:
    try:
        raise ValueError("Key (phone)=(+998901234567) already exists")
    except ValueError:
        record = logging.LogRecord(
            "hamroh.task", logging.ERROR, __file__, 1, "task_failed", (), sys.exc_info()
        )
    line = written(record)
    assert line["error"] == "ValueError"
    assert line["places"][0].endswith("test_an_error_is_logged_without_its_text")
    assert "998901234567" not in json.dumps(line)


def test_a_failed_request_is_logged_without_its_path() -> None:
    record = logging.LogRecord(
        "django.request",
        logging.ERROR,
        __file__,
        1,
        "%s: %s",
        ("Internal Server Error", "/card/secret"),
        None,
    )
    assert written(record)["event"] == "request_failed"
    assert "secret" not in json.dumps(written(record))
