"""Reading a pack's files. The content hash names exactly what was read, whatever machine it lies on."""

import hashlib
from pathlib import Path

import yaml

from hamroh.core.law import Law, PackError, ParsedPack, compile_law

FOLDER = Path(__file__).parent


def list_packs(folder: Path = FOLDER) -> tuple[str, ...]:
    """The keys of the packs that lie here."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/pack.yaml")))


def load_pack(key: str, folder: Path = FOLDER) -> ParsedPack:
    """The parsed files of a pack. PackError when there is no such pack or a file is not YAML."""
    root = folder / key
    if not (root / "pack.yaml").is_file():
        raise PackError("pack.yaml", "", f"there is no pack {key!r}")
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yaml"))}
    return parse_pack(files)


def read_texts(key: str, folder: Path = FOLDER) -> dict[str, str]:
    """The names and texts of a pack's files, as a law release keeps them."""
    root = folder / key
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sorted(root.rglob("*.yaml"))
    }


def parse_pack(files: dict[str, bytes]) -> ParsedPack:
    """A pack from the bytes of its files, wherever they are kept."""
    digest = hashlib.sha256()
    parsed: dict[str, object] = {}
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode() + files[name])
        parsed[name] = _parse(name, files[name])
    return ParsedPack(parsed, digest.hexdigest())


def load_law(key: str) -> Law:
    """The compiled law of a pack as it lies here."""
    return compile_law(load_pack(key))


def _parse(name: str, content: bytes) -> object:
    try:
        return yaml.load(content, Loader=_Loader)  # noqa: S506  # a SafeLoader, made stricter
    except yaml.YAMLError as error:
        raise PackError(name, "", f"not YAML: {error}") from None


# libyaml's parser where PyYAML was built with it: the same result, ten times as fast.
_Base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc,valid-type]  # a base chosen at run time
    """Plain YAML, but a key that stands twice is an error, not a silent loss, and `no` is a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=deep)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key} stands twice", node.start_mark
                )
            seen.add(key)
        found: dict[object, object] = super().construct_mapping(node, deep=deep)
        return found


_BOOLEANS = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEANS or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
