"""The words of JSON Schema that the schemas of files are put together from.

An editor reads YAML by its version 1.2: `yes` is a text there, `2028` a number, and a date a text.
Here every value is text as it was typed, so texts may stand as numbers and flags as well. Choices
between several forms are made by `if`, not by `anyOf`: then a fault is shown at the key that is
wrong, and not as "none of these".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Schema = dict[str, Any]

SCALARS = ("string", "number", "boolean")
# What an author has to write something for.
SOMETHING: Schema = {"type": [*SCALARS, "object", "array"], "pattern": r"\S"}
TEXT: Schema = {"type": list(SCALARS)}
TEXT_OR_NOTHING: Schema = {"type": [*SCALARS, "null"]}
# A text, or a list of texts.
TEXTS: Schema = {"type": [*SCALARS, "null", "array"], "items": TEXT_OR_NOTHING}
# Nothing at all. Where the type is named, editors propose to write `null`.
_NOTHING: Schema = {"not": {"type": [*SCALARS, "object", "array"]}}
_LANGUAGE: Schema = {"pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}


def mapping_of(
    properties: Mapping[str, Schema], required: Iterable[str] = (), *, is_open: bool = False
) -> Schema:
    """A mapping with these keys, and others too where it `is_open`."""
    schema: Schema = {"type": "object", "properties": dict(properties)}
    if needed := list(required):
        schema["required"] = needed
    return schema if is_open else {**schema, "additionalProperties": False}


def or_nothing(schema: Schema) -> Schema:
    """A value that may be left out after its colon."""
    match schema:
        case {"type": list(types)}:
            return schema if "null" in types else {**schema, "type": [*types, "null"]}
        case {"type": str(kind)}:
            return schema if kind == "null" else {**schema, "type": [kind, "null"]}
        case {"enum": _} | {"$ref": _} | {"allOf": _} | {"anyOf": _}:
            return {"anyOf": [schema, _NOTHING]}
        case {}:
            return schema
    return {"if": {"type": "null"}, "else": schema}


def one_of_words(words: Mapping[str, str], *, in_any_case: bool = False) -> Schema:
    """One of some words, each with what it means; "" where there is nothing to say of it."""
    known: Schema = {"enum": [_as_read(word) for word in words]}
    if any(words.values()):
        known["enumDescriptions"] = list(words.values())
    if not in_any_case:
        return known
    return {"anyOf": [known, {"type": "string", "pattern": either_case(words)}]}


def _as_read(word: str) -> str | int:
    return int(word) if word.isdigit() else word


def either_case(words: Iterable[str]) -> str:
    """A pattern for some words in capitals or not: a schema has no other way to say it."""
    return f"^({'|'.join(map(any_case, words))})$"


def any_case(text: str) -> str:
    """A pattern for a text in capitals or not; its signs stand for themselves."""
    return "".join([f"[{c.upper()}{c.lower()}]" if c.isalpha() else c for c in text])


def chosen(branches: Sequence[tuple[Schema, Schema]], otherwise: Schema) -> Schema:
    """The schema of the first condition that holds, else the last one."""
    found = otherwise
    for condition, schema in reversed(branches):
        found = {"if": condition, "then": schema, "else": found}
    return found


def has(name: str, *values: str) -> Schema:
    """The condition that a mapping has a key, with one of some values if any are given."""
    condition: Schema = {"type": "object", "required": [name]}
    return {**condition, "properties": {name: {"enum": list(values)}}} if values else condition


def translated(schema: Schema) -> Schema:
    """A text, or one for each of several languages by their tags."""
    inner = {"propertyNames": _LANGUAGE, "minProperties": 1, "additionalProperties": schema}
    return {**schema, "type": [*schema["type"], "object"], **inner}
