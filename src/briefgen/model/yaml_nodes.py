"""What a YAML file says, as nodes that know where they stand. Every scalar is text."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.diagnostics import Span
from briefgen.model.values import Value


class Scalar(Value):
    """A text exactly as typed; `quoted` tells an empty text from a missing value. `language` is
    what it is in, where that is not the language of the pack."""

    text: str
    """The characters, without quotes."""
    span: Span
    """Where it is written."""
    quoted: bool = False
    language: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.quoted and not self.text


class Seq(Value):
    """A list."""

    items: tuple[Node, ...]
    """Its entries, in order."""
    span: Span
    """Where it is written."""
    closing: Span | None = None
    """The bracket that ends it; None where each entry has a line and a dash."""


class Map(Value):
    """A mapping with its entries in the order of the file; keys are unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    """Each key with its value."""
    span: Span
    """Where it is written."""
    closing: Span | None = None
    """The brace that ends it; None where it is written in lines."""

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None where the key is not there."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key itself, for its span."""
        return next((name for name, _ in self.entries if name.text == key), None)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(name.text for name, _ in self.entries)

    @property
    def values(self) -> tuple[Node, ...]:
        return tuple(value for _, value in self.entries)


Node = Scalar | Seq | Map


def lines_of(node: Node) -> frozenset[tuple[str, int]]:
    """The lines on which a tree was written: files and numbers. Parts of it may come from another
    file than the rest."""
    return frozenset(_lines(node))


def _lines(node: Node) -> Iterator[tuple[str, int]]:
    span = node.span
    last = span.end_line if isinstance(node, Scalar) else span.line
    yield from ((span.file, line) for line in range(span.line, last + 1))
    match node:
        case Seq(items=items):
            for item in items:
                yield from _lines(item)
        case Map(entries=entries):
            for key, value in entries:
                yield from _lines(key)
                yield from _lines(value)


def nodes_of(node: Node) -> Iterator[Node]:
    """A tree's nodes from the outermost, keys too; what has a name (`&`) each time that it is
    used."""
    yield node
    match node:
        case Seq(items=items):
            yield from (one for item in items for one in nodes_of(item))
        case Map(entries=entries):
            yield from (one for entry in entries for part in entry for one in nodes_of(part))


def texts_of(node: Node) -> Iterator[str]:
    """Every text of a tree, the keys of mappings too: a point may be `Text: [points]`."""
    match node:
        case Scalar(text=text):
            yield text
        case Seq(items=items):
            yield from (text for item in items for text in texts_of(item))
        case Map(entries=entries):
            yield from (text for entry in entries for part in entry for text in texts_of(part))
