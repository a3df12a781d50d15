"""A value of a slot + how it was read -> the keys that nobody asked for.

Whatever reads a slot gets mappings that remember which of their keys were asked for. What is left
over when it has finished would be lost without a word; so it is reported here, for every kind of
slot and at every depth, whether or not the reader of that kind looks for unknown keys itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from briefgen.model.diagnostics import Faults
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import near_miss

Entries = tuple[tuple[Scalar, Node], ...]
_WRITTEN: Any = vars(Map)["entries"]


class _Asking(Struct, eq=False):
    """What was asked for, as far as it is known."""

    names: set[str] = field(default_factory=set)
    is_passed_over: bool = False


class AskedMap(Map):
    """A mapping that remembers in `asking` which values were asked for: one by `get`, or all by
    `entries`. To look at its keys is not to ask."""

    asking: _Asking = field(default_factory=_Asking)

    @property
    def asked(self) -> set[str]:
        return self.asking.names

    @property
    def written(self) -> Entries:
        """The entries, looked at in passing."""
        found: Entries = _WRITTEN.__get__(self)
        return found

    # The struct's own field lies below it.
    @property  # type: ignore[misc]
    def entries(self) -> Entries:
        self.asked.update(self.keys)
        return self.written

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(name.text for name, _ in self.written)

    @property
    def values(self) -> tuple[Node, ...]:
        return tuple(value for _, value in self.written)

    def get(self, key: str) -> Node | None:
        self.asked.add(key)
        return next((value for name, value in self.written if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        return next((name for name, _ in self.written if name.text == key), None)


def watched(node: Node) -> Node:
    """The same value, with mappings that remember."""
    match node:
        case Map(entries=entries):
            return AskedMap(tuple((key, watched(value)) for key, value in entries), node.span)
        case Seq(items=items):
            return Seq(tuple(watched(item) for item in items), node.span)
    return node


def pass_over(node: Node) -> None:
    """Say that a mapping is not to be read: it is for another audience."""
    if isinstance(node, AskedMap):
        node.asking.is_passed_over = True


def report_unasked(node: Node, faults: Faults) -> None:
    """Note each key of a watched value that nobody asked for."""
    for key, known in _unasked(node):
        hint = near_miss(key.text, known)
        faults.add("BF110", f"`{key.text}` is not known here", key.span, hint=hint)


def _unasked(node: Node) -> Iterator[tuple[Scalar, list[str]]]:
    match node:
        case Seq(items=items):
            for item in items:
                yield from _unasked(item)
        case AskedMap(asking=_Asking(is_passed_over=False)):
            for key, value in node.written:
                if key.text in node.asked:
                    yield from _unasked(value)
                else:
                    yield key, sorted(node.asked)
