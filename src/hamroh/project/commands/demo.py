"""`./hamroh demo`: the whole platform on this machine, with an invented network in it."""

import argparse
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from datetime import datetime
from functools import partial

from hamroh.project import following, machine, places, ports, progress
from hamroh.project.children import children, demo_people
from hamroh.project.commands import codes
from hamroh.project.locks import Lock
from hamroh.project.postgres import outside
from hamroh.project.postgres.cluster import Cluster
from hamroh.project.postgres.problem import PostgresProblemError
from hamroh.project.supervisor import Supervisor

HOST = "127.0.0.1"


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("demo", help="start everything on this machine, with an invented network")
    parser.add_argument(
        "--port", type=int, help="port to answer on (default: the first free one from 8000 on)"
    )
    parser.add_argument(
        "--now",
        type=_moment,
        metavar="TIME",
        help="let the demo live at this moment, as 2026-11-23T09:00+04:00",
    )
    parser.add_argument("--fresh", action="store_true", help="throw away what earlier demos left behind")
    parser.add_argument(
        "--still",
        action="store_true",
        help="leave the centres' day as it is at the start: nobody moves by himself",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prepare, start, print where everything is, and wait for Ctrl-C."""
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGHUP, _leave)
    lock = machine.demo_lock()
    with ExitStack() as stack:
        try:
            return _run(arguments, lock, stack)
        except (PostgresProblemError, ports.PortTakenError) as problem:
            print(f"\n{problem}", file=sys.stderr)
            return 1


def _run(arguments: argparse.Namespace, lock: Lock, stack: ExitStack) -> int:
    if not lock.take():
        there = lock.words()
        print(
            f"A demo of yours is running: {there.get('url', 'it is just starting')} (process {there['pid']})."
        )
        return 0
    stack.callback(lock.release)
    started = time.monotonic()
    print("Hamroh demo")
    port = ports.choose(HOST, arguments.port)
    url = f"http://{HOST}:{port}"
    environment = machine.surroundings() | {
        "HAMROH_PUBLIC_URL": url,
        "DATABASE_URL": _database(arguments, stack),
    }
    environment.setdefault("HAMROH_LOG_LEVEL", "WARNING")
    if arguments.now:
        offset = arguments.now.timestamp() - time.time()
        environment["HAMROH_CLOCK_OFFSET"] = str(round(offset))
    if not _prepare(environment):
        return 1
    lock.say({"url": url, "clock": environment.get("HAMROH_CLOCK_OFFSET", "0")})
    return Supervisor(
        (*children(host=HOST, port=port), demo_people(still=arguments.still)),
        environment=environment,
        ready=partial(ports.is_healthy, HOST, port),
        announce=partial(_announce, url, started, environment),
    ).run()


def _database(arguments: argparse.Namespace, stack: ExitStack) -> str:
    given = os.environ.get("DATABASE_URL")
    if given:
        if arguments.fresh:
            raise PostgresProblemError(
                "--fresh only empties the demo's own database, never that of DATABASE_URL."
            )
        with progress.step("Looking at the PostgreSQL of DATABASE_URL"):
            outside.check(given)
        return given
    cluster = Cluster(places.data_home(), say=progress.say)
    stack.callback(cluster.stop)
    with progress.step("Starting PostgreSQL"):
        cluster.start(wait_seconds=60)
        if arguments.fresh:
            cluster.empty()
    return cluster.url


def _prepare(environment: dict[str, str]) -> bool:
    """In a process of its own: this one stays small and free of threads."""
    result = subprocess.run(
        [sys.executable, "-m", "hamroh.project.prepare", "--demo"],
        env=environment,
        check=False,
        preexec_fn=following.before_exec(signal.SIGTERM),
    )
    return result.returncode == 0


def _announce(url: str, started: float, environment: dict[str, str]) -> None:
    print(f"\nHamroh is running, {time.monotonic() - started:.1f} s after the start.\n")
    print(f"  For people who ask   {url}/")
    print(f"  Demo people, codes   {url}/demo/")
    print(f"  Messages sent        {url}/demo/outbox/\n", flush=True)
    codes.show(environment)
    print("\nThe invented people come in while it runs; after a first start it takes a minute or two, and")
    print("lines that begin with `people` say how far they are.")
    print("\nEverybody in it is invented. Ctrl-C stops everything.\n", flush=True)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("say the time zone too, as in 2026-11-23T09:00+04:00")
    return moment


def _leave(_number: int, _frame: object) -> None:
    raise SystemExit(0)
