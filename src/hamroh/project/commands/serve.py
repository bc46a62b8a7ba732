"""`./hamroh serve`: web and worker for real use, on a database that an operator looks after."""

import argparse
import os
import sys
from functools import partial

from hamroh.project import ports
from hamroh.project.children import children
from hamroh.project.postgres import outside
from hamroh.project.postgres.problem import PostgresProblemError
from hamroh.project.supervisor import Supervisor

REQUIRED = ("DATABASE_URL", "HAMROH_SECRET_KEY", "HAMROH_KEYS", "HAMROH_HOSTS", "HAMROH_PUBLIC_URL")


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "serve", help="web and worker for real use; everything from the environment"
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to answer on, behind a proxy with TLS")
    parser.add_argument("--port", type=int, default=ports.DEFAULT)
    parser.add_argument("--workers", type=int, default=1, help="processes of the web server")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run until a signal comes. Nothing is migrated or made here: that is `./hamroh prepare`."""
    missing = [name for name in REQUIRED if not {name, f"{name}_FILE"} & os.environ.keys()]
    if missing:
        print(f"serve needs {', '.join(missing)} in the environment", file=sys.stderr)
        return 1
    environment = {"HAMROH_PRODUCTION": "1", **os.environ}
    try:
        if "DATABASE_URL" in os.environ:
            outside.check(os.environ["DATABASE_URL"])
    except PostgresProblemError as problem:
        print(problem, file=sys.stderr)
        return 1
    return Supervisor(
        children(host=arguments.host, port=arguments.port, workers=arguments.workers),
        environment=environment,
        ready=partial(ports.is_healthy, arguments.host, arguments.port),
    ).run()
