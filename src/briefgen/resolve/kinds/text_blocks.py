"""Nodes -> columns, numbers and quotations."""

from __future__ import annotations

from briefgen.model.resolved_deck import Column, Number, Numbers, Points, Quote, Text
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


def bind_numbers(binder: Binder, node: Node) -> Numbers | None:
    """A list of `{value, label, source}` or `Value: label`."""
    if not isinstance(node, Seq):
        binder.wrong(node, "a list of numbers", "write lines such as `- 91%: what it counts`")
        return None
    found = [_number(binder, item) for item in node.items]
    numbers = tuple(number for number in found if number is not None)
    return Numbers(numbers, node.span) if numbers else None


def _number(binder: Binder, node: Node) -> Number | None:
    if isinstance(node, Map) and "value" in node.keys:
        return _long_number(binder, node)
    if isinstance(node, Map) and len(node.entries) == 1 and "label" not in node.keys:
        key, inner = node.entries[0]
        label = binder.inline(inner)
        return Number(parse_inline(key, binder.faults), label, None, node.span) if label else None
    binder.wrong(node, "a number", "write `{value: 91%, label: what it counts}`")
    return None


def _long_number(binder: Binder, node: Map) -> Number | None:
    if not binder.are_known(node, ("value", "label", "source")):
        return None
    value, label = binder.inline(node.get("value")), binder.inline(node.get("label"))
    if value is None or label is None:
        hint = "add `label:`, which says what the number counts"
        binder.faults.add("BF112", "a number needs `value:` and `label:`", node.span, hint=hint)
        return None
    return Number(value, label, binder.inline(node.get("source")), node.span)


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
