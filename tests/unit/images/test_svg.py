"""Drawings: what could act or fetch is refused, what is about them dropped, the rest shown."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from briefgen.images.svg import MOST_DRAWN_SIDE, make_drawing, open_drawing
from briefgen.model.diagnostics import Diagnostic
from briefgen.model.pictures import Original
from tests.pictures import MINISTER, SVG, picture

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
INKSCAPE = 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
RECT = '<rect width="10" height="10" fill="#ff0000"/>'


def svg(content: str, attributes: str = 'viewBox="0 0 20 10"') -> bytes:
    return f"{HEAD}{attributes}>{content}</svg>".encode()


def opened(data: bytes) -> Original:
    found = open_drawing("a.svg", data, str(hash(data)))
    assert isinstance(found, Original), found
    return found


def refused(data: bytes) -> str:
    found = open_drawing("a.svg", data, "")
    assert isinstance(found, Diagnostic), found
    assert found.hint
    return found.message


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)" width="1" height="1"/>',
        '<rect ONCLICK="alert(1)" width="1" height="1"/>',
        '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<image href="https://example.org/a.png" width="9" height="9"/>',
        '<image xlink:href="file:///etc/passwd" width="9" height="9"/>',
        '<image href="a.png" width="9" height="9"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>',
        '<image href="data:image/png;base64,AAAA" width="9" height="9"/>',
        '<use href="other.svg#a"/>',
        '<a href="javascript:alert(1)"><rect width="1" height="1"/></a>',
        '<rect fill="url(https://example.org/a.svg#b)" width="1" height="1"/>',
        "<rect style=\"fill: url( 'https://example.org/a' )\" width='1' height='1'/>",
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>rect { fill: url(//example.org/a) }</style>",
        "<style>rect { fill: u\\72l(//example.org/a) }</style>",
        '<set href="#a" attributeName="href" to="javascript:alert(1)" onbegin="alert(1)"/>'
        "<handler>x</handler>",
        "<iframe/>",
    ],
)
def test_what_could_act_or_fetch_is_refused(content: str) -> None:
    assert "cannot be used" in refused(svg(RECT + content))


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("<text>&a;</text>" + RECT),
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<text>&a;</text>"),
        svg("<text>&undefined;</text>"),
        svg("<g>"),
        b"",
        b"\x89PNG",
        SVG.encode("utf-16"),
        b"<html/>",
        f"{HEAD}>{RECT}</svg>".encode(),
        svg(RECT, 'viewBox="0 0 0 10"'),
        svg(RECT, 'viewBox="0 0 9000 10"'),
        svg(RECT, 'width="100%" height="100%"'),
        svg('<rect width="10" height="10" fill="none"/>'),
        svg("<g>" * 300 + "</g>" * 300 + RECT),
        svg("<g/>" * 50_001 + RECT),
        svg(RECT + " " * (5 * 1024 * 1024)),
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    assert "`a.svg`" in refused(data)


def test_references_that_multiply_are_refused() -> None:
    """A million rectangles out of seven lines."""
    groups = '<g id="a0">' + RECT + "</g>"
    for number in range(1, 8):
        groups += f'<g id="a{number}">' + f'<use href="#a{number - 1}"/>' * 10 + "</g>"
    assert "elements" in refused(svg(f'<defs>{groups}</defs><use href="#a7"/>'))


def test_what_is_about_the_drawing_is_dropped() -> None:
    content = (
        f"<!-- {MINISTER} --><title>{MINISTER}</title><desc>{MINISTER}</desc>"
        f"<metadata><a xmlns='urn:x'>{MINISTER}</a></metadata>"
        f'<g {INKSCAPE} inkscape:label="{MINISTER}" data-name="{MINISTER}">{RECT}</g>'
        f'<inkscape:page {INKSCAPE} label="{MINISTER}"/>'
    )
    about = (
        f'viewBox="0 0 20 10" {INKSCAPE} inkscape:export="/home/{MINISTER}" content="{MINISTER}"'
    )
    found = opened(b"<?xml-stylesheet href='x.css'?><!DOCTYPE svg>" + svg(content, about))
    assert MINISTER.encode() not in found.data
    assert not any(word in found.data for word in (b"inkscape", b"xml-stylesheet", b"DOCTYPE"))
    assert b"<rect" in found.data


def test_text_behind_something_dropped_stays() -> None:
    found = opened(svg('<text x="1" y="9">before<title>x</title> and behind</text>'))
    assert b">before and behind</text>" in found.data


def test_a_picture_inside_is_kept_without_what_its_camera_noted() -> None:
    data = base64.b64encode(picture("located.jpg")).decode()
    found = opened(svg(f'<image href="data:image/jpeg;base64,{data}" width="20" height="10"/>'))
    kept = found.data.partition(b"base64,")[2].partition(b'"')[0]
    assert MINISTER.encode() not in base64.b64decode(kept)
    assert Image.open(io.BytesIO(base64.b64decode(kept))).size == (1600, 1200)


@pytest.mark.parametrize(
    ("attributes", "shape"),
    [
        ('viewBox="0 0 20 10"', 2.0),
        ('width="3cm" height="1cm"', 3.0),
        ('width="40" height="10" viewBox="0 0 20 10"', 4.0),
        ('width="100%" height="100%" viewBox="0,0,20,10"', 2.0),
        ('width="72pt" height="1in"', 1.0),
    ],
)
def test_the_shape_is_that_of_the_drawing(attributes: str, shape: float) -> None:
    found = opened(svg(RECT, attributes))
    assert found.width / found.height == pytest.approx(shape, rel=0.001)
    asset = make_drawing(found, 400)
    assert asset.width / asset.height == pytest.approx(shape, rel=0.02)
    assert b"viewBox=" in found.data


def test_the_pixels_show_the_drawing() -> None:
    asset = make_drawing(opened(svg(RECT)), 200)
    assert (asset.mime, asset.width, asset.height) == ("image/png", 200, 100)
    image = Image.open(io.BytesIO(asset.data)).convert("RGBA")
    assert image.getpixel((50, 50)) == (255, 0, 0, 255)
    assert image.getpixel((150, 50)) == (0, 0, 0, 0)
    assert asset.vector == opened(svg(RECT)).data


def test_no_side_has_too_many_pixels() -> None:
    tall = make_drawing(opened(svg(RECT, 'viewBox="0 0 10 200"')), 1_000_000)
    assert max(tall.width, tall.height) <= MOST_DRAWN_SIDE


def test_every_font_is_that_of_the_deck() -> None:
    """A family that is nowhere, in three spellings, gives the same pixels as ours."""
    text = '<text x="1" y="8" font-size="6" {}>Hag</text>'
    styles = ('font-family="Arial"', 'font-family="Nowhere, serif"', 'style="font-family: Nowhere"')
    drawn = {make_drawing(opened(svg(text.format(style))), 300).data for style in styles}
    drawn.add(make_drawing(opened(svg(
        "<style>text { font-family: Nowhere }</style>" + text.format(""))), 300).data)  # fmt: skip
    assert len(drawn) == 1
    assert b"Nowhere" not in opened(svg(text.format(styles[2]))).data
    bare = make_drawing(opened(svg(RECT)), 300).data
    assert drawn != {bare}


def test_the_same_drawing_gives_the_same_bytes() -> None:
    first, second = (opened(svg(RECT)) for _ in range(2))
    assert first.data == second.data
    make_drawing.cache_clear()
    one = make_drawing(first, 300).data
    make_drawing.cache_clear()
    assert make_drawing(second, 300).data == one
