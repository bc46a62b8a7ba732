"""What a provider answers when something is handed over to it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """`accepted`: the provider took it. Otherwise `permanent` says whether asking again can help.

    `detail` is for operators: a code or the name of an error, never an address or a text of the provider.
    """

    accepted: bool
    permanent: bool = False
    detail: str = ""


def accepted(detail: str = "") -> Outcome:
    """The provider took it."""
    return Outcome(accepted=True, detail=detail)


def refused_for_now(detail: str) -> Outcome:
    """Not taken, or nobody knows whether it was taken: to be handed over again."""
    return Outcome(accepted=False, detail=detail)


def refused(detail: str) -> Outcome:
    """Not taken, and will not be taken the next time."""
    return Outcome(accepted=False, permanent=True, detail=detail)
