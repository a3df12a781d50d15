"""The flow fills pages from the top; no widow, no orphan, no heading at the foot of a page."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.documents.page_filling import FlowPage
from briefgen.documents.pagination import Frames, flow_pages, pages_as_planned, plan_pages
from briefgen.documents.print_styles import Print, document_styles, frame_of
from briefgen.documents.splittable_flowable import Flowable
from briefgen.documents.typesetter import DocumentTypesetter
from briefgen.model.document import (
    Block,
    Bullets,
    DocumentTable,
    Footnotes,
    Heading,
    NumberRow,
    Para,
)
from briefgen.model.resolved_deck import Number, Point, Points, RowGroup, Table
from briefgen.model.rich_text import plain
from briefgen.model.scene import Grid, Rectangle
from briefgen.model.template import Theme
from briefgen.model.text_block import DECORATION, Role, TextBlock, TextLine
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import replace
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter

SETTER = Typesetter(fonts=built_in_fonts(), theme=Theme({}, "Arial", "Arial"), language="en-GB")
HOW = Print("A4")
FRAME = frame_of(HOW)
SETTING = DocumentTypesetter(document_styles(HOW), FRAME, SETTER)
SENTENCE = "A sentence of some length that fills the better part of a line of this measure. "


def _flow(*blocks: Block) -> list[FlowPage]:
    return flow_pages(list(SETTING.flow(blocks)), FRAME.text, FRAME.text)


def _texts(page: FlowPage) -> list[TextBlock]:
    return [item for item in page.items if isinstance(item, TextBlock)]


def _passage(sentences: int) -> Para:
    return Para(plain(SENTENCE * sentences))


BLOCKS = st.one_of(
    st.integers(1, 12).map(_passage),
    st.tuples(st.integers(1, 3), st.integers(1, 5)).map(
        lambda found: Heading(
            inline=plain(f"Heading {found[0]} " + SENTENCE * found[1]), level=found[0]
        )
    ),
    st.integers(1, 20).map(
        lambda count: Bullets(Points(tuple(Point(inline=plain(SENTENCE)) for _ in range(count))))
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=30))
def test_pages_keep_their_measure_and_no_heading_ends_one(blocks: list[Block]) -> None:
    pages = _flow(*blocks)
    for number, page in enumerate(pages):
        texts = _texts(page)
        bottom = max(text.box.bottom for text in texts)
        assert bottom <= FRAME.text.bottom
        tops = [text.box.y for text in texts]
        assert tops == sorted(tops)
        if number + 1 < len(pages):
            assert texts[-1].about.role is not Role.HEADING
        assert not any(t.about.continues for t in texts if t.about.role is Role.HEADING)


def test_a_heading_of_four_lines_is_not_cut_between_two_pages() -> None:
    """In booklets, two lines of it stood at the foot of a page."""
    heading = Heading(inline=plain(SENTENCE * 4), level=2)
    for lines in range(1, 60):
        pages = _flow(*[Para(plain("A line."))] * lines, heading, _passage(3))
        headings = [t for page in pages for t in _texts(page) if t.about.role is Role.HEADING]
        assert len(headings) == 1
        assert len(headings[0].lines) >= 4


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 30).map(_passage), min_size=1, max_size=20))
def test_no_line_stands_alone_at_the_foot_or_the_head_of_a_page(blocks: list[Block]) -> None:
    for page in _flow(*blocks):
        for text in _texts(page):
            whole = text.text.count("A sentence") <= 1
            assert whole or len(text.lines) >= 2


def test_every_word_is_there_once() -> None:
    blocks = [Para(plain(f"number{index} " + SENTENCE * 6)) for index in range(40)]
    lines = [line for page in _flow(*blocks) for text in _texts(page) for line in text.lines]
    words = " ".join(line.text for line in lines).split()
    assert [word for word in words if word.startswith("number")] == [
        f"number{index}" for index in range(40)
    ]
    assert words.count("sentence") == 240


def test_a_paragraph_that_goes_on_says_so() -> None:
    pages = _flow(*[_passage(12) for _ in range(6)])
    assert len(pages) > 1
    assert _texts(pages[1])[0].about.continues
    assert not _texts(pages[0])[0].about.continues


def test_a_long_table_repeats_its_header() -> None:
    rows = tuple((plain(f"row {index}"), plain("value")) for index in range(80))
    table = Table(columns=(plain("Name"), plain("Value")), groups=(RowGroup(None, rows),))
    pages = _flow(DocumentTable(table=table, title="A table"))
    grids = [item for page in pages for item in page.items if isinstance(item, Grid)]
    assert len(grids) == len(pages) > 1
    assert [grid.rows[0].cells[0].text.text for grid in grids] == ["Name"] * len(grids)
    body = [row.cells[0].text.text for grid in grids for row in grid.rows[1:]]
    assert body == [f"row {index}" for index in range(80)]
    assert all(grid.box.bottom <= FRAME.text.bottom for grid in grids)


def test_long_notes_stand_at_the_foot_of_their_page() -> None:
    note = plain("[1]  A source " + SENTENCE * 3)
    pages = _flow(_passage(2), Footnotes((note,)), *[_passage(12) for _ in range(8)])
    notes = _notes(pages)
    assert [(number, text.text) for number, text in notes] == [(0, note.text)]
    others = [text for text in _texts(pages[0]) if text.about.role is not Role.NOTE]
    assert notes[0][1].box.y >= max(text.box.bottom for text in others)
    assert notes[0][1].box.bottom <= FRAME.text.bottom


def test_short_notes_hang_in_the_margin_beside_what_they_belong_to() -> None:
    """Sources gathered at the foot of the page, far from the figures that they are of."""
    pages = _flow(_passage(2), _passage(4), Footnotes((plain("[1]  A source"),)), _passage(12))
    ((number, note),) = _notes(pages)
    text = _texts(pages[0])[1]
    assert number == 0
    assert note.box.right < FRAME.text.x
    assert text.box.y <= note.box.y < note.box.bottom <= text.box.bottom


def _notes(pages: list[FlowPage]) -> list[tuple[int, TextBlock]]:
    return [
        (number, text)
        for number, page in enumerate(pages)
        for text in _texts(page)
        if text.about.role is Role.NOTE
    ]


def test_a_piece_that_is_higher_than_a_page_is_not_lost() -> None:
    piece = next(iter(SETTING.flow([_passage(3)])))
    high = Flowable(item=piece.item, height=FRAME.text.height, keep=True)
    pages = flow_pages([high, high], FRAME.text, FRAME.text)
    assert len(pages) == 2


def test_a_heading_is_not_parted_from_what_has_sources_below_it() -> None:
    """Where sources stand at the foot, their height was not counted: the heading was left on the
    page before, alone."""
    large = Print(large=True)
    setting = DocumentTypesetter(document_styles(large), frame_of(large), SETTER)
    numbers = NumberRow((Number(value=plain("75%"), label=plain("answered at once")),))
    ends = (Heading(inline=plain("Two numbers"), level=2), numbers, Footnotes((plain(SENTENCE),)))
    for lines in range(1, 30):
        blocks: list[Block] = [*[Para(plain("A line."))] * lines, *ends]
        text = setting.frame.text
        pages = flow_pages(list(setting.flow(blocks)), text, text)
        assert not any(_texts(page)[-1].about.role is Role.HEADING for page in pages), lines


def _card(sentences: int, *, keep: bool) -> Para:
    return Para(plain(SENTENCE * sentences), aside="tint", keep=keep)


def test_a_long_card_is_not_cut_where_all_of_it_has_room() -> None:
    """Its last lines were set on the next page, and the rest of its page was left empty."""
    cards = (_card(6, keep=True), _card(2, keep=True), _card(2, keep=False))
    for lines in range(1, 40):
        above = sum(piece.height + piece.space for piece in _pieces(lines))
        first = _flow(*[Para(plain("A line."))] * lines, *cards)[0]
        (piece, *_) = SETTING.flow(cards)
        has_room = FRAME.text.height - above >= piece.height + pt(20)
        opening = [text for text in _texts(first) if text.about.role is Role.BODY][-3:]
        longest = max((len(text.lines) for text in opening), default=0)
        assert not has_room or longest >= len(_lines_of(piece)), lines


def _pieces(lines: int) -> list[Flowable]:
    return SETTING.flow([Para(plain("A line."))] * lines)


def _lines_of(piece: Flowable) -> Sequence[TextLine]:
    assert isinstance(piece.item, TextBlock)
    return piece.item.lines


def test_a_drawing_behind_one_that_waits_does_not_stop_the_text() -> None:
    """Half of a page was left empty, as only one drawing could wait for the next page."""
    drawn = Rectangle(
        box=Box(FRAME.text.x, Emu(0), FRAME.text.width, pt(340)), about=DECORATION, fill="brand"
    )

    def drawing() -> Flowable:
        return Flowable(item=drawn, height=pt(340), space=pt(12), redraw=lambda room: None)

    filler, after, last = (SETTING.flow([_passage(count)]) for count in (26, 2, 3))
    heading = SETTING.flow([Heading(inline=plain("The next"), level=2, id="next"), _passage(1)])
    first, second = flow_pages(
        [*filler, drawing(), *heading, drawing(), *after, *last], FRAME.text, FRAME.text
    )
    assert len(_texts(first)) == 5
    assert [item for item in second.items if isinstance(item, Rectangle)] == list(second.items)


def _drawing(height: int, *, most: int) -> Flowable:
    """A drawing of a height in points, which can be drawn up to so many points high."""

    def drawn(room: int) -> Flowable | None:
        return _drawing(min(room // pt(1), most), most=0) if room >= pt(height) else None

    box = Box(FRAME.text.x, Emu(0), FRAME.text.width, pt(height))
    item = Rectangle(box=box, about=DECORATION, fill="brand")
    return Flowable(item=item, height=pt(height), space=pt(12), redraw=drawn)


def test_drawings_of_two_slides_do_not_stand_behind_the_words_of_both() -> None:
    """A heading and its sentence, another heading and its sentence, and on the next page two
    drawings: nobody knew which was whose."""
    for sentences in range(20, 36):
        words = [
            SETTING.flow([Heading(inline=plain(name), level=2, id=name), _passage(2)])
            for name in ("First", "Second", "Third")
        ]
        slides = [
            piece
            for (head, text) in words
            for piece in (head, replace(text, keep=True), _drawing(260, most=260))
        ]
        filler = SETTING.flow([_passage(sentences)])
        first, *_ = flow_pages([*filler, *slides], FRAME.text, FRAME.text)
        heads = [text for text in _texts(first) if text.about.role is Role.HEADING]
        shown = [item for item in first.items if isinstance(item, Rectangle)]
        assert len(heads) <= len(shown) + 1, sentences


def _named(name: str) -> Flowable:
    """A drawing that can have the name of its slide, which shows as a text."""
    drawing = _drawing(260, most=260)
    text = SETTING.flow([Para(plain(name))])[0]

    def rename() -> Flowable:
        return replace(drawing, item=text.item, height=drawing.height, rename=None)

    return replace(drawing, rename=rename)


def _slide(name: str, *exhibits: Flowable, outline: int = 1) -> list[Flowable]:
    head, text = SETTING.flow([Heading(inline=plain(name), level=2, id=name), _passage(2)])
    return [replace(head, outline=outline), replace(text, keep=bool(exhibits)), *exhibits]


def test_a_drawing_that_another_slide_has_passed_bears_the_name_of_its_own() -> None:
    """Behind the words of two slides nobody knew whose it was."""
    filler = SETTING.flow([_passage(27)])
    pieces = [*filler, *_slide("A", _named("Name of A")), *_slide("B")]
    first, second = flow_pages(pieces, FRAME.text, FRAME.text)
    assert [t.text for t in _texts(first) if t.about.role is Role.HEADING] == ["A", "B"]
    assert "Name of A" in [text.text for text in _texts(second)]


def test_the_parts_of_a_table_stay_in_their_order() -> None:
    """The part "After" stood a page before the part "Before", which had no room above it."""
    cells = tuple((plain(name), plain("1")) for name in "ab")
    table = Table(columns=(plain("a"), plain("b")), groups=(RowGroup(None, cells),))
    (small,) = SETTING.flow([DocumentTable(table=table, title="Data")])
    before, after = SETTING.flow(
        [Heading(inline=plain(name), level=3) for name in ("Before", "After")]
    )
    filler = SETTING.flow([_passage(28)])
    high = replace(_drawing(400, most=400), redraw=lambda room: None)
    pages = flow_pages([*filler, before, high, after, small], FRAME.text, FRAME.text)
    heads = [t.text for page in pages for t in _texts(page) if t.about.role is Role.HEADING]
    assert heads == ["Before", "After"]


def test_no_table_of_another_slide_stands_before_a_drawing_that_waits() -> None:
    """It stood between the drawing and its data."""
    cells = tuple((plain(name), plain("1")) for name in "ab")
    table = Table(columns=(plain("a"), plain("b")), groups=(RowGroup(None, cells),))
    (small,) = SETTING.flow([DocumentTable(table=table, title="Data")])
    high = replace(_drawing(560, most=560), redraw=lambda room: None)
    for lines in range(6, 26):
        pieces = [*SETTING.flow([_passage(lines)]), *_slide("A", high), *_slide("B", small)]
        items = [item for page in flow_pages(pieces, FRAME.text, FRAME.text) for item in page.items]
        drawn = [type(item) for item in items if isinstance(item, (Rectangle, Grid))]
        assert drawn == [Rectangle, Grid], lines


def test_a_long_entry_of_a_list_may_stand_alone() -> None:
    long, short = (
        SETTING.flow([Bullets(Points(tuple(Point(inline=plain(words)) for _ in range(3))))])
        for words in (SENTENCE * 3, "An entry")
    )
    assert [piece.keep for piece in long] == [False, False, False]
    assert [piece.keep for piece in short] == [True, True, False]


def test_the_name_of_a_part_goes_with_its_table_to_the_next_page() -> None:
    """A page ended above a sentence, since the table two lines below it did not fit."""
    filler = SETTING.flow([_passage(30)])
    head, text = _slide("Messages")
    part = SETTING.flow([Heading(inline=plain("Before the peak"), level=3)])[0]
    pieces = [*filler, head, replace(text, keep=True), part, _drawing(300, most=300)]
    first, second = flow_pages(pieces, FRAME.text, FRAME.text)
    assert [t.text for t in _texts(first) if t.about.role is Role.HEADING] == ["Messages"]
    assert [t.text for t in _texts(second)] == ["Before the peak"]


def test_a_drawing_fills_what_would_be_left_empty() -> None:
    filler, last = SETTING.flow([_passage(15)]), SETTING.flow([_passage(40)])
    heading = SETTING.flow([Heading(inline=plain("Next"), level=2, id="next")])
    whole = replace(_drawing(600, most=600), keep=True)
    for most, height in ((300, 300), (200, 200)):
        pieces = [*filler, _drawing(200, most=most), *heading, whole, *last]
        first, *_ = flow_pages(pieces, FRAME.text, FRAME.text)
        (drawn,) = (item for item in first.items if isinstance(item, Rectangle))
        assert drawn.box.height == pt(height)


def test_words_that_introduce_a_list_stay_with_it() -> None:
    points = Bullets(Points(tuple(Point(inline=plain(f"Point {n}")) for n in range(6))))
    blocks = (Heading(inline=plain("Next"), level=2, id="next"), Para(plain("We found:")), points)
    for lines in range(1, 50):
        pages = _flow(*[Para(plain("A line."))] * lines, *blocks)
        assert not any(_said(page) == "We found:" for page in pages), lines


def _said(page: FlowPage) -> str:
    """What stands last on a page."""
    return _texts(page)[-1].paragraphs[-1].inline.text


def test_no_low_row_of_a_table_stands_alone_at_the_foot_of_a_page() -> None:
    rows = tuple((plain(f"Row {number}"), plain("1")) for number in range(30))
    table = Table(columns=(plain("Name"), plain("Value")), groups=(RowGroup(None, rows),))
    for lines in range(1, 40):
        first, *_ = _flow(
            *[Para(plain("A line."))] * lines, DocumentTable(table=table, title="Table")
        )
        grids = [item for item in first.items if isinstance(item, Grid)]
        assert all(len(grid.rows) > 2 for grid in grids), lines


def _planned(pieces: Sequence[Flowable], *, is_booklet: bool = False) -> list[FlowPage]:
    frames = Frames(FRAME.text, FRAME.text)
    return pages_as_planned(pieces, frames, plan_pages(pieces, frames, is_booklet=is_booklet))


def _headed(name: str, *pieces: Flowable) -> list[Flowable]:
    return [*SETTING.flow([Heading(inline=plain(name), level=2, id=name)]), *pieces]


def test_a_document_does_not_end_with_a_page_that_is_nearly_empty() -> None:
    """Seven papers of sixteen ended with a page of which two thirds and more were blank."""
    for count in range(10, 60):
        slides = [
            piece
            for n in range(count)
            for piece in _headed(f"Slide {n}", *SETTING.flow([_passage(4)]))
        ]
        pages = _planned(slides)
        low = max(text.box.bottom for text in _texts(pages[-1]))
        assert low - FRAME.text.y > FRAME.text.height // 4, count


def test_a_booklet_has_no_sheet_for_one_page() -> None:
    """A fifth sheet had one page on it that was a quarter full, and three blank ones."""
    for count in (21, 22):
        slides = [
            piece
            for n in range(count)
            for piece in _headed(f"Slide {n}", *SETTING.flow([_passage(6)]))
        ]
        pages = len(_planned(slides, is_booklet=True))
        assert len(flow_pages(slides, FRAME.text, FRAME.text)) == 5
        assert pages == 4, count


def test_a_plan_is_as_long_as_its_document_takes() -> None:
    """Pages are looked for among a few ahead: what is planned is what is set, to the last word."""
    blocks = [Para(plain(f"number{index} " + SENTENCE * 6)) for index in range(150)]
    pages = _planned(SETTING.flow(blocks))
    lines = [line for page in pages for text in _texts(page) for line in text.lines]
    words = " ".join(line.text for line in lines).split()
    assert [word for word in words if word.startswith("number")] == [
        f"number{index}" for index in range(150)
    ]


def test_the_last_point_below_a_point_does_not_stand_alone_on_the_next_page() -> None:
    """A page began with the last of four points, or with the last line of one."""
    below = tuple(Point(inline=plain(f"below {n} {SENTENCE * 2}")) for n in range(4))
    points = Bullets(Points((Point(inline=plain("Above"), children=below),)))
    (piece,) = SETTING.flow([points])
    assert isinstance(piece.item, TextBlock)
    for room in range(0, piece.height, pt(5)):
        if (cut := piece.split(room)) is None:
            continue
        assert isinstance(cut[1].item, TextBlock)
        rest = cut[1].item.lines
        assert len({line.paragraph for line in rest}) > 1
        assert sum(line.paragraph == rest[0].paragraph for line in rest) >= 2
