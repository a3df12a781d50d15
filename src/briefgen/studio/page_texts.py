"""A page -> the texts on it that can be changed in place, with where each is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import assert_never

from msgspec import Struct, field

from briefgen.model.diagnostics import Span
from briefgen.model.scene import (
    Area,
    Grid,
    Group,
    Item,
    LineShape,
    Page,
    PlacedChart,
    PlacedPicture,
    SquareCode,
)
from briefgen.model.text_block import LevelFormat, TextBlock, TextLine
from briefgen.model.units import Box, to_pt
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Node, Scalar, nodes_of
from briefgen.studio.messages import PageText
from briefgen.studio.part_names import part_name
from briefgen.studio.source_places import SourcePlaces

# What one of several is called.
_ONE_OF = {"points": "Point", "rights": "Right", "numbers": "Number", "cards": "Card"}


class _View(Value):
    """From EMU of a group to points of the page: scaled by `across` and `down`, then moved."""

    across: float = 1.0
    down: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def inside(self, box: Box, view: Box) -> _View:
        """What is drawn in a box of this view."""
        across, down = box.width / view.width, box.height / view.height
        return _View(
            self.across * across,
            self.down * down,
            self.left + self.across * to_pt(box.x - round(across * view.x)),
            self.top + self.down * to_pt(box.y - round(down * view.y)),
        )


class _Found(Struct, kw_only=True):
    """A text as it stands on a page: the `block` it is part of, of the `slot`, seen in a `view`,
    and its `lines`."""

    block: TextBlock
    slot: str
    view: _View
    lines: list[TextLine] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How far it is set in, as points below others are."""
        return self.block.paragraphs[self.lines[0].paragraph].level


def page_texts(
    page: Page, nodes: Iterable[Node], palette: Mapping[str, str], places: SourcePlaces
) -> tuple[PageText, ...]:
    """The texts in reading order that are written in the `nodes` of its entry. What the deck says
    elsewhere (the name of an event, a number) is not among them."""
    scalars = _by_line(nodes)
    found: dict[Scalar, _Found] = {}
    for block, slot, view in _blocks(page.items, "", _View()):
        for line in block.lines:
            scalar = _written_at(block.paragraphs[line.paragraph].inline.span, scalars)
            if scalar is not None:
                one = found.setdefault(scalar, _Found(block=block, slot=slot, view=view))
                one.lines += [line] if one.block is block else []
    named = zip(_names([*found.values()]), found.items(), strict=True)
    return tuple(_page_text(name, *pair, palette, places) for name, pair in named)


def _names(found: Sequence[_Found]) -> Iterator[str]:
    """What each text is called; those of one part are numbered, and what is below a point says
    so."""
    count, seen = Counter(one.slot for one in found), Counter[str]()
    below = 0
    for text in found:
        slot, one = text.slot, _ONE_OF.get(text.slot)
        if one and seen[slot] and text.depth:
            below += 1
            yield f"Below {one.lower()} {seen[slot]}" + (f", {below}" if below > 1 else "")
            continue
        below = 0
        seen[slot] += 1
        name = part_name(slot) if slot else "Text"
        many = f"{one} {seen[slot]}" if one else f"{name}, {seen[slot]}"
        yield many if count[slot] > 1 else name


def _page_text(
    name: str, scalar: Scalar, found: _Found, palette: Mapping[str, str], places: SourcePlaces
) -> PageText:
    block, lines, view = found.block, found.lines, found.view
    level = block.levels[block.paragraphs[lines[0].paragraph].level]
    inner = block.box.inset(block.insets)
    left = inner.x
    if level.align == "left":
        left = min(run.x for line in lines for run in line.runs[:1]) if lines[0].runs else left
    top, bottom = lines[0].top, lines[-1].top + lines[-1].height
    return PageText(
        name=name,
        written=scalar.text.rstrip("\n"),
        place=places.place(scalar.span),
        x=view.left + view.across * to_pt(left),
        y=view.top + view.down * to_pt(top),
        width=view.across * to_pt(inner.right - left),
        height=view.down * to_pt(bottom - top),
        size=view.down * level.size,
        colour=palette.get(level.colour, level.colour),
        is_bold=level.strong,
        lines=len(lines),
        most_lines=_most_lines(block, level, lines),
    )


def _most_lines(block: TextBlock, level: LevelFormat, lines: Sequence[TextLine]) -> int:
    """How many lines a text that has its box for itself may have, at its size."""
    if len(block.paragraphs) > 1:
        return 0
    return max(int(block.fit.given // lines[0].height), len(lines))


def _by_line(nodes: Iterable[Node]) -> dict[tuple[str, int], list[Scalar]]:
    """The texts of an entry by file and first line, in the order of the columns."""
    found: defaultdict[tuple[str, int], list[Scalar]] = defaultdict(list)
    for one in (one for node in nodes for one in nodes_of(node)):
        if isinstance(one, Scalar):
            found[one.span.file, one.span.line].append(one)
    return dict(found)


def _written_at(span: Span, scalars: Mapping[tuple[str, int], list[Scalar]]) -> Scalar | None:
    """The text that a place is in: the last that begins on its line, or on a line above, where it
    goes on."""
    here = scalars.get((span.file, span.line), ())
    begun = [one for one in here if one.span.column <= span.column]
    if begun:
        return begun[-1]
    around = (
        one
        for (file, line), inside in scalars.items()
        if file == span.file and line < span.line
        for one in inside
        if one.span.end_line >= span.line
    )
    return next(around, None)


def _blocks(
    items: Sequence[Item], slot: str, view: _View
) -> Iterator[tuple[TextBlock, str, _View]]:
    """Every text of the items, with its slot and the view that it is seen in."""
    for item in items:
        inside = item.about.slot or slot
        match item:
            case TextBlock():
                yield item, inside, view
            case Area(text=TextBlock() as text):
                yield text, inside, view
            case Grid(rows=rows):
                yield from ((cell.text, inside, view) for row in rows for cell in row.cells)
            case Group(items=inner, box=box, view=seen):
                yield from _blocks(inner, inside, view.inside(box, seen) if seen else view)
            case PlacedChart(drawing=drawing):
                yield from _blocks(drawing.items, inside, view)
            case Area() | LineShape() | SquareCode() | PlacedPicture():
                pass
            case _:
                assert_never(item)
