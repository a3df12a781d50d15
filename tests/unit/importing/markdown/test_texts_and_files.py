"""What is the same in all flavours: lists, tables, marks, links, pictures."""

from __future__ import annotations

import base64

import pytest

from briefgen.importing.arrange import arrange
from briefgen.importing.choose_layout import layouts_for
from briefgen.importing.imported_talk import ImportedPicture
from tests.unit.importing.markdown.read import PNG, read, slides
from tests.unit.importing.told import left_out


def test_lists_keep_their_levels_and_numbers() -> None:
    text = "# A\n\n3. three\n4. four\n   - below\n     1. deep\n\n     more\n\n"
    text += "- [x] done\n- [ ] open\n"
    assert slides(text) == [
        [
            "title: A",
            "3. three",
            "4. four",
            "  - below",
            "    1. deep",
            "  more",
            "- done",
            "- open",
        ]
    ]


def test_marks_of_text_are_kept() -> None:
    assert slides("# A\n\n**b** *i* ***bi*** `c` <kbd>k</kbd> x<sup>2</sup>\n") == [
        ["title: A", "**b** *i* ***bi*** `c` `k` x^2^"]
    ]


def test_links_to_the_web_are_links_and_others_are_reported() -> None:
    text = "# A\n\n[a](https://example.org) <mailto:a@example.org> [b](./b.md) [c](javascript:x)\n"
    assert slides(text)[0][1] == (
        "[a](https://example.org) [mailto:a@example.org](mailto:a@example.org) b c"
    )
    assert left_out(read(text)) == ["the link to ./b.md", "the link to javascript:x"]


def test_a_table_is_a_table() -> None:
    assert slides("# A\n\n| a | **b** |\n|---|---:|\n| 1 | 2 \\| 3 |\n") == [
        ["title: A", "table: a | **b**", "table: 1 | 2 | 3"]
    ]


def test_a_picture_between_texts_stands_between_them() -> None:
    assert slides("# A\n\na ![p *q*](b.png) c\n\nd\n", {"b.png": PNG}) == [
        ["title: A", "a  c", "png: p q", "d"]
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a.png",
        "/etc/a.png",
        "../a.png",
        "a/../../a.png",
        "%2e%2e/a.png",
        "C:/a.png",
        "\\\\share\\a.png",
        "file:///a.png",
    ],
)
def test_a_picture_elsewhere_is_not_looked_for(address: str) -> None:
    asked: list[str] = []

    def give(name: str) -> bytes:
        asked.append(name)
        return PNG

    from briefgen.importing.markdown.read_markdown import read_markdown

    talk = read_markdown(f"# A\n\n![what it shows](<{address}>)\n", give)
    assert asked == []
    assert [left.words for left in talk.slides[0].left_out] == ["what it shows"]


@pytest.mark.parametrize("address", ["b c.png", "./b c.png", "b%20c.png", "b c.png?x#y"])
def test_a_picture_beside_the_text_is_read(address: str) -> None:
    assert slides(f"# A\n\n![x](<{address}>)\n", {"b c.png": PNG})[0] == ["title: A", "png: x"]


def test_a_picture_that_is_none_is_reported() -> None:
    talk = read("# A\n\n![x](a.png) ![y](b.png)\n", {"a.png": b"no picture"})
    whys = [left.why for left in talk.slides[0].left_out]
    assert whys == [
        "it is no kind of picture that briefgen can show",
        "there is no such file beside the text",
    ]


def test_a_picture_written_into_the_text_is_a_picture() -> None:
    written = base64.b64encode(PNG + bytes(30_000)).decode()
    talk = read(f"# A\n\n![x][i]\n\n[i]: <data:image/png;base64,{written}>\n")
    (_, shape) = talk.slides[0].shapes
    assert isinstance(shape.contents, ImportedPicture)
    assert shape.contents.data == PNG + bytes(30_000)


def test_lines_below_note_are_notes() -> None:
    assert slides("# A\n\nb\n\nNote:\nSay it.\n\n# B\n\nc\n\n???\nAnd that.\n") == [
        ["title: A", "b", "note: Say it."],
        ["title: B", "c", "note: And that."],
    ]


def test_a_comment_of_no_program_is_a_remark() -> None:
    assert slides("# A\n\n<!-- to do: figures -->\n\nb\n") == [
        ["title: A", "b", "comment: to do: figures"]
    ]


def test_a_comment_without_an_end_is_not_lost() -> None:
    assert slides("# A\n\nb\n\n<!-- and\n\nthe rest\n") == [
        ["title: A", "b", "comment: and the rest"]
    ]


def test_signs_that_nobody_sees_are_taken_out_and_told() -> None:
    talk = read("# A\u200b\n\nb\u00a0c\td\n")
    assert slides("# A\u200b\n\nb\u00a0c\td\n") == [["title: A", "b c d"]]
    assert left_out(talk) == ["signs that cannot be seen"]


def test_words_of_a_drawing_in_svg_are_reported() -> None:
    talk = read("# A\n\n<svg width='1'><text>inner words</text></svg>\n")
    assert [left.words for left in talk.slides[0].left_out if left.words] == ["inner words"]


def test_entities_are_signs() -> None:
    assert slides("# A &amp; B\n\n&lt;c&gt;\n") == [["title: A & B", "<c>"]]


def test_hints_of_github_and_obsidian_were_printed_with_their_marks() -> None:
    found = slides("# A\n\n> [!NOTE]\n> Mind the gap.\n\n> [!tip]- A head\n> below\n")
    assert found == [["title: A", "- Note", "  - Mind the gap.", "- A head", "  - below"]]


def test_links_pictures_and_marks_of_obsidian_are_read_as_they_are_shown() -> None:
    text = "# A\n\n[[Page]], [[Page|the page]], ==loud==, `[[code]]` and ![[a.png]]\n"
    assert slides(text, {"a.png": PNG})[0][1:] == [
        "Page, the page, **loud**, `[[code]]` and",
        "png: ",
    ]


def test_a_remark_of_obsidian_was_shown_to_everybody() -> None:
    assert slides("# A\n\nshown %%not shown%%\n") == [["title: A", "shown", "comment: not shown"]]


def test_what_says_that_it_is_for_the_speaker_stands_in_the_notes() -> None:
    for said in (
        '<aside class="notes">slowly</aside>',
        '<aside class="notes">\nslowly\n</aside>',
        "*Speaker notes: slowly*",
        "> Speaker note: slowly",
        "Speaker notes:\nslowly",
    ):
        assert slides(f"# A\n\ntext\n\n{said}\n") == [["title: A", "text", "note: slowly"]], said


def test_two_dashes_alone_begin_a_slide_below() -> None:
    assert slides("# A\n\none\n\n--\n\n## B\n\ntwo\n") == [
        ["title: A", "one"],
        ["title: B", "two"],
    ]


def test_what_reveal_js_reads_is_no_comment() -> None:
    assert slides('# A\n\n- one <!-- .element: class="fragment" -->\n') == [["title: A", "- one"]]


def test_a_page_of_one_heading_above_all_is_no_slide_that_holds_everything() -> None:
    page = "# Project\n\nWhat it is.\n\n## Install\n\n- do\n\n## Use\n\n- that\n"
    assert slides(page) == [
        ["title: Project", "What it is."],
        ["title: Install", "- do"],
        ["title: Use", "- that"],
    ]


def test_a_list_below_the_first_heading_makes_no_cover() -> None:
    drafts = arrange(read("# A\n\n- x\n- y\n\n# B\n\ntext\n"))
    assert layouts_for(drafts[0], drafts)[0].layout == "bullets"


def test_words_behind_the_name_of_a_div_are_its_head() -> None:
    assert slides("# A\n\n:::tip Mind this\ninside\n:::\n") == [
        ["title: A", "- Mind this", "  - inside"]
    ]
    assert slides("# A\n\n:::spoiler Mind this\ninside\n:::\n")[0][1:] == ["Mind this", "inside"]


def test_words_for_those_who_cannot_see_a_film_are_told() -> None:
    left = read('# A\n\ntext\n\n<video src="a.mp4">See the text</video>\n').slides[0].left_out
    assert "See the text" in [one.words for one in left]
