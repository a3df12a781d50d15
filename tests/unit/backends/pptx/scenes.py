"""A small scene made by hand with the built-in template, and ways to look into its deck."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from briefgen.backends.pptx import render_pptx
from briefgen.model.diagnostics import Faults
from briefgen.model.page_aspects import PageAspect
from briefgen.model.rich_text import Inline, Run, plain
from briefgen.model.scene import (
    Cell,
    Ellipse,
    Grid,
    GridRow,
    Group,
    Item,
    LineShape,
    NoteParagraph,
    Page,
    Polygon,
    Rectangle,
    Scene,
    Stroke,
)
from briefgen.model.scene_properties import Meta, SceneSection
from briefgen.model.template import Template
from briefgen.model.text_block import DECORATION, About, Paragraph, Role, TextBlock
from briefgen.model.typography import Anchor
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import replace
from briefgen.read.templates import read_templates
from briefgen.support.world import DiskWorld
from briefgen.text.fitting import fit_text
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter

_OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "a": f"{_OFFICE}/drawingml/2006/main",
    "p": f"{_OFFICE}/presentationml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "rel": f"{_OFFICE}/package/2006/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
}
MARGINS = Insets(pt(8), pt(6), pt(8), pt(6))


@cache
def template(aspect: PageAspect = "16:9") -> Template:
    """The built-in template."""
    faults = Faults()
    found = read_templates(DiskWorld(Path(__file__).parent), faults)
    assert not faults.found
    return found["seminar", aspect]


def in_all_layouts(look: Template) -> Template:
    """The template as if authors could name each of its forms: its decks have all its layouts."""
    layouts = {name: replace(layout, form_of="") for name, layout in look.layouts.items()}
    return replace(look, layouts=layouts)


def setter() -> Typesetter:
    return Typesetter(fonts=built_in_fonts(), theme=template().theme, language="en-GB")


def fill(layout: str, name: str, *paragraphs: Paragraph) -> TextBlock:
    """A slot's placeholder with text."""
    slot = template().layouts[layout].slot(name)
    assert slot is not None
    role = Role.TITLE if name == "title" else Role.BODY
    block = fit_text(
        paragraphs,
        template().styles[slot.style],
        slot.box,
        About(role=role, slot=name),
        setter=setter(),
        insets=slot.insets,
        anchor=slot.anchor,
        placeholder=name,
    )
    assert isinstance(block, TextBlock)
    return block


def furnish(layout: str, name: str, text: str) -> TextBlock:
    """A piece of furniture."""
    spec = next(spec for spec in template().layouts[layout].furniture if spec.name == name)
    block = fit_text(
        [Paragraph(inline=plain(text))],
        template().styles[spec.style],
        spec.box,
        About(role=Role.FURNITURE),
        setter=setter(),
        anchor=spec.anchor,
        placeholder=name,
    )
    assert isinstance(block, TextBlock)
    return replace(block, field="number") if name == "number" else block


def free(style: str, box: Box, *paragraphs: Paragraph, anchor: Anchor = "top") -> TextBlock:
    """Text in a box of its own."""
    found = fit_text(
        paragraphs,
        template().styles[style],
        box,
        About(role=Role.BODY),
        setter=setter(),
        insets=MARGINS,
        anchor=anchor,
    )
    assert isinstance(found, TextBlock)
    return found


def points_page() -> Page:
    """A slide of points that had to be set smaller, with every kind of run."""
    rich = Inline(
        (
            Run(text="Less & <more> "),
            Run(text="strong", strong=True),
            Run(text=" slanted", emphasis=True),
            Run(text=" first\nsecond "),
            Run(text="report", link="https://www.gov.uk/a?b=1&c=2"),
            Run(text=" see rights", link="#rights"),
            Run(text=" Cymraeg", language="cy"),
        )
    )
    points = [
        Paragraph(inline=plain("A line before the list"), bullet=False),
        Paragraph(inline=rich),
    ]
    points += [Paragraph(inline=plain(f"Point {number} of a list")) for number in range(6)]
    points += [Paragraph(inline=plain("A point below"), level=1)]
    items = (
        fill("bullets", "title", Paragraph(inline=plain("Points"))),
        fill("bullets", "points", *points),
    )
    furniture = (
        furnish("bullets", "footer", "The deck"),
        furnish("bullets", "date", "15 October 2008"),
        furnish("bullets", "number", "2"),
    )
    notes = (
        NoteParagraph(plain("Say this.")),
        NoteParagraph(Inline((Run(text="and that", strong=True),)), 0),
    )
    return Page(
        id="points",
        size=template().size,
        layout="bullets",
        items=items,
        title="Points",
        furniture=furniture,
        notes=notes,
    )


def rights_page() -> Page:
    """The second part of a numbered list."""
    rights = [Paragraph(inline=plain(f"Right {number}"), number=number) for number in (5, 6, 7)]
    items = (
        fill("charter", "title", Paragraph(inline=plain("Rights (2 of 2)"))),
        fill("charter", "rights", *rights),
    )
    return Page(
        id="rights", size=template().size, layout="charter", items=items, title="Rights (2 of 2)"
    )


def _cell(text: str, style: str = "table") -> Cell:
    paragraphs = [Paragraph(inline=plain(text, strong=text == "January"))] if text else []
    box = Box(Emu(0), Emu(0), pt(200), pt(34))
    return Cell(free(style, box, *paragraphs))


def table_page() -> Page:
    """A table in its placeholder, with an empty cell."""
    texts = (("", "Ontario", "Victoria"), ("Published", "January", "April"))
    rows = tuple(
        GridRow(
            pt(34),
            tuple(_cell(text, "table" if index else "table-header") for text in row),
            Stroke("rule" if index else "ink", pt(0.75 if index else 1.5)),
        )
        for index, row in enumerate(texts)
    )
    box = Box(pt(48), pt(136), pt(600), pt(68))
    grid = Grid(
        box=box,
        about=About(role=Role.TABLE),
        columns=(pt(200),) * 3,
        rows=rows,
        header_column=True,
        placeholder="comparison",
    )
    items = (fill("comparison", "title", Paragraph(inline=plain("Compared"))), grid)
    return Page(
        id="table", size=template().size, layout="comparison", items=items, title="Compared"
    )


def diagram_page() -> Page:
    """A hidden slide with a group: a box, a circle, a connector between them and a free form."""
    left, right = (Box(pt(x), pt(200), pt(200), pt(100)) for x in (100, 500))
    line = Box(pt(300), pt(250), pt(200), pt(0))
    square = ((0, 0), (12_700, 0), (12_700, 12_700), (0, 12_700))
    parts: tuple[Item, ...] = (
        LineShape(
            box=line,
            about=DECORATION,
            stroke=Stroke("brand", pt(1.5)),
            connects=(("one", 3), ("two", 1)),
            arrow=True,
        ),
        _part(left, Rectangle, "one"),
        _part(right, Ellipse, "two"),
        Polygon(
            box=Box(pt(10), pt(10), pt(1), pt(1)),
            about=About(role=Role.FIGURE, alt='A "code"'),
            fill="#102030",
            path=(square,),
        ),
    )
    group = Group(box=left.union(right), about=About(role=Role.FIGURE, slot="diagram"), items=parts)
    items = (fill("diagram", "title", Paragraph(inline=plain("Drawn"))), group)
    return Page(
        id="diagram",
        size=template().size,
        layout="diagram",
        items=items,
        title="Drawn",
        hidden=True,
    )


def _part(box: Box, kind: type[Rectangle | Ellipse], name: str) -> Rectangle | Ellipse:
    text = free("diagram-part", box, Paragraph(inline=plain(name)), anchor="middle")
    return kind(
        box=box, about=About(role=Role.BODY, slot="diagram"), fill="tint", text=text, name=name
    )


def scene(*pages: Page) -> Scene:
    """A scene of these pages in two sections; no pages, no sections."""
    meta = Meta(
        title="The <deck>",
        subject="A subject",
        organisation="The Unit",
        language="en-GB",
        date="2008-10-15",
        marking="OFFICIAL",
    )
    last = len(pages) - 1
    sections = (SceneSection("First", tuple(range(last))), SceneSection("Last & least", (last,)))
    return Scene(
        pages=pages, meta=meta, palette=template().theme.colours, sections=sections if pages else ()
    )


@cache
def whole_scene() -> Scene:
    return scene(points_page(), rights_page(), table_page(), diagram_page())


@cache
def deck() -> bytes:
    """The deck of the whole scene."""
    return render_pptx(whole_scene(), template())


def part(data: bytes, name: str) -> Any:
    """A part of a deck as a tree."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def find(tree: Any, path: str) -> Any:
    """What an XPath finds, with the usual prefixes."""
    return tree.xpath(path, namespaces=NAMESPACES)


def slide(number: int) -> Any:
    """A slide of the deck; they count from 1."""
    return part(deck(), f"ppt/slides/slide{number}.xml")


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """The deck with one place of one part changed."""
    source, target = zipfile.ZipFile(BytesIO(data)), BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for entry in source.namelist():
            text = source.read(entry)
            if entry == name:
                assert old.encode() in text, f"{old} is not in {name}"
                text = text.replace(old.encode(), new.encode(), 1)
            archive.writestr(entry, text)
    return target.getvalue()
