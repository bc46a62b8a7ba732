"""Parts behave like those of the GOV.UK Design System; texts are escaped unless they are ours."""

import re

import pytest
import zxingcpp
from django import forms
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from hamroh.ui import parts
from hamroh.ui.forms import DayField, part_of, problems_of
from hamroh.ui.parts.page import draw_qr
from tests.ui.pages import PAGES, render


class EntryForm(forms.Form):
    entry = DayField(label="When did you enter?")
    name = forms.CharField(label="Name", required=False)
    goal = forms.ChoiceField(label="Goal", choices=[("work", "Work")], widget=forms.RadioSelect)


def _entry(day: str, month: str, year: str) -> EntryForm:
    return EntryForm(
        {"entry_day": day, "entry_month": month, "entry_year": year, "goal": "work", "name": "<b>"}
    )


@pytest.mark.parametrize("name", PAGES)
def test_every_layout_and_part_renders(name: str) -> None:
    page = render(name)
    assert "<h1" in page
    assert 'style="' not in page
    assert "<script>" not in page


def test_a_page_with_problems_says_so_in_its_title_and_on_top() -> None:
    page = render("question")
    assert "<title>Xato: " in page
    assert re.search(r'<div class="errors" role="alert"[^>]*autofocus>', page)
    assert page.index('class="errors"') < page.index("<fieldset")
    assert '<a href="#id_entry_day">26-noyabr hali kelmagan.</a>' in page
    assert page.count("26-noyabr hali kelmagan.") == 2


def test_only_the_wrong_part_of_a_date_is_marked_and_typed_values_stay() -> None:
    page = render("question")
    marked = re.findall(r'<input id="id_entry_(\w+)"[^>]*aria-invalid', page)
    marked += re.findall(r'<input class="year" id="id_entry_(\w+)"[^>]*aria-invalid', page)
    assert marked == ["day"]
    assert 'value="26"' in page


def test_the_sample_banner_is_on_every_page_outside_production() -> None:
    assert 'class="sample"' in render("plan")
    assert "NAMUNA" in render("sheet")


def test_texts_of_people_are_escaped() -> None:
    source = engines["django"].from_string("{% load hamroh %}{% field form.name %}")
    page = source.render({"form": _entry("16", "11", "2026")}, RequestFactory().get("/"))
    assert "&lt;b&gt;" in page


@pytest.mark.parametrize(
    ("typed", "wrong", "words"),
    [
        (("", "", ""), set(), "Write the day, the month and the year."),
        (("16", "", "2026"), {"month"}, "Write the part of the date that is missing."),
        (("16", "x", "2026"), {"month"}, "Write the date in numbers, for example 16 11 2026."),
        (("31", "11", "2026"), {"day"}, "There is no such day. Check the date."),
        (("1", "13", "2026"), {"month"}, "There is no such day. Check the date."),
        (("1", "1", "26"), {"year"}, "Write the year with four digits, for example 2026."),
        (("1", "1", "0000"), {"year"}, "There is no such day. Check the date."),
        (("9" * 5000, "1", "2026"), {"day"}, "There is no such day. Check the date."),
        (("٢", "²", "2026"), {"month"}, "Write the date in numbers, for example 16 11 2026."),
    ],
)
def test_a_wrong_date_says_what_to_type_and_where(
    typed: tuple[str, str, str], wrong: set[str], words: str
) -> None:
    form = _entry(*typed)
    with translation.override("en"):
        problems = problems_of(form)
        shown = part_of(form["entry"])
    assert isinstance(shown, parts.DateInput)
    assert (shown.day, shown.month, shown.year) == typed
    assert shown.wrong == wrong
    assert problems == parts.Problems((parts.Problem(words, shown.target),))


def test_a_right_date_is_a_date_and_no_problem() -> None:
    form = _entry("16", "11", "2026")
    assert problems_of(form) is None
    assert form.cleaned_data["entry"].isoformat() == "2026-11-16"


def test_a_field_takes_options_of_its_part() -> None:
    shown = part_of(_entry("1", "1", "2026")["goal"], heading=True)
    assert isinstance(shown, parts.Radios)
    assert shown.heading
    assert shown.choices == (("id_goal", parts.Option("work", "Work"), True),)


def test_a_code_drawn_as_a_path_is_read_back() -> None:
    from PIL import Image, ImageDraw

    drawing = draw_qr("https://hamroh.example/v/1", correction="m")
    side = int(drawing.view.split()[2])
    picture = Image.new("L", (side * 4, side * 4), 255)
    pen = ImageDraw.Draw(picture)
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v", drawing.path):
        left, top = (int(x) + 4) * 4, (int(y) + 4) * 4
        pen.rectangle((left, top, left + int(length) * 4 - 1, top + 3), fill=0)
    assert zxingcpp.read_barcodes(picture)[0].text == "https://hamroh.example/v/1"
