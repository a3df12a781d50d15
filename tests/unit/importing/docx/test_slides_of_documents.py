"""Where slides of a Word document begin, and what becomes of its text."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from briefgen.importing.docx.read_document import read_document
from briefgen.ooxml.reader import Refusal
from tests.unit.importing.docx.made_documents import (
    document,
    heading,
    listed,
    paragraph,
    read,
    run,
    slides,
)
from tests.unit.importing.told import left_out

LONG = (
    "The libraries were open for longer in 2025 than in any year before. More than 40,000 people "
    "came. Dr. Smith said that it was good. The new one in Eastfield opened in May. It has 12,000 "
    "books. Staff are proud of it. Nobody has complained yet, and nobody will."
)


def test_a_strict_document_is_read_as_the_others() -> None:
    usual, target = document(heading("Costs") + paragraph("they rise")), BytesIO()
    with ZipFile(BytesIO(usual)) as given, ZipFile(target, "w") as strict:
        for name in given.namelist():
            data = re.sub(
                rb"http://schemas.openxmlformats.org/(\w+)/2006/",
                rb"http://purl.oclc.org/ooxml/\1/",
                given.read(name),
            )
            if name == "_rels/.rels":
                kind = b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
                data = data.replace(b"x/officeDocument", kind)
            strict.writestr(name, data)
    assert b"purl" in ZipFile(target).read("word/document.xml")
    assert read_document(target.getvalue()) == read_document(usual)


def test_a_title_and_the_lines_below_it_are_a_cover() -> None:
    body = paragraph("Report", "Titel") + paragraph("Northbridge", "Subtitle") + paragraph("May")
    talk = read(body + heading("A") + paragraph("b"))
    assert talk.slides[0].layout == "title"
    assert slides(body)[0] == ["title: Report", "subtitle: Northbridge", "subtitle: May"]


def test_a_text_below_a_title_is_no_part_of_the_cover() -> None:
    body = paragraph("Report", "Titel") + "".join(paragraph(f"Line {n}.") for n in range(6))
    assert slides(body) == [["title: Report"], [f"Line {n}." for n in range(6)]]


def test_headings_are_told_by_id_by_name_by_what_they_are_based_on_and_by_outline() -> None:
    body = heading("One") + heading("Two", 2) + paragraph("a b c d e f g h")
    body += paragraph("Based", "Mine") + paragraph("a") + heading("Deep", 3) + paragraph("b")
    body += paragraph("Own level", properties='<w:outlineLvl w:val="1"/>') + paragraph("c")
    assert slides(body) == [
        ["title: One"],
        ["title: Two", "a b c d e f g h"],
        ["title: Based", "a", "- Deep", "  - b"],
        ["title: Own level", "c"],
    ]
    assert [slide.layout for slide in read(body).slides] == ["secHead", "", "", ""]


def test_slides_begin_where_most_of_the_text_is() -> None:
    deep = "".join(heading(f"H{n}", 3) + paragraph("words " * 20) for n in range(3))
    body = heading("One") + heading("Two", 2) + deep
    assert [len(slide) for slide in slides(body)] == [1, 1, 2, 2, 2]
    first = heading("A") + paragraph("words " * 35) + heading("B") + paragraph("words " * 35)
    assert [one[0] for one in slides(first + heading("C", 2) + paragraph("few"))] == [
        "title: A",
        "title: B",
    ]


def test_bold_short_lines_are_headings_where_no_style_says_so() -> None:
    bold = "<w:b/>"
    body = paragraph(run("Opening hours", bold)) + paragraph("Nine to five.")
    body += paragraph(run("Where", bold)) + listed("Hall")
    body += paragraph(run("This is a sentence in bold letters.", bold)) + paragraph("x")
    talk = read(body)
    assert [one[0] for one in slides(body)] == ["title: Opening hours", "title: Where"]
    assert left_out(talk) == ["headings, as no style in the document says which they are"]
    assert not any("headings" in one for one in left_out(read(heading("A") + body)))


def test_sentences_are_points_and_the_whole_text_is_for_reading() -> None:
    talk = read(heading("A", 2) + paragraph(LONG) + paragraph("Last. Really last."))
    (slide,) = talk.slides
    assert slides(heading("A", 2) + paragraph(LONG) + paragraph("Last. Really last."))[0] == [
        "title: A",
        "- The libraries were open for longer in 2025 than in any year before.",
        "- More than 40,000 people came.",
        "- Dr. Smith said that it was good.",
        "- Last.",
        "- Really last.",
    ]
    assert [one.text for one in slide.reading] == [LONG, "Last. Really last."]


def test_marks_are_kept_in_a_sentence() -> None:
    inside = run("One here. Two ") + run("bold", "<w:b/>") + run(" word. ") + run(LONG)
    assert slides(heading("A", 2) + paragraph(inside))[0][2] == "- Two **bold** word."


def test_a_short_text_stays_a_text() -> None:
    body = heading("A", 2) + paragraph("One sentence. Another.") + listed("b")
    assert slides(body) == [["title: A", "One sentence. Another.", "- b"]]
    assert read(body).slides[0].reading == ()


def test_lists_keep_their_levels_and_numbers() -> None:
    body = heading("A", 2) + listed("a") + listed("b", level=1) + listed("three", 2)
    body += listed("letter", 2, 1) + listed("four", 2) + listed("seven", 3)
    body += paragraph("by style", "ListBullet")
    assert slides(body)[0][1:] == [
        "- a", "  - b", "3. three", "  1. letter", "4. four", "7. seven", "- by style",
    ]  # fmt: skip


def test_lines_of_code_are_code() -> None:
    style = "HTMLPreformatted"
    body = heading("A", 2) + paragraph("x") + paragraph("if a:", style) + paragraph(" b", style)
    assert slides(body) == [["title: A", "x", "code: `if a:`", "code: ` b`"]]


def test_the_language_of_the_styles_is_that_of_the_talk() -> None:
    assert read(paragraph("a")).language == "en-GB"


def test_a_document_with_too_many_headings_is_refused() -> None:
    with pytest.raises(Refusal, match="more than 1,000 slides"):
        read((heading("A") + paragraph("b")) * 1_001)


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(Refusal, match="a paragraph has more than 20,000 characters"):
        read(paragraph("word " * 5_000))
    with pytest.raises(Refusal, match="the document has more than 1,000,000 characters"):
        read(paragraph("x" * 19_000) * 53)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no zip", "is not a Word file"),
        (b"\xd0\xcf\x11\xe0...", "protected by a password"),
    ],
)
def test_what_is_no_document_is_refused_in_words_of_word(data: bytes, message: str) -> None:
    with pytest.raises(Refusal, match=message) as refused:
        read_document(data)
    assert "PowerPoint" not in refused.value.message + refused.value.hint


@pytest.mark.parametrize(
    "style", ['<w:style w:type="paragraph"><w:name/></w:style>', '<w:style w:type="odd"/>']
)
def test_damaged_styles_are_told(style: str) -> None:
    with pytest.raises(Refusal, match=r"the part word/styles.xml is damaged") as refused:
        read(paragraph("a"), {"styles": style})
    assert refused.value.hint == "open it in Word, and save it again"


def test_a_style_that_is_based_on_itself_is_read() -> None:
    assert slides(paragraph("a", "Loop")) == [["a"]]


def test_a_document_without_styles_is_read() -> None:
    data = document(paragraph("a", "Heading1") + listed("b"), {"styles": None, "numbering": None})
    assert len(read_document(data).slides) == 1
