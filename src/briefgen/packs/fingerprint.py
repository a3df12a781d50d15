"""Values -> digests of what they say, whatever the places they were read from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import PurePath
from typing import Any

from briefgen.model.diagnostics import Span
from briefgen.model.values import Value, compared_fields
from briefgen.support.memo import memo, memo_while_alive

Add = Callable[[str], None]
# What most fields of a template hold: a call less for each of 10,000.
_PLAIN = frozenset({str, int, float, bool})


def fingerprint(*values: object) -> str:
    """The SHA-256 of frozen values, in hexadecimal. Places in source files do not count, nor do
    fields that are left out of comparing."""
    parts: list[str] = []
    for value in values:
        _say(value, parts.append)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@memo_while_alive
def known_print(value: object) -> str:
    """The fingerprint of a value that many packs of a process share: a template, a slide."""
    return fingerprint(value)


def _say(value: Any, add: Add) -> None:
    """Say a value in words that no other value has."""
    _speaker(value.__class__)(value, add)


@memo(1_000)
def _speaker(kind: Any) -> Callable[[Any, Add], None]:
    """How values of a type are said: looked up once a type, because a template has 10,000."""
    for known, speak in _SPEAKERS:
        if issubclass(kind, known):
            return speak
    if issubclass(kind, Value):
        return _field_by_field(kind)
    raise TypeError(f"no fingerprint of a {kind.__name__}")


def _field_by_field(kind: Any) -> Callable[[Any, Add], None]:
    names = compared_fields(kind)

    def speak(value: Any, add: Add) -> None:
        add(kind.__name__)
        for name in names:
            inner = getattr(value, name)
            if inner.__class__ in _PLAIN:
                add(repr(inner))
            else:
                _speaker(inner.__class__)(inner, add)

    return speak


def _map(value: Mapping[Any, Any], add: Add) -> None:
    add(f"map {len(value)}")
    for key, inner in value.items():
        _say(key, add)
        _say(inner, add)


def _list(value: Any, add: Add) -> None:
    add(f"list {len(value)}")
    for inner in value:
        _say(inner, add)


_SPEAKERS: tuple[tuple[Any, Callable[[Any, Add], None]], ...] = (
    (Enum, lambda value, add: add(f"{type(value).__name__}.{value.name}")),
    ((type(None), str, int, float, Decimal, date), lambda value, add: add(repr(value))),
    (bytes, lambda value, add: add(hashlib.sha256(value).hexdigest())),
    (Mapping, _map),
    ((frozenset, set), lambda value, add: add(f"set {sorted(map(repr, value))}")),
    ((list, tuple), _list),
    (Span, lambda value, add: None),
    (PurePath, lambda value, add: add(value.name)),
)
