"""The addresses: packs, a plan, single questions, the schemas, and the description of all of them."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from hamroh.accounts.signin import address_of
from hamroh.api.answers import answer_question
from hamroh.api.laws import law_of_pack
from hamroh.api.openapi import describe
from hamroh.core.law import Facts, Law, make_plan, plan_to_data, read_facts
from hamroh.foundation import clock
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ratelimit import Limit, take
from hamroh.packs.loader import list_packs
from hamroh.packs.schemas import list_schemas, load_schema

LARGEST = 32 * 1024
"""Bytes of a question; the facts of one person are a tenth of it."""
PLANS = Limit("api_plan", burst=120, per=timedelta(minutes=1))
"""A partner's server asks for one person at a time; a country's register takes the library."""
PLAN_FIELDS = frozenset({"pack", "on", "facts"})
ANSWER_FIELDS = PLAN_FIELDS | {"ask", "months", "repeated", "language", "leave", "back", "region", "law_on"}
STATUS = {"rate_limited": 429, "unknown_pack": 404, "too_large": 413}

View = Callable[..., HttpResponse]


def _answers_errors(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except DomainError as error:
            response = JsonResponse({"error": error.code, **error.data}, status=STATUS.get(error.code, 400))
            if error.code == "rate_limited":
                response["Retry-After"] = str(error.data.get("seconds", 60))
            return response

    return answer


@require_safe
@_answers_errors
def packs(_request: HttpRequest) -> HttpResponse:
    """The countries whose law is known here."""
    now = clock.now()
    found = []
    for key in list_packs():
        law, in_force = law_of_pack(key, now=now)
        found.append(
            {
                "key": law.key,
                "content_hash": law.content_hash,
                "in_force_here": in_force,
                "currency": law.currency,
                "languages": list(law.languages),
                "regions": list(law.regions),
                "known_from": law.first.isoformat(),
                "known_to": law.last.isoformat(),
            }
        )
    return JsonResponse({"packs": found})


@csrf_exempt
@never_cache
@require_POST
@_answers_errors
def plan(request: HttpRequest) -> HttpResponse:
    """A plan for the facts that were sent; nothing is kept of them."""
    _, law, facts, on = _read(request, PLAN_FIELDS)
    return JsonResponse(plan_to_data(make_plan(law=law, facts=facts, today=on)))


@csrf_exempt
@never_cache
@require_POST
@_answers_errors
def answers(request: HttpRequest) -> HttpResponse:
    """One question about the facts that were sent: pay, late, alive, stay, what-if."""
    question, law, facts, on = _read(request, ANSWER_FIELDS)
    answer = answer_question(
        str(question.get("ask", "")),
        law=law,
        facts=facts,
        today=on,
        options=question,
        language=str(question.get("language", "en")),
    )
    return JsonResponse(answer)


def _read(request: HttpRequest, fields: frozenset[str]) -> tuple[dict[str, Any], Law, Facts, date]:
    take(PLANS, subject=address_of(request), now=clock.now())
    question = _question(request, fields)
    law, _ = law_of_pack(str(question.get("pack", "ru")), now=clock.now())
    on = _day(question.get("on"))
    facts, errors = read_facts(law=law, data=question.get("facts"), today=on)
    if errors:
        raise DomainError("facts_wrong", facts=dict(errors))
    return question, law, facts, on


def _question(request: HttpRequest, fields: frozenset[str]) -> dict[str, Any]:
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        raise DomainError("too_large")
    try:
        data = json.loads(request.body)
    except ValueError:
        raise DomainError("not_json") from None
    if not isinstance(data, dict) or set(data) - fields:
        raise DomainError("unknown_field")
    return data


def _day(text: object) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise DomainError("on_not_a_date") from None


@require_safe
def openapi(_request: HttpRequest) -> HttpResponse:
    """What stands at which address, for programs that write programs."""
    return JsonResponse(describe())


@require_safe
def schema(_request: HttpRequest, name: str) -> HttpResponse:
    """One of the published JSON Schemas."""
    if name not in list_schemas():
        raise Http404
    return JsonResponse(load_schema(name), content_type="application/schema+json")
