"""Hand-written files, functions and templates stay small enough to be read at once."""

import ast
from pathlib import Path

import pytest

CLONE = Path(__file__).resolve().parents[2]
FILE_LINES = 400
FUNCTION_LINES = 50
TEMPLATE_LINES = 200


def _python_files() -> list[Path]:
    roots = [CLONE / name for name in ("src", "tests", "bench")]
    return sorted(
        path
        for root in roots
        for path in root.rglob("*.py")
        if "migrations" not in path.parts and "__pycache__" not in path.parts
    )


@pytest.mark.parametrize("path", _python_files(), ids=lambda path: str(path.relative_to(CLONE)))
def test_a_python_file_and_its_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= FILE_LINES, "find the room that is missing"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= FUNCTION_LINES, f"{node.name} has {length} lines"


def test_a_template_stays_short() -> None:
    long = {
        str(path.relative_to(CLONE)): count
        for path in sorted((CLONE / "src").rglob("templates/**/*"))
        if path.is_file() and (count := len(path.read_text(encoding="utf-8").splitlines())) > TEMPLATE_LINES
    }
    assert not long
