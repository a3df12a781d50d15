"""Line: one text without paragraphs, which most slots take."""

from __future__ import annotations

from briefgen.model.diagnostics import Faults, diagnose
from briefgen.model.resolved_deck import Line
from briefgen.model.rich_text import Inline
from briefgen.model.text_languages import tags_in
from briefgen.model.yaml_nodes import Node, Scalar
from briefgen.read.decode import NOTHING, UnfitError
from briefgen.read.forms import by_type, text_form
from briefgen.resolve.binder import Binder, Kind
from briefgen.text.inline_markup import parse_inline


def scalar_of(node: Node, otherwise: str = "BF111/line") -> Scalar:
    """The value as a text, which nothing else can be; what is said `otherwise`."""
    if names := tags_in(node):
        raise UnfitError(diagnose("BF111/languages", tags=names))
    if not isinstance(node, Scalar):
        raise UnfitError(diagnose(otherwise))
    return node


def _inline(node: Node, faults: Faults) -> Inline:
    inline = parse_inline(scalar_of(node), faults)
    return inline if inline.text.strip() else NOTHING


def _bind(inline: Inline, _: Binder) -> Line:
    return Line(inline, inline.span)


LINE = text_form(
    "line", _inline, by_type({"string": {}}), what="a text", written="a text", example="A text"
)
KIND = Kind(form=LINE, bind=_bind)
