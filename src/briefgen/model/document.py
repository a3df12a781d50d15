"""A Document: a semantic flow of headings, paragraphs, lists, tables and figures.

It is set on paper by `documents`. Reading documents and notes are Documents.
"""

from __future__ import annotations

from typing import Literal

from briefgen.model.charts import Chart
from briefgen.model.code_block import CodeBlock
from briefgen.model.diagnostics import Span
from briefgen.model.resolved_deck import (
    Diagram,
    Number,
    Picture,
    Pictures,
    Points,
    Table,
)
from briefgen.model.rich_text import Inline
from briefgen.model.values import Value

# How a passage is set apart: by a rule at its left, with a tint as well, or by one that stands out.
Aside = Literal["", "rule", "tint", "strong"]


class Heading(Value, kw_only=True):
    """A heading of `level` 1 to 3 with its text (`inline`). `id` is what links and the contents
    lead to; `number` is shown before it. A `statement` is set as a passage that stands out, and has
    a `short` text among the bookmarks."""

    inline: Inline
    level: int
    id: str = ""
    number: str = ""
    statement: bool = False
    short: str = ""

    @property
    def label(self) -> str:
        """What it is called among the bookmarks."""
        words = self.short or self.inline.text
        return f"{self.number}  {words}" if self.number else words


class Para(Value):
    """A paragraph, its text in `inline`. `style` is a text style of the document: body, lead,
    quote, caption, ...

    `aside` sets it apart; `keep` holds it together with what follows.
    """

    inline: Inline
    style: str = "body"
    aside: Aside = ""
    keep: bool = False


class Bullets(Value):
    """A list; numbered where the order counts, with boxes to tick where it is to be done."""

    points: Points
    """Its entries."""
    numbered: bool = False
    """Whether the order counts."""
    aside: Aside = ""
    """How it is set apart, if it is."""
    to_do: bool = False
    """Whether its entries are to be ticked."""


class Listing(Value):
    """Lines of `code`, with what they are on a slide with this `title`."""

    code: CodeBlock
    title: str


class DocumentTable(Value, kw_only=True):
    """A `table` with its `title` for a caption. With `header_column` its first column holds
    headings. Where it is too wide for the text, it is set as `otherwise`, if that is given. Parts
    of one table have columns for the rows of all (`measured`). It may have the numbers of the chart
    before it (`is_data`): then it need not be set where these stand in the chart."""

    not_shown = frozenset({"measured"})

    table: Table
    title: str
    header_column: bool = False
    otherwise: Table | None = None
    measured: Table | None = None
    is_data: bool = False


class Figure(Value, kw_only=True):
    """A diagram, chart or picture (`value`, by the `kind` of its slot), drawn anew for the width of
    the paper: `title` is that of its slide, its own number is the `label`, and `caption` says what
    it shows."""

    kind: Literal["diagram", "chart", "picture", "pictures"]
    value: Chart | Diagram | Picture | Pictures
    title: str
    label: Inline = Inline(())
    caption: Inline | None = None


class NumberRow(Value):
    """Large `numbers`, with what they count."""

    numbers: tuple[Number, ...]


class Footnotes(Value):
    """The `notes` that belong to the block before, in the order of their numbers: they stand at the
    foot of its page."""

    notes: tuple[Inline, ...]


Block = (
    Heading | Para | Bullets | Listing | DocumentTable | Figure | NumberRow | Footnotes
)  # fmt: skip


class NotSaid(Value):
    """A `text` that a document leaves out, written at `span`."""

    text: str
    span: Span


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
    summary_title: Inline = Inline(())
    """The heading of the summary."""
    summary: tuple[Inline, ...] = ()
    """What it says in short, for those who read nothing else."""
    left_out: tuple[NotSaid, ...] = ()
    """What the deck says and it does not, as that stands there already."""
