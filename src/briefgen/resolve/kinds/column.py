"""Node -> column."""

from __future__ import annotations

from briefgen.model.resolved_deck import Column, Points, Text
from briefgen.model.rich_text import Inline
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.resolve.binder import Binder
from briefgen.text.inline_markup import parse_inline


def bind_column(binder: Binder, node: Node) -> Column | None:
    """`{name, text | points}`, `Name: text or points`, or a text or points without a name."""
    match node:
        case Map() if set(node.keys) & {"name", "text", "points"}:
            if not binder.are_known(node, ("name", "text", "points")):
                return None
            return _column(binder, binder.inline(node.get("name")), binder.one_body(node), node)
        case Map() if len(node.entries) == 1:
            key, inner = node.entries[0]
            return _column(binder, parse_inline(key, binder.faults), inner, node)
        case Scalar() | Seq():
            return _column(binder, None, node, node)
    binder.wrong(node, "a column", "write `name:`, and `text:` or `points:`")
    return None


def _column(binder: Binder, name: Inline | None, content: Node | None, node: Node) -> Column | None:
    body: Text | Points | None = binder.body(content) if content is not None else None
    if body is not None:
        return Column(name, body, node.span)
    if content is None or (isinstance(content, Scalar) and not content.text.strip()):
        hint = "add `text:` or `points:`"
        binder.faults.add("BF112", "the column has nothing in it", node.span, hint=hint)
    return None
