"""Pages of the gallery, rendered by our layouts as a wing would."""

from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from hamroh.ui import parts
from tests.ui import gallery

BODY = "{% block main %}<h1{% if heading_hidden %} class='vh'{% endif %}>{{ heading }}</h1>{% for one in parts %}{% part one %}{% endfor %}{% endblock %}"
QUESTION = "{% block main %}<form method='post'>{% csrf_token %}{% for one in parts %}{% part one %}{% endfor %}<button class='btn'>OK</button></form>{% endblock %}"
BOARD = (
    "{% block main %}<header>{% include 'ui/icons/mark.html' %}<h1>{{ heading }}</h1><time>10:42</time></header>"
    "<table aria-label='Вызваны'><thead><tr><th scope='col'>Номер</th><th scope='col'>Окно</th>"
    "<th scope='col'>Этаж</th></tr></thead><tbody><tr class='here'><td>A147</td>"
    "<td>{% include 'ui/icons/call.html' %}6</td><td>1</td></tr></tbody></table>"
    "<section><h2>Скоро</h2><ol role='list'><li>A152</li></ol></section>"
    "<footer><span>Платите только в кассе.</span></footer>{% endblock %}"
)
TITLE = "{% block title %}{{ heading }}{% endblock %}"

PAGES: dict[str, tuple[str, tuple[parts.Part, ...], str]] = {
    "question": ("ui/phone.html", gallery.FIELDS[1:], QUESTION),
    "plan": ("ui/phone.html", gallery.PLAN, BODY),
    "visit": ("ui/phone.html", gallery.VISIT, BODY),
    "changed": ("ui/phone.html", gallery.CHANGED, BODY),
    "revoked": ("ui/phone.html", gallery.REVOKED, BODY),
    "work": ("ui/work.html", gallery.WORK, BODY),
    "board": ("ui/board.html", (), BOARD),
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
