"""What a YAML file says, as nodes that know where they stand. Every scalar is text."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.diag import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text exactly as typed; `quoted` tells an empty text from a missing value."""

    text: str
    span: Span
    quoted: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.quoted and not self.text


@dataclass(frozen=True, slots=True)
class Seq:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Map:
    """A mapping with its entries in the order of the file; keys are unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None where the key is not there."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key itself, for its span."""
        return next((name for name, _ in self.entries if name.text == key), None)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(name.text for name, _ in self.entries)


Node = Scalar | Seq | Map
