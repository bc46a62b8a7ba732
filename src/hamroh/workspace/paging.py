"""The way from one page of a long list to the next."""

from collections.abc import Callable

from django.utils.translation import gettext

from hamroh.ui.parts import Pages


def pages_of(
    *, count: int, number: int, shown: int, size: int, address: Callable[[int], str]
) -> Pages | None:
    """Links around page `number`, counted from 0, which shows `shown` of `count` lines; None when one page is all."""
    if count <= size:
        return None
    first = number * size
    text = gettext("%(first)s to %(last)s of %(count)s") % {
        "first": min(first + 1, count),
        "last": first + shown,
        "count": count,
    }
    before = address(number - 1) if number else ""
    return Pages(text, before, address(number + 1) if first + shown < count else "")
