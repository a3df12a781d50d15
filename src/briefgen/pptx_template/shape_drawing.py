"""Shapes of a master or layout -> items that the PDF draws; what it cannot draw is noted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from briefgen.images.picture_fill_raster import Placing
from briefgen.model.colour_contrast import mixed
from briefgen.model.scene import Ellipse, Item, LineShape, Polygon, Rectangle, Stroke
from briefgen.model.text_block import DECORATION
from briefgen.model.units import Box, Emu
from briefgen.model.values import Value, replace
from briefgen.ooxml.reader import Element, find, whole, word
from briefgen.pptx_template.drawing_context import Shelf
from briefgen.pptx_template.fills import (
    Fill,
    Gradient,
    PictureFill,
    fill_in,
    picture_fill,
    plain_picture,
    read_fill,
)
from briefgen.pptx_template.shape_outline import LINES, ShapeOutline, outline_of, preset_of
from briefgen.pptx_template.shape_text import TextDrawer
from briefgen.pptx_template.theme import ColourScheme, Ink, ink_of
from briefgen.pptx_template.transforms import Matrix, bounds, corners, group_matrix, shape_matrix

_CLEAR = 0.98
_HAIRLINE = 9_525
_EFFECTS = ("outerShdw", "glow", "reflection", "softEdge", "innerShdw")
_ROUND = 72
# No drawn shape has so many pieces; to cut a picture to each takes 20 ms.
_MOST_PIECES = 100
_Outline = tuple[tuple[tuple[float, float], ...], ...]
_FRAMES = {"tbl": "a table", "chart": "a chart"}


class Drawer(Value, kw_only=True):
    """Draws the shapes of one `part`, in the colours of `scheme`; pictures and what cannot be drawn
    go to the `shelf`. `style` is the default text style, `where` names the layout in words,
    `ground` is the colour that see-through lines are mixed with, `theme` the theme's part. `group`
    holds the fill of the group at hand, for shapes that have their group's; None outside one."""

    shelf: Shelf
    part: str
    scheme: ColourScheme
    style: Element
    where: str
    ground: str
    theme: str = ""
    group: Element = None

    def items(self, shapes: Iterable[Element], outer: Matrix | None = None) -> list[Item]:
        """All that is drawn, in the file's order; placeholders are not: they ask for content."""
        frame = outer or Matrix()
        return [item for shape in shapes for item in self._drawn(shape, frame)]

    def frame(self, shape: Element) -> Iterator[Item]:
        """The fill and line of a placeholder, which stand behind its text."""
        properties = find(shape, "p:spPr")
        frame = find(properties, "a:xfrm")
        fill, stroke = self._fill(shape, properties), self._stroke(shape, properties)
        if frame is not None and (fill is not None or stroke is not None):
            matrix, width, height = shape_matrix(frame, Matrix())
            yield from self._outlined(properties, fill, stroke, matrix, size=(width, height))

    def _drawn(self, shape: Element, outer: Matrix) -> Iterator[Item]:
        kind = word(shape)
        if find(shape, "*/p:nvPr/p:ph") is not None or _is_hidden(shape):
            return
        if kind == "AlternateContent":
            chosen = find(shape, "mc:Fallback")
            chosen = chosen if chosen is not None and len(chosen) else find(shape, "mc:Choice")
            yield from self.items(chosen if chosen is not None else (), outer)
        elif kind == "grpSp":
            own = find(shape, "p:grpSpPr")
            is_filled = fill_in(own) is not None and word(fill_in(own)) != "grpFill"
            inner_drawer = replace(self, group=own) if is_filled else self
            yield from inner_drawer.items(shape, outer.after(group_matrix(shape)))
        elif kind == "pic":
            yield from self._picture(shape, outer)
        elif kind in {"sp", "cxnSp"}:
            yield from self._shape(shape, outer)
        elif kind == "graphicFrame":
            data = find(shape, "a:graphic/a:graphicData")
            inner = word(data[0]) if data is not None and len(data) else ""
            self.shelf.undrawn.append(f"{_FRAMES.get(inner, 'SmartArt')} of {self.where}")

    def _picture(self, shape: Element, outer: Matrix) -> Iterator[Item]:
        frame = find(shape, "p:spPr/a:xfrm")
        fill = picture_fill(find(shape, "p:blipFill"), self.scheme)
        if frame is None or fill is None:
            return
        matrix, width, height = shape_matrix(frame, outer)
        box = bounds([matrix.at(x, y) for x, y in corners(width, height)])
        placing = Placing(
            matrix=None if matrix.is_upright else matrix.of_unit(width, height),
            outline=_frame_of(shape, matrix, width, height),
        )
        if not (box.width and box.height):
            return
        # What is clear in a picture shows its own fill.
        properties, size = find(shape, "p:spPr"), (width, height)
        behind, line = self._fill(shape, properties), self._stroke(shape, properties)
        yield from self._outlined(properties, behind, None, matrix, size=size)
        if found := self.shelf.picture(self.part, fill, box, self.where, placing):
            yield found
        yield from self._outlined(properties, None, line, matrix, size=size)

    def _shape(self, shape: Element, outer: Matrix) -> Iterator[Item]:
        properties = find(shape, "p:spPr")
        frame = find(properties, "a:xfrm")
        if frame is None:
            return
        matrix, width, height = shape_matrix(frame, outer)
        fill, stroke = self._fill(shape, properties), self._stroke(shape, properties)
        if any(find(properties, f"a:effectLst/a:{name}") is not None for name in _EFFECTS):
            self.shelf.undrawn.append(f"shadows and other effects of {self.where}")
        if fill is not None or stroke is not None:
            yield from self._outlined(properties, fill, stroke, matrix, size=(width, height))
        if (
            text := TextDrawer(self.shelf, self.scheme, self.style, self.where).text(
                shape, matrix, width, height
            )
        ) is not None:
            yield text

    def _fill(self, shape: Element, properties: Element) -> Fill:
        own = fill_in(properties)
        if own is not None and word(own) == "grpFill":
            own = fill_in(self.group)
        if own is not None:
            if word(own) == "pattFill":
                self.shelf.undrawn.append(f"the pattern of a shape of {self.where}")
            return read_fill(own, self.scheme)
        reference = find(shape, "p:style/a:fillRef")
        if reference is None or not whole(reference.get("idx")):
            return None
        ink = ink_of(reference, self.scheme)
        style = self.scheme.fill_style(whole(reference.get("idx")))
        fill = read_fill(style, self.scheme, ink.rgb if ink else "")
        return replace(fill, part=self.theme) if isinstance(fill, PictureFill) else fill

    def _stroke(self, shape: Element, properties: Element) -> Stroke | None:
        line = find(properties, "a:ln")
        reference = find(shape, "p:style/a:lnRef")
        own = fill_in(line)
        width = whole(line.get("w")) if line is not None else 0
        if own is not None:
            ink = ink_of(own, self.scheme) if word(own) == "solidFill" else None
            return Stroke(self._solid(ink), Emu(width or _HAIRLINE)) if ink else None
        if reference is None or not whole(reference.get("idx")):
            return None
        ink = ink_of(reference, self.scheme) or Ink(self.scheme.colours["tx1"])
        style = self.scheme.line_style(whole(reference.get("idx")))
        given = width or (whole(style.get("w")) if style is not None else 0)
        return Stroke(self._solid(ink), Emu(given or _HAIRLINE))

    def _solid(self, ink: Ink) -> str:
        """The colour over the ground."""
        return (
            ink.rgb
            if ink.alpha >= _CLEAR
            else mixed(ink.rgb, self.ground, round(100 - 100 * ink.alpha))
        )

    def _outlined(
        self, properties: Element, fill: Fill, stroke: Stroke | None, matrix: Matrix,
        *, size: tuple[int, int],
    ) -> Iterator[Item]:  # fmt: skip
        preset = preset_of(properties)
        width, height = size
        box = bounds([matrix.at(x, y) for x, y in corners(width, height)])
        if preset in LINES:
            if stroke is not None:
                yield _line(matrix, width, height, stroke)
        elif preset == "rect" and matrix.is_upright:
            yield from self._rectangle(fill, stroke, box)
        elif preset == "ellipse" and matrix.is_upright:
            if (rich := _not_plain(fill)) is not None:
                yield from self._painted(rich, box, (_round(box),))
                fill = None
            if fill or stroke:
                yield Ellipse(box=box, about=DECORATION, fill=self._plain(fill), stroke=stroke)
        else:
            yield from self._freeform(properties, fill, stroke, matrix, size=size)

    def _rectangle(self, fill: Fill, stroke: Stroke | None, box: Box) -> Iterator[Item]:
        plain = ""
        match fill:
            case Gradient():
                yield self.shelf.gradient(fill, box)
            case PictureFill():
                if (picture := self.shelf.picture(self.part, fill, box, self.where)) is not None:
                    yield picture
            case Ink(alpha=alpha) if alpha < _CLEAR:
                yield self.shelf.shown(plain_picture(fill), box)
            case Ink(rgb=rgb):
                plain = rgb
        if plain or stroke:
            yield Rectangle(box=box, about=DECORATION, fill=plain, stroke=stroke)

    def _plain(self, fill: Fill) -> str:
        return self._solid(fill) if isinstance(fill, Ink) else ""

    def _freeform(
        self, properties: Element, fill: Fill, stroke: Stroke | None, matrix: Matrix,
        *, size: tuple[int, int],
    ) -> Iterator[Item]:  # fmt: skip
        outlines = outline_of(properties, *size)
        if isinstance(outlines, str):
            self.shelf.undrawn.append(f"a shape of the kind `{outlines}` of {self.where}")
            return
        placed = _placed([one for one in outlines if one.is_filled], matrix)
        rich, is_large = _not_plain(fill), len(placed) > _MOST_PIECES
        if rich is not None and not (is_large and isinstance(fill, Ink)):
            fill = None
            if is_large:
                self.shelf.undrawn.append(f"the fill of a shape of many pieces of {self.where}")
            elif placed:
                box = bounds([point for polygon in placed for point in polygon])
                yield from self._painted(rich, box, placed)
        for outline in outlines:
            plain = self._plain(fill) if outline.is_filled else ""
            if plain or stroke:
                yield _polygons(outline, matrix, plain, stroke)

    def _painted(self, fill: Gradient | PictureFill, box: Box, outline: _Outline) -> Iterator[Item]:
        """A gradient or picture in the outline of its shape."""
        if not (box.width and box.height):
            return
        placing = Placing(outline=outline)
        if isinstance(fill, Gradient):
            yield self.shelf.cut(fill, box, placing)
        elif found := self.shelf.picture(self.part, fill, box, self.where, placing):
            yield found


def _not_plain(fill: Fill) -> Gradient | PictureFill | None:
    """A fill that is painted as a picture: with several colours, or clear to some degree."""
    if isinstance(fill, Ink):
        return Gradient(((0.0, fill), (1.0, fill))) if fill.alpha < _CLEAR else None
    return fill


def _placed(outlines: Sequence[ShapeOutline] | str, matrix: Matrix) -> _Outline:
    """The outlines on the slide; none for a geometry that is not known."""
    if isinstance(outlines, str):
        return ()
    return tuple(
        tuple(matrix.at(x, y) for x, y in polygon)
        for outline in outlines
        for polygon in outline.polygons
    )


def _round(box: Box) -> tuple[tuple[float, float], ...]:
    """An ellipse as a polygon."""
    across, down = box.width / 2, box.height / 2
    turns = (math.tau * step / _ROUND for step in range(_ROUND))
    return tuple(
        (box.x + across * (1 + math.cos(turn)), box.y + down * (1 + math.sin(turn)))
        for turn in turns
    )


def _line(matrix: Matrix, width: int, height: int, stroke: Stroke) -> LineShape:
    start, end = matrix.at(0, 0), matrix.at(width, height)
    rises = (end[0] - start[0]) * (end[1] - start[1]) < 0
    return LineShape(box=bounds([start, end]), about=DECORATION, stroke=stroke, flip=rises)


def _polygons(outline: ShapeOutline, matrix: Matrix, plain: str, stroke: Stroke | None) -> Polygon:
    """A path in the slide's unit. An open one goes back the way it came: paths are closed."""
    polygons = [[matrix.at(x, y) for x, y in polygon] for polygon in outline.polygons]
    if not outline.is_filled:
        polygons = [[*points, *points[-2:0:-1]] for points in polygons]
    box = bounds([point for points in polygons for point in points])
    path = tuple(
        tuple((round(x) - box.x, round(y) - box.y) for x, y in points) for points in polygons
    )
    return Polygon(box=box, about=DECORATION, fill=plain, stroke=stroke, path=path)


def _is_hidden(shape: Element) -> bool:
    named = find(shape, "*/p:cNvPr")
    return named is not None and named.get("hidden") in {"1", "true"}


def _frame_of(shape: Element, matrix: Matrix, width: int, height: int) -> _Outline:
    """The outline that a picture is cut to; none where it is its box."""
    properties = find(shape, "p:spPr")
    if preset_of(properties) == "rect":
        return ()
    placed = _placed(outline_of(properties, width, height), matrix)
    return placed if len(placed) <= _MOST_PIECES else ()
