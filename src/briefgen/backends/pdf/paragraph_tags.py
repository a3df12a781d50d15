"""Paragraphs -> elements: headings, paragraphs, and lists that open and close with the levels."""

from __future__ import annotations

from msgspec import Struct, field

from briefgen.backends.pdf.objects import string
from briefgen.backends.pdf.structure_tree import Element, Tags
from briefgen.model.text_block import LevelFormat, Paragraph, Role, TextBlock

_COUNTED = {"#": "/O /List /ListNumbering /Decimal", "a": "/O /List /ListNumbering /LowerAlpha"}
_BULLETED = "/O /List /ListNumbering /Disc"


def format_of(block: TextBlock, paragraph: Paragraph) -> LevelFormat:
    """How a paragraph is set; without its bullet where that is suppressed."""
    level = block.levels[paragraph.level]
    return level if paragraph.bullet else level.without_bullet


class _OpenList(Struct, eq=False):
    """A list that may get further items, and the body of its last one."""

    level: int
    element: Element
    body: Element | None = None


class ParagraphTags(Struct, eq=False):
    """The elements made of a text so far, inside `parent`. `lists` are the open ones, from the
    outermost inwards; `last` is the element that holds the last paragraph."""

    parent: Element
    lists: list[_OpenList] = field(default_factory=list)
    last: Element | None = None

    def add(self, block: TextBlock, paragraph: Paragraph, level: int, tags: Tags) -> Element:
        """The element of the next paragraph: a list item, a heading or a paragraph, or that of all
        lines of code. `level` is that of the title above."""
        if block.about.role is Role.CODE:
            self.last = self.last or self.parent.add("P", **_language(block)).add("Code")
            return self.last
        wanted = _heading_level(block, paragraph, level)
        bullet = format_of(block, paragraph).bullet
        if bullet and not wanted:
            return self._list(block, paragraph.level, bullet).add("LI")
        self._close_lists(0 if wanted else paragraph.level)
        if block.about.role is Role.NOTE and not wanted:
            self.last = tags.add_note(self.parent, **_language(block))
        elif wanted:
            self.last = tags.add_heading(self.parent, wanted, **_language(block))
        else:
            self.last = self._outer.add("P", **_language(block))
        return self.last

    def open_body(self, item: Element) -> Element:
        """The body of the item just made; lists of deeper levels go inside."""
        self.last = self.lists[-1].body = item.add("LBody")
        return self.last

    def _list(self, block: TextBlock, level: int, bullet: str) -> Element:
        """The list of that level: an open one, or a new one inside the item before."""
        self._close_lists(level + 1)
        if not self.lists or self.lists[-1].level < level:
            attributes = _COUNTED.get(bullet, _BULLETED)
            element = self._outer.add("L", attributes, **_language(block))
            self.lists.append(_OpenList(level, element))
        return self.lists[-1].element

    def _close_lists(self, level: int) -> None:
        """End the lists of that level and those inside them: a line without a bullet stands between
        two lists of its level, in the item above."""
        while self.lists and self.lists[-1].level >= level:
            self.lists.pop()

    @property
    def _outer(self) -> Element:
        """What a list or paragraph stands in: the item that is open, if any."""
        return (self.lists[-1].body if self.lists else None) or self.parent


def _heading_level(block: TextBlock, paragraph: Paragraph, level: int) -> int:
    """The level of a heading, 0 for other paragraphs."""
    role = block.about.role
    if role is Role.TITLE and paragraph is block.paragraphs[0]:
        return block.about.level or level
    if role is Role.HEADING:
        return block.about.level or level + 1
    return level + 1 if paragraph.heading else 0


def _language(block: TextBlock) -> dict[str, str]:
    language = block.about.language
    return {"Lang": string(language)} if language else {}


class Thread(Struct, eq=False):
    """What a text or the rows of a table may go on from, on the same page or the one before: the
    `outline` of the last text, and the element of the last table's `rows`; None before the first
    of each."""

    outline: ParagraphTags | None = None
    rows: Element | None = None
