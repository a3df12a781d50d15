"""Node -> a source, and the day on which somebody last looked whether it still says so."""

from __future__ import annotations

from datetime import date

from briefgen.model.diagnostics import Faults
from briefgen.model.rich_text import Inline
from briefgen.model.yaml_nodes import Map, Node, Scalar
from briefgen.read.decode import near_miss
from briefgen.text.inline_markup import parse_inline

_HINT = "write its name, or `text:` and `checked: 2026-11-24`"
_KEYS = ("text", "checked")


def bind_source(node: Node, faults: Faults) -> tuple[Inline, date | None] | None:
    """A text, or `{text, checked}`; None where there is no text."""
    if isinstance(node, Scalar):
        return (parse_inline(node, faults), None) if node.text.strip() else None
    if not isinstance(node, Map):
        faults.add("BF111", "a source must be a text", node.span, hint=_HINT)
        return None
    for key, _ in node.entries:
        if key.text not in _KEYS:
            hint = near_miss(key.text, list(_KEYS), node.keys)
            faults.add("BF110", f"`{key.text}` is not known here", key.span, hint=hint)
            return None
    text = node.get("text")
    if not isinstance(text, Scalar) or not text.text.strip():
        faults.add("BF112", "the source has no `text:`", node.span, hint=_HINT)
        return None
    return parse_inline(text, faults), _checked_on(node.get("checked"), faults)


def _checked_on(node: Node | None, faults: Faults) -> date | None:
    if node is None:
        return None
    try:
        return date.fromisoformat(node.text.strip() if isinstance(node, Scalar) else "")
    except ValueError:
        hint = "write year, month and day, such as 2026-11-24"
        faults.add("BF113", "`checked:` needs a date", node.span, hint=hint)
        return None
