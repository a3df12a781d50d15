"""A Document: a semantic flow of headings, paragraphs, lists, tables and figures.

It is set on paper by `layout/flow`. Reading documents and notes are Documents.
"""

from __future__ import annotations

from typing import Literal

from briefgen.model.resolved_deck import Chart, Diagram, Picture, Points, Table
from briefgen.model.rich_text import Inline
from briefgen.model.values import Value


class Heading(Value):
    """A heading of level 1 to 3. `id` is what links and the contents lead to; `number` is shown
    before it; `on_new_page` begins a page."""

    inline: Inline
    level: int
    id: str = ""
    number: str = ""
    on_new_page: bool = False


class Para(Value):
    """A paragraph. `style` is a text style of the document: body, lead, quote, caption, ...

    `aside` sets it apart with a rule at its left; `keep` holds it together with what follows.
    """

    inline: Inline
    style: str = "body"
    aside: bool = False
    keep: bool = False


class Bullets(Value):
    """A list; numbered where the order counts."""

    points: Points
    numbered: bool = False
    aside: bool = False


class DocumentTable(Value):
    """A table over the full width. With `header_column` its first column holds headings."""

    table: Table
    title: str
    header_column: bool = False


class Figure(Value):
    """A diagram, chart or picture (by the kind of its slot), drawn anew for the width of the
    paper."""

    kind: Literal["diagram", "chart", "picture"]
    value: Chart | Diagram | Picture
    title: str


class Footnotes(Value):
    """Notes that belong to the block before: they stand at the foot of its page."""

    notes: tuple[Inline, ...]


Block = Heading | Para | Bullets | DocumentTable | Figure | Footnotes


class Document(Value):
    """What stands on the title page, the words of its furniture, and the blocks in order."""

    title: Inline
    subtitle: Inline | None
    details: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    language: str
    organisation: str = ""
    date: str = ""
    marking: str = ""
    contents_title: str = ""
