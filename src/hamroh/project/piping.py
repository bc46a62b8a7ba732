"""A reader that has seen enough (`| head`) ends a command quietly, as it does with the tools of Unix."""

import argparse
import os
import sys
from collections.abc import Callable
from functools import wraps

Run = Callable[[argparse.Namespace], int]
CUT_OFF = 141
"""What a shell reports of a program that SIGPIPE ended: 128 + 13."""


def quietly(run: Run) -> Run:
    """The same command; when nobody reads its output any more it stops without a word."""

    @wraps(run)
    def wrapped(arguments: argparse.Namespace) -> int:
        try:
            code = run(arguments)
            sys.stdout.flush()
        except BrokenPipeError:
            # What is still buffered would fail once more when the interpreter closes its output.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return CUT_OFF
        return code

    return wrapped
