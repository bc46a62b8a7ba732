"""The engine and the packs are a library: the example of `docs/library.md` runs with PyYAML alone."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from shutil import copytree

CLONE = Path(__file__).resolve().parents[2]
SOURCE = CLONE / "src" / "hamroh"
DOCUMENT = CLONE / "docs" / "library.md"

ALONE = """
import sys
class Alone:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top not in sys.stdlib_module_names and top not in {"hamroh", "yaml", "_yaml"}:
            raise ModuleNotFoundError(f"{name} is not of the library")
sys.meta_path.insert(0, Alone())
"""


def test_the_example_runs_without_django(tmp_path: Path) -> None:
    """In a copy that holds nothing but core and packs, where nothing but PyYAML can be imported."""
    example = re.search(r"```python\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    assert example
    (tmp_path / "hamroh").mkdir()
    (tmp_path / "hamroh" / "__init__.py").write_text((SOURCE / "__init__.py").read_text("utf-8"), "utf-8")
    for room in ("core", "packs"):
        copytree(SOURCE / room, tmp_path / "hamroh" / room)
    done = subprocess.run(
        [sys.executable, "-c", ALONE + example[1]],
        env={"PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("registration 2026-11-30 ")
    assert "patent_application 2026-12-15" in done.stdout
    assert lines[-1] == "plan"


def test_what_is_installed_without_extras_is_one_dependency() -> None:
    project = tomllib.loads((CLONE / "pyproject.toml").read_text("utf-8"))["project"]
    assert [re.split("[<>=]", one)[0] for one in project["dependencies"]] == ["PyYAML"]
