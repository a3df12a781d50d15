"""Slides as Slidev writes them: keys above each slide, slots, components."""

from __future__ import annotations

from tests.unit.importing.markdown.read import PNG, read, slides
from tests.unit.importing.told import left_out

HEAD = "---\ntheme: seriph\nlayout: cover\n---\n\n# Welcome\n\n"


def test_keys_above_a_slide_are_no_text() -> None:
    text = HEAD + "---\ntransition: fade-out\nclass: px-20\n---\n\n# What is it?\n\nA tool\n"
    assert slides(text) == [["title: Welcome"], ["title: What is it?", "A tool"]]


def test_a_rule_without_keys_begins_a_slide() -> None:
    assert slides(HEAD + "---\n\n# A\n---\n# B\n") == [
        ["title: Welcome"],
        ["title: A"],
        ["title: B"],
    ]


def test_text_directly_above_dashes_is_text_as_in_slidev() -> None:
    assert slides(HEAD + "last line\n---\n\n# B\n") == [
        ["title: Welcome", "last line"],
        ["title: B"],
    ]


def test_the_last_comment_is_the_note_and_others_are_remarks() -> None:
    found = slides(HEAD + "<!-- a remark -->\nText\n<!--\nSay **hello**.\n-->\n")
    assert found == [
        ["title: Welcome", "Text", "note: Say **hello**.", "comment: a remark"],
    ]


def test_layouts_are_told_by_name() -> None:
    text = "---\nlayout: section\n---\n\n# Part\n---\nlayout: two-cols\n---\n# C\nl\n::right::\nr\n"
    assert [slide.layout for slide in read(HEAD + text).slides] == ["title", "secHead", "twoObj"]


def test_what_stands_behind_right_is_a_column_of_its_own() -> None:
    talk = read(HEAD + "---\nlayout: two-cols\n---\n\n# C\n\n- left\n\n::right::\n\n- one\n- two\n")
    places = [(shape.placeholder, shape.index) for shape in talk.slides[1].shapes]
    assert places == [("title", -1), ("body", 1), ("body", 2)]


def test_the_picture_of_a_layout_is_a_picture() -> None:
    text = HEAD + "---\nlayout: image-right\nimage: /cover.png\n---\n\n# A\n"
    assert slides(text, {"public/cover.png": PNG})[1] == ["title: A", "png: "]


def test_a_hidden_slide_is_hidden() -> None:
    assert [one.is_hidden for one in read(HEAD + "---\nhide: true\n---\n# A\n").slides] == [
        False,
        True,
    ]


def test_clicks_are_unwrapped_and_make_a_slide_animated() -> None:
    talk = read(HEAD + "---\n\n# A\n\n<v-clicks>\n\n- one\n- two\n\n</v-clicks>\n")
    assert talk.slides[1].is_animated
    assert left_out(talk) == []


def test_a_component_is_reported_and_what_stands_in_it_kept() -> None:
    talk = read(HEAD + "<Counter :count='10' />\n\n<Box>some *words*</Box>\n")
    assert left_out(talk) == ["<counter>", "<box>"]
    assert slides(HEAD + "<Box>some *words*</Box>\n")[0][1] == "some *words*"


def test_tags_with_text_are_unwrapped() -> None:
    text = '<div class="pt-12">\n  <span @click="next">Press <b>space</b></span><br>Now\n</div>\n'
    assert slides(HEAD + text)[0][1] == "Press **space**\nNow"


def test_headings_and_lists_in_html_are_such() -> None:
    text = "---\n\n<h1>A title</h1>\n<ul><li>one</li><li>two</li></ul>\n"
    assert slides(HEAD + text)[1] == ["title: A title", "- one", "- two"]


def test_lines_to_be_marked_in_code_are_not_told() -> None:
    text = HEAD + "```ts {all|2|1-6} twoslash\nconst x = 1\n\n---\n```\n"
    assert slides(text)[0][1:] == ["code: `const x = 1\n`", "code: `---`"]


def test_slides_of_another_file_stand_where_it_is_included() -> None:
    more = b"---\ntitle: More\n---\n\n# From more\n\n---\n\n# And more\n"
    text = HEAD + "---\nsrc: ./pages/more.md\n---\n\n---\n\n# Last\n"
    assert slides(text, {"pages/more.md": more}) == [
        ["title: Welcome"],
        ["title: From more"],
        ["title: And more"],
        ["title: Last"],
    ]


def test_a_file_of_another_folder_is_not_included() -> None:
    talk = read(HEAD + "---\nsrc: ../secret.md\n---\n", {"../secret.md": b"# secret"})
    assert left_out(talk) == ["the slides in ../secret.md"]
    assert len(talk.slides) == 1


def test_the_shape_of_the_slides_is_told() -> None:
    assert read("---\ntheme: x\naspectRatio: 4/3\n---\n# A\n").aspect == "4:3"
