"""TextBlock or Shape -> its element in the shape tree: placeholders, text boxes, shapes, lines."""

from __future__ import annotations

from typing import assert_never

from briefgen.backends.pptx.alternative_texts import alternative_of, is_decorative
from briefgen.backends.pptx.layout_placeholders import Holder
from briefgen.backends.pptx.slide_context import SlideWriter
from briefgen.backends.pptx.text_body import (
    body_xml,
    holder_body_xml,
    holder_style_xml,
    list_style_xml,
    paragraphs_xml,
)
from briefgen.images.icons import SIDE, icon_outline
from briefgen.images.qr_code import code_outline
from briefgen.model.scene import (
    Area,
    Ellipse,
    Icon,
    Item,
    LineShape,
    Polygon,
    Rectangle,
    Shape,
    SquareCode,
    Stroke,
)
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Emu, Insets
from briefgen.ooxml.xml import escape, place_xml
from briefgen.support.memo import memo

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
# Where an ellipse keeps its text away from its own box, as a share of width and height.
_TEXT_SHARE = 0.14645


def site_step(shape: Area) -> int:
    """By how much a site counted in quarters is multiplied: an ellipse has eight connection sites
    where a rectangle has four."""
    return 2 if isinstance(shape, Ellipse) else 1


def identity_xml(number: int, item: Item, sheet: SlideWriter) -> str:
    """The item's id, name, alt text or decorative flag, and link."""
    link = sheet.link_xml(item.about.link) if item.about.link else ""
    name, alt = sheet.name(number, item), alternative_of(item)
    return named_xml(number, name, alt, link, decorative=is_decorative(item))


def named_xml(
    number: int, name: str, alt: str = "", link: str = "", *, decorative: bool = False
) -> str:
    """Non-visual properties."""
    described = f' descr="{escape(alt)}"' if alt else ""
    start = f'<p:cNvPr id="{number:d}" name="{escape(name)}"{described}'
    inner = link + (_DECORATIVE if decorative else "")
    return f"{start}>{inner}</p:cNvPr>" if inner else f"{start}/>"


def text_block_xml(block: TextBlock, sheet: SlideWriter) -> str:
    """A filled placeholder, or a text box."""
    if block.placeholder:
        return _placeholder_xml(block, sheet.holders[block.placeholder], sheet)
    number = next(sheet.numbers)
    return (
        f"<p:sp><p:nvSpPr>{identity_xml(number, block, sheet)}"
        '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr><a:xfrm>{place_xml(block.box)}</a:xfrm>"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f"{_own_text_xml(block, block.insets, sheet, shrinks=False)}</p:sp>"
    )


def _placeholder_xml(block: TextBlock, holder: Holder, sheet: SlideWriter) -> str:
    """Position, style and everything else that is the layout's is inherited."""
    number = next(sheet.numbers)
    moved = block.box != holder.box
    place = f"<p:spPr><a:xfrm>{place_xml(block.box)}</a:xfrm></p:spPr>" if moved else "<p:spPr/>"
    # LibreOffice inherits no font for a footer that has no text in its layout: it would be black
    # and serif. Our own layouts have the text.
    own_fonts = holder.type == "ftr" and bool(holder.exact)
    # LibreOffice shades a list style's colour as the layout shades its own.
    is_other = bool(holder.levels) and block.levels[0].colour != holder.levels[0].colour
    own_colours = holder.shaded and is_other
    style = holder_style_xml(block, holder, sheet.colours)
    words = paragraphs_xml(block, sheet, own_fonts=own_fonts, own_colours=own_colours)
    return (
        f"<p:sp><p:nvSpPr>{identity_xml(number, block, sheet)}"
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{holder.reference_xml()}</p:nvPr></p:nvSpPr>{place}"
        f"<p:txBody>{holder_body_xml(block, holder)}{style}"
        f"{words}</p:txBody></p:sp>"
    )


def _own_text_xml(
    block: TextBlock, insets: Insets, sheet: SlideWriter, *, shrinks: bool = True
) -> str:
    """A text with all its properties. A text box is as high as its text, which LibreOffice takes
    for too low now and then: it must not shrink it."""
    return (
        f"<p:txBody>{body_xml(insets, block.anchor, block.nudges, shrinks=shrinks)}"
        f"{list_style_xml(block.levels, colours=sheet.colours)}"
        f"{paragraphs_xml(block, sheet)}</p:txBody>"
    )


def shape_xml(shape: Shape, sheet: SlideWriter) -> str:
    """A native shape with its own text, or a line or connector."""
    match shape:
        case LineShape():
            return _connector_xml(shape, sheet)
        case SquareCode():
            return _area_xml(code_outline(shape), sheet)
        case Rectangle() | Ellipse() | Polygon() | Icon():
            return _area_xml(shape, sheet)
        case _:
            assert_never(shape)


def _area_xml(shape: Rectangle | Ellipse | Polygon | Icon, sheet: SlideWriter) -> str:
    number = next(sheet.numbers)
    text = ""
    if shape.text is not None:
        text = _own_text_xml(shape.text, _text_insets(shape, shape.text), sheet)
    return (
        f"<p:sp><p:nvSpPr>{identity_xml(number, shape, sheet)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr><a:xfrm>{place_xml(shape.box)}</a:xfrm>{_geometry_xml(shape)}"
        f"{sheet.colours.fill_xml(shape.fill)}{_stroke_xml(shape.stroke, sheet)}</p:spPr>"
        f"{text}</p:sp>"
    )


def _text_insets(shape: Area, block: TextBlock) -> Insets:
    """Insets from the shape's own text rectangle that leave the block's text where it is."""
    frame = _shrunk(shape.box, _TEXT_SHARE) if isinstance(shape, Ellipse) else shape.box
    inner = block.box.inset(block.insets)
    return Insets(
        inner.x - frame.x,
        inner.y - frame.y,
        frame.right - inner.right,
        frame.bottom - inner.bottom,
    )


def _shrunk(box: Box, share: float) -> Box:
    dx, dy = Emu(round(box.width * share)), Emu(round(box.height * share))
    return box.inset(Insets(dx, dy, dx, dy))


def _stroke_xml(stroke: Stroke | None, sheet: SlideWriter, arrow: bool = False) -> str:
    if stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    head = '<a:tailEnd type="triangle" w="lg" len="lg"/>' if arrow else ""
    return f'<a:ln w="{stroke.width:d}">{sheet.colours.fill_xml(stroke.colour)}{head}</a:ln>'


def _geometry_xml(shape: Rectangle | Ellipse | Polygon | Icon) -> str:
    match shape:
        case Rectangle():
            return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        case Ellipse():
            return '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
        case Polygon(box=box, path=path):
            return _path_xml(box.width, box.height, "".join(map(_polygon_xml, path)))
        case Icon(symbol=symbol):
            return _path_xml(SIDE, SIDE, _outline_xml(symbol))
        case _:
            assert_never(shape)


# Connection sites of a free form: top, left, bottom, right, as a rectangle has them.
_PATH_SITES = (
    '<a:cxn ang="3cd4"><a:pos x="hc" y="t"/></a:cxn><a:cxn ang="cd2"><a:pos x="l" y="vc"/></a:cxn>'
    '<a:cxn ang="cd4"><a:pos x="hc" y="b"/></a:cxn><a:cxn ang="0"><a:pos x="r" y="vc"/></a:cxn>'
)


def _path_xml(width: int, height: int, lines: str) -> str:
    return (
        f"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{_PATH_SITES}</a:cxnLst>"
        '<a:rect l="l" t="t" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width:d}" h="{height:d}">{lines}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def _polygon_xml(polygon: tuple[tuple[int, int], ...]) -> str:
    first, *rest = (f'<a:pt x="{x:d}" y="{y:d}"/>' for x, y in polygon)
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in rest)
    return f"<a:moveTo>{first}</a:moveTo>{lines}<a:close/>"


_COMMANDS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}


@memo(256)
def _outline_xml(symbol: str) -> str:
    """The commands of an icon's outline."""
    return "".join(_command_xml(letter, points) for letter, points in icon_outline(symbol))


def _command_xml(letter: str, points: tuple[tuple[int, int], ...]) -> str:
    if letter not in _COMMANDS:
        return "<a:close/>"
    shown = "".join(f'<a:pt x="{x:d}" y="{y:d}"/>' for x, y in points)
    return f"<a:{_COMMANDS[letter]}>{shown}</a:{_COMMANDS[letter]}>"


def _connector_xml(shape: LineShape, sheet: SlideWriter) -> str:
    number = next(sheet.numbers)
    flip = ' flipV="1"' if shape.flip else ""
    straight = "straightConnector1" if shape.connects else "line"
    preset = "bentConnector3" if shape.bends else straight
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{identity_xml(number, shape, sheet)}"
        f"{_glue_xml(shape, sheet)}<p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr><a:xfrm{flip}>{place_xml(shape.box)}</a:xfrm>"
        f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
        f"{_stroke_xml(shape.stroke, sheet, shape.arrow)}</p:spPr></p:cxnSp>"
    )


def _glue_xml(shape: LineShape, sheet: SlideWriter) -> str:
    """Which shapes the connector stays attached to when they are moved."""
    ends = []
    for tag, (name, site) in zip(("a:stCxn", "a:endCxn"), shape.connects or (), strict=False):
        number, step = sheet.sites[name]
        ends.append(f'<{tag} id="{number:d}" idx="{site * step:d}"/>')
    return f"<p:cNvCxnSpPr>{''.join(ends)}</p:cNvCxnSpPr>" if ends else "<p:cNvCxnSpPr/>"
