"""Each room says what belongs in it, and each public function says what it does."""

import ast
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "hamroh"


def _modules() -> list[Path]:
    return sorted(
        path
        for path in SOURCE.rglob("*.py")
        if "migrations" not in path.parts and "__pycache__" not in path.parts
    )


def test_each_room_says_what_belongs_in_it() -> None:
    silent = [
        str(path.relative_to(SOURCE))
        for path in _modules()
        if path.name == "__init__.py"
        and path.parent.parent in {SOURCE.parent, SOURCE}
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not silent


def test_each_public_function_has_a_docstring() -> None:
    silent = [
        f"{path.relative_to(SOURCE)}:{node.name}"
        for path in _modules()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent
