"""Pages of the gallery, rendered by our layouts as a wing would."""

from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from hamroh.ui import parts
from tests.ui import gallery

BODY = "{% block main %}<h1{% if heading_hidden %} class='vh'{% endif %}>{{ heading }}</h1>{% for one in parts %}{% part one %}{% endfor %}{% endblock %}"
QUESTION = "{% block main %}<form method='post'>{% csrf_token %}{% for one in parts %}{% part one %}{% endfor %}<button class='btn'>OK</button></form>{% endblock %}"
TITLE = "{% block title %}{{ heading }}{% endblock %}"

PAGES: dict[str, tuple[str, tuple[parts.Part, ...], str]] = {
    "question": ("ui/phone.html", gallery.FIELDS[1:], QUESTION),
    "plan": ("ui/phone.html", gallery.PLAN, BODY),
    "visit": ("ui/phone.html", gallery.VISIT, BODY),
    "changed": ("ui/phone.html", gallery.CHANGED, BODY),
    "revoked": ("ui/phone.html", gallery.REVOKED, BODY),
    "work": ("ui/work.html", gallery.WORK, BODY),
    "board": ("ui/board.html", (), BODY),
    "sheet": ("ui/sheet.html", (gallery.PLAN[1],), BODY),
}


def render(name: str, *, language: str = "uz", request: HttpRequest | None = None) -> str:
    """The HTML of one page of the gallery."""
    layout, shown, body = PAGES[name]
    source = '{% extends "' + layout + '" %}{% load hamroh %}' + TITLE + body
    context: dict[str, object] = {"parts": shown, "heading": name.title(), "heading_hidden": False}
    if name == "question":
        context["problems"] = gallery.FIELDS[0]
    if name == "work":
        context["bar"] = gallery.BAR
    with translation.override(language):
        return engines["django"].from_string(source).render(context, request or RequestFactory().get("/"))
