"""Pages that only their owner opens."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hamroh.accounts.sessions import person_of

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponse]


def own_page(view: View[Arguments]) -> View[Arguments]:
    """Who is not signed in as a person is led to the person's door."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponse:
        if person_of(request) is None:
            return redirect("portal:enter")
        return view(request, *args, **kwargs)

    return guarded


def owner(request: HttpRequest) -> UUID:
    """The person of an own page."""
    person_id = person_of(request)
    if person_id is None:
        raise LookupError("only inside own_page")
    return person_id
