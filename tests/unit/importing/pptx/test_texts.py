"""The texts of a slide: runs, levels, bullets, sizes, links."""

from __future__ import annotations

import pytest

from briefgen.importing.imported_talk import ImportedRun, ImportedTable, ImportedText
from tests.unit.importing.pptx.small_decks import (
    LAYOUT,
    paragraph,
    paragraphs,
    paragraphs_in,
    paragraphs_of,
    parts,
    read,
    relation,
    run,
    shape,
)

_MONO = '<a:latin typeface="Consolas"/>'


def _runs(*runs: str, place: str = "") -> tuple[ImportedRun, ...]:
    return paragraphs_in(shape(paragraph(*runs), place=place))[0].runs


def test_a_word_split_by_a_spelling_mark_is_one_run_again() -> None:
    split = _runs(run("recei", 'dirty="0" err="1"'), run("ve it", 'lang="en-GB" smtClean="0"'))
    assert split == (ImportedRun(text="receive it"),)


def test_breaks_and_fields_stand_in_the_text() -> None:
    field = '<a:fld id="{0}" type="slidenum"><a:rPr/><a:t>7</a:t></a:fld>'
    assert _runs("Page ", field, "<a:br/>", "of many")[0].text == "Page 7\nof many"


def test_a_blank_line_between_breaks_parts_paragraphs() -> None:
    typed = paragraph("1.) One", "<a:br/>", "goes on", "<a:br/>", run(""), "<a:br/>", "2.) Two")
    assert [one.text.strip() for one in paragraphs_in(shape(typed))] == [
        "1.) One\ngoes on",
        "2.) Two",
    ]


def test_a_title_that_is_bold_by_its_layout_has_no_bold_words() -> None:
    title = shape(
        paragraph(run("All of it", 'b="1"')),
        place='type="title"',
        styles='<a:lvl1pPr><a:defRPr b="1"/></a:lvl1pPr>',
    )
    found = read(title).shapes[0]
    assert (found.is_bold, paragraphs_of(found)[0].is_bold) == (True, False)
    assert not paragraphs_of(found)[0].runs[0].bold


def test_one_bold_word_is_bold_and_the_blank_behind_it_is_not() -> None:
    bold, blank, rest = run("Now", 'b="1"'), run(" ", 'b="1"'), run("and then")
    assert _runs(bold, blank, rest) == (
        ImportedRun(text="Now", bold=True),
        ImportedRun(text=" and then"),
    )


def test_a_blank_between_two_bold_words_is_bold_with_them() -> None:
    both = _runs(run("One", 'b="1"'), run(" "), run("two", 'b="1"'), run(" three"))
    assert both == (ImportedRun(text="One two", bold=True), ImportedRun(text=" three"))


def test_a_paragraph_that_is_bold_throughout_is_so_as_a_whole() -> None:
    (found,) = paragraphs_in(shape(paragraph(run("A head", 'b="1"'))))
    assert found.is_bold
    assert found.runs == (ImportedRun(text="A head"),)


def test_italic_counts_against_the_rest_of_the_paragraph() -> None:
    assert [one.italic for one in _runs(run("a ", 'i="1"'), run("b"))] == [True, False]
    assert not _runs(run("all of it", 'i="1"'))[0].italic


@pytest.mark.parametrize("face", ["Consolas", "Courier New", "JetBrains Mono", "Lucida Console"])
def test_letters_of_equal_widths_are_code(face: str) -> None:
    plain, code = _runs("the call ", run("f(x)", "", f'<a:latin typeface="{face}"/>'))
    assert (plain.code, code.code, code.text) == (False, True, "f(x)")


def test_a_deck_that_is_all_set_in_equal_widths_is_not_all_code() -> None:
    theme = parts()["ppt/theme/theme1.xml"].decode()
    changed = theme.replace('typeface="Calibri"', 'typeface="Consolas"')
    assert changed != theme
    line = paragraph("words ", run("and more", "", _MONO))
    found = read(shape(line), more={"ppt/theme/theme1.xml": changed}).shapes[0]
    assert not found.is_code
    assert paragraphs_of(found)[0].runs == (ImportedRun(text="words and more"),)


def test_code_keeps_its_indent_and_its_empty_lines() -> None:
    lines = (run("if x:", "", _MONO), None, run("\ty()  ", "", _MONO))
    body = "".join("<a:p/>" if line is None else paragraph(line) for line in lines)
    found = read(shape(body)).shapes[0]
    assert [one.text for one in paragraphs_of(found)] == ["if x:\n", "    y()"]
    assert found.is_code


def test_text_in_words_loses_blanks_at_its_ends_and_empty_paragraphs() -> None:
    found = paragraphs_in(shape(paragraphs("  one ", "", "   ", "two")))
    assert [one.text for one in found] == ["one", "two"]


@pytest.mark.parametrize(("baseline", "script"), [("30000", "super"), ("-25000", "sub"), ("0", "")])
def test_raised_and_lowered_letters(baseline: str, script: str) -> None:
    assert _runs("1", run("st", f'baseline="{baseline}"'))[-1].script == script


def test_levels_are_ranked_and_not_copied() -> None:
    raws = (0, 4, 4, 8, 2, 0)
    lines = "".join(paragraph("x", properties=f'<a:pPr lvl="{raw}"/>') for raw in raws)
    assert [one.level for one in paragraphs_in(shape(lines))] == [0, 1, 1, 2, 1, 0]


def test_a_list_that_begins_deep_begins_at_the_first_level() -> None:
    lines = "".join(paragraph("x", properties=f'<a:pPr lvl="{raw}"/>') for raw in (3, 3, 5))
    assert [one.level for one in paragraphs_in(shape(lines))] == [0, 0, 1]


def test_bullets_come_from_the_master_unless_the_slide_says_otherwise() -> None:
    own = paragraph("b", properties="<a:pPr><a:buNone/></a:pPr>")
    blank = paragraph("c", properties='<a:pPr><a:buChar char=" "/></a:pPr>')
    found = paragraphs_in(shape(paragraph("a") + own + blank, place='idx="1"'))
    assert [one.bullet for one in found] == ["sign", "none", "none"]


def test_bullets_come_from_the_list_style_of_the_shape_before_the_layout() -> None:
    styles = "<a:lvl1pPr><a:buNone/></a:lvl1pPr>"
    (found,) = paragraphs_in(shape(paragraph("a"), place='idx="1"', styles=styles))
    assert found.bullet == "none"


def test_bullets_come_from_the_layout_before_the_master() -> None:
    layout = parts()[LAYOUT].decode()
    at = layout.index("<a:lstStyle/>", layout.index('idx="1"'))
    style = '<a:lstStyle><a:lvl1pPr><a:buAutoNum type="arabicPeriod"/></a:lvl1pPr></a:lstStyle>'
    changed = layout[:at] + style + layout[at + len("<a:lstStyle/>") :]
    found = read(shape(paragraphs("a", "b"), place='idx="1"'), more={LAYOUT: changed}).shapes[0]
    assert [one.number for one in paragraphs_of(found)] == [1, 2]


def test_text_boxes_have_no_bullets() -> None:
    assert paragraphs_in(shape(paragraphs("a")))[0].bullet == "none"


def _numbered(*lines: tuple[int, str]) -> list[tuple[int, str]]:
    """Numbers of lines with a level and a bullet, as XML."""
    body = "".join(
        paragraph("x", properties=f'<a:pPr lvl="{raw}">{bullet}</a:pPr>') for raw, bullet in lines
    )
    return [(one.number, one.numbered) for one in paragraphs_in(shape(body))]


def test_numbers_begin_where_they_are_told_to_and_go_on() -> None:
    start = '<a:buAutoNum type="arabicPeriod" startAt="4"/>'
    assert _numbered((0, start), (0, start), (0, start)) == [(4, "1"), (5, "1"), (6, "1")]


def test_numbers_restart_below_each_parent_and_after_a_line_without() -> None:
    one, inner = '<a:buAutoNum type="arabicPeriod"/>', '<a:buAutoNum type="alphaLcParenR"/>'
    found = _numbered(
        (0, one), (1, inner), (1, inner), (0, one), (1, inner), (0, "<a:buNone/>"), (0, one)
    )
    assert found == [(1, "1"), (1, "a"), (2, "a"), (2, "1"), (1, "a"), (0, ""), (1, "1")]


@pytest.mark.parametrize(
    ("type_", "kind"),
    [("romanUcPeriod", "I"), ("romanLcParenR", "i"), ("alphaUcPeriod", "A"), ("circleNum", "1")],
)
def test_numbers_are_written_in_several_ways(type_: str, kind: str) -> None:
    assert _numbered((0, f'<a:buAutoNum type="{type_}"/>')) == [(1, kind)]


def test_sizes_are_inherited_and_shrunk_with_the_box() -> None:
    body = '<a:normAutofit fontScale="50000"/>'
    found = read(
        shape(paragraph("a") + paragraph(run("b", 'sz="1200"')), place='idx="1"', body=body)
    )
    assert [one.size for one in paragraphs_of(found.shapes[0])] == [16, 6]
    assert found.shapes[0].size == 16


def test_typed_bullets_become_bullets() -> None:
    found = paragraphs_in(shape(paragraphs("- one", "- two", "and a tail")))
    assert [(one.text, one.bullet) for one in found] == [
        ("one", "sign"),
        ("two", "sign"),
        ("and a tail", "none"),
    ]


def test_a_list_that_was_typed_with_breaks_becomes_points() -> None:
    line = paragraph("• one", "<a:br/>", "• ", run("two", 'b="1"'), "<a:br/>", "• three")
    found = paragraphs_in(shape(line))
    assert [(one.text, one.bullet) for one in found] == [
        ("one", "sign"),
        ("two", "sign"),
        ("three", "sign"),
    ]
    assert found[1].runs[-1].bold


def test_lines_with_breaks_that_are_no_list_stay_one_paragraph() -> None:
    assert len(paragraphs_in(shape(paragraph("one", "<a:br/>", "- two", "<a:br/>", "three")))) == 1


def test_dashes_of_code_are_no_bullets() -> None:
    lines = "".join(paragraph(run(text, "", _MONO)) for text in ("- a: 1", "- b: 2"))
    assert [one.text for one in paragraphs_in(shape(lines))] == ["- a: 1", "- b: 2"]


def test_a_dash_before_a_single_line_is_a_dash() -> None:
    found = paragraphs_in(shape(paragraphs("- Voltaire", "Paris")))
    assert [one.text for one in found] == ["- Voltaire", "Paris"]


def test_a_typed_bullet_in_a_run_of_its_own_is_taken_off() -> None:
    (found,) = paragraphs_in(shape(paragraph(run("• ", 'b="1"'), run("one"))))
    assert found.runs == (ImportedRun(text="one"),)


def test_typed_numbers_that_count_become_numbers_and_are_told() -> None:
    slide = read(shape(paragraphs("3. three", "4) four")))
    found = paragraphs_of(slide.shapes[0])
    assert [(one.text, one.bullet, one.number) for one in found] == [
        ("three", "number", 3),
        ("four", "number", 4),
    ]
    assert [one.words for one in slide.left_out] == ["3 4"]


def test_numbers_that_do_not_count_stay_as_they_are() -> None:
    found = paragraphs_in(shape(paragraphs("9. Nine", "12. Twelve")))
    assert [one.text for one in found] == ["9. Nine", "12. Twelve"]


def test_an_arrow_that_office_writes_as_a_letter_is_an_arrow() -> None:
    slide = read(shape(paragraph("so ", run("à", "", '<a:sym typeface="Wingdings"/>'), " there")))
    assert paragraphs_of(slide.shapes[0])[0].text == "so → there"
    assert [one.words for one in slide.left_out] == ["à"]


def test_what_nobody_sees_is_taken_out_and_counted() -> None:
    slide = read(shape(paragraphs("a_x0007_b\u200bc\u00a0d_x000D_e")))
    assert paragraphs_of(slide.shapes[0])[0].text == "abc d\ne"
    (told,) = slide.left_out
    assert told.what == "2 characters"
    assert "U+0007" in told.why
    assert "U+200B" in told.why


def test_an_equation_becomes_text() -> None:
    maths = (
        "<a14:m><m:oMath><m:r><m:t>𝐸</m:t></m:r><m:r><m:t>=</m:t></m:r>"
        "<m:f><m:num><m:r><m:t>a+1</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
        "<m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
        "</m:oMath></a14:m>"
    )
    slide = read(shape(paragraph("Thus ", maths)))
    assert paragraphs_of(slide.shapes[0])[0].text == "Thus E=(a+1)/bc^2"
    assert [one.what for one in slide.left_out] == ["an equation"]


def test_most_of_a_text_runs_from_right_to_left() -> None:
    line = paragraph("שלום", properties='<a:pPr rtl="1"/>')
    assert read(shape(line)).shapes[0].is_right_to_left
    assert not read(shape(line + paragraphs("hello world"))).shapes[0].is_right_to_left


def _link(target: str) -> tuple[str, list[str]]:
    """The address of a run that leads somewhere, and what is left out."""
    click = '<a:hlinkClick r:id="rId9"/>'
    given = relation("rId9", "hyperlink", target, "External")
    slide = read(shape(paragraph(run("x", "", click))), given)
    return paragraphs_of(slide.shapes[0])[0].runs[0].link, [one.what for one in slide.left_out]


@pytest.mark.parametrize(
    "address", ["https://a.org/b?c=d", "http://a.org", "mailto:a@b.org", "tel:1"]
)
def test_links_to_the_web_and_to_mail_are_kept(address: str) -> None:
    assert _link(address) == (address, [])


def test_a_link_without_scheme_is_completed_as_browsers_do() -> None:
    assert _link("www.a.org") == ("http://www.a.org", [])


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://a.org/My plan.pdf", "https://a.org/My%20plan.pdf"),
        ("mailto:a@b.org?subject=Hi there", "mailto:a@b.org?subject=Hi%20there"),
        ("tel:+44 20 7946 0000", "tel:+442079460000"),
    ],
)
def test_blanks_in_an_address_do_not_cost_the_link(given: str, kept: str) -> None:
    assert _link(given) == (kept, [])


def test_an_address_that_opens_where_the_mouse_is_over_it_is_a_link() -> None:
    hover = '<a:hlinkMouseOver r:id="rId9"/>'
    given = relation("rId9", "hyperlink", "https://a.org/", "External")
    slide = read(shape(paragraph(run("x", "", hover))), given)
    assert paragraphs_of(slide.shapes[0])[0].runs[0].link == "https://a.org/"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "..\\x.docx", "https://a b", "vbscript:x"],
)
def test_links_to_anything_else_are_left_out(address: str) -> None:
    assert _link(address) == ("", ["a link to a file"])


def test_a_jump_leads_to_the_number_of_a_slide() -> None:
    click = '<a:hlinkClick r:id="rId9" action="ppaction://hlinksldjump"/>'
    given = relation("rId9", "slide", "slide3.xml")
    slide = read(shape(paragraph(run("x", "", click)), inside=click), given)
    assert paragraphs_of(slide.shapes[0])[0].runs[0].jump == 3
    assert slide.shapes[0].jump == 3


@pytest.mark.parametrize(
    "click",
    [
        '<a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=nextslide"/>',
        '<a:hlinkClick r:id="" action="ppaction://macro?name=Go"/>',
        '<a:hlinkClick r:id="rId77" action="ppaction://hlinksldjump"/>',
    ],
)
def test_clicks_that_no_deck_of_ours_can_do_are_told(click: str) -> None:
    slide = read(shape(paragraph(run("x", "", click))))
    assert paragraphs_of(slide.shapes[0])[0].runs == (ImportedRun(text="x"),)
    assert len(slide.left_out) == 1


def test_a_click_that_does_nothing_is_nothing() -> None:
    slide = read(
        shape(paragraph(run("x", "", '<a:hlinkClick r:id="" action="ppaction://noaction"/>')))
    )
    assert slide.left_out == ()


def test_a_dash_typed_below_dots_and_a_bullet_typed_further_in_are_points_below_points() -> None:
    for below in ("– below", "   • below"):
        found = paragraphs_in(shape(paragraphs("• one", below, "• two")))
        assert [(one.text, one.level) for one in found] == [("one", 0), ("below", 1), ("two", 0)]
    dashes = paragraphs_in(shape(paragraphs("- one", "-- below", "- two")))
    assert [one.level for one in dashes] == [0, 1, 0]


def test_a_line_through_words_and_the_tip_of_a_link_are_told() -> None:
    struck = read(shape(paragraph(run("We will "), run("not", 'strike="sngStrike"'))))
    assert [one.what for one in struck.left_out] == ["the line through “not”"]
    link = '<a:hlinkClick r:id="rId9" tooltip="the whole plan"/>'
    given = relation("rId9", "hyperlink", "https://a.org/", "External")
    tip = read(shape(paragraph(run("x", "", link))), given)
    assert [(one.what, one.words) for one in tip.left_out] == [
        ("the tip of a link", "the whole plan")
    ]


def test_rows_typed_with_tabs_are_a_table() -> None:
    rows = paragraphs("Area\t2024\t2025", "Leeds\t\t120\t140", "York\t60\t61")
    table = read(shape(rows)).shapes[0].contents
    assert isinstance(table, ImportedTable)
    cells = [[cell.text.paragraphs[0].text for cell in row] for row in table.rows]
    assert cells == [["Area", "2024", "2025"], ["Leeds", "120", "140"], ["York", "60", "61"]]
    for other in (("a\tb", "c\td", "e\tf"), ("a\tb\tc", "one line"), ("a\tb\tc", "d\te\tf")):
        assert isinstance(read(shape(paragraphs(*other))).shapes[0].contents, ImportedText)
