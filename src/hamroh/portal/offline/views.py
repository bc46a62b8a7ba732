"""What a browser needs to install the portal and to open pages without a network."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from hamroh.portal.offline.icons import ICONS, NIGHT

PARTS = ("ui/hamroh.css", "ui/mark.svg", "portal/exit.js", "portal/keep.js", "portal/offline.js")
"""What any page of the portal looks and works with."""

ERASING = ("portal:exit", "portal:leave", "portal:start_anew", "portal:withdraw")
"""Whoever goes there wants nothing of theirs to stay on the phone."""

OTHERS = ("/work/", "/demo/", "/static/", "/health", "/metrics")
"""Addresses of other wings, which the worker leaves alone."""

PAPER = "#ffffff"


@require_safe
def manifest(_request: HttpRequest, code: str) -> HttpResponse:
    """The web app manifest in a language; the address names it, because browsers fetch it without cookies."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    with override(code):
        data = {
            "id": "/",
            "name": "Hamroh",
            "short_name": "Hamroh",
            "description": gettext("Your plan, from the law"),
            "lang": code,
            "dir": "ltr",
            "start_url": reverse("portal:plan"),
            "scope": "/",
            "display": "standalone",
            "theme_color": NIGHT,
            "background_color": PAPER,
            "icons": [_icon(name) for name in ICONS],
        }
    response = HttpResponse(json.dumps(data, ensure_ascii=False), content_type="application/manifest+json")
    response["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; another version of it whenever the page for "no network" or its parts change.

    Browsers look for another version at every page, so that a change of the language reaches it.
    """
    parts = [static(name) for name in PARTS]
    page = render_to_string("portal/offline.html", request=request)
    told = {
        "version": hashlib.sha256("\0".join((page, *parts)).encode()).hexdigest()[:16],
        "offline": reverse("portal:offline"),
        "parts": parts,
        "erasing": [reverse(name) for name in ERASING],
        "others": OTHERS,
    }
    body = f"const SETTINGS = {json.dumps(told)};\n{_worker_text()}"
    response = HttpResponse(body, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The page that the worker shows when there is no network. Nothing on it is anybody's."""
    return render(request, "portal/offline.html")


def _icon(name: str) -> dict[str, str]:
    pixels, bleeds = ICONS[name]
    icon = {"src": static(f"portal/{name}.png"), "sizes": f"{pixels}x{pixels}", "type": "image/png"}
    return icon | {"purpose": "maskable"} if bleeds else icon


@lru_cache(maxsize=1)
def _worker_text() -> str:
    return Path(__file__).with_name("worker.js").read_text(encoding="utf-8")
