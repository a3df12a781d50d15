"""A deck made from YAML through the whole pipeline, and what is wrong with its outputs."""

from __future__ import annotations

import io
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, combinations, groupby, pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.layout.chart.units import begun
from briefgen.model.charts import Chart
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.outputs import DeckOptions, SlidesOptions
from briefgen.model.resolved_deck import ResolvedSlide
from briefgen.model.rich_text import Inline
from briefgen.model.scene import (
    Group,
    Item,
    Page,
    PlacedChart,
    PlacedPicture,
    Rectangle,
    Scene,
    SquareCode,
)
from briefgen.model.slide_contents import pictures_of, slide_inlines
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box
from briefgen.read.templates import read_templates
from briefgen.render import render_output
from briefgen.support.world import DiskWorld
from tests.packs import ROOT
from tests.pictures import picture
from tests.properties.decks import SOUND_PICTURES
from tests.unit.layout.pages import blocks_of, broken_rules, name_of

DECK = "decks/any.yaml"
_CONFIG = "organisation: {name: The Unit, contact: Write to us}\n"


@dataclass(frozen=True)
class Product:
    """A compiled deck with its two outputs; without them where there are errors."""

    compiled: Compiled | None
    faults: tuple[Diagnostic, ...]
    deck: bytes = b""
    slides: bytes = b""

    @property
    def errors(self) -> list[Diagnostic]:
        return [fault for fault in self.faults if fault.is_error]


def make_project(folder: Path) -> Path:
    """A project with every sound picture and both templates; a deck is written into it."""
    images = folder / "assets" / "images"
    images.mkdir(parents=True)
    for name in SOUND_PICTURES:
        (images / name).write_bytes(picture(name))
    shutil.copytree(ROOT / "assets" / "templates", folder / "assets" / "templates")
    (folder / "briefgen.yaml").write_text(_CONFIG)
    (folder / "decks").mkdir()
    return folder


def make_product(folder: Path, deck: str) -> Product:
    """Compile the deck in the project's folder, and make both outputs if it has no error."""
    (folder / DECK).write_bytes(deck.encode("utf-8", "surrogatepass"))
    faults = Faults()
    with patch("briefgen.read.project.read_templates", lambda *_: _templates(folder)):
        project = load_project(DiskWorld(folder), faults)
    compiled = None
    for target in project.targets:
        compiled = compile_target(project, target, faults)
    if compiled is None or faults.has_errors:
        return Product(compiled, faults.in_order())
    made = [render_output(compiled, output, faults) for output in (DeckOptions(), SlidesOptions())]
    return Product(compiled, faults.in_order(), *(one.data for one in made))


@cache
def _templates(folder: Path) -> Any:
    """The templates, read once: they take longer than a small deck."""
    faults = Faults()
    found = read_templates(DiskWorld(folder), faults)
    assert not faults.found
    return found


def wrong_with(product: Product) -> list[str]:
    """All that breaks a promise: a fault of our own, a box where it may not be, a lost word."""
    own = [f"{f.code}: {f.message}" for f in product.faults if f.code in {"BF401", "BF901"}]
    bare = [f"{f.code} has no place: {f.message}" for f in product.errors if not f.span.line]
    mute = [f"{f.code} has no hint: {f.message}" for f in product.errors if not f.hint]
    found = [*own, *bare, *mute]
    if product.compiled is not None:
        pages = product.compiled.scene.pages
        centres = {name for page in pages for name in _centres(page.items)}
        found += [rule for rule in broken_rules(pages) if not _is_by_design(rule, centres)]
        found += [f"page {page.number}: {rule}" for page in pages for rule in _on_texts(page)]
        found += [f"page {page.number}: {rule}" for page in pages for rule in _in_furniture(page)]
    if product.deck:
        found += lost_words(product)
    return found


def _is_by_design(rule: str, centres: set[str]) -> bool:
    """What is not a fault: the centre of a matrix lies over its fields, and the code of an address
    in the place of that, below its lines, and texts keep clear of both (`_on_texts`); and what
    furniture a page really has is looked at here (`_in_furniture`)."""
    first, _, second = rule.rpartition(" overlaps ")
    is_code = "TextBlock of 'address'" in first and second.startswith("SquareCode of 'address'")
    return "reaches into" in rule or second in centres or is_code


def _centres(items: Iterable[Item]) -> Iterator[str]:
    """The centres of matrices, as the rules name them."""
    for item in items:
        if isinstance(item, Group):
            yield from _centres(item.items)
        elif isinstance(item, Rectangle) and item.name == "centre":
            yield name_of(item)


def _on_texts(page: Page) -> Iterator[str]:
    """Texts of which one lies over another, by more than the points that letters need."""
    lines = [line for item in page.items for block in blocks_of(item) for line in _places(block)]
    for first, second in combinations(lines, 2):
        if first.box.overlaps(second.box) and first.block is not second.block:
            yield f"{first.block.text[:20]!r} lies over {second.block.text[:20]!r}"
    for code in (item for item in page.items if isinstance(item, SquareCode)):
        yield from (f"the code lies over {one.block.text[:20]!r}" for one in lines
                    if one.box.overlaps(code.box))  # fmt: skip


@dataclass(frozen=True)
class _Shown:
    block: TextBlock
    box: Box


def _places(block: TextBlock) -> Iterator[_Shown]:
    """Where the letters of each line are, without what they leave free above and below."""
    for line in block.lines:
        runs = [run for run in line.runs if run.text.strip()]
        if runs:
            left, right = min(r.x for r in runs), max(r.x + r.width for r in runs)
            top, free = line.top + line.height // 5, line.height // 3
            yield _Shown(block, Box(left, top, right - left, line.height - free))


def _is_panel_of(item: Item, box: Box) -> bool:
    is_plain = isinstance(item, Rectangle) and item.text is None
    return is_plain and item.box.contains(box)


def _in_furniture(page: Page) -> Iterator[str]:
    """Content where footer, date, number or marking stand; a picture may lie behind them, and a
    panel on which they stand."""
    for item in page.items:
        for piece in page.furniture:
            is_behind = isinstance(item, PlacedPicture) or _is_panel_of(item, piece.box)
            if item.box.overlaps(piece.box) and not is_behind:
                yield f"{item.about.slot} lies over {piece.about.slot}"


def lost_words(product: Product) -> list[str]:
    """The texts of the deck that are not in an output, letter for letter but for spaces."""
    assert product.compiled is not None
    scene = product.compiled.scene
    lines = [line for page in scene.pages for line in _drawn(page.items)]
    # A hyphen that keeps words together is drawn as any other where a font has none.
    placed = solid("".join(lines)).replace("\u2011", "-")
    told, shown = solid(pptx_text(product.deck)), letters(pdf_text(product.slides))
    said = figure_texts(product.slides)
    found = []
    for slide in product.compiled.deck.slides:
        notes = [inline for prose in (slide.notes, slide.reading) if prose for inline in _of(prose)]
        charts = [value for value in slide.slots.values() if isinstance(value, Chart)]
        aside = [name for chart in charts for name in _not_drawn(chart, scene)]
        units = [chart.unit for chart in charts if chart.unit]
        for inline, text in _pieces(slide, units):
            if solid(text) not in told and inline not in [*notes, *slide.sources]:
                found.append(f"the deck lacks {text!r} of {slide.layout}")
            if inline in notes or inline in slide.sources:
                continue
            if inline not in aside and solid(text).replace("\u2011", "-") not in placed:
                found.append(f"no page shows {text!r} of {slide.layout}")
            if inline not in aside and not slide.hidden and not _is_read(text, shown, lines):
                found.append(f"the PDF lacks {text!r} of {slide.layout}")
        found += [] if slide.hidden else _unsaid(slide, charts, said)
    return found


def _pieces(slide: ResolvedSlide, units: Sequence[Inline]) -> Iterator[tuple[Inline, str]]:
    """Each text with what it says between the marks of its footnotes."""
    for inline in slide_inlines(slide):
        runs = (begun(inline) if inline in units else inline).runs
        for is_mark, said in groupby(runs, key=lambda run: bool(run.note)):
            text = Inline(tuple(said)).text
            # Marks round a quotation are taken off for ours: one may be nothing but marks.
            is_bare = slide.layout == "quote" and not text.strip("\u201c\u201d\u2018\u2019")
            if not is_mark and not is_bare:
                yield inline, text


def _is_read(text: str, shown: str, lines: Sequence[str]) -> bool:
    """Whether a reader of the PDF finds a text; in pieces where pdfium reads another text, which
    stands at the same height, between its lines."""
    if letters(text) in shown or (_has_marks(text) and _skeleton(text) in _skeleton(shown)):
        return True
    whole, at = letters("".join(lines)), letters(text)
    ends = list(accumulate(len(letters(line)) for line in lines))
    start = whole.find(at)
    cuts = [start, *(end for end in ends if start < end < start + len(at)), start + len(at)]
    return start >= 0 and all(whole[one:two] in shown for one, two in pairwise(cuts))


def _has_marks(text: str) -> bool:
    return any(unicodedata.category(sign) == "Mn" for sign in text)


@cache
def _skeleton(text: str) -> str:
    """Letters without their marks, also those that are one sign with them: where a mark was typed
    as a sign of its own, pdfium may read it on a line of its own."""
    parts = unicodedata.normalize("NFKD", text)
    return bare("".join(sign for sign in parts if unicodedata.category(sign) != "Mn"))


def _drawn(items: Iterable[Item]) -> Iterator[str]:
    """The words on the lines of a page, marks above letters and all."""
    for item in items:
        if isinstance(item, PlacedChart):
            yield from _drawn([item.drawing])
        elif isinstance(item, Group):
            yield from _drawn(item.items)
        else:
            yield from (line.text for block in blocks_of(item) for line in block.lines)


def _not_drawn(chart: Chart, scene: Scene) -> list[Inline]:
    """Names that a chart does not draw. Below a line that runs over many years only every second
    or third is shown, as on any axis: all would not be readable. The name of a single series needs
    no legend; the text alternative says it (`_unsaid`)."""
    items = [item for page in scene.pages for item in page.items]
    places = [i for i in items if isinstance(i, PlacedChart) and i.about.span == chart.span]
    every = places[0].look.every if places and chart.kind in {"line", "area"} else 1
    thinned = [name for place, name in enumerate(chart.categories) if place % every]
    return thinned + ([chart.series[0].name] if len(chart.series) == 1 else [])


def _unsaid(slide: ResolvedSlide, charts: Sequence[Chart], said: str) -> list[str]:
    """Text alternatives, and names of single series, that the PDF tells nobody."""
    alone = [chart.series[0].name.text for chart in charts if len(chart.series) == 1]
    units = "".join(chart.unit.text for chart in charts if chart.unit is not None).casefold()
    alts = [*(picture.alt for picture in pictures_of(slide)), *(chart.alt for chart in charts)]
    wanted = [*alts, *(name for name in alone if name.casefold() not in units)]
    return [
        f"no figure of the PDF says {text!r}"
        for text in wanted
        if solid(text).casefold() not in said
    ]


def letters(text: str) -> str:
    """Without marks above and below letters: pdfium leaves out a glyph that lies on another. That
    a page has them is asked of the scene, with `solid`."""
    return "".join(sign for sign in bare(text) if unicodedata.category(sign) != "Mn")


def _of(prose: object) -> Iterator[object]:
    from briefgen.model.slide_contents import inlines_of

    yield from inlines_of(prose)


def solid(text: str) -> str:
    """The text without spaces, and without the places at which an address may be broken."""
    return "".join(text.split()).replace("\u200b", "")


def bare(text: str) -> str:
    """The text without spaces, and with what readers of PDFs tell apart in their own ways made
    equal: a hyphen at the end of a line, an unbreakable one, a ligature, the place of an object."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u00ad\u2010-\u2015\u2212\ufffc-\ufffe\x02-]", "", plain)


def wrong_for_others(product: Product, folder: Path, *, audited: bool) -> list[str]:
    """What python-pptx and, where it is asked, the schema's validator say of the deck."""
    from pptx import Presentation

    assert product.compiled is not None
    slides = Presentation(io.BytesIO(product.deck)).slides
    found = []
    if len(slides) != len(product.compiled.scene.pages):
        found.append(f"python-pptx finds {len(slides)} slides")
    if audited:
        from openxml_audit import validate_pptx

        path = folder / "deck.pptx"
        path.write_bytes(product.deck)
        found += [str(error) for error in validate_pptx(path).errors]
    return found


def pptx_text(data: bytes) -> str:
    """The text of every slide, its notes and charts, in the order written."""
    from lxml import etree

    texts = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if re.fullmatch(r"ppt/(slides|notesSlides|charts)/[^/]*\.xml", name):
                tree = etree.fromstring(package.read(name))
                texts += [el.text or "" for el in tree.iter("{*}t", "{*}v")]
    return "".join(texts)


def pdf_text(data: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def figure_texts(data: bytes) -> str:
    """The text alternatives of a PDF's figures, one after the other, without spaces."""
    import ctypes

    import pypdfium2
    import pypdfium2.raw as pdfium

    def alternatives(element: Any) -> Iterator[str]:
        length = pdfium.FPDF_StructElement_GetAltText(element, None, 0)
        if length > 2:
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDF_StructElement_GetAltText(element, buffer, length)
            yield buffer.raw[: length - 2].decode("utf-16-le")
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            yield from alternatives(pdfium.FPDF_StructElement_GetChildAtIndex(element, index))

    found: list[str] = []
    document = pypdfium2.PdfDocument(data)
    for page in document:
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            found += alternatives(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index))
        pdfium.FPDF_StructTree_Close(tree)
    document.close()
    return solid("".join(found)).casefold()
