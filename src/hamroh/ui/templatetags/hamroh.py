"""`{% load hamroh %}`: parts, fields, dates and sums in templates."""

from datetime import date, datetime

from django import template
from django.forms import BaseForm, BoundField
from django.template import Context
from django.utils.safestring import SafeString

from hamroh.ui import dates, sums
from hamroh.ui.forms import part_of, problems_of
from hamroh.ui.parts import Part, Problems

register = template.Library()


@register.simple_tag(takes_context=True)
def part(context: Context, value: Part) -> SafeString:
    """Render a view object with its own template."""
    if context.template is None:
        raise TypeError("a part is rendered inside a template")
    found = context.template.engine.get_template(value.template)
    with context.push(part=value):
        return found.render(context)


@register.simple_tag(takes_context=True)
def field(context: Context, bound: BoundField, **options: object) -> SafeString:
    """Render a field of a Django form, for example `{% field form.entry heading=True %}`."""
    return part(context, part_of(bound, **options))


@register.simple_tag
def form_problems(form: BaseForm) -> Problems | None:
    """The error summary of a form whose view is not ours."""
    return problems_of(form)


@register.filter
def day(value: date, today: date | None = None) -> SafeString:
    """A date written out with its weekday; the year stands when it is not today's."""
    return dates.day_html(value, today=today)


@register.filter
def day_words(value: date) -> str:
    """A date written out as plain text, where no markup may stand."""
    return dates.day(value)


@register.filter
def day_alone(value: date, today: date | None = None) -> SafeString:
    """A date written out without its weekday."""
    return dates.day_html(value, today=today, weekday=False)


@register.filter
def short_day(value: date) -> str:
    """A date for tables of the workspace: "вт 24 ноября"."""
    return dates.short_day(value)


@register.filter
def numeric_day(value: date) -> str:
    """A date as on papers: 24.11.2026."""
    return dates.numeric_day(value)


@register.filter
def clock(value: datetime, zone: str) -> str:
    """The time of a moment in a centre's zone: 9:05."""
    return dates.clock(value, zone=zone)


@register.filter
def moment(value: datetime, zone: str) -> SafeString:
    """Day and time of a moment in a centre's zone."""
    return dates.moment_html(value, zone=zone)


@register.filter
def duration(minutes: int) -> str:
    """Minutes as hours and minutes."""
    return dates.duration(minutes)


@register.filter
def days_left(count: int) -> str:
    """How many days are left or over."""
    return dates.days_left(count)


@register.filter
def amount(minor: int, currency: str = "RUB") -> str:
    """A sum in minor units with its currency as a word."""
    return sums.amount(minor, currency)


@register.filter
def desk_amount(minor: int, currency: str = "RUB") -> str:
    """A sum in minor units with its currency's sign, for the desk."""
    return sums.desk_amount(minor, currency)
