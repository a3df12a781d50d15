"""Document + paper -> Scene: title page, contents, the flow, running heads and page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import field

from briefgen.documents.front_page import (
    SHORT_CONTENTS,
    front_setting,
    layout_band,
    sections_of,
    set_front,
)
from briefgen.documents.page_filling import FlowPage
from briefgen.documents.pagination import Frames, page_numbers, pages_as_planned, plan_pages
from briefgen.documents.print_styles import Print, paper_styles
from briefgen.documents.running_heads import QUIET, WHITE, HandoutAbout, layout_running, one_line
from briefgen.documents.splittable_flowable import Flowable
from briefgen.documents.text_pieces import TextTypesetter
from briefgen.documents.typesetter import Printed
from briefgen.model.document import Document, Heading
from briefgen.model.rich_text import Inline
from briefgen.model.scene import Item, Page, Scene
from briefgen.model.scene_properties import Meta, OutlineEntry
from briefgen.model.template import TextStyle
from briefgen.model.text_block import FontKey
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import replace
from briefgen.text.line_breaking import Typesetter
from briefgen.text.words import say_inline, say_run

# How far down the title stands.
_TITLE_DROP, _SMALL_DROP = pt(20), pt(4)
# Below long contents, the text begins on the first page where they leave it so much of that.
_MOST_FRONT = 0.6
_EDGE_SIZE, _EDGE_GAP, _EDGE_WIDTH = 14, pt(6), pt(48)


def layout_document(
    document: Document, how: Print, setter: Typesetter, palette: Mapping[str, str], *, meta: Meta
) -> Scene:
    """The document on pages.

    How they are filled is planned first, as the contents need the numbers of the pages; their own
    height does not depend on these.
    """
    maker = _Paper(document=document, how=how, setter=setter)
    if how.large:
        ordinary = _Paper(document=document, how=replace(how, large=False), setter=setter)
        maker = replace(maker, ordinary=_openings(ordinary.pages()))
    pages = maker.pages()
    return Scene(
        pages=tuple(
            maker.page(page, number, len(pages), section)
            for number, (page, section) in enumerate(
                zip(pages, maker.sections(pages), strict=True), 1
            )
        ),
        meta=meta,
        # What is printed has the colour of its paper.
        palette={**palette, "paper": WHITE},
        outline=tuple(maker.outline(pages)),
    )


class _Paper(Printed, kw_only=True):
    """Sets the document. `ordinary` has the blocks with which the pages of ordinary print begin,
    where it is in large print."""

    document: Document
    ordinary: Mapping[int, int] = field(default_factory=dict)

    @property
    def styles(self) -> dict[str, TextStyle]:
        return paper_styles(self.how, self.setter.theme)

    def body(self) -> list[Flowable]:
        """The pieces of the text."""
        return list(self.setting.flow(self.document.blocks))

    def front(self) -> TextTypesetter:
        """How the title page is set."""
        return front_setting(self.document, self.setting, self.first.height, self.notice)

    @property
    def first(self) -> Box:
        """The room of the first page."""
        text, drop = self.frame.text, _SMALL_DROP if self.how.is_small else _TITLE_DROP
        return replace(text, y=text.y + drop, height=text.height - drop)

    @property
    def notice(self) -> Inline | None:
        return say_inline("ordinary-pages", self.setter.language) if self.ordinary else None

    def pages(self) -> list[FlowPage]:
        """The pages, with their numbers in the contents."""
        front, body = self.front(), self.body()
        frames = Frames(self.first, self.frame.text, self.frame.turned)
        pieces = self._pieces({}, front, body)
        plan = plan_pages(pieces, frames, is_booklet=not self.how.turns)
        numbers = page_numbers(pieces, frames, plan)
        return pages_as_planned(self._pieces(numbers, front, body), frames, plan)

    def _pieces(
        self, numbers: Mapping[str, int], front: TextTypesetter, body: Sequence[Flowable]
    ) -> list[Flowable]:
        """All pieces of the flow: the title page and the text."""
        pieces = set_front(self.document, front, numbers, self.notice)
        taken = sum(piece.space + piece.height for piece in pieces)
        is_long = len(sections_of(self.document)) > SHORT_CONTENTS
        if body and is_long and taken > self.first.height * _MOST_FRONT:
            body = [replace(body[0], new_page=True), *body[1:]]
        return [*pieces, *body]

    def page(self, page: FlowPage, number: int, count: int, section: str) -> Page:
        size = self.how.turned_size if page.turned else self.how.size
        is_first = number == 1
        about = HandoutAbout(
            title=self.document.title.text,
            organisation=self.document.title.text if is_first else self.document.organisation,
            marking=self.document.marking,
            section=section,
            size=self.how.heads,
            mirrored=not self.how.turns,
        )
        furniture = layout_running(
            about, size, number, count, setter=self.setter, with_head=not is_first
        )
        furniture = (*furniture, *self._ordinary_pages(page))
        band = layout_band(self.document, self.setting, size) if is_first else ()
        return Page(
            id=f"page-{number}",
            size=size,
            layout="",
            items=page.items,
            title=self.document.title.text,
            furniture=furniture,
            backdrop=band,
            number=number,
            anchors=page.anchors,
        )

    def _ordinary_pages(self, page: FlowPage) -> Iterator[Item]:
        """At the outer edge, where a page of the ordinary print begins, its number: who reads large
        print is told by others to look at page 5."""
        setter, turned = self.setter, self.frame.turned
        text = turned if page.turned and turned else self.frame.text
        font = FontKey(setter.theme.body_font)
        for block, top in page.begins:
            if (number := self.ordinary.get(block)) is None:
                continue
            words = say_run("page-short", setter.language, page=number).text
            frame = Box(text.right + _EDGE_GAP, top, _EDGE_WIDTH, pt(_EDGE_SIZE + 3))
            baseline = Emu(top + pt(_EDGE_SIZE + 4))
            yield one_line(words, frame, baseline, font, _EDGE_SIZE, QUIET, setter)

    def sections(self, pages: Sequence[FlowPage]) -> Iterator[str]:
        """The section that each page is in: the last that begins on it, or before it."""
        names = {heading.id: _named(heading) for heading in sections_of(self.document)}
        now = ""
        for page in pages:
            now = next((names[each] for each in reversed(page.anchors) if each in names), now)
            yield now

    def outline(self, pages: Sequence[FlowPage]) -> Iterator[OutlineEntry]:
        """A bookmark for each heading that has an id."""
        headings = (block for block in self.document.blocks if isinstance(block, Heading))
        labels = {heading.id: heading.label for heading in headings}
        for index, page in enumerate(pages):
            for anchor, level in page.outlines:
                yield OutlineEntry(labels[anchor], level, index)


def _openings(pages: Sequence[FlowPage]) -> dict[int, int]:
    """The first block that begins on each page, with the number of the page."""
    firsts = ((page.begins[0][0], number) for number, page in enumerate(pages, 1) if page.begins)
    return dict(firsts)


def _named(heading: Heading) -> str:
    return f"{heading.number}  {heading.inline.text}" if heading.number else heading.inline.text
