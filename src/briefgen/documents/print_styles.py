"""The text styles of documents on paper, for ordinary and for large print."""

from __future__ import annotations

from briefgen.documents.paper_sizes import PAPERS, PageSize
from briefgen.documents.running_heads import is_small, text_area
from briefgen.model.font_families import CODE_FAMILY, FAMILIES, is_old_style, is_serif
from briefgen.model.template import LevelStyle, TextStyle, Theme
from briefgen.model.units import Box, Size, pt
from briefgen.model.values import Value, replace
from briefgen.support.memo import memo

# The text is as wide as a line is easily read; what is left of the paper is the margin column.
_TEXT_WIDTH, _MARGIN_GAP = pt(374), pt(18)
# Line spacing in percent of 1.2 x size: 113 % makes a leading of 1.36.
_LEADING = 113
# Dots of lists within lists are smaller, in percent of the text.
_MARKS = (100, 80, 65)
# The size of large print, in points.
_LARGE = 18
# In large print, what is larger still is so by no more than beside a text of so many points.
_LARGE_STEP = 9


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
    def heads(self) -> int:
        """The size of heads and feet in points."""
        return 14 if self.large else 9

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

    @property
    def margin(self) -> Box | None:
        """The column beside the text, if the page has one."""
        width = self.text.x - self.measure.x
        return replace(self.measure, width=width - _MARGIN_GAP) if width else None


@memo(32)
def frame_of(how: Print) -> Frame:
    """The frame of a page. Kept: every piece of a page asks for it."""
    measure = text_area(how.size)
    column = pt(0) if how.is_small or how.large else measure.width - _TEXT_WIDTH
    text = Box(measure.x + column, measure.y, measure.width - column, measure.height)
    return Frame(measure, text, text_area(how.turned_size) if how.turns else None)


def document_styles(how: Print) -> dict[str, TextStyle]:
    """The styles by name. The text has 11 points, a point less on half sheets."""
    return {style.name: style for style in _styles(_base(how, 1), "body", "heading")}


def paper_styles(how: Print, theme: Theme) -> dict[str, TextStyle]:
    """The styles of a paper that is read: in the serifs of its headings, where they have any, and
    so large that they look as large as 11 points of Arial, or 10 on half sheets."""
    font = "heading" if is_serif(theme.heading_font) else "body"
    family = FAMILIES.get(theme.family(font))
    base = _base(how, family.size if family else 1)
    figures = "numbers" if is_old_style(theme.heading_font) else "heading"
    return {style.name: style for style in _styles(base, font, figures)}


def _base(how: Print, scale: float) -> int:
    return _LARGE if how.large else how.text_size or round(scale * (10 if how.is_small else 11))


def _styles(base: int, font: str, figures: str) -> list[TextStyle]:
    """The styles of a text in a `font` of the theme, with large numbers in one for `figures`."""

    def plus(points: int) -> int:
        """A size above the body's, in proportion, but in large print, where all is large."""
        return base + round(points * (base if base < _LARGE else _LARGE_STEP) / 11)

    plain = LevelStyle(colour="ink", line_spacing=_LEADING, floor=8)
    body = replace(plain, font=font)
    tight = replace(plain, line_spacing=100)
    head = replace(tight, strong=True, font="heading")
    brand, quiet = replace(head, colour="brand"), replace(body, colour="quiet")
    small = replace(tight, colour="quiet")
    centre = replace(head, colour="paper", align="center", link_colour="")
    dot = _item(tight, base, 0, "•")
    # Smaller only where a column is too narrow for its longest word.
    tables = (base - 1, base - 2, base - 3)
    code = replace(tight, font=CODE_FAMILY)
    lists = tuple(_item(body, base, depth, "•") for depth in range(3))
    return [
        TextStyle("document-title", tuple(plus(29 - 4 * step) for step in range(5)), (head,)),
        _style("document-subtitle", plus(7), quiet),
        _style("document-detail", base, replace(plain, colour="quiet")),
        _style("band", base, replace(tight, colour="paper", strong=True)),
        _style("summary", plus(2), body),
        _style("label", base, replace(tight, colour="brand", strong=True)),
        _style("contents", base, plain),
        _style("contents-number", base, replace(plain, colour="brand", strong=True)),
        _style("contents-page", base, replace(plain, align="right")),
        _style("heading-1", plus(10), head),
        _style("heading-2", plus(2), head),
        _style("heading-3", base, brand),
        _style("statement", plus(4), replace(brand, line_spacing=110)),
        _style("body", base, body),
        _style("lead", plus(1), quiet),
        _style("quote", plus(2), body),
        _style("bullets", base, *lists),
        _style("numbered", base, _item(body, base, 0, "#"), _item(body, base, 1, "a"), lists[2]),
        TextStyle("code", (base, *tables), (code, _item(code, base, 0, "→"))),
        _style("caption", max(9, base - 2), small),
        _style("caption-name", max(9, base - 2), replace(small, strong=True)),
        _style("footnote", max(8, base - 2), small),
        TextStyle("table", tables, (replace(tight, floor=tables[-1]), dot)),
        TextStyle("table-header", tables, (replace(tight, strong=True), tight)),
        _style("figure", max(9, base - 2), small, small),
        TextStyle("chart", tables, (tight,)),
        TextStyle("figures", (plus(17), plus(13), plus(9)), (replace(brand, font=figures),)),
        _style("figure-label", base, tight),
        _style("diagram-part", base - 1, head, replace(tight, floor=base - 2), dot),
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
        # The dots of some serifs are hardly seen.
        bullet_font="body" if bullet == "•" else "",
        bullet_colour="brand",
        bullet_percent=_MARKS[depth],
    )
