"""The pictures, in the order in which a day brings them about. A new one is one line of its walk."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from hamroh.project.pictures import person, staff

PHONE = (360, 740)
DESK = (1280, 800)

Go = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Picture:
    """Its file's name, how the walk reaches it, and whose window shows it."""

    name: str
    go: Go
    who: str


@dataclass(frozen=True, slots=True)
class Window:
    """A browser of one person: its language, its size, and how it is opened."""

    language: str
    size: tuple[int, int]
    enter: Go | None = None


WINDOWS = {
    "dilshod": Window("uz", PHONE),
    "cashier": Window("ru", DESK, staff.signed_in("karimova")),
    "receptionist": Window("ru", DESK, staff.signed_in("sokolova")),
    "manager": Window("ru", DESK, staff.signed_in("manager")),
    "hall": Window("ru", DESK),
}

PICTURES = (
    Picture("language", person.open_first, "dilshod"),
    Picture("question", person.mistype_birth, "dilshod"),
    Picture("plan", person.ask, "dilshod"),
    Picture("road", person.see_road, "dilshod"),
    Picture("book", person.find_day, "dilshod"),
    Picture("confirm", person.name_who_comes, "dilshod"),
    Picture("visit", person.confirm, "dilshod"),
    Picture("mine", person.keep, "dilshod"),
    Picture("pay", person.see_bill, "dilshod"),
    Picture("reception", staff.find_arrival, "receptionist"),
    Picture("cash", staff.find_payer, "cashier"),
    Picture("receipt", staff.take_payment, "cashier"),
    Picture("papers", person.see_papers, "dilshod"),
    Picture("genuine", person.check_paper, "dilshod"),
    Picture("board", staff.see_board, "hall"),
    Picture("day", staff.see_day, "manager"),
)
