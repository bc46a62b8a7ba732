"""What partners' programs see: a plan from facts, nothing kept, and a description that tells the truth."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from django.test import Client

from hamroh.foundation import clock
from hamroh.foundation.scope import system_scope
from hamroh.journeys.models import PersonFact, Plan
from hamroh.packs.loader import list_packs
from hamroh.packs.schemas import facts_schema_of, list_schemas, load_schema
from tests.builders import journeys

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
FACTS = {
    "citizenship": "UZ",
    "birth_date": "1998-03-14",
    "entry_date": {"value": "2026-11-16", "trust": "verified"},
    "region": "63",
    "ground": "work",
    "progress": "nothing",
}
QUESTION: dict[str, Any] = {"pack": "ru", "on": "2026-11-23", "facts": FACTS}


@pytest.fixture
def client() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def description(client: Client) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return answer


def _ask(client: Client, question: object) -> "Answer":
    text = question if isinstance(question, str) else json.dumps(question)
    return client.post("/api/v1/plan", text, content_type="application/json")


def _check(answer: "Answer", description: dict[str, Any], path: str = "/api/v1/plan") -> Any:
    """The answer's body, after it was held against what the description promises for its status."""
    promised = description["paths"][path]["post"]["responses"][str(answer.status_code)]
    body = json.loads(answer.content)
    schema = {**promised["content"]["application/json"]["schema"], "components": description["components"]}
    jsonschema.Draft202012Validator(schema).validate(body)
    return body


def test_a_plan_comes_back_and_nothing_is_kept(
    client: Client, description: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    journeys.release(NOW)
    answer = _ask(client, QUESTION)
    assert answer.status_code == 200
    plan = _check(answer, description)
    steps = {step["key"]: step for step in plan["steps"]}
    assert (steps["registration"]["safe"], steps["patent_application"]["safe"]) == (
        "2026-11-30",
        "2026-12-15",
    )
    assert not answer.cookies
    assert answer["Cache-Control"].startswith("max-age=0")
    with system_scope():
        assert not PersonFact.objects.exists()
        assert not Plan.objects.exists()
    assert "1998" not in caplog.text


def test_a_pack_that_nobody_put_in_force_answers_as_it_was_delivered(
    client: Client, description: dict[str, Any]
) -> None:
    plan = _check(_ask(client, QUESTION), description)
    assert plan["outcome"] == "plan"
    journeys.release(NOW)
    found = {one["key"]: one for one in client.get("/api/v1/packs").json()["packs"]}
    assert set(found) == set(list_packs())
    assert [key for key, one in found.items() if one["in_force_here"]] == ["ru"]
    assert found["ru"]["currency"] == "RUB"


@pytest.mark.parametrize(
    ("question", "status", "error"),
    [
        ("{", 400, "not_json"),
        ([], 400, "unknown_field"),
        ({**QUESTION, "name": "x"}, 400, "unknown_field"),
        ({"facts": {}}, 400, "on_not_a_date"),
        ({**QUESTION, "pack": "xx"}, 404, "unknown_pack"),
        ({**QUESTION, "facts": []}, 400, "facts_wrong"),
        ({**QUESTION, "facts": {"citizenship": "Mars"}}, 400, "facts_wrong"),
        (" " * 40_000, 413, "too_large"),
    ],
)
def test_what_cannot_be_answered_is_refused_by_a_code(
    client: Client, description: dict[str, Any], question: object, status: int, error: str
) -> None:
    answer = _ask(client, question)
    assert answer.status_code == status
    assert _check(answer, description)["error"] == error


PATENT = {
    **FACTS,
    "progress": "patent",
    "entry_date": "2026-08-20",
    "registered_until": "2026-12-13",
    "patent_issued_on": "2026-09-14",
    "paid_until": {"value": "2026-12-13", "trust": "verified"},
    "contract_copy": "no",
}


@pytest.mark.parametrize("ask", ["pay", "late", "alive", "stay"])
def test_single_questions_are_answered_in_words_too(
    client: Client, description: dict[str, Any], ask: str
) -> None:
    question = {"ask": ask, "on": "2026-11-23", "facts": PATENT, "language": "ru"}
    answer = client.post("/api/v1/answers", json.dumps(question), content_type="application/json")
    body = _check(answer, description, "/api/v1/answers")
    assert body["ask"] == ask
    assert body["words"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"leave": "2026-12-03"}, "New step: Talk to a consultant before you leave Russia. By: 2026-12-02."),
        ({"leave": "2026-12-03", "back": "2026-12-10"}, "Register at your address"),
        ({"region": "77"}, "New step: Get a second patent for the other region."),
        ({"law_on": "2027-01-01"}, "Nothing changes in your plan."),
        ({}, "Nothing changes in your plan."),
    ],
)
def test_what_if_compares_two_plans(
    client: Client, description: dict[str, Any], more: dict[str, str], said: str
) -> None:
    """Nothing of what is asked is law before it is: on 1 January a price that is not published is not guessed."""
    question = {"ask": "what-if", "on": "2026-11-23", "facts": PATENT, **more}
    answer = client.post("/api/v1/answers", json.dumps(question), content_type="application/json")
    words = " ".join(_check(answer, description, "/api/v1/answers")["words"])
    assert said in words


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"ask": "why"}, "unknown_question"),
        ({"ask": "pay", "months": 13}, "months_out_of_range"),
        ({"ask": "pay", "language": "fr"}, "unknown_language"),
        ({"ask": "pay", "name": "x"}, "unknown_field"),
        ({"ask": "what-if", "leave": "soon"}, "day_unreadable"),
        ({"ask": "what-if", "back": "2026-12-10"}, "day_unreadable"),
        ({"ask": "what-if", "law_on": "0001-01-01"}, "day_unreadable"),
        ({"ask": "what-if", "leave": "2026-12-10", "back": "2026-12-09"}, "back_before_leave"),
        ({"ask": "what-if", "region": "99"}, "unknown_region"),
        ({"ask": "what-if", "law_on": "2027-01-01", "region": "77"}, "one_what_if_only"),
    ],
)
def test_questions_that_make_no_sense_are_refused(
    client: Client, description: dict[str, Any], more: dict[str, Any], error: str
) -> None:
    question = {"on": "2026-11-23", "facts": PATENT, **more}
    answer = client.post("/api/v1/answers", json.dumps(question), content_type="application/json")
    assert (answer.status_code, _check(answer, description, "/api/v1/answers")["error"]) == (400, error)


def test_each_wrong_fact_is_named(client: Client) -> None:
    answer = _ask(client, {**QUESTION, "facts": {"citizenship": "Mars", "hat": 3}})
    assert answer.json()["facts"] == {"citizenship": "unknown_country", "hat": "unknown_fact"}


def test_facts_that_are_missing_come_back_as_questions(client: Client, description: dict[str, Any]) -> None:
    plan = _check(_ask(client, {**QUESTION, "facts": {"citizenship": "UZ"}}), description)
    assert plan["outcome"] == "questions"
    assert plan["questions"]


def test_too_many_questions_from_one_address_wait(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    answers = [_ask(client, "{").status_code for _ in range(120)]
    assert set(answers) == {400}
    refused = _ask(client, "{")
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) >= 1


def test_the_published_schemas_are_schemas_and_stand_at_their_addresses(client: Client) -> None:
    for name in list_schemas():
        schema = client.get(f"/api/v1/schemas/{name}.schema.json").json()
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema == load_schema(name)
    assert client.get("/api/v1/schemas/secrets.schema.json").status_code == 404
    with pytest.raises(KeyError):
        load_schema("secrets")
    assert [facts_schema_of(pack) for pack in ("kz", "ru")] == ["facts.kz", "facts"]


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


TEXT = {"type": "string", "minLength": 1}
MEDIA = {
    "type": "object",
    "propertyNames": {"pattern": "^[a-z]+/[a-z+.-]+$"},
    "additionalProperties": {
        "type": "object",
        "required": ["schema"],
        "additionalProperties": False,
        "properties": {"schema": {"type": "object"}},
    },
}
RESPONSE = {
    "type": "object",
    "required": ["description"],
    "additionalProperties": False,
    "properties": {"description": TEXT, "content": MEDIA},
}
OPERATION = {
    "type": "object",
    "required": ["operationId", "responses"],
    "additionalProperties": False,
    "properties": {
        "operationId": TEXT,
        "summary": TEXT,
        "description": TEXT,
        "parameters": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "in", "required", "schema"],
                "additionalProperties": False,
                "properties": {
                    "name": TEXT,
                    "in": {"const": "path"},
                    "required": {"const": True},
                    "schema": {"type": "object"},
                },
            },
        },
        "requestBody": {
            "type": "object",
            "required": ["content"],
            "additionalProperties": False,
            "properties": {"required": {"type": "boolean"}, "content": MEDIA},
        },
        "responses": {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": "^[1-5][0-9]{2}$"},
            "additionalProperties": RESPONSE,
        },
    },
}
OPENAPI = {
    "type": "object",
    "required": ["openapi", "info", "paths"],
    "additionalProperties": False,
    "properties": {
        "openapi": {"type": "string", "pattern": r"^3\.1\.\d+$"},
        "jsonSchemaDialect": TEXT,
        "info": {
            "type": "object",
            "required": ["title", "version"],
            "additionalProperties": False,
            "properties": {
                **dict.fromkeys(("title", "version", "summary", "description"), TEXT),
                "license": {
                    "type": "object",
                    "required": ["name"],
                    "additionalProperties": False,
                    "properties": {"name": TEXT, "identifier": TEXT},
                },
            },
        },
        "servers": {
            "type": "array",
            "items": {"type": "object", "required": ["url"], "properties": {"url": TEXT}},
        },
        "paths": {
            "type": "object",
            "propertyNames": {"pattern": "^/"},
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"get": OPERATION, "post": OPERATION},
            },
        },
        "components": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"schemas": {"type": "object", "propertyNames": {"pattern": r"^[a-zA-Z0-9._-]+$"}}},
        },
    },
}
"""The part of OpenAPI 3.1.0 (4.8) that the description uses, closed: a misspelt key fails."""


def test_the_description_is_openapi_and_every_reference_leads_somewhere(description: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(OPENAPI).validate(description)
    schemas = description["components"]["schemas"]
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    wanted = {reference.removeprefix("#/components/schemas/") for reference in _references(description)}
    assert wanted <= set(schemas)
    operations = [one["operationId"] for path in description["paths"].values() for one in path.values()]
    assert len(operations) == len(set(operations))


def test_every_address_of_the_description_answers(client: Client, description: dict[str, Any]) -> None:
    for path, methods in description["paths"].items():
        if "get" in methods:
            assert client.get(path.replace("{name}", "plan")).status_code == 200
