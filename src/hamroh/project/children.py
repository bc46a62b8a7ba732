"""Which processes make up a running Hamroh on one machine."""

import sys

from hamroh.project.supervisor import Child


def children(*, host: str, port: int, workers: int = 1) -> tuple[Child, ...]:
    """Everything that the supervisor keeps running."""
    python = (sys.executable, "-m")
    address = ("--host", host, "--port", str(port), "--workers", str(workers))
    return (
        Child("web", (*python, "hamroh.project.server", *address)),
        Child("worker", (*python, "hamroh.project.worker")),
    )


def demo_people(*, still: bool) -> Child:
    """Lets the demo's invented people move in beside those that answer, and their day go on unless it is `still`."""
    command = (sys.executable, "-m", "hamroh.project.demo.people")
    return Child("people", (*command, "--still") if still else command, once=True)
