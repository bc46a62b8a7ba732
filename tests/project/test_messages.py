"""Gathering and compiling texts without GNU gettext."""

from pathlib import Path

import polib

from hamroh.project.messages import gather

CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy
a = _("Split " "text")
b = ngettext("%(n)s day", "%(n)s days", 2)
c = pgettext_lazy("month", "May")
"""
TEMPLATE = """{% load i18n %}{% translate "Plain" %}{% translate "Noted" as noted %}
{% blocktranslate count n=days trimmed %}
  {{ n }} step
{% plural %}
  {{ n }} steps
{% endblocktranslate %}"""


def _room(tmp_path: Path) -> Path:
    room = tmp_path / "wing"
    (room / "templates" / "wing").mkdir(parents=True)
    (room / "words.py").write_text(CODE, encoding="utf-8")
    (room / "templates" / "wing" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    return room


def test_texts_of_code_and_templates_are_found(tmp_path: Path) -> None:
    found = gather.gather(_room(tmp_path))
    assert set(found) == {
        ("", "Split text", ""),
        ("", "%(n)s day", "%(n)s days"),
        ("month", "May", ""),
        ("", "Plain", ""),
        ("", "Noted", ""),
        ("", "%(n)s step", "%(n)s steps"),
    }
    assert found["", "Plain", ""] == {"wing/templates/wing/page.html"}


def test_merging_keeps_translations_and_drops_what_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "ru" / "django.po"
    texts: dict[gather.Key, set[str]] = {("", "Yes", ""): {"a.py"}, ("", "%(n)s day", "%(n)s days"): {"a.py"}}
    assert gather.write_catalogue(path, "ru", texts)
    file = polib.pofile(str(path))
    file[1].msgstr = "Да"
    path.write_text(str(file), encoding="utf-8")
    assert gather.write_catalogue(path, "ru", {("", "Yes", ""): {"b.py"}, ("", "No", ""): {"b.py"}})
    merged = {entry.msgid: entry.msgstr for entry in polib.pofile(str(path))}
    assert merged == {"No": "", "Yes": "Да"}
    assert not gather.write_catalogue(path, "ru", {("", "Yes", ""): {"b.py"}, ("", "No", ""): {"b.py"}})
