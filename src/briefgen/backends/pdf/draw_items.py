"""Items of a scene -> drawing and tags, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import assert_never

from briefgen.backends.item_geometry import (
    SILENT,
    is_figure,
    line_corners,
    says_all,
    whole_picture,
)
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
from briefgen.model.units import Box
from briefgen.model.values import Value, replace


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
        if item.about.role in SILENT:
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
            self.sheet.canvas.picture(
                resource_name(picture.asset), picture.box, whole_picture(picture)
            )

    def _as_figure(self, item: Shape | PlacedPicture | PlacedChart, context: Context) -> Context:
        """The context in which all that is drawn belongs to the item's figure, if it is one."""
        if not is_figure(item.about) or context.parent is None:
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
        if is_figure(group.about):
            outer = parent.add("Div")
            figure = _figure(group.about, outer, group.view or group.box, context)
            said = says_all(group.about.alt, group.items)
            return replace(context, parent=None if said else outer, aside=figure)
        if group.view is not None and group.name:
            level = self.levels.get(group.name, context.level)
            return replace(context, parent=parent.add("Sect"), level=level)
        return replace(context, parent=parent.add("Div"))


def _draw_alone(item: Item, context: Context, sheet: PageWriter) -> None:
    ItemDrawer(sheet, {})._draw(item, context)


def _figure(about: About, parent: Element, box: Box, context: Context) -> Element:
    figure = parent.add(
        "Figure",
        "/O /Layout /Placement /Block",
        Alt=string(about.alt),
        Lang=string(about.language) if about.language else "",
    )
    figure.area = context.view.rectangle(box)
    return figure


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
            canvas.line(line_corners(shape), stroke, arrow=arrow)
        case SquareCode():
            draw_geometry(code_outline(shape), canvas)
        case _:
            assert_never(shape)
