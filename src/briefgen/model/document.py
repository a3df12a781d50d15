"""A Document: a semantic flow of headings, paragraphs, lists, tables and figures.

It is set on paper by `documents`. Reading documents and notes are Documents.
"""

from __future__ import annotations

from typing import Literal

from briefgen.model.charts import Chart
from briefgen.model.code_block import CodeBlock
from briefgen.model.resolved_deck import Diagram, Picture, Pictures, Points, Table
from briefgen.model.rich_text import Inline
from briefgen.model.values import Value


class Heading(Value, kw_only=True):
    """A heading of `level` 1 to 3 with its text (`inline`). `id` is what links and the contents
    lead to; `number` is shown before it."""

    inline: Inline
    level: int
    id: str = ""
    number: str = ""


class Para(Value):
    """A paragraph, its text in `inline`. `style` is a text style of the document: body, lead,
    quote, caption, ...

    `aside` sets it apart with a rule at its left; `keep` holds it together with what follows.
    """

    inline: Inline
    style: str = "body"
    aside: bool = False
    keep: bool = False


class Bullets(Value):
    """A list; numbered where the order counts, with boxes to tick where it is to be done."""

    points: Points
    """Its entries."""
    numbered: bool = False
    """Whether the order counts."""
    aside: bool = False
    """Whether a rule at its left sets it apart."""
    to_do: bool = False
    """Whether its entries are to be ticked."""


class Listing(Value):
    """Lines of `code`, with what they are on a slide with this `title`."""

    code: CodeBlock
    title: str


class DocumentTable(Value):
    """A `table` over the full width, with its `title` for a caption. With `header_column` its first
    column holds headings."""

    table: Table
    title: str
    header_column: bool = False


class Figure(Value):
    """A diagram, chart or picture (`value`, by the `kind` of its slot), drawn anew for the width of
    the paper, with its `title` for a caption."""

    kind: Literal["diagram", "chart", "picture", "pictures"]
    value: Chart | Diagram | Picture | Pictures
    title: str


class Footnotes(Value):
    """The `notes` that belong to the block before, in the order of their numbers: they stand at the
    foot of its page."""

    notes: tuple[Inline, ...]


Block = Heading | Para | Bullets | Listing | DocumentTable | Figure | Footnotes


class Document(Value, kw_only=True):
    """What stands on the title page, the words of its furniture, and the blocks in order."""

    title: Inline
    """The title."""
    subtitle: Inline | None
    """What stands below the title, if anything."""
    details: tuple[Inline, ...]
    """The lines below: who, when and where."""
    blocks: tuple[Block, ...]
    """What it says, in order."""
    organisation: str = ""
    """Whose it is, for the foot of each page."""
    date: str = ""
    """When the event is, for the head of each page."""
    marking: str = ""
    """Its protective marking, on each page."""
    contents_title: Inline = Inline(())
    """The heading of the table of contents."""
