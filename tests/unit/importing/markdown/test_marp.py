"""Slides as Marp writes them: `---` between them, directives and notes in comments."""

from __future__ import annotations

import pytest

from tests.unit.importing.markdown.read import PNG, read, slides
from tests.unit.importing.told import left_out

HEAD = "---\nmarp: true\ntheme: gaia\npaginate: true\n---\n\n"


def test_a_first_slide_with_two_headings_is_a_cover() -> None:
    talk = read(HEAD + "# Budget 2026\n## What changes for *residents*\n")
    assert talk.slides[0].layout == "title"
    found = slides(HEAD + "# Budget 2026\n## What changes for *residents*\n")
    assert found == [["title: Budget 2026", "subtitle: What changes for *residents*"]]


def test_a_comment_is_a_note_and_a_directive_is_not() -> None:
    text = "<!-- _class: lead -->\n<!-- paginate: false -->\n# A\n<!-- Smile.\n\n- Wait -->\n"
    assert slides(HEAD + text) == [["title: A", "note: Smile.", "note: - Wait"]]


def test_a_note_that_has_a_colon_is_no_directive() -> None:
    assert slides(HEAD + "# A\n<!-- Remember: the door -->\n")[0][1] == "note: Remember: the door"


def test_a_comment_in_code_is_code() -> None:
    found = slides(HEAD + "# A\n\nWrite `<!-- so -->`\n\n```html\n<!-- so -->\n```\n")
    assert found == [["title: A", "Write `<!-- so -->`", "code: `<!-- so -->`"]]


def test_dashes_below_a_line_of_text_are_a_heading_as_in_marp() -> None:
    found = slides(HEAD + "# 0\n\n---\n\n# A\n\nMore\n---\n\n- b\n")
    assert found == [["title: 0"], ["title: A", "- More", "  - b"]]


def test_dashes_below_a_list_begin_a_slide() -> None:
    assert slides(HEAD + "# A\n- b\n---\n# C\n") == [["title: A", "- b"], ["title: C"]]


def test_dashes_in_a_fence_begin_no_slide() -> None:
    text = "# A\n```yaml\n---\na: 1\n\nb: 2\n---\n```\n---\n# B\n"
    assert slides(HEAD + text) == [
        ["title: A", "code: `---`", "code: `a: 1\n`", "code: `b: 2`", "code: `---`"],
        ["title: B"],
    ]


@pytest.mark.parametrize(
    ("alt", "left"),
    [
        ("bg right:40%", ""),
        ("bg left:33% w:300 blur:2px", ""),
        ("width:200px A hall in spring", "A hall in spring"),
    ],
)
def test_words_that_place_a_picture_are_no_description(alt: str, left: str) -> None:
    found = slides(HEAD + f"# A\n\n![{alt}](hall.png)\n", {"hall.png": PNG})
    assert found == [["title: A", f"png: {left}".rstrip() if left else "png: "]]


def test_a_fitted_heading_is_a_heading() -> None:
    assert slides(HEAD + "# <!-- fit --> Large\n") == [["title: Large"]]


@pytest.mark.parametrize(("said", "count"), [("1", 2), ("2", 3), ("[2]", 2)])
def test_headings_divide_slides_where_the_head_says_so(said: str, count: int) -> None:
    text = f"---\nmarp: true\nheadingDivider: {said}\n---\n# A\n\na\n\n## B\n\nb\n\n# C\n\nc\n"
    assert len(slides(text)) == count


def test_a_break_in_the_text_is_a_break_on_the_slide() -> None:
    assert slides(HEAD + "# A\n\none\ntwo\n") == [["title: A", "one\ntwo"]]


def test_header_and_footer_are_reported_with_their_words() -> None:
    talk = read("---\nmarp: true\nheader: Northbridge\nfooter: 'May 2026'\nsize: 4:3\n---\n# A\n")
    words = {left.what: left.words for left in talk.left_out}
    assert words == {"the header": "Northbridge", "the footer": "May 2026"}
    assert talk.aspect == "4:3"


def test_a_style_sheet_is_no_text() -> None:
    talk = read(HEAD + "# A\n\n<style scoped>\nh1 { color: red }\n</style>\n")
    assert [left.what for left in talk.slides[0].left_out] == ["<style>"]
    assert len(talk.slides[0].shapes) == 1


def test_a_quotation_that_is_all_of_a_slide_is_told_by_its_marks() -> None:
    text = "> The best budget is one that *people* understand.\n>\n> — Jo\n"
    assert slides(HEAD + text) == [["“The best budget is one that *people* understand.”", "— Jo"]]


def test_a_quotation_beside_other_text_is_text() -> None:
    assert slides(HEAD + "# A\n\n> Mind the step.\n\n- b\n") == [
        ["title: A", "Mind the step.", "- b"]
    ]


def test_nothing_is_said_of_a_plain_slide() -> None:
    assert left_out(read(HEAD + "# A\n\n- b\n")) == []


def test_a_first_slide_with_a_list_is_no_cover() -> None:
    talk = read(HEAD + "# Agenda\n## Today\n\n- b\n")
    assert talk.slides[0].layout == ""
    assert slides(HEAD + "# Agenda\n## Today\n\n- b\n") == [["title: Agenda", "Today", "- b"]]
