"""Document + paper -> Scene: title page, contents, the flow, running heads and page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.documents.pagination import FlowPage, flow_pages
from briefgen.documents.print_styles import Print
from briefgen.documents.running_heads import HandoutAbout, layout_running
from briefgen.documents.splittable_flowable import Flowable
from briefgen.documents.typesetter import Printed
from briefgen.model.document import Document, Heading
from briefgen.model.rich_text import Inline, plain, unmarked
from briefgen.model.scene import Group, Page, Rectangle, Scene
from briefgen.model.scene_properties import Meta, OutlineEntry
from briefgen.model.text_block import DECORATION, About, Paragraph, Role
from briefgen.model.units import Box, Emu, Size, pt
from briefgen.model.values import replace
from briefgen.text.line_breaking import Typesetter

_TITLE_DROP = pt(72)
_NUMBER_WIDTH = pt(40)
_RULE = Size(pt(48), pt(4))


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
        pages=tuple(maker.page(page, number, len(pages)) for number, page in enumerate(pages, 1)),
        meta=meta,
        palette=palette,
        outline=tuple(maker.outline(pages)),
    )


class _Paper(Printed, kw_only=True):
    document: Document

    def pages(self, numbers: Mapping[str, int]) -> list[FlowPage]:
        body = list(self.setting.flow(self.document.blocks))
        if body:
            body[0] = replace(body[0], new_page=True)
        front = [*self._title(), *self._contents(numbers)]
        text = self.frame.text
        drop = _TITLE_DROP if not self.how.is_small else pt(24)
        first = replace(text, y=text.y + drop, height=text.height - drop)
        return flow_pages([*front, *body], first, text, self.frame.turned)

    def _title(self) -> Iterator[Flowable]:
        setting, document = self.setting, self.document
        yield self._rule()
        yield setting.text(
            [Paragraph(inline=document.title)], "document-title", Role.TITLE, level=1
        )
        if document.subtitle is not None:
            yield setting.text(
                [Paragraph(inline=document.subtitle)], "document-subtitle", Role.BODY
            )
        for index, detail in enumerate(document.details):
            piece = setting.text([Paragraph(inline=detail)], "document-detail", Role.BODY)
            yield replace(piece, space=pt(24) if index == 0 else pt(2))

    def _rule(self) -> Flowable:
        """The short rule that slides have above their titles."""
        rule = Box(self.frame.text.x, Emu(0), _RULE.width, _RULE.height)
        return Flowable(
            item=Rectangle(box=rule, about=DECORATION, fill="brand"), height=_RULE.height
        )

    def _contents(self, numbers: Mapping[str, int]) -> Iterator[Flowable]:
        entries = [block for block in self.document.blocks if isinstance(block, Heading)]
        entries = [entry for entry in entries if entry.level == 1 and entry.id]
        if len(entries) < 2:
            return
        title = [Paragraph(inline=self.document.contents_title)]
        head = self.setting.text(title, "contents-title", Role.HEADING, level=2)
        yield replace(head, space=pt(40), keep=True)
        for entry in entries:
            yield self._entry(entry, numbers.get(entry.id, 0))

    def _entry(self, heading: Heading, number: int) -> Flowable:
        """A line of the contents: the heading, and its page at the right."""
        text = self.frame.text
        named = Box(text.x, text.y, text.width - _NUMBER_WIDTH, text.height)
        paged = Box(named.right, text.y, _NUMBER_WIDTH, text.height)
        label = f"{heading.number}  " if heading.number else ""
        first, *others = heading.inline.runs
        words = unmarked((replace(first, text=label + first.text), *others))
        runs = tuple(replace(run, link=f"#{heading.id}") for run in words.runs if not run.note)
        left = self.setting.text([Paragraph(inline=Inline(runs))], "contents", Role.BODY, box=named)
        page = [Paragraph(inline=plain(str(number)))]
        right = self.setting.text(page, "contents-page", Role.BODY, box=paged)
        box = Box(text.x, Emu(0), text.width, left.height)
        group = Group(
            box=box,
            about=About(role=Role.BODY),
            items=(left.item, right.item),
            name="contents-entry",
        )
        return Flowable(item=group, height=left.height, space=pt(4))

    def page(self, page: FlowPage, number: int, count: int) -> Page:
        document = self.document
        about = HandoutAbout(
            title=document.title.text,
            organisation=document.organisation,
            date=document.date,
            marking=document.marking,
        )
        size = self.how.turned_size if page.turned else self.how.size
        furniture = layout_running(
            about, size, number, count, setter=self.setter, with_head=number > 1
        )
        return Page(
            id=f"page-{number}",
            size=size,
            layout="",
            items=page.items,
            title=document.title.text,
            furniture=furniture,
            number=number,
            anchors=page.anchors,
        )

    def outline(self, pages: Sequence[FlowPage]) -> Iterator[OutlineEntry]:
        """A bookmark for each heading that has an id."""
        titles = {
            block.id: (f"{block.number}  " if block.number else "") + block.inline.text
            for block in self.document.blocks
            if isinstance(block, Heading)
        }
        for index, page in enumerate(pages):
            for anchor, level in page.outlines:
                yield OutlineEntry(titles[anchor], level, index)
