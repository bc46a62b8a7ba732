"""The description of the interface in OpenAPI 3.1, made from the published schemas."""

from typing import Any

from django.urls import reverse

from hamroh import api
from hamroh.api.answers import MOST_MONTHS, QUESTIONS
from hamroh.packs.schemas import list_schemas, load_schema

VERSION = "1.0.0"
Node = dict[str, Any]


def describe() -> Node:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "Hamroh: what the law asks of a person",
            "version": VERSION,
            "summary": "Plans from facts by the law packs; nothing is stored.",
            "description": str(api.__doc__).strip(),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {
            reverse("api:packs"): {"get": _packs()},
            reverse("api:plan"): {"post": _plan()},
            reverse("api:answers"): {"post": _answers()},
            reverse("api:schema", args=["NAME"]).replace("NAME", "{name}"): {"get": _schema()},
            reverse("api:openapi"): {"get": _openapi()},
        },
        "components": {"schemas": _schemas()},
    }


def _plan() -> Node:
    return {
        "operationId": "makePlan",
        "summary": "A plan for these facts on this day",
        "description": (
            "Dates are ISO 8601, amounts minor units. A fact alone is claimed; null says that the person "
            "can't tell. The outcome may be questions that are still open."
        ),
        "requestBody": {"required": True, "content": _json("PlanRequest")},
        "responses": {
            "200": {"description": "The plan, with its reasons and sources", "content": _json("plan")},
            "400": _refused("The facts or the request can't be read; each wrong fact with its code"),
            "404": _refused("No such pack"),
            "413": _refused("The request is larger than the facts of a person"),
            "429": _refused("Too many requests from this address; see Retry-After"),
        },
    }


def _answers() -> Node:
    return {
        "operationId": "answerQuestion",
        "summary": "One question: what to pay and when, am I late, is my patent alive, how long may I stay, what if",
        "description": (
            "Where the law is not sure there is no number, only whom to ask. A what-if compares two plans: the person "
            "leaves, works in another region, or the law changes on a day by what is in force or adopted already. "
            "Bills are no law: a plan names them with their stage, none is applied."
        ),
        "requestBody": {"required": True, "content": _json("AnswerRequest")},
        "responses": {
            "200": {"description": "The answer, with its words", "content": _json("answers")},
            **{status: answer for status, answer in _plan()["responses"].items() if status != "200"},
        },
    }


def _packs() -> Node:
    return {
        "operationId": "listPacks",
        "summary": "The countries whose law is known, for which days, and in which version",
        "responses": {"200": {"description": "All packs", "content": _json("PackList")}},
    }


def _schema() -> Node:
    names = {"type": "string", "enum": list(list_schemas())}
    return {
        "operationId": "getSchema",
        "summary": "One of the published JSON Schemas",
        "parameters": [{"name": "name", "in": "path", "required": True, "schema": names}],
        "responses": {
            "200": {
                "description": "A JSON Schema of draft 2020-12",
                "content": {"application/schema+json": {"schema": {"type": "object"}}},
            },
            "404": {"description": "No such schema"},
        },
    }


def _openapi() -> Node:
    return {
        "operationId": "getDescription",
        "summary": "This document",
        "responses": {
            "200": {
                "description": "OpenAPI 3.1",
                "content": {"application/json": {"schema": {"type": "object"}}},
            }
        },
    }


def _json(name: str) -> Node:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _refused(description: str) -> Node:
    return {"description": description, "content": _json("Error")}


def _schemas() -> Node:
    facts = [{"$ref": f"#/components/schemas/{name}"} for name in list_schemas() if name.startswith("facts")]
    found: Node = {
        "PlanRequest": _request(),
        "AnswerRequest": _question(),
        "Facts": {"description": "Of the country that is asked about", "anyOf": facts},
        "PackList": _pack_list(),
        "Error": _error(),
    }
    for name in list_schemas():
        whole = load_schema(name)
        inner = whole.pop("$defs", {})
        found |= {f"{name}.{key}": _pointed(value, name) for key, value in inner.items()}
        del whole["$schema"], whole["$id"]
        found[name] = _pointed(whole, name)
    return found


def _pointed(node: Any, name: str) -> Any:  # noqa: ANN401  # JSON
    """References of the file become references of this document."""
    if isinstance(node, list):
        return [_pointed(one, name) for one in node]
    if not isinstance(node, dict):
        return node
    target = node.get("$ref", "")
    if isinstance(target, str) and target.startswith("#/$defs/"):
        return {**node, "$ref": f"#/components/schemas/{name}.{target.removeprefix('#/$defs/')}"}
    if isinstance(target, str) and ".schema.json#/$defs/" in target:
        file, _, key = target.partition(".schema.json#/$defs/")
        return {**node, "$ref": f"#/components/schemas/{file}.{key}"}
    if target == "facts.schema.json":
        return {**node, "$ref": "#/components/schemas/Facts"}
    return {key: _pointed(value, name) for key, value in node.items()}


def _request() -> Node:
    return {
        "type": "object",
        "required": ["on", "facts"],
        "additionalProperties": False,
        "properties": {
            "pack": {"type": "string", "default": "ru", "description": "Key of the law pack"},
            "on": {
                "type": "string",
                "format": "date",
                "description": "The day of the plan at the person's place",
            },
            "facts": {"$ref": "#/components/schemas/Facts"},
        },
    }


def _question() -> Node:
    plan = _request()
    more = {
        "ask": {"enum": list(QUESTIONS)},
        "months": {
            "type": "integer",
            "minimum": 1,
            "maximum": MOST_MONTHS,
            "description": "pay: for how many",
        },
        "repeated": {"type": "boolean", "description": "late: it happened before within a year"},
        "leave": _what_if_day("I leave on this day"),
        "back": _what_if_day("and come back on this one, not before `leave`"),
        "region": {"type": "string", "description": "what-if: I work in this region, a key of the pack's"},
        "law_on": _what_if_day("the law changes on this day; alone"),
        "language": {"type": "string", "default": "en", "description": "Of the words; one of the pack's"},
    }
    return {**plan, "required": ["ask", *plan["required"]], "properties": plan["properties"] | more}


def _what_if_day(words: str) -> Node:
    return {"type": "string", "format": "date", "description": f"what-if: {words}"}


def _pack_list() -> Node:
    texts = {"type": "array", "items": {"type": "string"}}
    properties = {
        "key": {"type": "string"},
        "content_hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "in_force_here": {"type": "boolean", "description": "Put in force here by two people"},
        "currency": {"type": "string"},
        "languages": texts,
        "regions": texts,
        "known_from": {"type": "string", "format": "date"},
        "known_to": {"type": "string", "format": "date"},
    }
    one = {"type": "object", "required": list(properties), "properties": properties}
    return {
        "type": "object",
        "required": ["packs"],
        "properties": {"packs": {"type": "array", "items": one}},
    }


def _error() -> Node:
    return {
        "type": "object",
        "required": ["error"],
        "properties": {
            "error": {"type": "string", "description": "A stable code"},
            "facts": {"type": "object", "additionalProperties": {"type": "string"}},
            "seconds": {"type": "integer"},
        },
    }
