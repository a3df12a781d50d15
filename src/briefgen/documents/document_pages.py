"""Document + paper -> Scene: title page, contents, the flow, running heads and page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.documents.front_page import SHORT_CONTENTS, layout_band, sections_of, set_front
from briefgen.documents.pagination import FlowPage, flow_pages
from briefgen.documents.print_styles import Print, paper_styles
from briefgen.documents.running_heads import HandoutAbout, layout_running
from briefgen.documents.typesetter import Printed
from briefgen.model.document import Document, Heading
from briefgen.model.scene import Page, Scene
from briefgen.model.scene_properties import Meta, OutlineEntry
from briefgen.model.template import TextStyle
from briefgen.model.units import pt
from briefgen.model.values import replace
from briefgen.text.line_breaking import Typesetter

# How far down the title stands, and the size of heads and feet, in ordinary and in large print.
_TITLE_DROP, _SMALL_DROP = pt(20), pt(4)
_HEADS, _LARGE_HEADS = 9, 14


def layout_document(
    document: Document, how: Print, setter: Typesetter, palette: Mapping[str, str], *, meta: Meta
) -> Scene:
    """The document on pages.

    It is set twice: the contents need the page numbers that only the first setting gives, and as
    their own height does not depend on them, the second setting is the last.
    """
    maker = _Paper(document=document, how=how, setter=setter)
    first = maker.pages({})
    numbers = {anchor: number for number, page in enumerate(first, 1) for anchor in page.anchors}
    pages = maker.pages(numbers)
    return Scene(
        pages=tuple(
            maker.page(page, number, len(pages), section)
            for number, (page, section) in enumerate(
                zip(pages, maker.sections(pages), strict=True), 1
            )
        ),
        meta=meta,
        palette=palette,
        outline=tuple(maker.outline(pages)),
    )


class _Paper(Printed, kw_only=True):
    document: Document

    @property
    def styles(self) -> dict[str, TextStyle]:
        return paper_styles(self.how, self.setter.theme)

    def pages(self, numbers: Mapping[str, int]) -> list[FlowPage]:
        setting = self.setting
        body = list(setting.flow(self.document.blocks))
        if body and len(sections_of(self.document)) > SHORT_CONTENTS:
            body[0] = replace(body[0], new_page=True)
        text = self.frame.text
        drop = _SMALL_DROP if self.how.is_small else _TITLE_DROP
        first = replace(text, y=text.y + drop, height=text.height - drop)
        front = set_front(self.document, setting, numbers)
        return flow_pages([*front, *body], first, text, self.frame.turned)

    def page(self, page: FlowPage, number: int, count: int, section: str) -> Page:
        size = self.how.turned_size if page.turned else self.how.size
        is_first = number == 1
        about = HandoutAbout(
            title=self.document.title.text,
            organisation=self.document.title.text if is_first else self.document.organisation,
            marking=self.document.marking,
            section=section,
            size=_LARGE_HEADS if self.how.large else _HEADS,
            mirrored=not self.how.turns,
        )
        furniture = layout_running(
            about, size, number, count, setter=self.setter, with_head=not is_first
        )
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


def _named(heading: Heading) -> str:
    return f"{heading.number}  {heading.inline.text}" if heading.number else heading.inline.text
