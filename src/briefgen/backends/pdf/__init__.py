"""Scene -> PDF bytes: real text and vectors, tagged as PDF/UA-1, archivable as PDF/A-2a."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas as ReportLabCanvas

from briefgen.backends.pdf.canvas import Canvas, View
from briefgen.backends.pdf.draw import Drawing
from briefgen.backends.pdf.file import file_bytes
from briefgen.backends.pdf.fonts import Typeface, first_font
from briefgen.backends.pdf.links import Links, annotation_text, find_targets
from briefgen.backends.pdf.metadata import catalogue_entries, describe
from briefgen.backends.pdf.objects import (
    Document,
    add,
    array,
    dictionary,
    numbers,
    reference,
    reserve,
    stream,
    write,
)
from briefgen.backends.pdf.outline import add_outline, bind_bookmarks, entries_by_page, title_levels
from briefgen.backends.pdf.paragraphs import Thread
from briefgen.backends.pdf.pictures import Pictures
from briefgen.backends.pdf.sheet import Context, Sheet
from briefgen.backends.pdf.tags import Places, Tags, write_tree
from briefgen.model.scene import Item, Page, Scene
from briefgen.model.units import Box, Emu, to_pt
from briefgen.text.fonts import FontBook

_WHITE = "#FFFFFF"


def render_pdf(scene: Scene, fonts: FontBook) -> bytes:
    """The scene as a PDF, a page each. Same scene, same bytes (for one zlib build).

    Raises ValueError for a scene without pages and for a character that its face lacks.
    """
    if not scene.pages:
        raise ValueError("a PDF needs a page")
    report = _open_document(scene, fonts)
    document = report._doc
    tags, links = Tags(marks=[[] for _ in scene.pages]), Links(find_targets(scene))
    pictures, typeface = Pictures(document, scene.assets), Typeface(document, fonts)
    language, thread = scene.meta.language, Thread()
    sheets = [
        Sheet(
            index,
            Canvas.of_page(page.size, scene.palette, typeface),
            tags,
            links,
            fonts,
            language,
            thread,
        )
        for index, page in enumerate(scene.pages)
    ]
    _draw_pages(scene, sheets)
    entries = entries_by_page(scene)
    for page, sheet in zip(scene.pages, sheets, strict=True):
        bind_bookmarks(report, scene, entries.get(sheet.page, ()), links.targets)
        _close_page(report, page, sheet, pictures)
    add_outline(report, scene)
    _finish(document, scene, typeface, tags, links)
    return file_bytes(report)


def _open_document(scene: Scene, fonts: FontBook) -> Any:
    """ReportLab's canvas; it keeps pages, fonts, bookmarks and the file's frame. What it draws
    with is not used: it knows neither kerning nor marked content."""
    report = ReportLabCanvas(
        io.BytesIO(),
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        lang=scene.meta.language,
        initialFontName=first_font(fonts),
    )
    describe(report, scene.meta)
    return report


def _draw_pages(scene: Scene, sheets: Sequence[Sheet]) -> None:
    """Ground and backdrop, content, furniture of each page; content alone is read aloud. It is
    drawn in the order of reading, which on the sheets of a booklet is not that of the pages."""
    levels = title_levels(scene)
    for page, sheet in zip(scene.pages, sheets, strict=True):
        _draw_ground(page, sheet)
        _drawing(page, sheet, levels).draw(page.backdrop, Context(View.of_page(page.size), None))
    for index, items in scene.reading_order():
        page, sheet = scene.pages[index], sheets[index]
        context = Context(
            View.of_page(page.size), sheet.tags.root.add("Sect"), levels.get(page.id, 2)
        )
        _drawing(page, sheet, levels).draw(items, context)
    for page, sheet in zip(scene.pages, sheets, strict=True):
        _draw_furniture(page, _drawing(page, sheet, levels))


def _drawing(page: Page, sheet: Sheet, levels: Mapping[str, int]) -> Drawing:
    """What is on slides is recorded: handouts and other packs show it again."""
    return Drawing(sheet, levels, is_recorded=bool(page.source_id))


def _draw_furniture(page: Page, drawing: Drawing) -> None:
    view = View.of_page(page.size)
    for item in page.furniture:
        drawing.draw((item,), Context(view, None, aside=_furniture_mark(item, page)))


def _draw_ground(page: Page, sheet: Sheet) -> None:
    """A white ground is the paper's."""
    if sheet.canvas.palette.get(page.ground, page.ground).upper() != _WHITE:
        whole = Box(Emu(0), Emu(0), page.size.width, page.size.height)
        with sheet.aside(Context(View.of_page(page.size), None)):
            sheet.canvas.rectangle(whole, page.ground)


def _furniture_mark(item: Item, page: Page) -> str:
    """Running heads and feet, which are no part of the text."""
    place = "Header" if item.box.y < page.size.height // 2 else "Footer"
    return f"/Artifact <</Type /Pagination /Subtype /{place}>> BDC"


def _close_page(report: Any, page: Page, sheet: Sheet, pictures: Pictures) -> None:
    """Register the page with its content and pictures."""
    report.setPageSize((to_pt(page.size.width), to_pt(page.size.height)))
    report.showPage()
    closed = report._doc.Pages.pages[-1]
    closed.Contents = add(report._doc, stream(sheet.canvas.content()))
    closed.XObjects = pictures.resources(sheet.shown)


def _finish(document: Document, scene: Scene, typeface: Typeface, tags: Tags, links: Links) -> None:
    """Fonts, links, structure, metadata, and an identifier made from the content."""
    typeface.write()
    pages = [reference(document, f"Page{number}") for number in range(1, len(scene.pages) + 1)]
    areas = _write_links(document, links, pages)
    _write_pages(document)
    elements = [found.element for found in links.found]
    root = write_tree(document, tags, Places(pages, areas), elements)
    _fill_catalogue(document, {"StructTreeRoot": root, **catalogue_entries(document, scene.meta)})
    _sign(document)


def _write_links(document: Document, links: Links, pages: list[str]) -> list[tuple[str, int]]:
    """Write the annotations and give them to their pages; the reference and page of each."""
    areas = []
    for key, found in enumerate(links.found, len(pages)):
        place = reserve(document)
        write(document, place, annotation_text(found, key, links.targets, pages))
        page = document.Pages.pages[found.page]
        page.Annots = [*(page.Annots or ()), place]
        areas.append((place, found.page))
    return areas


def _write_pages(document: Document) -> None:
    """The pages as dictionaries. ReportLab's own drop keys that they do not know, and take long."""
    parent = document.Reference(document.Pages).format(document).decode("ascii")
    fonts = reference(document, "BasicFonts")
    for index, page in enumerate(document.Pages.pages):
        text = dictionary(
            Type="/Page",
            Parent=parent,
            MediaBox=f"[0 0 {numbers(page.pagewidth, page.pageheight)}]",
            Resources=dictionary(Font=fonts, XObject=page.XObjects),
            Contents=page.Contents,
            StructParents=str(index),
            Tabs="/S",
            Annots=array(page.Annots) if page.Annots else "",
        )
        document.idToObject[f"Page{index + 1}"] = text


def _fill_catalogue(document: Document, entries: dict[str, str]) -> None:
    catalogue = document.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    for key, value in entries.items():
        setattr(catalogue, key, value)


def _sign(document: Document) -> None:
    """ReportLab makes the identifier from the time and the title alone."""
    digest = hashlib.sha256()
    for content in document.idToObject.values():
        if isinstance(content, str | bytes):
            digest.update(content.encode("utf-8") if isinstance(content, str) else content)
    document.signature = digest
