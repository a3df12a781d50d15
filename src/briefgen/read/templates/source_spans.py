"""Where the parts of a template file stand."""

from __future__ import annotations

from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.text_edits import extent
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node


class Spans(Value):
    """A template's own file; what it inherits stands in no place of it. `node` is all that the
    file holds, None for a template that comes with briefgen."""

    node: Node | None

    def at(self, *path: str) -> Span:
        """The place of a key, or of the nearest key around it that the file has."""
        node, span = self.node, NOWHERE if self.node is None else self.node.span
        for part in path:
            if isinstance(node, Map) and (key := node.key(part)) is not None:
                span, node = key.span, node.get(part)
        return span

    def whole(self, *path: str) -> Span:
        """The place of what the file says at that path, with all that is in it."""
        node = self.node
        for part in path:
            node = node.get(part) if isinstance(node, Map) else None
        return extent(node) if node is not None else NOWHERE

    def has(self, *path: str) -> bool:
        """Whether the file itself says something at that path."""
        node = self.node
        for part in path:
            node = node.get(part) if isinstance(node, Map) else None
        return node is not None

    def first(self, *paths: tuple[str, ...]) -> Span:
        """The place of the first of the paths that the file has."""
        return self.at(*next((path for path in paths if self.has(*path)), ()))
