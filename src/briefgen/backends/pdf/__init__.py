"""Scene -> PDF bytes: real text and vectors, tagged as PDF/UA-1, archivable as PDF/A-2a."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.backends.pdf.bookmarks import title_levels, write_outline
from briefgen.backends.pdf.canvas import PdfCanvas, View
from briefgen.backends.pdf.draw_items import ItemDrawer
from briefgen.backends.pdf.embedded_fonts import Typeface
from briefgen.backends.pdf.file_writer import file_bytes
from briefgen.backends.pdf.image_objects import PictureObjects
from briefgen.backends.pdf.links import Links, annotation_text, find_targets
from briefgen.backends.pdf.metadata import catalogue_entries, information, page_labels
from briefgen.backends.pdf.objects import PdfObjects, array, dictionary, numbers, stream
from briefgen.backends.pdf.page_writer import Context, PageWriter
from briefgen.backends.pdf.paragraph_tags import Thread
from briefgen.backends.pdf.structure_tree import Tags, TagTargets, write_tree
from briefgen.model.output_progress import OutputProgress
from briefgen.model.scene import Item, Page, Scene
from briefgen.model.units import Box, Emu, to_pt
from briefgen.model.values import Value
from briefgen.text.fonts import FontBook

_WHITE = "#FFFFFF"


def render_pdf(scene: Scene, fonts: FontBook, progress: OutputProgress | None = None) -> bytes:
    """The scene as a PDF, a page each; `progress` hears of them. Same scene, same bytes (for one
    zlib build).

    Raises ValueError for a scene without pages and for a character that its face lacks.
    """
    if not scene.pages:
        raise ValueError("a PDF needs a page")
    document = PdfObjects()
    places = [document.reserve() for _ in scene.pages]
    tags, links = Tags(marks=[[] for _ in scene.pages]), Links(find_targets(scene))
    sheets = _sheets(scene, Typeface(fonts), tags, links)
    _draw_pages(scene, sheets, progress or OutputProgress())
    catalogue = _Finisher(document, scene, places).catalogue(sheets, tags, links)
    return file_bytes(document, catalogue, information(document, scene.meta))


def _sheets(scene: Scene, typeface: Typeface, tags: Tags, links: Links) -> list[PageWriter]:
    language, thread = scene.meta.language, Thread()
    return [
        PageWriter(
            page=index,
            canvas=PdfCanvas.of_page(page.size, scene.palette, typeface),
            tags=tags,
            links=links,
            fonts=typeface.fonts,
            language=language,
            thread=thread,
        )
        for index, page in enumerate(scene.pages)
    ]


def _draw_pages(scene: Scene, sheets: Sequence[PageWriter], progress: OutputProgress) -> None:
    """Ground and backdrop, content, furniture of each page; content alone is read aloud. It is
    drawn in the order of reading, which on the sheets of a booklet is not that of the pages."""
    levels = title_levels(scene)
    for page, sheet in zip(scene.pages, sheets, strict=True):
        _draw_ground(page, sheet)
        backdrop = ItemDrawer(sheet, levels, is_recorded=True)
        backdrop.draw(page.backdrop, Context(View.of_page(page.size), None))
    for index, items in progress.each(scene.reading_order()):
        page, sheet = scene.pages[index], sheets[index]
        context = Context(
            View.of_page(page.size), sheet.tags.root.add("Sect"), levels.get(page.id, 2)
        )
        _drawing(page, sheet, levels).draw(items, context)
    for page, sheet in zip(scene.pages, sheets, strict=True):
        _draw_furniture(page, _drawing(page, sheet, levels))


def _drawing(page: Page, sheet: PageWriter, levels: Mapping[str, int]) -> ItemDrawer:
    """What is on slides is recorded: handouts and other packs show it again."""
    return ItemDrawer(sheet, levels, is_recorded=bool(page.source_id))


def _draw_furniture(page: Page, drawing: ItemDrawer) -> None:
    view = View.of_page(page.size)
    for item in page.furniture:
        drawing.draw((item,), Context(view, None, aside=_furniture_mark(item, page)))


def _draw_ground(page: Page, sheet: PageWriter) -> None:
    """A white ground is the paper's."""
    if sheet.canvas.palette.get(page.ground, page.ground).upper() != _WHITE:
        whole = Box(Emu(0), Emu(0), page.size.width, page.size.height)
        with sheet.aside(Context(View.of_page(page.size), None)):
            sheet.canvas.rectangle(whole, page.ground)


def _furniture_mark(item: Item, page: Page) -> str:
    """Running heads and feet, which are no part of the text."""
    place = "Header" if item.box.y < page.size.height // 2 else "Footer"
    return f"/Artifact <</Type /Pagination /Subtype /{place}>> BDC"


class _Finisher(Value):
    """Writes what belongs to drawn pages. `places` are the references to the pages."""

    document: PdfObjects
    scene: Scene
    places: Sequence[str]

    def catalogue(self, sheets: Sequence[PageWriter], tags: Tags, links: Links) -> str:
        """Pages, structure and bookmarks; the reference to the catalogue."""
        document = self.document
        areas = self._links(links)
        pages = self._pages(sheets, areas)
        elements = [found.element for found in links.found]
        outline = write_outline(document, self.scene, links.targets, self.places)
        return document.add(
            dictionary(
                Type="/Catalog",
                Pages=pages,
                StructTreeRoot=write_tree(document, tags, TagTargets(self.places, areas), elements),
                Outlines=outline,
                PageMode="/UseOutlines" if outline else "",
                PageLabels=page_labels([page.number for page in self.scene.pages]),
                **catalogue_entries(document, self.scene.meta),
            )
        )

    def _links(self, links: Links) -> list[tuple[str, int]]:
        """Write the annotations; the reference and page of each."""
        texts = (
            annotation_text(found, key, links.targets, self.places)
            for key, found in enumerate(links.found, len(self.places))
        )
        return [
            (self.document.add(text), found.page)
            for text, found in zip(texts, links.found, strict=True)
        ]

    def _pages(self, sheets: Sequence[PageWriter], areas: Sequence[tuple[str, int]]) -> str:
        """Write the pages with their contents; the reference to their list."""
        document, tree = self.document, self.document.reserve()
        pictures = PictureObjects(document, self.scene.assets)
        fonts = document.add(sheets[0].canvas.typeface.write(document))
        annotations: dict[int, list[str]] = {}
        for area, index in areas:
            annotations.setdefault(index, []).append(area)
        for place, page, sheet in zip(self.places, self.scene.pages, sheets, strict=True):
            text = dictionary(
                Type="/Page",
                Parent=tree,
                MediaBox=f"[0 0 {numbers(to_pt(page.size.width), to_pt(page.size.height))}]",
                Resources=dictionary(Font=fonts, XObject=pictures.resources(sheet.shown)),
                Contents=document.add(stream(sheet.canvas.content())),
                StructParents=str(sheet.page),
                Tabs="/S",
                Annots=array(annotations[sheet.page]) if sheet.page in annotations else "",
            )
            document.write(place, text)
        kids = array(list(self.places))
        document.write(tree, dictionary(Type="/Pages", Kids=kids, Count=str(len(self.places))))
        return tree
