"""Page -> the XML of a slide, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from briefgen.backends.pptx.alternative_texts import with_told_drawing
from briefgen.backends.pptx.charts import chart_xml
from briefgen.backends.pptx.item_cache import kept_xml
from briefgen.backends.pptx.pictures import picture_xml
from briefgen.backends.pptx.selection_names import parts_in
from briefgen.backends.pptx.shapes import identity_xml, shape_xml, site_step, text_block_xml
from briefgen.backends.pptx.slide_context import SlideWriter
from briefgen.backends.pptx.tables import grid_xml
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
from briefgen.model.template import LayoutSpec
from briefgen.model.text_block import TextBlock
from briefgen.model.values import replace
from briefgen.ooxml.xml import OUR_COLOURS, ThemeColours, place_xml, root_xml

# Without a place of its own, which means nothing here: 2.5 kB a deck.
TREE_ROOT = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
)
# The root of a shape tree is number 1.
FIRST_NUMBER = 2


def background_xml(ground: str, colours: ThemeColours = OUR_COLOURS) -> str:
    """A plain background in a theme colour."""
    return (
        f"<p:bg><p:bgPr><a:solidFill>{colours.colour_xml(ground)}</a:solidFill>"
        "<a:effectLst/></p:bgPr></p:bg>"
    )


def slide_xml(page: Page, layout: LayoutSpec, sheet: SlideWriter) -> str:
    """A slide: its items, then the furniture, in the order they are read aloud."""
    items = "".join(_top_xml(item, sheet) for item in _top_items(page))
    ground = background_xml(page.ground, sheet.colours) if page.ground != layout.ground else ""
    hidden = ' show="0"' if page.hidden else ""
    inner = (
        f"<p:cSld>{ground}<p:spTree>{TREE_ROOT}{items}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    )
    return root_xml("p:sld", inner, hidden)


def _top_xml(item: Item, sheet: SlideWriter) -> str:
    """An item's element, kept for other decks unless it has parts of its own."""
    if sheet.is_kept and not isinstance(item, PlacedChart | PlacedPicture):
        return kept_xml(item, sheet, item_xml)
    return item_xml(item, sheet)


def sites_of(page: Page) -> dict[str, tuple[int, int]]:
    """The shape id of each named shape of a page, and the step of its connection sites."""
    return {
        item.name: (number, site_step(item))
        for number, item in numbered_items(page)
        if isinstance(item, Area) and item.name
    }


def numbered_items(page: Page) -> Iterator[tuple[int, Item]]:
    """All items of a page with their shape ids."""
    return enumerate(chain.from_iterable(map(_walk, _top_items(page))), FIRST_NUMBER)


def _top_items(page: Page) -> Iterator[Item]:
    """The items of a page; a group that holds a table gives its items instead of itself."""
    return chain.from_iterable(map(_ungrouped, (*page.items, *page.furniture)))


def _ungrouped(item: Item) -> Iterator[Item]:
    """PowerPoint cannot group tables."""
    if isinstance(item, Group) and any(isinstance(inner, Grid) for inner in _walk(item)):
        return chain.from_iterable(map(_ungrouped, item.items))
    return iter((item,))


def _walk(item: Item) -> Iterable[Item]:
    """An item and all within it, in the order in which they are numbered."""
    if not isinstance(item, Group):
        return (item,)
    return (item, *chain.from_iterable(map(_walk, item.items)))


def item_xml(item: Item, sheet: SlideWriter) -> str:
    """An item's element in the shape tree."""
    match item:
        case TextBlock():
            return text_block_xml(item, sheet)
        case Area() | LineShape() | SquareCode():
            return shape_xml(item, sheet)
        case Grid():
            return grid_xml(item, sheet)
        case PlacedPicture():
            return picture_xml(item, sheet)
        case PlacedChart():
            return chart_xml(item, sheet)
        case Group():
            return _group_xml(item, sheet)
        case _:
            assert_never(item)


def _group_xml(group: Group, sheet: SlideWriter) -> str:
    number = next(sheet.numbers)
    # The name of the group comes before those of its items, which may be the same.
    identity = identity_xml(number, group, sheet)
    items = "".join(
        item_xml(item, replace(sheet, part=part) if part else sheet)
        for item, part in parts_in(with_told_drawing(group))
    )
    view = group.view or group.box
    children = (
        f'<a:chOff x="{view.x:d}" y="{view.y:d}"/>'
        f'<a:chExt cx="{view.width:d}" cy="{view.height:d}"/>'
    )
    return (
        f"<p:grpSp><p:nvGrpSpPr>{identity}"
        "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{place_xml(group.box)}{children}</a:xfrm></p:grpSpPr>"
        f"{items}</p:grpSp>"
    )
