"""Headers that every page carries."""

from collections.abc import Awaitable, Callable
from inspect import iscoroutinefunction
from typing import cast

from django.http import HttpRequest, HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

PERMISSIONS = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"
"""We never ask where a person is; the camera only reads codes and passport lines."""


Synchronous = Callable[[HttpRequest], HttpResponseBase]
Asynchronous = Callable[[HttpRequest], Awaitable[HttpResponseBase]]
Responder = Synchronous | Asynchronous


@sync_and_async_middleware
def privacy_headers(get_response: Responder) -> Responder:
    """Keep pages out of caches, so that the back button of a shared phone shows nothing after leaving.

    A view that sets its own Cache-Control keeps it. Works in both worlds, so that streams stay asynchronous.
    """
    if iscoroutinefunction(get_response):

        async def asynchronous(request: HttpRequest) -> HttpResponseBase:
            return _with_headers(await cast(Asynchronous, get_response)(request))

        return asynchronous

    def synchronous(request: HttpRequest) -> HttpResponseBase:
        return _with_headers(cast(Synchronous, get_response)(request))

    return synchronous


def _with_headers(response: HttpResponseBase) -> HttpResponseBase:
    response.headers.setdefault("Permissions-Policy", PERMISSIONS)
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    response.headers.setdefault("Cache-Control", "no-store")
    return response
