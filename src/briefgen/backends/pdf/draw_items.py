"""Items of a scene -> drawing and tags, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import assert_never

from briefgen.backends.pdf.canvas import PdfCanvas
from briefgen.backends.pdf.draw_grid import draw_grid
from briefgen.backends.pdf.draw_text import draw_text
from briefgen.backends.pdf.drawing_recordings import draw_recorded
from briefgen.backends.pdf.image_objects import resource_name
from briefgen.backends.pdf.objects import string
from briefgen.backends.pdf.page_writer import Context, PageWriter
from briefgen.backends.pdf.structure_tree import Element
from briefgen.images.icons import SIDE, icon_outline
from briefgen.images.qr_code import code_outline
from briefgen.model.pictures import WHOLE
from briefgen.model.scene import (
    Area,
    Ellipse,
    Grid,
    Group,
    Icon,
    Item,
    LineShape,
    PlacedChart,
    PlacedPicture,
    Polygon,
    Rectangle,
    Shape,
    SquareCode,
)
from briefgen.model.text_block import About, Role, TextBlock
from briefgen.model.units import Box, Emu
from briefgen.model.values import Value, replace

_SILENT = (Role.DECORATION, Role.FURNITURE)


class ItemDrawer(Value):
    """Draws items on a `sheet`. `levels` gives the level of a slide's title by the slide's id. With
    `is_recorded`, the items are likely to be drawn again, and are recorded."""

    sheet: PageWriter
    levels: Mapping[str, int]
    is_recorded: bool = False

    def draw(self, items: Sequence[Item], context: Context) -> None:
        """Items in reading order. A caption that stands before a grid belongs to its table."""
        table: Element | None = None
        for item, following in zip_longest(items, items[1:]):
            inside = context
            if context.parent and item.about.role is Role.CAPTION and isinstance(following, Grid):
                table = context.parent.add("Table")
                inside = replace(context, parent=table.add("Caption"))
            if isinstance(item, Grid) and table is not None:
                draw_grid(item, context, self.sheet, table)
                table = None
            elif self.is_recorded:
                draw_recorded(item, inside, self.sheet, _draw_alone)
            else:
                self._draw(item, inside)

    def _draw(self, item: Item, context: Context) -> None:
        if item.about.role in _SILENT:
            context = replace(context, parent=None)
        match item:
            case TextBlock():
                draw_text(item, context, self.sheet)
            case Grid():
                draw_grid(item, context, self.sheet)
            case Area() | LineShape() | SquareCode():
                self._shape(item, context)
            case PlacedPicture():
                self._picture(item, context)
            case PlacedChart():
                self._draw(item.drawing, self._as_figure(item, context))
            case Group():
                self._scaled(item, context)
            case _:
                assert_never(item)

    def _shape(self, shape: Shape, context: Context) -> None:
        inside = self._as_figure(shape, context)
        if not isinstance(shape, Area) or shape.fill or shape.stroke:
            with self.sheet.aside(inside):
                draw_geometry(shape, self.sheet.canvas)
        if isinstance(shape, Area) and shape.text is not None:
            draw_text(shape.text, inside, self.sheet)

    def _picture(self, picture: PlacedPicture, context: Context) -> None:
        with self.sheet.aside(self._as_figure(picture, context)):
            self.sheet.shown[picture.asset] = None
            self.sheet.canvas.picture(resource_name(picture.asset), picture.box, _whole(picture))

    def _as_figure(self, item: Shape | PlacedPicture | PlacedChart, context: Context) -> Context:
        """The context in which all that is drawn belongs to the item's figure, if it is one."""
        if not _is_figure(item.about) or context.parent is None:
            return context
        parent = self._linked(item, context.parent, context)
        figure = _figure(item.about, parent, item.box, context)
        return replace(context, parent=None, aside=figure)

    def _linked(
        self, item: Shape | PlacedPicture | PlacedChart, parent: Element, context: Context
    ) -> Element:
        """The Link that a figure stands in, where it leads somewhere."""
        if not self.sheet.links.leads(item.about.link):
            return parent
        link = parent.add("Link")
        self.sheet.add_link(link, item.box, item.about.link, item.about.alt, context=context)
        return link

    def _scaled(self, group: Group, context: Context) -> None:
        if group.view is None:
            self._group(group, context)
            return
        is_slide = group.about.role is Role.SLIDE
        inside = ItemDrawer(self.sheet, self.levels, is_recorded=is_slide)
        with self.sheet.canvas.inside(group.box, group.view):
            inner = replace(context, view=context.view.inside(group.box, group.view))
            inside._group(group, inner)

    def _group(self, group: Group, context: Context) -> None:
        inside = context
        if context.parent is not None:
            inside = self._opened(group, context.parent, context)
        self.draw(group.items, inside)

    def _opened(self, group: Group, parent: Element, context: Context) -> Context:
        """The context of a group's items. A figure's drawing is the figure; its texts are read on
        their own, but for those that the text alternative says already."""
        if _is_figure(group.about):
            outer = parent.add("Div")
            figure = _figure(group.about, outer, group.view or group.box, context)
            said = all(text in group.about.alt for text in _texts(group.items))
            return replace(context, parent=None if said else outer, aside=figure)
        if group.view is not None and group.name:
            level = self.levels.get(group.name, context.level)
            return replace(context, parent=parent.add("Sect"), level=level)
        return replace(context, parent=parent.add("Div"))


def _draw_alone(item: Item, context: Context, sheet: PageWriter) -> None:
    ItemDrawer(sheet, {})._draw(item, context)


def _is_figure(about: About) -> bool:
    return about.role is Role.FIGURE and bool(about.alt)


def _figure(about: About, parent: Element, box: Box, context: Context) -> Element:
    figure = parent.add(
        "Figure",
        "/O /Layout /Placement /Block",
        Alt=string(about.alt),
        Lang=string(about.language) if about.language else "",
    )
    figure.area = context.view.rectangle(box)
    return figure


def _texts(items: Sequence[Item]) -> Iterator[str]:
    """The text of every paragraph in items and the items inside them."""
    for item in items:
        match item:
            case TextBlock(paragraphs=paragraphs):
                yield from (paragraph.inline.text for paragraph in paragraphs)
            case Area(text=text):
                yield from _texts((text,) if text else ())
            case Grid(rows=rows):
                yield from _texts([cell.text for row in rows for cell in row.cells])
            case LineShape() | SquareCode() | PlacedPicture():
                pass
            case PlacedChart(drawing=drawing):
                yield from _texts((drawing,))
            case Group(items=inner):
                yield from _texts(inner)
            case _:
                assert_never(item)


def _whole(picture: PlacedPicture) -> Box:
    """The box that the whole picture would fill."""
    box, crop = picture.box, picture.crop
    width, height = box.width / crop.across, box.height / crop.down
    left, top = width * crop.left / WHOLE, height * crop.top / WHOLE
    return Box(
        Emu(round(box.x - left)), Emu(round(box.y - top)), Emu(round(width)), Emu(round(height))
    )


def draw_geometry(shape: Shape, canvas: PdfCanvas) -> None:
    """The outline of a shape, without its text."""
    match shape:
        case Rectangle(box=box, fill=fill, stroke=stroke):
            canvas.rectangle(box, fill, stroke)
        case Ellipse(box=box, fill=fill, stroke=stroke):
            canvas.ellipse(box, fill, stroke)
        case Polygon(box=box, fill=fill, stroke=stroke, path=path):
            canvas.polygons(box, path, fill, stroke)
        case Icon(box=box, fill=fill, symbol=symbol):
            canvas.outline(box, icon_outline(symbol), SIDE, fill)
        case LineShape(stroke=stroke, arrow=arrow):
            canvas.line(_corners(shape), stroke, arrow=arrow)
        case SquareCode():
            draw_geometry(code_outline(shape), canvas)
        case _:
            assert_never(shape)


def _corners(shape: LineShape) -> list[tuple[int, int]]:
    """The points of a line or an elbow, from its start to its end."""
    box = shape.box
    start, end = (box.bottom, box.y) if shape.flip else (box.y, box.bottom)
    if not shape.bends:
        return [(box.x, start), (box.right, end)]
    middle = box.x + box.width // 2
    return [(box.x, start), (middle, start), (middle, end), (box.right, end)]
