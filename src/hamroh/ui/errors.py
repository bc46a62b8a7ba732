"""Pages for what went wrong: what happened, what to do, and a way on. Never a dead end.

Django names the arguments, also those that we do not show.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class ErrorWords:
    title: str
    what_happened: str
    what_to_do: str


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """400: the browser sent what no page of ours sends."""
    words = ErrorWords(
        _("We did not understand this request"),
        _("Your browser sent us something that we cannot read."),
        _("Start again from the first page."),
    )
    return _page(request, words, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """403: the page is there, and this visitor may not see it."""
    words = ErrorWords(
        _("This page is closed to you"),
        _("Only the person whom it concerns, or a worker with the right to it, can open it."),
        _("Sign in again, or go back to the first page."),
    )
    return _page(request, words, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """404: nothing at this address."""
    words = ErrorWords(
        _("There is no such page"),
        _("The link is old, or a letter in the address is wrong."),
        _("Check the address, or go to the first page."),
    )
    return _page(request, words, status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    """429: too many tries from one place."""
    words = ErrorWords(
        _("Too many tries"),
        _("For your safety we stopped counting."),
        _("Wait five minutes and try again."),
    )
    return _page(request, words, status=429, again=_again(request))


def broken(request: HttpRequest) -> HttpResponse:
    """500: our own fault."""
    words = ErrorWords(
        _("Something broke on our side"),
        _("It is not your fault. What you had already sent is kept."),
        _("Wait a minute and try again."),
    )
    return _page(request, words, status=500, again=_again(request))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # noqa: ARG001
    """403 because the form's key did not fit: an old tab, or cookies that are switched off."""
    words = ErrorWords(
        _("The page was open too long"),
        _("For your safety we did not accept the form. Nothing was changed."),
        _("Open the page again and send it once more. If that does not help, allow cookies for this site."),
    )
    return _page(request, words, status=403, again=_again(request))


def _again(request: HttpRequest) -> str:
    # The path comes from the address line, so that it cannot lead to another site.
    return "/" + request.path.lstrip("/")


def _page(request: HttpRequest, words: ErrorWords, *, status: int, again: str = "") -> HttpResponse:
    return render(request, "ui/errors/page.html", {"words": words, "again": again}, status=status)
