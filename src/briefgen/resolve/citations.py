"""Node -> a source, and the day on which somebody last looked whether it still says so."""

from __future__ import annotations

from datetime import date

from briefgen.model.diagnostics import Faults
from briefgen.model.rich_text import Inline
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.deck_entries import SOURCE
from briefgen.read.decode import BROKEN
from briefgen.text.inline_markup import parse_inline


def bind_source(node: Node, faults: Faults) -> tuple[Inline, date | None] | None:
    """A text, or `{text, checked}`; None where there is no text."""
    if isinstance(node, Seq):
        faults.say("BF111/source", node.span)
        return None
    found = SOURCE.read(node, "source", faults)
    if found is BROKEN:
        return None
    if found.text is not None and found.text.text.strip():
        return parse_inline(found.text, faults), _checked_on(found.checked, faults)
    if isinstance(node, Map):
        faults.say("BF112/source-text", node.span)
    return None


def _checked_on(node: Scalar | None, faults: Faults) -> date | None:
    if node is None:
        return None
    try:
        return date.fromisoformat(node.text.strip())
    except ValueError:
        faults.say("BF113/checked", node.span)
        return None
