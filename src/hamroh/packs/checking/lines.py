"""Where in the text of a file a place lies, for messages that an editor can jump to."""

import re
from pathlib import Path

import yaml

from hamroh.core.law import PackError


def line_of(error: PackError, folder: Path) -> int | None:
    """The line of the deepest part of the error's place that the file has; None when there is no such file."""
    path = folder / error.file
    if not path.is_file():
        return None
    try:
        node = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    return _deepest(node, error.key) if node is not None else None


def _deepest(node: yaml.Node, place: str) -> int:
    line = node.start_mark.line + 1
    while place:
        place = place.lstrip(".")
        if isinstance(node, yaml.SequenceNode) and (index := re.match(r"\[(\d+)\]", place)):
            node, place = node.value[int(index[1])], place[index.end() :]
            line = node.start_mark.line + 1
            continue
        step = _step(node, place)
        if step is None:
            break
        key, node, place = step
        line = key.start_mark.line + 1
    return line


def _step(node: yaml.Node, place: str) -> tuple[yaml.Node, yaml.Node, str] | None:
    """The longest key that the place begins with: keys of some files have dots in them."""
    if not isinstance(node, yaml.MappingNode):
        return None
    found = [
        (key, value, place[len(key.value) :])
        for key, value in node.value
        if place == key.value or place.startswith((f"{key.value}.", f"{key.value}["))
    ]
    return max(found, key=lambda one: len(one[0].value), default=None)
