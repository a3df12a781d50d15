"""Every word of a document is read once, whatever it stands in."""

from __future__ import annotations

import pytest

from tests.unit.importing.docx.made_documents import (
    cell,
    heading,
    paragraph,
    read,
    run,
    slides,
)
from tests.unit.importing.told import left_out

BOX = "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>"
FALLBACK = (
    "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
)
PICTURE = (
    '<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A hall"/><a:graphic>'
    '<a:blip r:embed="{}"/><a:srcRect l="25000"/></a:graphic></wp:inline></w:drawing>'
)


def test_a_text_box_is_read_once_and_behind_its_paragraph() -> None:
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
        f"<mc:Fallback>{FALLBACK}</mc:Fallback></mc:AlternateContent>"
    ).replace("{}", paragraph("in the box"))
    body = heading("A", 2) + paragraph(f"{run('before')}<w:r>{both}</w:r>{run(' after')}")
    assert slides(body) == [["title: A", "before after", "in the box"]]


def test_an_old_text_box_is_read() -> None:
    body = heading("A", 2) + paragraph(f"<w:r>{FALLBACK.format(paragraph('old box'))}</w:r>")
    assert slides(body) == [["title: A", "old box"]]


@pytest.mark.parametrize(
    "around",
    [
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml>{}</w:customXml>",
        "<w:ins>{}</w:ins>",
        "<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
    ],
)
def test_paragraphs_and_runs_in_containers_are_read(around: str) -> None:
    assert slides(heading("A", 2) + around.format(paragraph("inside")))[0][1] == "inside"
    inside = run("b ") + around.format(run("c")) + run(" d")
    assert slides(heading("A", 2) + paragraph(inside))[0][1] == "b c d"


def test_deleted_text_is_out_and_inserted_text_in_and_both_are_told() -> None:
    deleted = "<w:del><w:r><w:delText>gone words</w:delText></w:r></w:del>"
    body = heading("A", 2) + paragraph(run("a ") + deleted + f"<w:ins>{run('new')}</w:ins>")
    talk = read(body)
    assert slides(body)[0][1] == "a new"
    assert [(left.what, left.words) for left in talk.slides[0].left_out] == [
        ("deleted text", "gone words"),
        ("text that was inserted while changes were tracked", ""),
    ]


def test_hidden_text_is_reported_with_its_words() -> None:
    talk = read(heading("A", 2) + paragraph(run("seen") + run("not seen", "<w:vanish/>")))
    assert [left.words for left in talk.slides[0].left_out] == ["not seen"]


def test_notes_stand_in_the_notes_of_the_slide_and_comments_are_told() -> None:
    marks = '<w:r><w:footnoteReference w:id="2"/><w:endnoteReference w:id="1"/></w:r>'
    parts = {
        "footnotes": '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Foot.")}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("Never marked")}</w:footnote>',
        "endnotes": f'<w:endnote w:id="1">{paragraph("End.")}</w:endnote>',
        "comments": f'<w:comment w:id="5">{paragraph("Check.")}</w:comment>',
    }
    body = heading("A", 2) + paragraph(run("a") + marks)
    body += heading("B", 2) + paragraph(run("b") + '<w:r><w:commentReference w:id="5"/></w:r>')
    assert slides(body, parts) == [
        ["title: A", "a", "note: Foot.", "note: End."],
        ["title: B", "b", "comment: Check."],
    ]
    words = [left.words for left in read(body, parts).slides[1].left_out]
    assert words == ["Never marked"]


def test_runs_have_their_looks() -> None:
    looks = {
        "b": "<w:b/>", "i": "<w:i/>", "not": '<w:b w:val="0"/>',
        "strong": '<w:rStyle w:val="Strong"/>',
        "2": '<w:vertAlign w:val="superscript"/>', "code": '<w:rFonts w:ascii="Courier New"/>',
    }  # fmt: skip
    inside = "".join(run(text, look) + run(" ") for text, look in looks.items())
    assert slides(heading("A", 2) + paragraph(inside))[0][1] == (
        "**b** *i* not **strong** ^2^ `code`"
    )


def test_breaks_tabs_hyphens_and_signs_are_read() -> None:
    inside = (
        "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:br w:type="page"/><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
    )
    assert slides(heading("A", 2) + paragraph(inside))[0][1] == "a\nb c-d →"


def test_words_before_and_behind_the_end_of_a_page_are_not_one() -> None:
    broken = '<w:r><w:t>one</w:t><w:br w:type="page"/><w:t>two</w:t></w:r>'
    ended = '<w:r><w:t>three</w:t><w:br w:type="page"/></w:r>'
    body = heading("A", 2) + paragraph(broken) + paragraph(ended)
    assert slides(body)[0] == ["title: A", "one two", "three"]


def test_links_are_found_in_elements_and_in_fields() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK '
        '"https://example.org/f" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
        f'</w:r>{run("field")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    inside = f'<w:hyperlink r:id="link">{run("link")}</w:hyperlink>{run(" ")}{field}{run(" x")}'
    body = heading("A", 2) + paragraph(inside)
    link = {"link": "https://example.org/l"}
    assert slides(body, link)[0][1] == (
        "[link](https://example.org/l) [field](https://example.org/f) x"
    )
    bad = {"link": "file:///etc/passwd"}
    assert slides(body, bad)[0][1].startswith("link ")
    assert left_out(read(body, bad)) == ["the link to file:///etc/passwd"]


@pytest.mark.parametrize(
    "contents",
    [
        paragraph("Services 3", "TOC1"),
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('Services 3')}</w:sdtContent></w:sdt>",
    ],
)
def test_a_table_of_contents_is_reported_with_its_words(contents: str) -> None:
    talk = read(heading("A", 2) + contents + paragraph("b"))
    assert [left.words for left in talk.slides[0].left_out] == ["Services 3"]


def test_a_table_keeps_its_merged_cells() -> None:
    rows = [
        cell(paragraph("head"), '<w:gridSpan w:val="2"/>') + cell(paragraph("x")),
        cell(paragraph("tall"), '<w:vMerge w:val="restart"/>') + cell(paragraph("b"))
        + cell(paragraph("c")),
        cell("<w:p/>", "<w:vMerge/>") + cell(paragraph("d")) + cell(paragraph("e")),
    ]  # fmt: skip
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    body = heading("A", 2) + table
    assert slides(body)[0][1:] == ["table: head |  | x", "table: tall | b | c", "table:  | d | e"]
    contents = read(body).slides[0].shapes[1].contents
    spans = [[(one.across, one.down) for one in row] for row in contents.rows]  # type: ignore[union-attr]
    assert spans == [[(2, 1), (0, 0), (1, 1)], [(1, 2), (1, 1), (1, 1)], [(0, 0), (1, 1), (1, 1)]]


@pytest.mark.parametrize(
    ("properties", "row", "has_head"),
    [
        ('<w:tblLook w:firstRow="1"/>', "", True),
        ('<w:tblLook w:val="04A0"/>', "", True),
        ('<w:tblLook w:val="0480"/>', "", False),
        ("", "<w:tblHeader/>", True),
        ("", "", False),
    ],
)
def test_the_head_of_a_table_is_told(properties: str, row: str, has_head: bool) -> None:
    cells = cell(paragraph("a")) + cell(paragraph("b"))
    table = (
        f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tr><w:trPr>{row}</w:trPr>{cells}</w:tr></w:tbl>"
    )
    shape = read(heading("A", 2) + table).slides[0].shapes[1]
    assert shape.contents.has_head is has_head  # type: ignore[union-attr]


def test_a_table_of_one_cell_is_a_frame_and_tables_in_cells_are_text() -> None:
    inner = f"<w:tbl><w:tr>{cell(paragraph('c'))}{cell(paragraph('d'))}</w:tr></w:tbl>"
    framed = f"<w:tbl><w:tr>{cell(paragraph('framed'))}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr>{cell(paragraph('a') + inner)}{cell(paragraph('b'))}</w:tr></w:tbl>"
    assert slides(heading("A", 2) + framed)[0] == ["title: A", "framed"]
    assert slides(heading("A", 2) + outer)[0] == ["title: A", "table: a / c / d | b"]


def test_a_picture_has_its_description_and_what_is_cut_off() -> None:
    body = heading("A", 2) + paragraph("<w:r>" + PICTURE.format("picture") + "</w:r>")
    shape = read(body).slides[0].shapes[1]
    assert (shape.alt, shape.contents.crop) == ("A hall", (0.25, 0, 0, 0))  # type: ignore[union-attr]


def test_a_picture_that_is_missing_is_reported_with_its_description() -> None:
    talk = read(heading("A", 2) + paragraph("<w:r>" + PICTURE.format("nowhere") + "</w:r>"))
    assert [left.words for left in talk.slides[0].left_out] == ["A hall"]


def test_charts_smartart_and_formulas_are_told_with_their_words() -> None:
    chart = '<w:r><w:drawing><c:chart r:id="chart"/></w:drawing></w:r>'
    art = '<w:r><w:drawing><dgm:relIds r:dm="diagramData"/></w:drawing></w:r>'
    formula = "<m:oMath><m:r><m:t>a</m:t></m:r><m:r><m:t>+b</m:t></m:r></m:oMath>"
    parts = {
        "chart": "<c:strCache><c:pt><c:v>North</c:v></c:pt><c:pt><c:v>12</c:v></c:pt></c:strCache>",
        "diagramData": "<a:p><a:r><a:t>Ste</a:t></a:r><a:r><a:t>p</a:t></a:r></a:p>",
    }
    body = heading("A", 2) + paragraph(chart + art + formula)
    talk = read(body, parts)
    assert [left.words for left in talk.slides[0].left_out] == ["", "North 12", "Step"]
    assert slides(body, parts)[0][1] == "a+b"


def test_headers_and_footers_are_reported_once() -> None:
    parts = {"header": paragraph("Draft"), "footer": paragraph("Page 1")}
    talk = read(paragraph("a"), parts)
    assert [(left.what, left.words) for left in talk.left_out] == [
        ("the header", "Draft"),
        ("the footer", "Page 1"),
    ]


def test_a_fraction_in_a_formula_lost_its_line() -> None:
    above, below = (
        "<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>".format(*one)
        for one in (("num", "ab"), ("den", "c"))
    )
    formula = f"<m:oMath><m:f>{above}{below}</m:f></m:oMath>"
    body = heading("A", 2) + paragraph(run("so") + formula + run("is it"))
    assert slides(body)[0][1] == "so (ab)/c is it"


def test_a_line_through_words_is_told() -> None:
    body = heading("A", 2) + paragraph(run("We will ") + run("not", "<w:strike/>"))
    assert [one.what for one in read(body).slides[0].left_out] == ["the line through “not”"]


def test_what_an_empty_field_of_a_form_asks_for_was_a_point() -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = heading("A", 2) + paragraph(run("Name: ") + prompt.format(run("Click here")))
    body += prompt.format(paragraph(run("Enter a date")))
    assert slides(body) == [["title: A", "Name:"]]
    left = read(body).slides[0].left_out
    assert [(one.what, one.words) for one in left] == [
        ("an empty field of a form", "Click here"),
        ("an empty field of a form", "Enter a date"),
    ]


def test_words_that_are_drawn_are_told() -> None:
    drawn = '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    left = read(heading("A", 2) + paragraph(run("text") + drawn)).slides[0].left_out
    assert [(one.what, one.words) for one in left] == [("words that are drawn", "DRAFT")]


def test_a_style_for_each_level_of_a_list_keeps_its_level_where_the_list_is_named_too() -> None:
    named = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = paragraph(run("above"), "ListBullet", named) + paragraph(
        run("below"), "ListBullet2", named
    )
    assert slides(heading("A", 2) + body) == [["title: A", "- above", "  - below"]]
