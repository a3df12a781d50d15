"""A file as an editor reads it: YAML 1.2 checked with a JSON Schema, and the lines that it marks.

`yes` is a text there, `2028` a number, `2026-01-05` a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from jsonschema import Draft7Validator, ValidationError  # type: ignore[import-untyped]
from jsonschema.exceptions import best_match  # type: ignore[import-untyped]

Path = tuple[str | int, ...]
_TAG = "tag:yaml.org,2002:"
# The core schema of YAML 1.2, chapter 10.3.2.
_CORE = {
    "null": re.compile(r"|~|null|Null|NULL"),
    "bool": re.compile(r"true|True|TRUE|false|False|FALSE"),
    "int": re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    "float": re.compile(
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN"
    ),
}


@dataclass(frozen=True)
class Mark:
    """What an editor marks: the lines on which it may stand, and what it says."""

    lines: frozenset[int]
    message: str


class Document:
    """A YAML file: its value, and the lines of its keys and values by their paths."""

    def __init__(self, text: str) -> None:
        self.keys: dict[Path, int] = {}
        self.values: dict[Path, int] = {}
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        self.value = self._value(root, ()) if root else None

    def _value(self, node: yaml.Node, path: Path) -> Any:
        self.values[path] = node.start_mark.line + 1
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*path, n)) for n, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            found = {}
            for key, value in node.value:
                inner = (*path, key.value)
                self.keys[inner] = key.start_mark.line + 1
                found[key.value] = self._value(value, inner)
            return found
        assert isinstance(node, yaml.ScalarNode)
        return node.value if node.style else _typed(node.value)

    def marks(self, schema: dict[str, Any]) -> list[Mark]:
        """All that the schema finds wrong."""
        return [
            Mark(frozenset(self._lines(error)), error.message)
            for one in Draft7Validator(schema).iter_errors(self.value)
            for error in _deepest(one)
        ]

    def _lines(self, error: ValidationError) -> Iterator[int]:
        path = tuple(error.absolute_path)
        match error.validator:
            case "additionalProperties" if isinstance(error.validator_value, bool):
                known = error.schema.get("properties", {})
                yield from (self.keys[*path, key] for key in error.instance if key not in known)
            case "required" | "anyOf" | "maxProperties" if isinstance(error.instance, dict):
                yield self.values[path]
                yield from (self.keys[*path, key] for key in error.instance)
            case _ if "propertyNames" in error.absolute_schema_path:
                yield self.keys[*path, error.instance]
            case _:
                yield self.values[path]
                # A value that is not there is marked at its key.
                yield from [self.keys[path]] if path in self.keys else []


def _typed(text: str) -> Any:
    """A text without quotes, as the core schema has it."""
    name = next((name for name, form in _CORE.items() if form.fullmatch(text)), "")
    match name:
        case "null":
            return None
        case "bool":
            return text.lower() == "true"
        case "int":
            return int(text, 0) if text.startswith(("0o", "0x")) else int(text)
        case "float":
            return float(text.replace(".inf", "inf").replace(".nan", "nan").replace(".NaN", "nan"))
    return text


def _deepest(error: ValidationError) -> Iterator[ValidationError]:
    """Where several forms are possible, what is wrong with the one that was meant."""
    if not error.context:
        yield error
        return
    found = best_match([error])
    assert found is not None
    yield found
