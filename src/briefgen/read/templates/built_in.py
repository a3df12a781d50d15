"""Name -> the keys of a template that comes with briefgen.

Beside each of its files stands what that says when it is decoded, as JSON, which is read in a tenth
of the time: 3 ms where YAML takes 30 (`docs/generate.py` writes it). It counts only as long as it
was made from the text that is there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from briefgen.model.diagnostics import Faults
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node
from briefgen.read.decode import decode_keys
from briefgen.read.templates.template_keys import FileKeys
from briefgen.read.yaml_source import read_source
from briefgen.support.digests import digest_of
from briefgen.support.memo import memo
from briefgen.support.package_data import shipped

FOLDER = shipped("templates")
_VARIANTS = "variants.yaml"
# What the built-in layouts have otherwise in a variant, by its key and its value.
Drawings = dict[str, dict[str, FileKeys]]
K = TypeVar("K")


class Decoded(Value, Generic[K]):
    """What a file says (`keys`), and the `digest` of the text that says it."""

    digest: str
    keys: K


@memo(1)
def built_in_names() -> tuple[str, ...]:
    return tuple(path.parent.name for path in sorted(FOLDER.glob("*/template.yaml")))


@memo(16)
def built_in_keys(name: str) -> FileKeys:
    """What comes with briefgen is sound: a fault in it is our own."""
    return _read(f"{name}/template.yaml", Decoded[FileKeys], _keys)


@memo(1)
def drawings() -> Drawings:
    return _read(_VARIANTS, Decoded[Drawings], _drawings)


def decoded_files() -> Mapping[Path, bytes]:
    """What is to stand beside the files, each as it is now."""
    made: dict[str, Any] = {
        f"{name}/template.yaml": _keys(_node(f"{name}/template.yaml")) for name in built_in_names()
    }
    made[_VARIANTS] = _drawings(_node(_VARIANTS))
    return {_beside(file): _encoded(Decoded(_digest(file), keys)) for file, keys in made.items()}


def _read(file: str, kind: type[Decoded[K]], decode: Callable[[Node], K]) -> K:
    kept = _beside(file)
    if kept.exists():
        found = msgspec.json.decode(kept.read_bytes(), type=kind)
        if found.digest == _digest(file):
            return found.keys
    return decode(_node(file))


def _beside(file: str) -> Path:
    return (FOLDER / file).with_suffix(".json")


def _digest(file: str) -> str:
    return digest_of((FOLDER / file).read_bytes())


def _encoded(decoded: Decoded[Any]) -> bytes:
    """Mappings in the order of the file, and sets sorted."""
    return msgspec.json.encode(_plain(decoded)) + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Value):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _node(file: str) -> Node:
    node = read_source((FOLDER / file).read_bytes(), f"briefgen/templates/{file}", Faults())
    assert node is not None
    return node


def _keys(node: Node) -> FileKeys:
    faults = Faults()
    keys = decode_keys(FileKeys, node, faults, "a template")
    if keys is None:
        raise ValueError(f"the built-in template {node.span.file}: {faults.found}")
    return keys


def _drawings(node: Node) -> Drawings:
    assert isinstance(node, Map)
    return {
        key.text: {value.text: _keys(keys) for value, keys in values.entries}
        for key, values in node.entries
        if isinstance(values, Map)
    }
