"""Scene -> the same scene for less ink: light grounds, or greys."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import assert_never

from briefgen.model.colour_contrast import luminance, mixed
from briefgen.model.scene import (
    Area,
    Cell,
    Ellipse,
    Grid,
    GridRow,
    Group,
    Icon,
    Item,
    LineShape,
    Page,
    PlacedChart,
    PlacedPicture,
    Polygon,
    Rectangle,
    Scene,
    Shape,
    SquareCode,
    Stroke,
)
from briefgen.model.scene_walk import blocks_in, shapes_in
from briefgen.model.text_block import Colour, PlacedRun, TextBlock, TextLine
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace

# Relative luminance (WCAG 2.1) above which a colour counts as light.
_LIGHT = 0.4
# Rules and bars up to this thickness keep their colour: they cost no ink to speak of.
_THIN = pt(8)
_OUTLINE = pt(0.75)
# How much is left of the colour of a dark area that is not left white, in percent: it tells the
# parts of a chart apart, and dark text is read on it.
_LEFT = 30


def to_greys(scene: Scene) -> Scene:
    """The scene in greys of the same luminance: its roles, and colours that are no role's, such as
    the steps of a chart."""
    colours = {**scene.palette, **{rgb: rgb for rgb in _literals(scene)}}
    return replace(scene, palette={name: _grey(rgb) for name, rgb in colours.items()})


def _literals(scene: Scene) -> Iterator[str]:
    """The colours that items give as "#RRGGBB"."""
    for page in scene.pages:
        items = (*page.items, *page.furniture, *page.backdrop)
        used = [run.colour for b in blocks_in(items) for line in b.lines for run in line.runs]
        for shape in shapes_in(items):
            used += _colours(shape)
        yield from (colour for colour in used if colour.startswith("#"))


def _colours(shape: Shape) -> tuple[Colour, ...]:
    match shape:
        case Area(fill=fill, stroke=stroke):
            return (fill, stroke.colour) if stroke else (fill,)
        case LineShape(stroke=stroke):
            return (stroke.colour,)
        case SquareCode():
            return ()
        case _:
            assert_never(shape)


def _grey(rgb: str) -> str:
    linear = luminance(rgb)
    share = linear * 12.92 if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return "#" + f"{round(share * 255):02X}" * 3


def to_light(scene: Scene) -> Scene:
    """The scene on white: dark areas become white in an outline, or tinted, if they are a chart's
    or of another form than a box; light text becomes dark."""
    palette = scene.palette
    pages = (_Lightener(palette, _sheet_of(page)).page(page) for page in scene.pages)
    return replace(scene, pages=tuple(pages))


def _sheet_of(page: Page) -> Box:
    return Box(Emu(0), Emu(0), page.size.width, page.size.height)


class _Lightener(Value):
    palette: Mapping[str, str]
    sheet: Box
    tints: bool = False

    def page(self, page: Page) -> Page:
        return replace(
            page,
            ground="paper",
            items=tuple(self.panel(item, page) or self.item(item) for item in page.items),
            furniture=tuple(self.item(item) for item in page.furniture),
            backdrop=tuple(self.item(item) for item in page.backdrop),
        )

    def panel(self, item: Item, page: Page) -> Item | None:
        """A panel on a picture, white below its text; None for any other item."""
        on = (one for one in page.items if isinstance(one, PlacedPicture))
        if isinstance(item, Rectangle) and any(one.box.contains(item.box) for one in on):
            return self.framed(replace(item, fill="paper", stroke=Stroke(item.fill, _OUTLINE)))
        return None

    def is_light(self, colour: Colour) -> bool:
        return luminance(self.palette.get(colour, colour)) > _LIGHT

    def text_colour(self, colour: Colour) -> Colour:
        return "ink" if colour and self.is_light(colour) else colour

    def item(self, item: Item) -> Item:
        match item:
            case TextBlock():
                return self.block(item)
            case Icon():
                return replace(item, fill=self.text_colour(item.fill))
            case Area():
                return self.area(item)
            case Grid():
                return replace(item, rows=tuple(self.row(row) for row in item.rows))
            case LineShape() | SquareCode() | PlacedPicture():
                return item
            case PlacedChart():
                drawing = replace(self, tints=True).item(item.drawing)
                assert isinstance(drawing, Group)
                return replace(item, drawing=drawing)
            case Group():
                return replace(item, items=tuple(self.item(inner) for inner in item.items))
            case _:
                assert_never(item)

    def block(self, block: TextBlock) -> TextBlock:
        levels = tuple(
            replace(
                level,
                colour=self.text_colour(level.colour),
                strong_colour=self.text_colour(level.strong_colour),
                bullet_colour=self.text_colour(level.bullet_colour),
                link_colour=self.text_colour(level.link_colour),
            )
            for level in block.levels
        )
        return replace(block, levels=levels, lines=tuple(self.line(line) for line in block.lines))

    def line(self, line: TextLine) -> TextLine:
        return replace(
            line,
            runs=tuple(self.run(run) for run in line.runs),
            label=self.run(line.label) if line.label else None,
        )

    def run(self, run: PlacedRun) -> PlacedRun:
        return replace(run, colour=self.text_colour(run.colour))

    def area(self, area: Rectangle | Ellipse | Polygon) -> Item:
        text = self.block(area.text) if area.text else None
        if not area.fill or _thickness(area) <= _THIN or self.is_light(area.fill):
            return replace(area, text=text)
        lighter = replace(area, stroke=self.outline(area), text=text)
        if isinstance(lighter, Polygon) or self.tints:
            return replace(lighter, fill=self.tint(area.fill))
        return self.framed(replace(lighter, fill="paper"))

    def tint(self, colour: Colour) -> Colour:
        return mixed(self.palette["paper"], self.palette.get(colour, colour), _LEFT)

    def framed(self, area: Rectangle | Ellipse) -> Item:
        """The outline of a field, within it, so that what stands close beside it hides no side. Of
        one that ends at the edge of the page, all sides are on it, and quiet, as the frame that a
        slide has on a sheet; none is round the whole page."""
        if area.stroke is None or not isinstance(area, Rectangle):
            return area
        if area.box.contains(self.sheet):
            return replace(area, stroke=None)
        half = area.stroke.width // 2
        box, sheet = area.box, self.sheet
        left, right = max(box.x, sheet.x), min(box.right, sheet.right)
        top, bottom = max(box.y, sheet.y), min(box.bottom, sheet.bottom)
        width, height = Emu(right - left - 2 * half), Emu(bottom - top - 2 * half)
        is_inside = sheet.x < left and right < sheet.right and sheet.y < top
        colour = area.stroke.colour if is_inside and bottom < sheet.bottom else "rule"
        box = Box(Emu(left + half), Emu(top + half), width, height)
        return replace(area, box=box, stroke=replace(area.stroke, colour=colour))

    def outline(self, area: Area) -> Stroke:
        """A stroke that is seen on white: the light one between parts of a bar is not."""
        if area.stroke is not None and not self.is_light(area.stroke.colour):
            return area.stroke
        return Stroke(area.fill, _OUTLINE)

    def row(self, row: GridRow) -> GridRow:
        cells = tuple(
            Cell(
                self.block(cell.text),
                "" if cell.fill and not self.is_light(cell.fill) else cell.fill,
                cell.none,
            )
            for cell in row.cells
        )
        return replace(row, cells=cells)


def _thickness(area: Rectangle | Ellipse | Polygon) -> float:
    """How thick an area is: an arrow that goes round a corner is no more than its line."""
    if not isinstance(area, Polygon):
        return min(area.box.width, area.box.height)
    edges = [pair for path in area.path for pair in pairwise((*path, path[0]))]
    within = abs(sum(x * y1 - x1 * y for (x, y), (x1, y1) in edges))
    return within / (sum(map(math.dist, *zip(*edges, strict=True))) or 1)
