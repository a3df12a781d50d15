"""Tables that are wider than the paper: smaller, then on a page that is turned, then refused."""

from __future__ import annotations

import pytest

from briefgen.documents.document_pages import layout_document
from briefgen.documents.paper_sizes import PAPERS, PageSize
from briefgen.documents.print_styles import Print
from briefgen.documents.slots_to_blocks import value_blocks
from briefgen.documents.too_wide_error import TooWideError
from briefgen.model.diagnostics import Span
from briefgen.model.document import Block, Document, DocumentTable, Heading, Para
from briefgen.model.resolved_deck import Aspect, Comparison, RowGroup, Subject, Table, Text
from briefgen.model.rich_text import plain
from briefgen.model.scene import Grid, Page, Scene
from briefgen.model.scene_properties import Meta
from briefgen.model.scene_walk import blocks_in
from briefgen.model.template import Theme
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Size
from briefgen.model.values import replace
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter

SETTER = Typesetter(fonts=built_in_fonts(), theme=Theme({}, "Arial", "Arial"), language="en-GB")
PLACE = Span(file="decks/d.yaml", line=8, column=5)


def _table(count: int, cell: str = "12,345", name: str = "Southfields", rows: int = 3) -> Table:
    columns = (plain("Area"), *(plain(f"M{number}") for number in range(1, count)))
    row = (plain(name), *(plain(cell) for _ in range(1, count)))
    return Table(columns=columns, groups=(RowGroup(None, (row,) * rows),), span=PLACE)


def _set(table: Table, how: Print, *, before: tuple[Block, ...] = ()) -> Scene:
    blocks = (
        Heading(inline=plain("Opening"), level=1, id="a"),
        Para(plain("Words.")),
        *before,
        Heading(inline=plain("Visits by month"), level=2, id="b"),
        DocumentTable(table=table, title="Visits by month"),
        Heading(inline=plain("After"), level=2, id="c"),
        Para(plain("More words.")),
    )
    document = Document(
        title=plain("Report"), subtitle=None, details=(), blocks=blocks, organisation="Council",
        date="", marking="", contents_title=plain("Contents"),
    )  # fmt: skip
    meta = Meta(title="Report", language="en-GB")
    return layout_document(document, how, SETTER, {}, meta=meta)


def _page_of(scene: Scene) -> tuple[Page, Grid]:
    ((page, grid),) = (
        (page, item) for page in scene.pages for item in page.items if isinstance(item, Grid)
    )
    return page, grid


def _turned(paper: PageSize) -> Size:
    return Size(PAPERS[paper].height, PAPERS[paper].width)


def _lines_of(grid: Grid) -> set[int]:
    return {len(block.lines) for block in blocks_in((grid,))}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_thirteen_columns_of_numbers_stand_upright_and_smaller(paper: PageSize) -> None:
    """`12,345` was cut after the four, and later the whole document was refused."""
    page, grid = _page_of(_set(_table(13), Print(paper)))
    assert page.size == PAPERS[paper]
    assert grid.rows[1].cells[1].text.fit.size == 9
    assert _lines_of(grid) == {1}


@pytest.mark.parametrize(
    ("how", "count", "size"),
    [
        (Print("A4"), 16, 10),
        (Print("Letter"), 16, 10),
        (Print("A4", large=True), 9, 17),
        (Print("A5"), 13, 9),
    ],
)
def test_a_wider_table_stands_on_a_page_that_is_turned(how: Print, count: int, size: int) -> None:
    scene = _set(_table(count), how)
    page, grid = _page_of(scene)
    assert page.size == _turned(how.paper)
    assert grid.rows[1].cells[1].text.fit.size == size
    assert _lines_of(grid) == {1}
    assert all(item.box.right <= page.size.width for item in (*page.items, *page.furniture))
    texts = ["".join(line.text for line in block.lines) for block in blocks_in(page.items)]
    assert texts[0] == "Visits by month"
    assert "After" not in texts
    assert [other.size for other in scene.pages if other is not page] == [how.size] * (
        len(scene.pages) - 1
    )


def test_text_that_follows_a_turned_table_fills_the_page_before_it() -> None:
    """Three quarters of a page stayed blank before a table on a turned one."""
    following = Heading(inline=plain("What follows"), level=2, id="d"), Para(plain("Text."))
    scene = _set(
        _table(3), Print("A4"), before=(DocumentTable(table=_table(16), title="Wide"), *following)
    )
    upright, turned = scene.pages[:2]
    assert turned.size == _turned("A4")
    texts = [block.text for block in blocks_in(upright.items)]
    assert "What follows" in texts
    assert "Visits by month" not in texts


def test_a_longer_text_has_the_wider_column_of_a_comparison() -> None:
    """In large print, a text of nine lines stood beside columns that were nearly empty."""
    long = "Certainty: one request in eight could not be met within the hour, and people who do not"
    values = tuple(
        Text((plain(words),)) for words in ("Every other bus", f"{long} like it stopped")
    )
    subjects = tuple(Subject(plain(name)) for name in ("A", "B"))
    aspects = (Aspect(plain("What you lose"), values), Aspect(plain("Cost a year"), values[:1] * 2))
    compared = Comparison(subjects=subjects, aspects=aspects, span=PLACE)
    blocks = tuple(value_blocks(compared, "Compared", "en-GB", numbered=False))
    scene = _set(_table(2), Print(large=True), before=blocks)
    grids = [item for page in scene.pages for item in page.items if isinstance(item, Grid)]
    assert grids[0].columns[2] > 1.3 * grids[0].columns[1]


def test_a_long_turned_table_goes_on_on_turned_pages() -> None:
    scene = _set(_table(16, rows=60), Print("A4"))
    grids = [page for page in scene.pages if any(isinstance(item, Grid) for item in page.items)]
    assert len(grids) > 1
    assert {page.size for page in grids} == {_turned("A4")}
    bottoms = [item.box.bottom for page in grids for item in page.items]
    assert max(bottoms) < _turned("A4").height


def test_a_booklet_sets_a_wide_table_smaller() -> None:
    """Its pages cannot be turned: a sheet that is folded holds two of them."""
    scene = _set(_table(12), Print("A5", turns=False))
    page, grid = _page_of(scene)
    assert page.size == PAPERS["A5"]
    assert grid.rows[1].cells[1].text.fit.size == 6


@pytest.mark.parametrize(
    ("how", "count", "fitting"),
    [(Print("A5", turns=False), 13, 12), (Print("A4", large=True), 16, 12), (Print("A4"), 40, 21)],
)
def test_what_fits_nowhere_says_where_it_is_and_how_much_would(
    how: Print, count: int, fitting: int
) -> None:
    """The error stood at the title of the deck, and did not say how much too wide it is."""
    with pytest.raises(TooWideError) as caught:
        _set(_table(count), how)
    error = caught.value
    assert (error.span, error.fitting, error.count, error.widest) == (PLACE, fitting, count, "Area")


def test_a_comparison_that_fits_nowhere_is_found_where_it_is_written() -> None:
    """The error stood nowhere: its table had no place."""
    subjects = tuple(Subject(plain("Kinderbetreuungseinrichtungen")) for _ in range(4))
    aspects = (Aspect(plain("Staff"), tuple(Text((plain("12"),)) for _ in range(4))),)
    compared = Comparison(subjects=subjects, aspects=aspects, span=PLACE)
    (block,) = value_blocks(compared, "Compared", "en-GB", numbered=False)
    assert isinstance(block, DocumentTable)
    with pytest.raises(TooWideError) as caught:
        _set(block.table, Print("A5", turns=False))
    assert caught.value.span == PLACE


def test_a_title_with_a_word_wider_than_the_paper_is_set_smaller() -> None:
    word = "Kinderbetreuungseinrichtungen"
    before = (Heading(inline=plain(word), level=1, id="d"),)
    scene = _set(_table(2), Print("A5", large=True), before=before)
    lines = [
        [line.text for line in block.lines]
        for page in scene.pages
        for block in blocks_in(page.items)
        if word in "".join(line.text for line in block.lines)
    ]
    assert all(word in one for one in lines)


def test_the_mark_of_an_ordinary_page_stands_beside_a_turned_table_not_on_it() -> None:
    """It stood where the edge of an upright page is."""
    how, words = Print(large=True), Para(plain("Words."))
    found = (_page_of(_set(_table(9), how, before=(words,) * count)) for count in range(20, 60))
    pages = [(page, grid, _marks(page)) for page, grid in found]
    page, grid, marks = next(each for each in pages if each[2])
    assert page.size == _turned("A4")
    assert all(mark.box.x > grid.box.right for mark in marks)
    assert all(mark.fit.size >= 14 for mark in marks)


def test_a_page_is_turned_for_a_column_that_would_be_a_word_wide() -> None:
    """A sentence stood in nine lines of a word or two, beside five columns of numbers."""
    heads = [plain(f"Classes {n}") for n in range(5)]
    sentence = plain(
        "10 to 40 Mbit/s; two schools by satellite since the copper line was withdrawn"
    )
    row = (*(plain("9") for _ in heads), sentence)
    columns = (*heads, plain("Broadband"))
    table = Table(columns=columns, groups=(RowGroup(None, (row,)),), span=PLACE)
    page, grid = _page_of(_set(table, Print(large=True)))
    assert page.size == _turned("A4")
    assert max(_lines_of(grid)) <= 4
    page, _ = _page_of(
        _set(
            replace(table, columns=columns[3:], groups=(RowGroup(None, (row[3:],)),)),
            Print(large=True),
        )
    )
    assert page.size == PAPERS["A4"]


def _marks(page: Page) -> list[TextBlock]:
    return [block for block in blocks_in(page.furniture) if block.text.startswith("p. ")]
