"""The axes of a matrix: what its rows and columns have in common, written along its sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.layout.diagram.parts import (
    PartLayout,
    Seat,
    at_largest,
    height_of,
    restyled,
    set_seats,
    split_height,
    widest_word,
)
from briefgen.layout.lone_words import heads_with_lone_words
from briefgen.layout.slot_context import SlotContext, split_width, to_module
from briefgen.model.diagram_axes import MatrixAxes
from briefgen.model.resolved_deck import Card
from briefgen.model.rich_text import Inline
from briefgen.model.scene import Item, LineShape, Stroke
from briefgen.model.template import TextStyle
from briefgen.model.text_block import DECORATION, Paragraph
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_placement import reseat

# Between two fields.
GAP = pt(8)
_LINE = Stroke("ink", pt(1))
# A label is so much smaller than the largest text of a part, and stands so far from its row.
_SMALLER = 6 / 7
_APART = Insets(right=pt(16))
# Labels take no less and no more of the width; beside the line of an axis they stand apart.
_LEAST, _MOST = 1 / 9, 0.3
_BESIDE_LINE = pt(16)
_NONE = Insets()


class MatrixFrame(Value, kw_only=True):
    """What stands around the fields, and the room that it leaves for them: the names of the
    `columns` with what belongs to them, those of the `rows`, and the `fields`."""

    columns: tuple[Item, ...] = ()
    rows: tuple[Item, ...] = ()
    fields: Box

    def around(self, fields: Sequence[Item]) -> Iterator[Item]:
        """All in the order in which a table is read."""
        yield from self.columns
        for row in range(2):
            yield from self.rows[row : row + 1]
            yield from fields[2 * row : 2 * row + 2]


def axes_in_names(parts: Sequence[Card], place: SlotContext) -> MatrixAxes | None:
    """The axes that four names tell in the form "A and B" or "A, B", with A the same along each row
    and B down each column."""
    return next(filter(None, (_axes(parts, f" {place.say('and')} "), _axes(parts, ", "))), None)


def _axes(parts: Sequence[Card], word: str) -> MatrixAxes | None:
    pairs = [_halves(part.name, word) for part in parts]
    if not all(pairs):
        return None
    (first, left), (same, right), (second, below), (as_well, last) = (
        pair for pair in pairs if pair
    )
    words = [inline.text.casefold() for inline in (first, left, second, right)]
    again = [inline.text.casefold() for inline in (same, below, as_well, last)]
    if words != again or words[0] == words[2] or words[1] == words[3]:
        return None
    return MatrixAxes(rows=(first, second), columns=(_capital(left), _capital(right)))


def axes_in_words(axes: MatrixAxes, place: SlotContext) -> str:
    """What stands along the sides, for those who cannot see it."""
    rows, columns = (
        place.say("semicolon").join(inline.text for inline in (*named, *labels) if inline)
        for named, labels in (((axes.rows_name,), axes.rows), ((axes.columns_name,), axes.columns))
    )
    return place.say("matrix-axes", rows=rows, columns=columns)


def _halves(name: Inline | None, word: str) -> tuple[Inline, Inline] | None:
    """What stands before and after the one `word` of a name without marks of its own."""
    if name is None or len(name.runs) != 1 or name.text.count(word) != 1:
        return None
    (run,) = name.runs
    before, after = (replace(run, text=text.strip()) for text in run.text.split(word))
    return Inline((before,), name.span), Inline((after,), name.span)


def _capital(inline: Inline) -> Inline:
    (run,) = inline.runs
    return Inline((replace(run, text=run.text[:1].upper() + run.text[1:]),), inline.span)


def frame_of(axes: MatrixAxes, place: SlotContext) -> MatrixFrame | Overflow:
    """The axes in the largest size at which all their words are whole."""
    sizes = [size for size in place.ladder if size <= place.ladder[0] * _SMALLER]
    return at_largest(_frame_at(axes, place.at_size(size)) for size in sizes or place.ladder[-1:])


def _frame_at(axes: MatrixAxes, place: SlotContext) -> MatrixFrame | Overflow:
    """The axes with labels as wide as their widest words, or as their last two where that leaves no
    word alone on a line."""
    frame = _frame_with(axes, place, 1)
    if isinstance(frame, Overflow) or not heads_with_lone_words(frame.rows):
        return frame
    wider = _frame_with(axes, place, 2)
    return frame if isinstance(wider, Overflow) else wider


def _frame_with(axes: MatrixAxes, place: SlotContext, last: int) -> MatrixFrame | Overflow:
    box, style = place.box, restyled(place.style, colour="brand")
    beside = _BESIDE_LINE if axes.rows_name else Emu(0)
    left = _label_width(axes, style, place, last) + beside
    head = _head(axes, Box(Emu(box.x + left), box.y, Emu(box.width - left), box.height), place)
    if isinstance(head, Overflow):
        return head
    items, top = head
    fields = Box(Emu(box.x + left), top, Emu(box.width - left), Emu(box.bottom - top))
    places = split_height(replace(fields, x=Emu(box.x + beside), width=Emu(left - beside)), 2, GAP)
    setting = PartLayout(style, whole=True)
    rows = set_seats(_seats(axes.rows, places, _APART), place, setting)
    if isinstance(rows, Overflow):
        return rows
    if axes.rows_name is None:
        return MatrixFrame(columns=items, rows=tuple(rows), fields=fields)
    corner = Box(box.x, box.y, Emu(left), Emu(top - box.y))
    name = set_seats(_seats([axes.rows_name], [corner], _APART), place, _name_setting(place))
    if isinstance(name, Overflow):
        return name
    line = _line(Box(box.x + _LINE.width, fields.y, Emu(0), places[1].bottom - fields.y))
    return MatrixFrame(columns=(*items, *name, line), rows=tuple(rows), fields=fields)


def _head(
    axes: MatrixAxes, room: Box, place: SlotContext
) -> tuple[tuple[Item, ...], Emu] | Overflow:
    """What stands above the fields, and where it ends: the names of the columns, and above them
    what they are together, on the line of their axis."""
    items: list[Item] = []
    top = room.y
    if axes.columns_name:
        found = set_seats(_seats([axes.columns_name], [room]), place, _name_setting(place))
        if isinstance(found, Overflow):
            return found
        height = to_module(height_of(found[0]))
        items = [reseat(found[0], replace(room, height=height))]
        top = Emu(top + height + pt(4))
        items.append(_line(Box(room.x, top, room.width, Emu(0))))
    labels = set_seats(
        _seats(axes.columns, split_width(replace(room, y=top, height=room.height // 2), 2, GAP)),
        place,
        PartLayout(restyled(place.style, colour="brand"), anchor="bottom", whole=True),
    )
    if isinstance(labels, Overflow):
        return labels
    height = to_module(max(height_of(label) for label in labels))
    items += [reseat(label, replace(label.box, height=height)) for label in labels]
    return tuple(items), Emu(top + height + pt(4))


def _seats(labels: Sequence[Inline], boxes: Sequence[Box], insets: Insets = _NONE) -> list[Seat]:
    return [
        Seat(
            paragraphs=(Paragraph(inline=label, level=0, heading=True),),
            box=box,
            span=label.span,
            insets=insets,
        )
        for label, box in zip(labels, boxes, strict=True)
    ]


def _name_setting(place: SlotContext) -> PartLayout:
    return PartLayout(restyled(place.style, strong=False), anchor="bottom", whole=True)


def _label_width(axes: MatrixAxes, style: TextStyle, place: SlotContext, last: int) -> Emu:
    """As wide as the widest word beside the rows, within limits; the `last` words count as one."""
    labels = [*axes.rows, *([axes.rows_name] if axes.rows_name else [])]
    seats = _seats(labels, [place.box] * len(labels))
    size, setter = place.ladder[0], place.setter
    widest = max(widest_word(seat, size, style, setter, last=last) for seat in seats)
    width = place.box.width
    return Emu(min(max(widest + _APART.right, round(width * _LEAST)), round(width * _MOST)))


def _line(box: Box) -> LineShape:
    """The line of an axis that has a name, with the head of an arrow at its end."""
    return LineShape(box=box, about=DECORATION, stroke=_LINE, arrow=True)
