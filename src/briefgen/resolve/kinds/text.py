"""Text: paragraphs, a blank line between them; and what may have a list among them."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.diagnostics import Faults, diagnose
from briefgen.model.resolved_deck import Point, Points, Prose, Text
from briefgen.model.rich_text import Inline
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import NOTHING, UnfitError
from briefgen.read.forms import by_type, text_form
from briefgen.resolve.binder import Kind, as_decoded
from briefgen.resolve.kinds.line import LINE, scalar_of
from briefgen.text.inline_markup import parse_paragraphs, parse_prose


def _text(node: Node, faults: Faults) -> Text:
    """A text, or a list of texts: a paragraph each."""
    found = _blocks(node, faults)
    paragraphs = tuple(block for block in found if isinstance(block, Inline))
    if len(paragraphs) < len(found):
        raise UnfitError(diagnose("BF111/list-in-text"))
    return Text(paragraphs, node.span) if paragraphs else NOTHING


def _text_or_list(node: Node, faults: Faults, soft_break: str = " ") -> Text | Points:
    """The same; with a line that begins with a dash it is a list, in which what stands before such
    lines has them below it."""
    found = _blocks(node, faults, soft_break)
    if all(isinstance(block, Inline) for block in found):
        paragraphs = tuple(block for block in found if isinstance(block, Inline))
        return Text(paragraphs, node.span) if paragraphs else NOTHING
    return Points(tuple(_points(found)), node.span)


def _lines_or_list(node: Node, faults: Faults) -> Text | Points:
    """The same, in which a line is a line: an address in a cell."""
    return _text_or_list(node, faults, "\n")


def _blocks(node: Node, faults: Faults, soft_break: str = " ") -> list[Inline | Points]:
    scalars = [scalar_of(item) for item in (node.items if isinstance(node, Seq) else (node,))]
    return [block for one in scalars for block in _prose(one, faults, soft_break).blocks]


def _prose(scalar: Scalar, faults: Faults, soft_break: str) -> Prose:
    """What stands on one line has no list, even if a dash stands before it."""
    if "\n" in scalar.text.strip():
        return parse_prose(scalar, faults, soft_break)
    return Prose(parse_paragraphs(scalar, faults), scalar.span)


def _points(blocks: list[Inline | Points]) -> Iterator[Point]:
    lead: Point | None = None
    for block in blocks:
        if isinstance(block, Inline):
            yield from [lead] if lead else []
            lead = Point(inline=block, span=block.span)
        elif lead and all(not point.children for point in block.items):
            yield replace(lead, children=block.items)
            lead = None
        else:
            yield from [lead, *block.items] if lead else block.items
            lead = None
    yield from [lead] if lead else []


_SCHEMA = by_type({"string": {}, "array": {"items": LINE.schema}})
_WRITTEN = "a text; a blank line begins a new paragraph"
TEXT = text_form(
    "text",
    _text,
    _SCHEMA,
    what="a text",
    written=_WRITTEN,
    example="A text",
    fits=lambda node: not isinstance(node, Map),
)
TEXT_OR_LIST = text_form(
    "text-or-list",
    _text_or_list,
    _SCHEMA,
    what="a text",
    written=f"{_WRITTEN}, a dash a point",
    example="A text",
    fits=lambda node: not isinstance(node, Map),
)
LINES_OR_LIST = text_form(
    "lines-or-list",
    _lines_or_list,
    _SCHEMA,
    what="a text",
    written=f"{_WRITTEN}, a dash a point",
    example="A text",
    fits=lambda node: not isinstance(node, Map),
)
KIND = Kind(form=TEXT, bind=as_decoded)
