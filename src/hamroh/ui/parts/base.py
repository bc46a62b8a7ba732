"""What all parts share."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Part:
    """Something that `{% part %}` can render with its own template, where it is called `part`."""

    template: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `here` marks the page or choice on which one already is."""

    text: str
    href: str
    here: bool = False
