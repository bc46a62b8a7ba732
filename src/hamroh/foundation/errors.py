"""The one error that means "no, and here is why"; each interface turns it into words in one place."""


class DomainError(Exception):
    """A rule of the domain said no.

    `code` is a stable string such as `hold_expired`, never display text;
    `data` holds plain values that the words need and no personal data.
    """

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data

    def __repr__(self) -> str:
        return f"DomainError({self.code!r}, {', '.join(sorted(self.data))})"
