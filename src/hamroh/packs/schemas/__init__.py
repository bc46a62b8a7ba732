"""The published JSON Schemas of facts and plans, and their only loader. What they describe is core's."""

import json
from importlib.resources import files
from typing import Any


def list_schemas() -> tuple[str, ...]:
    """Their names: `plan`, `facts`, `facts.kz`."""
    return tuple(
        sorted(
            one.name.removesuffix(".schema.json")
            for one in files(__name__).iterdir()
            if one.name.endswith(".schema.json")
        )
    )


def load_schema(name: str) -> dict[str, Any]:
    """The parsed schema. KeyError for a name that is not listed."""
    if name not in list_schemas():
        raise KeyError(name)
    data: dict[str, Any] = json.loads(files(__name__).joinpath(f"{name}.schema.json").read_text("utf-8"))
    return data


def facts_schema_of(pack: str) -> str:
    """The name of the schema of a pack's facts."""
    return f"facts.{pack}" if f"facts.{pack}" in list_schemas() else "facts"
