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
    key: str = ""
    """A key of the workspace such as F2, shown and announced."""

    @property
    def shortcut(self) -> str:
        """The key in the words of `aria-keyshortcuts`."""
        return self.key.replace("Ctrl", "Control").replace(" ", "+")
