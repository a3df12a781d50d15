"""Values -> digests of what they say, whatever the places they were read from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import PurePath
from typing import Any

from briefgen.model.diag import Span


def fingerprint(*values: object) -> str:
    """The SHA-256 of frozen values, in hexadecimal. Places in source files do not count, nor do
    fields that are left out of comparing."""
    parts: list[str] = []
    for value in values:
        _say(value, parts.append)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _say(value: Any, add: Callable[[str], None]) -> None:
    """Say a value in words that no other value has."""
    match value:
        case Enum():
            add(f"{type(value).__name__}.{value.name}")
        case None | str() | int() | float() | Decimal():
            add(repr(value))
        case bytes():
            add(hashlib.sha256(value).hexdigest())
        case Mapping():
            add(f"map {len(value)}")
            for key, inner in value.items():
                _say(key, add)
                _say(inner, add)
        case frozenset() | set():
            add(f"set {sorted(map(repr, value))}")
        case list() | tuple():
            add(f"list {len(value)}")
            for inner in value:
                _say(inner, add)
        case Span():
            pass
        case PurePath():
            add(value.name)
        case _ if is_dataclass(value):
            add(type(value).__name__)
            for name in _names(value.__class__):
                _say(getattr(value, name), add)
        case _:
            raise TypeError(f"no fingerprint of a {type(value).__name__}")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.compare)
