"""The text styles of documents on paper, for ordinary and for large print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefgen.documents.running_heads import is_small, text_area
from briefgen.model.font_families import CODE_FAMILY
from briefgen.model.outputs import Paper
from briefgen.model.template import LevelStyle, TextStyle
from briefgen.model.units import Box, Size, mm, pt
from briefgen.model.values import Value, replace

# A paper to print on, or the half of a sheet, for booklets.
PageSize = Paper | Literal["Half-Letter"]

PAPERS: Mapping[PageSize, Size] = {
    "A4": Size(mm(210), mm(297)),
    "A5": Size(mm(148), mm(210)),
    "Letter": Size(pt(612), pt(792)),
    "Half-Letter": Size(pt(396), pt(612)),
}

_MARGIN_COLUMN = pt(64)
# Line spacing in percent of 1.2 x size: 113 % makes a leading of 1.36.
_LEADING = 113


class Print(Value):
    """How a document is printed: on what `paper`, whether in `large` print (18 points, wide
    spacing, no italics), and the size of its text in points (`text_size`), 0 for the usual one.
    Where it `turns`, a page with a wide table has its long edge at the top."""

    paper: PageSize = "A4"
    large: bool = False
    text_size: int = 0
    turns: bool = True

    @property
    def size(self) -> Size:
        return PAPERS[self.paper]

    @property
    def turned_size(self) -> Size:
        """The paper with its long edge at the top."""
        return Size(self.size.height, self.size.width)

    @property
    def is_small(self) -> bool:
        """Half sheets have no margin column."""
        return is_small(self.size)


class Frame(Value):
    """Where things stand on a page: the whole `measure`, and the column of the `text`, which leaves
    a margin column free at its left where the paper is wide enough; and the measure of a page that
    is `turned`, for a table that is wider, or None where none may be."""

    measure: Box
    text: Box
    turned: Box | None


def frame_of(how: Print) -> Frame:
    """The frame of a page."""
    measure = text_area(how.size)
    column = pt(0) if how.is_small or how.large else _MARGIN_COLUMN
    text = Box(measure.x + column, measure.y, measure.width - column, measure.height)
    return Frame(measure, text, text_area(how.turned_size) if how.turns else None)


def document_styles(how: Print) -> dict[str, TextStyle]:
    """The styles by name. The text has 11 points, a point less on half sheets."""
    base = 18 if how.large else how.text_size or (10 if how.is_small else 11)
    return {style.name: style for style in _styles(base)}


def _styles(base: int) -> list[TextStyle]:
    def plus(points: int) -> int:
        """A size above the body's, in proportion."""
        return base + round(points * base / 11)

    body = LevelStyle(colour="ink", line_spacing=_LEADING, floor=8)
    tight = replace(body, line_spacing=100)
    head = replace(tight, strong=True, font="heading")
    brand, quiet = replace(head, colour="brand"), replace(body, colour="quiet")
    centre = replace(head, colour="paper", align="center", link_colour="")
    dot = _item(tight, base, 0, "•")
    # Smaller only where a column is too narrow for its longest word.
    tables = (base - 1, base - 2, base - 3)
    code = replace(tight, font=CODE_FAMILY)
    lists = (_item(body, base, 0, "•"), _item(body, base, 1, "–"), _item(body, base, 2, "–"))
    return [
        _style("document-title", plus(17), head),
        _style("document-subtitle", plus(4), quiet),
        _style("document-detail", base, body),
        _style("contents-title", plus(2), head),
        _style("contents", base, body),
        _style("contents-page", base, replace(body, align="right")),
        _style("heading-1", plus(9), brand),
        _style("heading-2", plus(3), head),
        _style("heading-3", base, brand),
        _style("body", base, body),
        _style("lead", plus(2), quiet),
        _style("quote", plus(2), body),
        _style("bullets", base, *lists),
        _style("numbered", base, _item(body, base, 0, "#"), _item(body, base, 1, "a"), lists[2]),
        TextStyle("code", (base, *tables), (code, _item(code, base, 0, "→"))),
        _style("caption", base - 1, replace(tight, colour="quiet")),
        _style("footnote", max(8, base - 2), tight),
        TextStyle("table", tables, (tight, dot)),
        TextStyle("table-header", tables, (replace(tight, strong=True), tight)),
        _style("figure", base - 1, replace(tight, colour="quiet"), replace(tight, colour="quiet")),
        TextStyle("chart", tables, (tight,)),
        _style("diagram-part", base, head, tight, dot),
        _style("diagram-centre", plus(1), centre),
    ]


def _style(name: str, size: int, *levels: LevelStyle) -> TextStyle:
    return TextStyle(name, (size,), levels)


def _item(style: LevelStyle, base: int, depth: int, bullet: str) -> LevelStyle:
    """A level of a list: its mark hangs."""
    step = pt(1.4 * base)
    return replace(
        style,
        margin=step * (depth + 1),
        indent=-step,
        bullet=bullet,
        bullet_colour="brand",
    )
