"""The sections of the workspace, in the order of the bar. Whoever brings one adds it to `SECTIONS`."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hamroh.accounts.roles import Role
from hamroh.ui.parts import Link


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of work: its name, the name of its first page's address, and whose it is.

    All its pages lie under the address of the first one.
    """

    name: str | Promise
    view: str
    roles: frozenset[Role]

    @property
    def href(self) -> str:
        """The address of the first page; empty while nobody has brought it."""
        try:
            return reverse(self.view)
        except NoReverseMatch:
            return ""


RECEPTION = Section(_("Reception"), "workspace:reception", frozenset({Role.RECEPTION, Role.CONSULTANT}))
DESK = Section(
    _("Desk"),
    "workspace:desk",
    frozenset(
        {
            Role.RECEPTION,
            Role.CASHIER,
            Role.MEDIC,
            Role.EXAMINER,
            Role.TRANSLATOR,
            Role.REGISTRAR,
            Role.CONSULTANT,
            Role.LAWYER,
        }
    ),
)
CASH_DESK = Section(_("Cash desk"), "workspace:cash", frozenset({Role.CASHIER, Role.MANAGER}))
ADVANCES = Section(_("Advances"), "workspace:advances", frozenset({Role.CASHIER, Role.MANAGER}))
DECISIONS = Section(_("Decisions"), "workspace:decisions", frozenset({Role.REGISTRAR, Role.MANAGER}))
DAY = Section(_("Day"), "workspace:day", frozenset({Role.MANAGER}))
LAW = Section(_("Law"), "workspace:law", frozenset({Role.LAW_EDITOR, Role.LAWYER}))
LAW_CHANGES = Section(_("New law"), "workspace:law_changes", frozenset({Role.CONSULTANT, Role.LAWYER}))
SECTIONS: tuple[Section, ...] = (RECEPTION, DAY, CASH_DESK, ADVANCES, DESK, DECISIONS, LAW, LAW_CHANGES)


def sections_for(roles: Iterable[Role]) -> list[Section]:
    """The sections of somebody who holds `roles` at a centre."""
    held = frozenset(roles)
    return [section for section in SECTIONS if section.roles & held and section.href]


def links_for(roles: Iterable[Role], path: str) -> tuple[Link, ...]:
    """The same as links; the one that `path` lies in is lit."""
    return tuple(
        Link(str(section.name), section.href, here=path.startswith(section.href))
        for section in sections_for(roles)
    )
