"""Node + slot -> the slot's value, decoded to its kind."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.model.diagnostics import Faults
from briefgen.model.diagram_kinds import DIAGRAMS
from briefgen.model.resolved_deck import (
    Cards,
    Comparison,
    Diagram,
    Line,
    Numbers,
    SlotValue,
    Text,
    Timeline,
)
from briefgen.model.rich_text import Field
from briefgen.model.template import SlotSpec
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Node, Scalar
from briefgen.read.decode import counted
from briefgen.resolve.binder import Binder
from briefgen.resolve.kinds.cards import bind_cards
from briefgen.resolve.kinds.column import bind_column
from briefgen.resolve.kinds.diagram import bind_diagram
from briefgen.resolve.kinds.link import bind_link
from briefgen.resolve.kinds.numbers import bind_numbers
from briefgen.resolve.kinds.picture import bind_picture
from briefgen.resolve.kinds.quote import bind_quote
from briefgen.resolve.kinds.table import bind_comparison, bind_table
from briefgen.resolve.kinds.timeline import bind_timeline
from briefgen.resolve.unread_keys import report_unasked, watched


def _chart(binder: Binder, node: Node) -> SlotValue | None:
    from briefgen.resolve.kinds.chart import bind_chart  # figures take long to come up

    return bind_chart(binder, node)


KINDS: dict[str, Callable[[Binder, Node], SlotValue | None]] = {
    "line": Binder.line,
    "text": Binder.text,
    "points": Binder.points,
    "column": bind_column,
    "cards": bind_cards,
    "numbers": bind_numbers,
    "quote": bind_quote,
    "table": bind_table,
    "comparison": bind_comparison,
    "diagram": bind_diagram,
    "timeline": bind_timeline,
    "chart": _chart,
    "picture": bind_picture,
    "link": bind_link,
}


def bind_value(binder: Binder, node: Node, spec: SlotSpec) -> SlotValue | None:
    """The slot's value; None where it is empty, or wrong (then it is in faults)."""
    node, own = watched(node), Faults()
    value = KINDS[spec.kind](replace(binder, faults=own), node)
    # Where something is wrong, the reader may have stopped before it had asked for everything.
    if not own.has_errors:
        report_unasked(node, own)
    binder.faults.note(own)
    return value if value is not None and _has_right_count(binder, value, spec) else None


def fill_slot(binder: Binder, field: Field, spec: SlotSpec) -> SlotValue | None:
    """The value of a slot that takes a field by itself; None where the field is empty.

    A kind that takes no text gets the words, and says that it needs something else.
    """
    if not field.text:
        return None
    match spec.kind:
        case "line":
            return Line(field.inline, field.span)
        case "text":
            return Text(field.paragraphs, field.span)
    return bind_value(binder, Scalar(field.text, field.span, quoted=True), spec)


def _has_right_count(binder: Binder, value: SlotValue, spec: SlotSpec) -> bool:
    """Whether the number of parts can be laid out; where it cannot, that is noted."""
    least, most = spec.least, spec.most
    match value:
        case Cards(items=parts):
            count = len(parts)
        case Numbers(items=numbers):
            count = len(numbers)
        case Diagram(kind=kind, parts=parts):
            count = len(parts)
            least, most = DIAGRAMS[kind].least, DIAGRAMS[kind].most
        case Timeline(phases=phases):
            count = len(phases)
        case Comparison(subjects=subjects):
            count = len(subjects)
        case _:
            return True
    if not ((least and count < least) or (most and count > most)):
        return True
    wanted = f"{least} to {most}" if least < most else f"exactly {most}"
    few = "add what is missing, or use a layout such as `bullets` or `statement`"
    binder.faults.add(
        "BF209",
        f"`{spec.name}` has {counted(count, 'part')}; it takes {wanted}",
        value.span,
        hint=few if count < least else "join some, or spread them over two slides",
    )
    return False
