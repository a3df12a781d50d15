"""Items -> what they draw, recorded free of any document, and played into one.

A handout shows what the slides show, and the packs of a series show most of what others do. An item
is drawn once, on a sheet that belongs to no document; playing it gives its elements their places
and its marks their numbers. What cannot be said without the document is drawn there as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NoReturn

from briefgen.backends.pdf.canvas import PdfCanvas, View
from briefgen.backends.pdf.embedded_fonts import Embedded, Typeface
from briefgen.backends.pdf.links import Annotation, Links
from briefgen.backends.pdf.page_writer import Context, PageWriter, mark_of
from briefgen.backends.pdf.paragraph_tags import Thread
from briefgen.backends.pdf.structure_tree import Element, LinkArea, Mark, Tags
from briefgen.model.scene import Item
from briefgen.model.text_block import FontKey
from briefgen.model.values import Value, replace
from briefgen.support.memo import BoundError, memo_while_alive
from briefgen.text.fonts import FontBook

Draw = Callable[[Item, Context, PageWriter], None]

_NO_PLACE = View(1.0, 1.0, 0.0, 0.0)


def draw_recorded(item: Item, context: Context, sheet: PageWriter, draw: Draw) -> None:
    """Draw an item by its recording, which is made at the first time."""
    recording = None
    if isinstance(context.aside, str):
        recording = _recording_of(item, context, context.aside, sheet, draw=draw)
    if recording is None:
        draw(item, context, sheet)
    else:
        recording.play(context, sheet)


class _Stretch(Value):
    """Operators in a row. `mark` opens them: a number among the marks of elements, the operator
    that opens an artifact, or None for what belongs to neither."""

    mark: int | str | None
    code: str


class Recording(Value, kw_only=True):
    """What an item draws. Elements stand below `root`, which is left out; `marked` holds the
    element of each mark; areas are in points of a view that has its place at the origin.

    `stretches` are its operators in the order of drawing, and `state` is what they leave set of the
    graphics state, by operator. `links` are those met on the way; `characters` are what it uses of
    the first subset of each face, and `pictures` the keys of the pictures it shows.
    """

    root: Element
    marked: tuple[Element, ...]
    stretches: tuple[_Stretch, ...]
    links: tuple[Annotation, ...]
    characters: Mapping[FontKey, frozenset[str]]
    pictures: tuple[str, ...]
    state: Mapping[str, str]

    def play(self, context: Context, sheet: PageWriter) -> None:
        """Draw it on a sheet of a document."""
        marks = sheet.tags.marks[sheet.page]
        copies: dict[Element, Element] = {}
        if context.parent is not None:
            _Copier(context.view, sheet, len(marks), copies).copy(self.root, context.parent)
        for found in self.links:
            area, element = context.view.shown(found.area), copies[found.element]
            sheet.links.add(
                Annotation(
                    page=sheet.page,
                    area=area,
                    address=found.address,
                    words=found.words,
                    element=element,
                )
            )
        self._play_operators(sheet.canvas, [copies[one] for one in self.marked], len(marks))
        marks.extend(copies[one] for one in self.marked)
        for key, characters in self.characters.items():
            sheet.canvas.typeface.use(key, characters)
        sheet.shown.update(dict.fromkeys(self.pictures))

    def _play_operators(self, canvas: PdfCanvas, marked: Sequence[Element], first: int) -> None:
        for stretch in self.stretches:
            if isinstance(stretch.mark, int):
                canvas.begin(mark_of(marked[stretch.mark], first + stretch.mark))
            elif stretch.mark is not None:
                canvas.begin(stretch.mark)
            canvas.play(stretch.code)
            if stretch.mark is not None:
                canvas.end()
        canvas.go_on_from(self.state)


class _Copier(Value):
    """Copies recorded elements into a document's tree. `copies` maps those to these."""

    view: View
    sheet: PageWriter
    first_mark: int
    copies: dict[Element, Element]

    def copy(self, recorded: Element, parent: Element) -> None:
        """What is inside an element, in its order."""
        tags, annotations = self.sheet.tags, len(self.sheet.links.found)
        for kid in recorded.kids:
            if isinstance(kid, Mark):
                parent.kids.append(Mark(self.sheet.page, self.first_mark + kid.number))
            elif isinstance(kid, LinkArea):
                parent.kids.append(LinkArea(annotations + kid.annotation))
            else:
                tag = tags.heading_tag(kid.level) if kid.level else kid.tag
                area = self.view.shown(kid.area) if kid.area else None
                copy = Element(tag=tag, attributes=kid.attributes, entries=kid.entries, area=area)
                parent.kids.append(copy)
                self.copies[kid] = copy
                self.copy(kid, copy)


# --- recording


class _LooseTags(Tags):
    """Tags of no document: the tag of a heading is settled when it is played."""

    def add_note(self, parent: Element, **entries: str) -> NoReturn:
        raise BoundError("notes are numbered")

    def add_heading(self, parent: Element, level: int, **entries: str) -> Element:
        heading = parent.add("H", **entries)
        heading.level = level
        return heading


class _LooseLinks(Links):
    """Links of no document: whether a slide can be reached is not known."""

    def leads(self, address: str) -> bool:
        if address.startswith("#"):
            raise BoundError("slides are places of a document")
        return bool(address)


class _LooseTypeface(Typeface):
    """Fonts of no document: of their subsets only the first is known."""

    def _mixed(self, text: str, kerns: tuple[tuple[int, int], ...], found: Embedded) -> NoReturn:
        raise BoundError("further subsets are laid out in the order of use")


def _record(item: Item, context: Context, sheet: PageWriter, draw: Draw) -> Recording | None:
    """What an item draws; None where that depends on the document."""
    canvas = PdfCanvas(palette=sheet.canvas.palette, typeface=_LooseTypeface(sheet.fonts))
    tags, links = _LooseTags(marks=[[]]), _LooseLinks({})
    loose = PageWriter(
        page=0,
        canvas=canvas,
        tags=tags,
        links=links,
        fonts=sheet.fonts,
        language=sheet.language,
        thread=Thread(),
    )
    parent = tags.root if context.parent is not None else None
    try:
        draw(item, replace(context, view=_NO_PLACE, parent=parent), loose)
    except BoundError:
        return None
    return Recording(
        root=tags.root,
        marked=tuple(tags.marks[0]),
        stretches=tuple(_stretches(canvas)),
        links=tuple(links.found),
        characters={key: one.used for key, one in canvas.typeface.embedded.items()},
        pictures=tuple(loose.shown),
        state=canvas.state(),
    )


def _stretches(canvas: PdfCanvas) -> Iterator[_Stretch]:
    """The operators of a canvas, from mark to mark."""
    mark: int | str | None = None
    elements = 0
    code: list[str] = []
    for operator in canvas.code:
        is_opening = operator.startswith("/")
        if not is_opening and operator != "EMC":
            code.append(operator)
            continue
        if code or mark is not None:
            yield _Stretch(mark, "\n".join(code))
        mark, code = None, []
        if operator.startswith("/Artifact"):
            mark = operator
        elif is_opening:
            mark, elements = elements, elements + 1
    if code:
        yield _Stretch(None, "\n".join(code))


class _Kept(Value):
    """A recording with what else it was made from: it holds for these very objects."""

    palette: Mapping[str, str]
    fonts: FontBook
    recording: Recording | None

    def fits(self, sheet: PageWriter) -> bool:
        return self.palette is sheet.canvas.palette and (
            self.fonts is sheet.fonts or self.fonts == sheet.fonts
        )


@memo_while_alive
def kept_of(item: Item) -> dict[tuple[int, bool, str, str], _Kept]:
    """The recordings of an item, by the level of the title, whether there is an element to draw
    in, the mark of what is none, and the language."""
    return {}


def _recording_of(
    item: Item, context: Context, aside: str, sheet: PageWriter, *, draw: Draw
) -> Recording | None:
    """The recording of an item; None where it has to be drawn in its document."""
    kept = kept_of(item)
    key = (context.level, context.parent is None, aside, sheet.language)
    found = kept.get(key)
    if found is None or not found.fits(sheet):
        recording = _record(item, context, sheet, draw)
        found = kept[key] = _Kept(sheet.canvas.palette, sheet.fonts, recording)
    return found.recording
