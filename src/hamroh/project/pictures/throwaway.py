"""A demo on a data folder that is thrown away afterwards, on a fixed day."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOW = "2026-11-23T09:30+04:00"
"""The Monday of the worked example, half past nine in the morning in Samara."""

ALL_THERE = "invented people are in"
"""The last word of the demo's beginning: while people come in, pictures would differ from run to run."""

_ADDRESS = re.compile(r"For people who ask\s+(http://\S+)/")


class DemoFailedError(RuntimeError):
    """The demo ended before it was ready; its words were printed."""


@contextmanager
def running_demo() -> Iterator[str]:
    """Start it, yield its address, stop it and throw its data away."""
    with tempfile.TemporaryDirectory(prefix="hamroh-pictures-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the database's own account passes through when we are root
        places = {"HAMROH_DATA": str(folder / "data"), "HAMROH_CONFIG": str(folder / "config")}
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | places
        command = [sys.executable, "-u", "-m", "hamroh.project", "demo", "--still", "--now", NOW]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            yield _address(process)
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=60)


def _address(process: "subprocess.Popen[str]") -> str:
    if process.stdout is None:
        raise DemoFailedError("a demo without a pipe")
    address = ""
    for line in process.stdout:
        print(line, end="", flush=True)
        found = _ADDRESS.search(line)
        address = found[1] if found else address
        if ALL_THERE in line:
            return address
    raise DemoFailedError("The demo ended before it was ready.")
