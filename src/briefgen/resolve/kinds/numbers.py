"""Node -> numbers."""

from __future__ import annotations

from briefgen.model.resolved_deck import Number, Numbers
from briefgen.model.yaml_nodes import Map, Node, Seq
from briefgen.resolve.binder import Binder
from briefgen.text.inline_markup import parse_inline


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
