"""Node -> quotation."""

from __future__ import annotations

from briefgen.model.resolved_deck import Quote
from briefgen.model.yaml_nodes import Map, Node
from briefgen.resolve.binder import Binder


def bind_quote(binder: Binder, node: Node) -> Quote | None:
    """`{text, by, role}`, or the words alone."""
    if not isinstance(node, Map):
        text = binder.text(node)
        return Quote(text.paragraphs, span=node.span) if text else None
    if not binder.are_known(node, ("text", "by", "role")):
        return None
    words = node.get("text")
    text = binder.text(words) if words is not None else None
    if text is None:
        hint = "add `text:`, the words themselves"
        binder.faults.add("BF112", "the quotation has no `text:`", node.span, hint=hint)
        return None
    by, role = binder.inline(node.get("by")), binder.inline(node.get("role"))
    return Quote(text.paragraphs, by, role, node.span)
