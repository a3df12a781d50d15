"""A deck made from YAML through the whole pipeline, and what is wrong with its outputs."""

from __future__ import annotations

import io
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any
from unittest.mock import patch

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diag import Diagnostic, Faults
from briefgen.model.inlines import slide_inlines
from briefgen.model.project import OutputSpec
from briefgen.model.resolved import Chart, ResolvedSlide
from briefgen.model.rich import Inline
from briefgen.model.scene import Page, Picture, TextBlock
from briefgen.model.units import Box, Emu
from briefgen.read.templates import read_templates
from briefgen.read.world import World
from briefgen.render import render_output
from tests.packs import ROOT
from tests.pictures import picture
from tests.properties.decks import SOUND_PICTURES
from tests.unit.layout.pages import blocks_of, broken_rules

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
    with patch("briefgen.read.project.read_templates", lambda world, faults: _templates(folder)):
        project = load_project(World(folder), faults)
    compiled = None
    for target in project.targets:
        compiled = compile_target(project, target, faults)
    if compiled is None or faults.has_errors:
        return Product(compiled, faults.in_order())
    made = [render_output(compiled, OutputSpec(kind, {}), faults) for kind in ("deck", "slides")]
    return Product(compiled, faults.in_order(), *(one.data for one in made))


@cache
def _templates(folder: Path) -> Any:
    """The templates, read once: they take longer than a small deck."""
    faults = Faults()
    found = read_templates(World(folder), faults)
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
        found += [rule for rule in broken_rules(pages) if not _is_by_design(rule)]
        found += [f"page {page.number}: {rule}" for page in pages for rule in _on_texts(page)]
        found += [f"page {page.number}: {rule}" for page in pages for rule in _in_furniture(page)]
    if product.deck:
        found += lost_words(product)
    return found


def _is_by_design(rule: str) -> bool:
    """The circles of a diagram may overlap and a centre lie over its fields, while their texts keep
    apart; and what furniture a page has is looked at here."""
    return "reaches into" in rule or rule.count("Shape of 'diagram'") == 2


def _on_texts(page: Page) -> Iterator[str]:
    """Texts of which one lies over another, by more than the points that letters need."""
    lines = [line for item in page.items for block in blocks_of(item) for line in _places(block)]
    for first, second in combinations(lines, 2):
        if first.box.overlaps(second.box) and first.block is not second.block:
            yield f"{first.block.text[:20]!r} lies over {second.block.text[:20]!r}"


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
            yield _Shown(block, Box(left, Emu(top), Emu(right - left), Emu(line.height - free)))


def _in_furniture(page: Page) -> Iterator[str]:
    """Content where footer, date, number or marking stand; a picture may lie behind them."""
    for item in page.items:
        for piece in page.furniture:
            if item.box.overlaps(piece.box) and not isinstance(item, Picture):
                yield f"{item.about.slot} lies over {piece.about.slot}"


def lost_words(product: Product) -> list[str]:
    """The texts of the deck that are not in an output, letter for letter but for spaces."""
    assert product.compiled is not None
    shown, told = letters(pdf_text(product.slides)), bare(pptx_text(product.deck))
    found = []
    for slide in product.compiled.deck.slides:
        notes = [inline for prose in (slide.notes, slide.reading) if prose for inline in _of(prose)]
        for inline in slide_inlines(slide):
            text = bare(inline.text)
            if text not in told and inline not in [*notes, *slide.sources]:
                found.append(f"the deck lacks {inline.text!r} of {slide.layout}")
            spoken = inline in notes or inline in slide.sources or slide.hidden
            is_thinned = inline in _categories(slide)
            if not spoken and not is_thinned and letters(inline.text) not in shown:
                found.append(f"the PDF lacks {inline.text!r} of {slide.layout}")
    return found


def _categories(slide: ResolvedSlide) -> list[Inline]:
    """The names below a line chart: where they are many, not every one is shown; and the name of
    a single series, which needs no legend."""
    charts = [value for value in slide.slots.values() if isinstance(value, Chart)]
    below = [name for chart in charts if chart.kind == "line" for name in chart.categories]
    return below + [chart.series[0].name for chart in charts if len(chart.series) == 1]


def letters(text: str) -> str:
    """Without marks above and below letters: readers of PDFs leave out those that lie on others."""
    return "".join(sign for sign in bare(text) if unicodedata.category(sign) != "Mn")


def _of(prose: object) -> Iterator[object]:
    from briefgen.model.inlines import inlines_of

    yield from inlines_of(prose)  # type: ignore[arg-type]


def bare(text: str) -> str:
    """The text without spaces, and with what readers tell apart in their own ways made equal."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u00ad\u2010-\u2015\u2212\ufffe\ufffd\x02-]", "", plain)


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
