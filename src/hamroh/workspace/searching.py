"""What somebody typed into a search. Names, passports and phones never stand in an address: the words are kept
sealed in the session, and the address names them by chance alone, so that Back, reload and two tabs work.
"""

import secrets
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from hamroh.foundation.fields import SealBrokenError, seal, unseal
from hamroh.ui.parts import Problem, Problems, Search

FIELD, NAME, CLEAR = "q", "find", "clear"
_WORD = "workspace_searches"
_MOST = 8
"""So many searches are kept for a session; an older one is asked for anew."""
_LONGEST = 1000
"""A payment code that a scanner types is the longest."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A search under its name; both are empty when nothing is searched for. `is_gone`: it is kept no more."""

    name: str = ""
    typed: str = ""
    is_gone: bool = False

    def problems(self, words: str = "") -> Problems | None:
        """What is wrong with it, `words` or that it is gone."""
        words = words or (
            gettext("This search is no longer kept. Type it once more.") if self.is_gone else ""
        )
        return Problems((Problem(words, f"id_{FIELD}"),)) if words else None


def keep_search(request: HttpRequest, href: str) -> HttpResponse:
    """The answer to a search that was sent: the words are kept, and the page at `href` shows what they find.

    Without words, or when it is cleared, the search is forgotten.
    """
    kept: list[list[str]] = request.session.get(_WORD, [])
    typed = request.POST.get(FIELD, "").strip()[:_LONGEST]
    if CLEAR in request.POST or not typed:
        left = [one for one in kept if one[0] != request.POST.get(NAME)]
        if left != kept:
            request.session[_WORD] = left
        return redirect(href)
    name = secrets.token_urlsafe(6)
    request.session[_WORD] = [*kept[1 - _MOST :], [name, seal(typed, place=_place(name))]]
    return redirect(_join(href, {NAME: name}))


def kept_search(request: HttpRequest) -> Kept:
    """The search that the address names."""
    name = request.GET.get(NAME, "")
    if not name:
        return Kept()
    kept: list[list[str]] = request.session.get(_WORD, [])
    sealed = next((words for one, words in kept if one == name), "")
    try:
        return Kept(name, unseal(sealed, place=_place(name)))
    except SealBrokenError:
        return Kept(is_gone=True)


def search_box(href: str, label: str, kept: Kept | None = None) -> Search:
    """The search box of a page; it is sent to `href`, with what is searched for now."""
    kept = kept or Kept()
    return Search(href, label, value=kept.typed, name=FIELD, kept=kept.name)


def keeping_search(request: HttpRequest, href: str, **query: object) -> str:
    """An address of the same page that goes on showing what was found."""
    name = kept_search(request).name
    return _join(href, {**query, **({NAME: name} if name else {})})


def _join(href: str, query: dict[str, object]) -> str:
    return f"{href}?{urlencode(query)}" if query else href


def _place(name: str) -> str:
    return f"{_WORD}|{name}"
