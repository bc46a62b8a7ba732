"""Every template of ours is rendered by some test; said at the end of a full run.

A variable that a template does not get fails the test that renders it (FAIL_INVALID_TEMPLATE_VARS).
"""

from pathlib import Path
from typing import Any

import pytest
from django.test.signals import template_rendered

from hamroh.project.paths import PACKAGE

_rendered: set[str] = set()
_unrendered: list[str] = []


def _note(template: Any, **_kwargs: object) -> None:
    _rendered.add(str(template.name))


def pytest_configure() -> None:
    template_rendered.connect(_note)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    config = session.config
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    narrowed = config.getoption("keyword") or config.getoption("markexpr") or config.getoption("collectonly")
    if exitstatus != 0 or not whole or narrowed:
        return
    _unrendered.extend(sorted(_all_templates() - _rendered))
    if _unrendered:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _unrendered:
        terminalreporter.section("templates that no test renders")
        for name in _unrendered:
            terminalreporter.line(name, red=True)


def _all_templates() -> set[str]:
    return {
        str(path.relative_to(folder))
        for folder in Path(PACKAGE).rglob("templates")
        for path in folder.rglob("*")
        if path.is_file()
    }
