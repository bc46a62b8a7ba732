"""Reading plain parsed data with errors that name the file and the key."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation


class PackError(ValueError):
    """A pack that can't be used: which file, which key, what is wrong."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        super().__init__(f"{file}: {key or 'file'}: {problem}")
        self.file, self.key, self.problem = file, key, problem


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a parsed file that knows where it stands."""

    data: object
    file: str
    path: str = ""

    def error(self, problem: str) -> PackError:
        """An error at this place."""
        return PackError(self.file, self.path, problem)

    def mapping(self) -> Mapping[object, object]:
        """The piece as a mapping."""
        if not isinstance(self.data, dict):
            raise self.error("a mapping is needed here")
        return self.data

    def only(self, *allowed: str) -> "Node":
        """Refuse keys that nobody reads: they are mostly misspelt."""
        extra = sorted(str(key) for key in self.mapping() if key not in allowed)
        if extra:
            raise self.error(f"unknown key {', '.join(extra)}; known are {', '.join(allowed)}")
        return self

    def has(self, key: str) -> bool:
        """Whether the mapping has this key with a value."""
        return self.mapping().get(key) is not None

    def at(self, key: object) -> "Node":
        """The piece under a key; an error when there is none."""
        data = self.mapping()
        if key not in data:
            raise self.error(f"{key} is missing")
        return Node(data[key], self.file, f"{self.path}.{key}" if self.path else str(key))

    def pairs(self) -> Iterator[tuple[str, "Node"]]:
        """Keys and pieces in the order of the file."""
        for key in self.mapping():
            yield str(key), self.at(key)

    def items(self) -> Iterator["Node"]:
        """The pieces of a list."""
        if not isinstance(self.data, list):
            raise self.error("a list is needed here")
        for number, item in enumerate(self.data):
            yield Node(item, self.file, f"{self.path}[{number}]")

    def items_at(self, key: str) -> tuple["Node", ...]:
        """The pieces of the list under a key; none when the key is missing."""
        return tuple(self.at(key).items()) if self.has(key) else ()

    def text(self) -> str:
        """The piece as text."""
        if not isinstance(self.data, str) or not self.data:
            raise self.error("a text is needed here")
        return self.data

    def text_at(self, key: str, default: str | None = None) -> str:
        """The text under a key, or the default."""
        if default is not None and not self.has(key):
            return default
        return self.at(key).text()

    def texts_at(self, key: str) -> tuple[str, ...]:
        """The texts of the list under a key; none when the key is missing."""
        return tuple(item.text() for item in self.items_at(key))

    def number(self) -> int:
        """The piece as a whole number."""
        if not isinstance(self.data, int) or isinstance(self.data, bool):
            raise self.error("a whole number is needed here")
        return self.data

    def flag_at(self, key: str) -> bool:
        """The yes or no under a key; no when the key is missing."""
        if not self.has(key):
            return False
        if not isinstance(self.at(key).data, bool):
            raise self.at(key).error("true or false is needed here")
        return bool(self.at(key).data)

    def day(self) -> date:
        """The piece as a date."""
        if not isinstance(self.data, date) or isinstance(self.data, datetime):
            raise self.error("a date such as 2026-01-31 is needed here")
        return self.data

    def decimal(self) -> Decimal:
        """The piece as an exact decimal, written as quoted text or a whole number."""
        try:
            if not isinstance(self.data, str | int) or isinstance(self.data, bool):
                raise InvalidOperation
            return Decimal(self.data)
        except InvalidOperation:
            raise self.error("a decimal in quotes is needed here, such as '2.842'") from None
