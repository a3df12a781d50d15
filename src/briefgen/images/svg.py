"""Bytes of an SVG file -> a checked original, and an asset: pixels, and the drawing beside them.

A drawing may hold programs, links and files of any kind. What a picture needs is let through;
what says something about its author is dropped; what could act or fetch is refused.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING, Any

from briefgen.images.drawing_text import letters_of, smallest_text
from briefgen.images.raster import clean_inner
from briefgen.images.svg_cost import MOST_ELEMENTS, DrawingCost, TooMuchWorkError, work_of
from briefgen.images.svg_render import CannotDrawError, TakesTooMuchError, draw_apart, draw_here
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.pictures import Asset, Original
from briefgen.support.memo import memo

if TYPE_CHECKING:
    from lxml import etree

LARGEST_DRAWING = 5 * 1024 * 1024
MOST_DRAWN_SIDE = 4_000
# Pixels of all pictures inside a drawing.
_MOST_INNER = 24_000_000
# Of one element; to find one of thousands takes as many steps.
MOST_ATTRIBUTES = 200
_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_HREFS = ("href", f"{{{_XLINK}}}href")
_SHOWN = (
    "svg g defs symbol use switch style path rect circle ellipse line polyline polygon text tspan "
    "tref textPath image clipPath mask pattern marker linearGradient radialGradient stop filter "
    "feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB "
    "feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feOffset feTile"
)
_KEPT = frozenset(_SHOWN.split())
# Words about the drawing, and movement, of which a page shows the beginning.
_ABOUT = "metadata title desc animate animateMotion animateTransform set mpath"
_DROPPED = frozenset(_ABOUT.split())
_OUTSIDE = re.compile(r"url\(\s*[\"']?\s*(?!#)|@import|image-set\(|src\(|\\", re.IGNORECASE)
# Renderers draw what they do not know in black.
# Colours as newer browsers know them, which would be drawn black.
_UNREAD_COLOUR = re.compile(
    r"\b(?:light-dark|color-mix|color|lab|lch|oklab|oklch|hwb|device-cmyk)\([^()]{0,60}\)?"
    r"|\brgba?\((?=[^),]*\s[^),]*\))[^)]{0,60}\)"
    r"|\bhsla?\((?=[^),]*\s[^),]*\))[^)]{0,60}\)",
    re.IGNORECASE,
)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]{1,40})?", re.IGNORECASE)
_INNER = re.compile(r"\s*data:image/(?:png|jpeg|jpg|gif|webp);base64,(.*)", re.DOTALL)
_FAMILY = re.compile(r"font-family\s*:[^;}]*")
_FONT = "Arial"
_LENGTH = re.compile(r"\s*(\d*\.?\d+(?:[eE][+-]?\d+)?)\s*(px|pt|pc|in|cm|mm)?\s*")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
# A drawing has a shape but no size: its longer side is given as this many.
_SHAPE = 10_000
_THINNEST = 50


class _RefusedError(Exception):
    """The drawing holds something that it must not hold; the words say what."""


def open_drawing(name: str, data: bytes, digest: str) -> Original | Diagnostic:
    """The original behind an SVG file, made harmless and drawn once to see that it can be."""
    if len(data) > LARGEST_DRAWING:
        return diagnose("BF106/drawing", name=name)
    try:
        root = _parse(data)
        _clean(root)
        width, height = _settle_size(root)
        _set_fonts(root)
        vector = _written(root)
        _check_it_shows(vector, work_of(root, len(vector)))
    except (_RefusedError, TooMuchWorkError) as refused:
        return diagnose("BF130/drawing", name=name, why=refused)
    scale = _SHAPE / max(width, height)
    width, height = round(width * scale), round(height * scale)
    return Original(
        digest=digest,
        format="SVG",
        width=width,
        height=height,
        is_drawing=True,
        smallest_text=smallest_text(root),
        letters=letters_of(root),
        data=vector,
    )


def _parse(data: bytes) -> etree._Element:
    from lxml import etree

    if b"<!ENTITY" in data or b"\0" in data:
        raise _RefusedError("it defines entities, or is not UTF-8")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _RefusedError("it is not well-formed") from error
    subset: Any = root.getroottree().docinfo.internalDTD
    if subset is not None and subset.entities():
        raise _RefusedError("it defines entities")
    if root.tag != f"{_SVG}svg":
        raise _RefusedError("it is not SVG")
    return root


def _clean(root: etree._Element) -> None:
    """Drop what is about the drawing, refuse what could act or fetch."""
    elements = list(root.iter())
    budget = [_MOST_INNER]
    if len(elements) > MOST_ELEMENTS:
        raise _RefusedError(f"it has more than {MOST_ELEMENTS:,} elements")
    for element in elements:
        if not isinstance(element.tag, str):
            raise _RefusedError("it uses entities")
        name = element.tag.removeprefix(_SVG)
        if name in _DROPPED or name.startswith("{"):
            _drop(element)
        elif name not in _KEPT:
            raise _RefusedError(f"it has an element <{name}>")
        else:
            _clean_attributes(element, budget)
            _check_style(element.text if name == "style" else "")


def _drop(element: etree._Element) -> None:
    """Take an element out, with all in it; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _clean_attributes(element: etree._Element, budget: list[int]) -> None:
    if len(element.attrib) > MOST_ATTRIBUTES:
        raise _RefusedError(f"an element in it has more than {MOST_ATTRIBUTES} attributes")
    for key, value in list(element.attrib.items()):
        name = str(key)
        if name.lower().startswith("on"):
            raise _RefusedError(f"it contains a program (`{name}`)")
        if name in _HREFS:
            _clean_reference(element, name, str(value), budget)
        elif _is_about(name):
            del element.attrib[name]
        else:
            _check_style(str(value))


def _is_about(name: str) -> bool:
    """Whether an attribute says something to a program or reader, and nothing to the eye."""
    if name.startswith("{"):
        return name not in {f"{_XML}space", f"{_XML}lang"}
    return name.startswith(("data-", "aria-")) or name in {"content", "role"}


def _check_style(text: str | None) -> None:
    if text and (variable := _VARIABLE.search(text)):
        raise _RefusedError(f"it takes a value from the variable `{variable[1] or variable[0]}`")
    if text and (colour := _UNREAD_COLOUR.search(text)):
        raise _RefusedError(f"it has a colour that cannot be drawn, `{colour[0]}`; use #RRGGBB")
    if text and _OUTSIDE.search(text):
        raise _RefusedError("it refers to something outside itself")


def _clean_reference(element: etree._Element, name: str, value: str, budget: list[int]) -> None:
    """A reference inside the drawing, or a whole picture; the picture is cleaned too. `budget`
    holds the pixels that all pictures inside may still have."""
    if value.strip().startswith("#"):
        return
    inner = _INNER.fullmatch(value)
    if inner is None or not str(element.tag).endswith(("}image", "}feImage")):
        raise _RefusedError(f"it refers to something outside itself (`{value[:40]}`)")
    try:
        asset = clean_inner(base64.b64decode("".join(inner[1].split()), validate=True), budget[0])
    except binascii.Error:
        asset = None
    if asset is None:
        raise _RefusedError("a picture inside it is damaged or too large")
    budget[0] -= asset.width * asset.height
    data = base64.b64encode(asset.data).decode()
    element.set(name, f"data:{asset.mime};base64,{data}")


def _settle_size(root: etree._Element) -> tuple[float, float]:
    """Width and height in pixels, which the drawing then states itself, with its view."""
    view = [_number(part) for part in root.get("viewBox", "").replace(",", " ").split()]
    own = (_length(root.get("width", "")), _length(root.get("height", "")))
    if len(view) == 4 and view[2] > 0 and view[3] > 0:
        if min(own) <= 0:
            own = (view[2], view[3])
    else:
        root.set("viewBox", f"0 0 {own[0]:g} {own[1]:g}")
    if min(own) <= 0:
        raise _RefusedError("it does not say how wide and high it is")
    if max(own) > _THINNEST * min(own):
        raise _RefusedError("it is too long and thin")
    root.set("width", f"{own[0]:g}")
    root.set("height", f"{own[1]:g}")
    return own


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e6 else 0.0


def _length(text: str) -> float:
    """A length in pixels; 0 where it is none, or a share of a page that is not there."""
    found = _LENGTH.fullmatch(text)
    return _number(found[1]) * _PIXELS[found[2] or "px"] if found else 0.0


def _set_fonts(root: etree._Element) -> None:
    """One family everywhere: that of the deck, whose metrics our own fonts have."""
    for element in root.iter():
        if element.get("font-family"):
            element.set("font-family", _FONT)
        if style := element.get("style"):
            element.set("style", _FAMILY.sub(f"font-family:{_FONT}", style))
        if element.tag == f"{_SVG}style":
            element.text = _FAMILY.sub(f"font-family:{_FONT}", element.text or "")
    root.set("font-family", _FONT)


def _written(root: etree._Element) -> bytes:
    from lxml import etree

    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, with_tail=False)


def _check_it_shows(vector: bytes, work: DrawingCost) -> None:
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(_drawn(vector, _width_to_try(vector, work), work))) as image:
        if image.getchannel("A").getextrema()[1] == 0:
            raise _RefusedError("nothing in it can be seen")


def _width_to_try(vector: bytes, work: DrawingCost) -> int:
    """What may be much work is tried as large as it will ever be drawn; for others a stamp does."""
    if work.is_light:
        return 64
    root = _parse(vector)
    return _largest_width(float(root.get("width", 1)), float(root.get("height", 1)), work)


def _largest_width(width: float, height: float, work: DrawingCost) -> int:
    """The most pixels across that a drawing of this shape is given."""
    within = (work.most_pixels * width / height) ** 0.5
    return max(1, int(min(within, MOST_DRAWN_SIDE * width / max(width, height))))


@memo(64)
def make_drawing(original: Original, width: int) -> Asset:
    """The asset of a drawing: `width` pixels wide, but no side longer than 4,000."""
    work = work_of(_parse(original.data), len(original.data))
    width = max(1, min(width, _largest_width(original.width, original.height, work)))
    data = _drawn(original.data, width, work)
    # The header of a PNG says how large it is.
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    return Asset(mime="image/png", data=data, width=width, height=height, vector=original.data)


def _drawn(vector: bytes, width: int, work: DrawingCost) -> bytes:
    """The drawing as a PNG. Only what can take little time is drawn in this process."""
    try:
        return (draw_here if work.is_light else draw_apart)(vector, width)
    except CannotDrawError as error:
        raise _RefusedError("it cannot be drawn") from error
    except TakesTooMuchError as error:
        raise _RefusedError("it takes too long to draw, or too much memory") from error
