"""Binds the scope of a request after authentication and unbinds it after the answer.

A streaming body runs after that: a stream binds again by itself.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from hamroh.foundation import scope

ScopeOfRequest = Callable[[HttpRequest], scope.Scope]


class ScopeMiddleware:
    """`settings.SCOPE_OF_REQUEST` names the function that knows whose request it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.scope_of: ScopeOfRequest = import_string(settings.SCOPE_OF_REQUEST)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        scope.bind(self.scope_of(request))
        try:
            return self.get_response(request)
        finally:
            scope.unbind()
