"""Text: paragraphs, a blank line between them."""

from __future__ import annotations

from briefgen.model.diagnostics import Faults
from briefgen.model.resolved_deck import Text
from briefgen.model.yaml_nodes import Map, Node, Seq
from briefgen.read.decode import NOTHING
from briefgen.read.forms import by_type, text_form
from briefgen.resolve.binder import Kind, as_decoded
from briefgen.resolve.kinds.line import LINE, scalar_of
from briefgen.text.inline_markup import parse_paragraphs


def _text(node: Node, faults: Faults) -> Text:
    """A text, or a list of texts: a paragraph each."""
    scalars = [scalar_of(item) for item in (node.items if isinstance(node, Seq) else (node,))]
    found = tuple(inline for one in scalars for inline in parse_paragraphs(one, faults))
    return Text(found, node.span) if found else NOTHING


TEXT = text_form(
    "text",
    _text,
    by_type({"string": {}, "array": {"items": LINE.schema}}),
    what="a text",
    written="a text; a blank line begins a new paragraph",
    example="A text",
    fits=lambda node: not isinstance(node, Map),
)
KIND = Kind(form=TEXT, bind=as_decoded)
