"""What a screen reader gets: headings, lists, tables, figures, links, languages."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as raw
import pytest

from briefgen.backends.pdf import render_pdf
from briefgen.backends.pdf.structure_tree import Tags
from briefgen.model.rich_text import Inline, Run, plain
from briefgen.model.scene import Cell, Grid, Item, Rectangle, Scene, SquareCode
from briefgen.model.scene_properties import OutlineEntry
from briefgen.model.text_block import About, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import replace
from briefgen.text.fonts import built_in_fonts
from tests.unit.backends.pdf.reading import Tag, findings, tags, unpacked
from tests.unit.backends.pdf.scenes import BOX, box_with, figure, page_of, text
from tests.unit.backends.pptx.scenes import (
    fill,
    points_page,
    rights_page,
    scene,
    table_page,
    whole_scene,
)


def _tags(shown: Scene, index: int = 0) -> Tag:
    return tags(render_pdf(shown, built_in_fonts()), index)


def _tags_of(*items: Item) -> Tag:
    return _tags(scene(page_of(*items)))


def _inside(found: Tag) -> str:
    """The section's elements below its title."""
    return " ".join(map(str, found.all("Sect")[0].kids[1:]))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ([2, 2], "H1 H2"),
        ([2, 3, 3, 2], "H1 H2 H2 H2"),
        ([1, 2, 3, 2, 9, 9], "H1 H2 H3 H2 H3 H3"),
        ([1, 4, 3, 4], "H1 H2 H2 H3"),
        ([1, 2, 3, 4, 5, 6, 7, 8], "H1 H2 H3 H4 H5 H6 H6 H6"),
    ],
)
def test_no_level_of_heading_is_skipped(wanted: list[int], expected: str) -> None:
    tree = Tags()
    assert [tree.heading_tag(level) for level in wanted] == expected.split()


def test_titles_are_as_deep_as_their_bookmarks() -> None:
    outline = tuple(OutlineEntry(str(n), level, n) for n, level in enumerate((0, 0, 1, 1)))
    shown = replace(whole_scene(), outline=outline)
    data = render_pdf(shown, built_in_fonts())
    titles = [tags(data, page).all("Sect")[0].kids[0].type for page in range(4)]
    assert titles == ["H1", "H2", "H3", "H3"]


def test_points_are_lists_inside_lists() -> None:
    levels = [Paragraph(inline=plain(f"at {level}"), level=level) for level in (0, 1, 1, 0)]
    block = fill("bullets", "points", Paragraph(inline=plain("lead"), bullet=False), *levels)
    assert _inside(_tags_of(block)) == (
        "P L(LI(Lbl LBody(L(LI(Lbl LBody) LI(Lbl LBody)))) LI(Lbl LBody))"
    )


def test_a_level_that_is_left_out_goes_into_the_item_before() -> None:
    levels = [Paragraph(inline=plain(f"at {level}"), level=level) for level in (0, 2, 1)]
    found = _inside(_tags_of(fill("bullets", "points", *levels)))
    assert found == "L(LI(Lbl LBody(L(LI(Lbl LBody)) L(LI(Lbl LBody)))))"


def test_numbered_lists_say_so() -> None:
    data = render_pdf(scene(rights_page()), built_in_fonts())
    assert b"/ListNumbering /Decimal" in unpacked(data)
    assert b"/ListNumbering /Disc" not in unpacked(data)


def test_heads_of_cards_are_headings_below_the_title() -> None:
    block = text(
        Paragraph(inline=plain("Head"), heading=True), Paragraph(inline=plain("Text"), level=1)
    )
    card = Rectangle(box=BOX, about=About(role=Role.BODY), fill="tint", text=block)
    assert _inside(_tags_of(card)) == "H2 P"


def test_roles_become_tags() -> None:
    words = Paragraph(inline=plain("Words"))
    assert _inside(_tags_of(text(words, role=Role.QUOTE))) == "BlockQuote(P)"
    assert _inside(_tags_of(text(words, role=Role.HEADING))) == "H2"
    assert _inside(_tags_of(text(words, role=Role.DECORATION))) == ""
    assert _inside(_tags_of(text(words, role=Role.FURNITURE))) == ""


def test_a_heading_may_name_its_level() -> None:
    head = text(Paragraph(inline=plain("Words")), role=Role.HEADING)
    deep = replace(head, about=replace(head.about, level=4))
    assert _inside(_tags_of(head, deep, replace(deep, about=head.about))) == "H2 H3 H2"


def test_a_table_has_headings_of_columns_and_rows() -> None:
    data = render_pdf(scene(table_page()), built_in_fonts())
    assert _inside(tags(data, 0)) == "Table(THead(TR(TH TH)) TBody(TR(TH TD TD)))"
    assert unpacked(data).count(b"/S /TD ") == 3, "an empty corner is a cell, but no heading"
    assert unpacked(data).count(b"/Scope /Column") == 2
    assert unpacked(data).count(b"/Scope /Row") == 1


def _grid(continues: bool = False) -> Grid:
    grid = next(item for item in table_page().items if isinstance(item, Grid))
    return replace(grid, about=replace(grid.about, continues=continues))


def test_a_caption_above_a_table_belongs_to_it() -> None:
    caption = text(Paragraph(inline=plain("What is compared")), role=Role.CAPTION)
    found = _tags_of(caption, _grid())
    assert [kid.type for kid in found.all("Table")[0].kids] == ["Caption", "THead", "TBody"]
    assert _inside(_tags_of(caption)) == "P"


def test_a_table_goes_on_on_the_next_page() -> None:
    two = scene(page_of(_grid(), title="One"), page_of(_grid(continues=True), title=""))
    data = render_pdf(two, built_in_fonts())
    assert findings(data) == []
    assert unpacked(data).count(b"/S /Table ") == 1
    assert unpacked(data).count(b"/S /THead ") == 1, "headings that are repeated are not read again"
    assert unpacked(data).count(b"/S /TR ") == 3


def test_a_dash_for_nothing_stated_is_read_in_words() -> None:
    grid = _grid()
    cell = Cell(
        text(Paragraph(inline=plain("–")), box=Box(pt(48), pt(170), pt(200), pt(34))), none=True
    )
    row = replace(grid.rows[1], cells=(*grid.rows[1].cells[:2], cell))
    found = _tags_of(replace(grid, rows=(grid.rows[0], row)))
    assert [span.alt for span in found.all("Span")] == ["not stated"]


def test_the_rest_of_a_paragraph_joins_its_beginning() -> None:
    first = text(Paragraph(inline=plain("It begins here ")))
    rest = text(Paragraph(inline=plain("and ends here")))
    rest = replace(rest, about=replace(rest.about, continues=True))
    data = render_pdf(scene(page_of(first), page_of(rest, title="")), built_in_fonts())
    assert findings(data) == []
    assert unpacked(data).count(b"/S /P ") == 1
    assert b"/MCR" in unpacked(data)


def test_a_further_item_joins_the_list() -> None:
    first = fill(
        "bullets",
        "points",
        Paragraph(inline=plain("One")),
        Paragraph(inline=plain("Below"), level=1),
    )
    rest = fill("bullets", "points", Paragraph(inline=plain("Two")))
    rest = replace(rest, about=replace(rest.about, continues=True))
    data = render_pdf(scene(page_of(first), page_of(rest, title="")), built_in_fonts())
    assert findings(data) == []
    assert unpacked(data).count(b"/S /L ") == 2
    assert unpacked(data).count(b"/S /LI ") == 3


def test_a_figure_that_says_all_stands_for_its_texts() -> None:
    found = _tags_of(figure(box_with("North"), alt="A box with the word North."))
    assert _inside(found) == "Div(Figure)"
    assert found.all("Figure")[0].alt == "A box with the word North."


def test_texts_that_a_figure_does_not_say_are_read_beside_it() -> None:
    assert _inside(_tags_of(figure(box_with("North"), alt="A box."))) == "Div(Figure P)"


def test_drawing_without_an_alternative_is_no_figure() -> None:
    silent = Rectangle(box=BOX, about=About(role=Role.FIGURE), fill="tint")
    assert _inside(_tags_of(silent)) == ""


def test_phrases_in_another_language_say_so() -> None:
    found = _tags(scene(points_page()))
    assert [span.language for span in found.all("Span")] == ["cy"]


def _places_and_sizes(data: bytes, words: str) -> list[tuple[float, float]]:
    """Where the characters of words on the first page stand, and their sizes."""
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    first = page.get_text_range().index(words)
    found = []
    for index in range(first, first + len(words)):
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        found.append((y.value, raw.FPDFText_GetFontSize(page, index)))
    return found


def test_what_is_raised_is_a_span_of_its_own_and_a_link_stays_whole() -> None:
    link = "https://www.gov.uk/"
    runs = (Run(text="m"), Run(text="2", script="super"), Run(text=" "))
    linked = (Run(text="CO", link=link), Run(text="2", link=link, script="sub"))
    shown = text(Paragraph(inline=Inline((*runs, *linked))))
    data = render_pdf(scene(page_of(shown)), built_in_fonts())
    found = tags(data, 0)
    assert (len(found.all("Span")), len(found.all("Link"))) == (1, 1)
    size = shown.levels[0].size
    letter, raised, *_, lowered = _places_and_sizes(data, "m2 CO2")
    assert raised == pytest.approx((letter[0] + 0.3 * size, size * 2 / 3), abs=0.01)
    assert lowered == pytest.approx((letter[0] - 0.25 * size, size * 2 / 3), abs=0.01)
    assert not findings(data)


def test_links_are_tagged_where_they_lead_somewhere() -> None:
    data = render_pdf(scene(points_page(), rights_page()), built_in_fonts())
    assert len(tags(data, 0).all("Link")) == 2
    assert unpacked(data).count(b"/Subtype /Link") == 2
    assert b"/URI (https://www.gov.uk/a?b=1&c=2)" in unpacked(data)
    assert b"/Contents (report \\(https://www.gov.uk/a?b=1&c=2\\))" in unpacked(data)


def test_a_link_to_a_slide_that_is_left_out_is_plain_text() -> None:
    data = render_pdf(scene(points_page()), built_in_fonts())
    assert len(tags(data, 0).all("Link")) == 1


def test_a_link_over_two_lines_is_one_link_with_two_areas() -> None:
    words = " ".join(["long"] * 12)
    block = text(
        Paragraph(inline=Inline((Run(text="See "), Run(text=words, link="https://example.org/ü"))))
    )
    assert len(block.lines) > 1
    data = render_pdf(scene(page_of(block)), built_in_fonts())
    assert findings(data) == []
    assert _inside(tags(data, 0)) == "P(Link)"
    assert unpacked(data).count(b"/Subtype /Link") == len(block.lines)
    assert b"/URI (https://example.org/%C3%BC)" in unpacked(data)


def test_a_figure_may_be_a_link() -> None:
    address = "https://example.org"
    code = SquareCode(BOX, About(role=Role.FIGURE, alt="Code", link=address), address)
    data = render_pdf(scene(page_of(code)), built_in_fonts())
    assert findings(data) == []
    assert _inside(tags(data, 0)) == "Link(Figure)"


def test_an_empty_block_leaves_no_tag() -> None:
    block = text(Paragraph(inline=plain("gone")))
    empty: TextBlock = replace(block, paragraphs=(), lines=())
    assert _inside(_tags_of(empty)) == ""
    assert block.box.width > Emu(0)
