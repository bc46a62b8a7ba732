"""The launcher of the embedded PostgreSQL."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from hamroh.project.postgres import postmaster, temporary
from hamroh.project.postgres.cluster import Cluster
from hamroh.project.postgres.problem import PostgresProblemError

pytestmark = pytest.mark.data


def ask(url: str, statement: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        answer = connection.execute(statement)
        return answer.fetchone()[0] if answer.description else None  # type: ignore[index]


def bin_folder() -> Path | None:
    named = os.environ.get("HAMROH_TEST_POSTGRES")
    return Path(named) if named else None


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that the server's account can pass to, unlike pytest's own, which are closed."""
    folder = Path(tempfile.mkdtemp(prefix="hamroh-launcher-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_two_clusters_run_side_by_side() -> None:
    with temporary.cluster() as one, temporary.cluster() as other:
        ask(one.url, "create table only_in_one ()")
        assert ask(one.url, "select to_regclass('only_in_one')::text") == "only_in_one"
        assert ask(other.url, "select to_regclass('only_in_one')::text") is None


def test_letters_of_all_our_scripts_are_folded_alike() -> None:
    with temporary.cluster() as cluster:
        assert (
            ask(cluster.url, "select lower('ҶАМШЕД ЎТКИР ҚҰРМАНҒАЛИ ЁДГОРА')")
            == "ҷамшед ўткир құрманғали ёдгора"
        )


@pytest.mark.processes
def test_rows_committed_before_kill_9_are_there_after_the_next_start(home: Path) -> None:
    cluster = Cluster(home, bin_folder=bin_folder())
    try:
        url = cluster.start()
        ask(url, "create table kept (n int)")
        ask(url, "insert into kept select generate_series(1, 1000)")
        assert cluster.pid is not None
        os.kill(cluster.pid, signal.SIGKILL)
        cluster.stop()
        assert ask(cluster.start(), "select count(*) from kept") == 1000
    finally:
        cluster.stop()


@pytest.mark.processes
def test_the_server_ends_when_its_launcher_is_killed_and_the_next_launcher_starts_it_again(
    home: Path,
) -> None:
    program = (
        "import sys, time; from pathlib import Path; from hamroh.project.postgres.cluster import Cluster\n"
        "home, folder = sys.argv[1:]; bins = Path(folder) if folder else None\n"
        "print(Cluster(Path(home), bin_folder=bins).start(), flush=True); time.sleep(600)"
    )
    bins = str(bin_folder() or "")
    arguments = [sys.executable, "-c", program, str(home), bins]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=environment) as launcher:
        assert launcher.stdout is not None
        url = launcher.stdout.readline().strip()
        ask(url, "create table kept as select 7 as n")
        launcher.kill()
    cluster = Cluster(home, bin_folder=bin_folder())
    try:
        assert ask(cluster.start(), "select n from kept") == 7
    finally:
        cluster.stop()


def test_a_second_launcher_is_told_who_holds_the_cluster(home: Path) -> None:
    cluster = Cluster(home, bin_folder=bin_folder())
    try:
        url = cluster.start()
        second = Cluster(home, bin_folder=bin_folder())
        with pytest.raises(PostgresProblemError, match=str(os.getpid())):
            second.start()
        assert second.lock.words()["url"] == url
        assert ask(url, "select 1") == 1
    finally:
        cluster.stop()


@pytest.mark.parametrize("name", ["long-" * 30, "with space, comma and 'quote'"], ids=["long", "odd"])
def test_any_path_of_the_data_will_do(home: Path, name: str) -> None:
    cluster = Cluster(home / name, bin_folder=bin_folder())
    try:
        assert ask(cluster.start(), "select 1") == 1
        sockets = cluster.url.split("host=")[1]
    finally:
        cluster.stop()
    assert sockets.startswith("%2Ftmp%2Fhamroh-")
    assert not Path(sockets.replace("%2F", "/")).parent.exists()


def test_a_number_left_by_a_killed_server_is_not_believed(home: Path) -> None:
    home.joinpath("postmaster.pid").write_text(f"{os.getpid()}\n", encoding="ascii")
    assert postmaster.running(home) is None


def test_the_socket_is_closed_to_other_accounts() -> None:
    with temporary.cluster() as cluster:
        folder = Path(cluster.url.split("host=")[1].replace("%2F", "/"))
        assert folder.stat().st_mode & 0o077 == 0


def test_an_interrupted_making_is_made_anew(home: Path) -> None:
    major = 15 if bin_folder() else 18
    home.joinpath(f"postgres-{major}.unfinished").mkdir()
    home.joinpath(f"postgres-{major}.unfinished", "PG_VERSION").write_text("half", encoding="ascii")
    cluster = Cluster(home, bin_folder=bin_folder())
    try:
        assert ask(cluster.start(), "select 1") == 1
    finally:
        cluster.stop()
