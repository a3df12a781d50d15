"""Values of any kind + language -> the same, with every text in them saying what it is in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from briefgen.model.diagnostics import Span
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar

_TAG = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
_MEANT = "en cy fr de ga gd es it nl pl pt eng cym wel fra deu english welsh cymraeg french german"
V = TypeVar("V")


def said_in(value: V, language: str) -> V:
    """The value, whose texts are in a language that is not the pack's. What says already that it
    is in another stays so; figures are in none."""
    result: V = _said_in(value, language)
    return result


def _said_in(value: Any, language: str) -> Any:
    kind = value.__class__
    if kind is Scalar:
        has_words = not value.language and any(sign.isalpha() for sign in value.text)
        return replace(value, language=language) if has_words else value
    if kind is tuple:
        return tuple([_said_in(inner, language) for inner in value])
    if issubclass(kind, Mapping):
        return {key: _said_in(inner, language) for key, inner in value.items()}
    if issubclass(kind, Value) and kind is not Span:
        fields = ((name, getattr(value, name)) for name in kind.__struct_fields__)
        new = {name: (old, _said_in(old, language)) for name, old in fields}
        changes = {name: now for name, (old, now) in new.items() if now is not old}
        return replace(value, **changes) if changes else value
    return value


def tags_in(node: Node) -> str:
    """The keys of a mapping that is meant as a text in several languages, for messages; "" for
    anything else. One of them has to be known as a language; the others may be misspelt."""
    names = node.keys if isinstance(node, Map) else ()
    known = _MEANT.split()
    is_meant = any(name.casefold().partition("-")[0] in known for name in names)
    is_meant = is_meant and all(
        re.fullmatch(_TAG, name) or name.casefold() in known for name in names
    )
    return " and ".join(f"`{name}`" for name in names) if is_meant else ""
