"""A talk becomes a deck that has no error, whatever is in it, and loses nothing without a word."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.importing.check_deck import errors_of
from briefgen.importing.import_talk import import_talk
from briefgen.importing.imported import Imported
from briefgen.importing.imported_talk import (
    ImportedCell,
    ImportedChart,
    ImportedParagraph,
    ImportedRun,
    ImportedSeries,
    ImportedShape,
    ImportedSlide,
    ImportedTable,
    ImportedText,
)
from briefgen.model.values import replace
from briefgen.ooxml.reader import Refusal
from briefgen.support.session import Session
from briefgen.support.world import MemoryWorld

from .made_shapes import drawing, group, paragraph, picture, slide, talk, text, title
from .test_picture_files import png

ROOT = {"briefgen.yaml": b"language: en-GB\n"}
BODY = (0.1, 0.3, 0.9, 0.9)
BOX = (0.1, 0.3, 0.5, 0.8)


def imported(*slides: ImportedSlide, **more: Any) -> Imported:
    return import_talk(replace(talk(*slides), **more), "talk", world=MemoryWorld(ROOT))


def deck_of(found: Imported) -> str:
    return found.files["decks/talk.yaml"].decode()


def listed(words: str, *points: str, number: int = 1, **more: Any) -> ImportedSlide:
    body = text(*points, box=BODY, bullet="sign", placeholder="body")
    return slide(title(words), body, number=number, layout="obj", **more)


def opening(*lines: str, number: int = 1) -> ImportedSlide:
    subtitle = text(*lines, box=BODY, placeholder="subtitle")
    return slide(title("The talk"), subtitle, number=number, layout="title")


def errors(found: Imported) -> set[int]:
    return errors_of(MemoryWorld({**ROOT, **found.files}), "talk", Session())


def test_the_cover_gives_the_deck_its_title_and_who_speaks_stands_on_it() -> None:
    found = imported(opening("A subtitle", "Jane Doe", "jane@example.org"), title="Presentation1")
    assert deck_of(found).startswith(
        "title: The talk\nsubtitle: A subtitle\n\nslides:\n  - layout: cover\n"
        "    event: |\n      Jane Doe\n      jane@example.org\n"
    )


def test_titles_that_repeat_are_numbered_in_order_of_the_deck() -> None:
    table = ImportedShape(
        name="t",
        box=text(box=BODY).box,
        contents=ImportedTable(
            tuple((ImportedCell(ImportedText((paragraph(c),))),) * 2 for c in "ab"), True
        ),
    )
    long = text(*[f"a point of many words, number {n}" for n in range(4)], box=BOX, bullet="sign")
    found = imported(
        listed("Costs", "a", "b"),
        slide(title("Costs"), table, picture(BOX, png()), long, number=2, layout="obj"),
        listed("Costs", "e", "f", number=3),
    )
    titles = [str(content["title"]) for _, content in found.entries]  # type: ignore[call-overload, index]
    assert titles == ["Costs", *(f"Costs ({n})" for n in range(2, len(titles) + 1))]
    assert [number for number, _ in found.entries] == sorted(n for n, _ in found.entries)


def test_a_slide_with_an_error_steps_down_until_the_deck_can_be_built() -> None:
    """As a lead beside code, these letters would not fit on a line."""
    wide = "W" * 30 + " " + "W" * 30
    code = text("if x:", "    go()", "end", box=BODY, is_code=True)
    beside = text(wide, box=(0.1, 0.2, 0.9, 0.28))
    found = imported(
        opening("A subtitle"),
        slide(title("What we typed"), beside, code, number=2),
        listed("Sound", "a", "b", number=3),
    )
    assert not errors(found)
    assert wide in " ".join(deck_of(found).split())
    assert ["would not" in report.reason for report in found.reports] == [False, True, False]


def test_an_error_is_that_of_the_slide_on_whose_lines_it_stands() -> None:
    slides = b"  - {layout: statement, title: A}\n  - layout: bullets\n    title: B\n"
    files = {**ROOT, "decks/talk.yaml": b"title: T\nslides:\n" + slides}
    assert errors_of(MemoryWorld(files), "talk", Session()) == {1}


def test_sections_of_the_file_begin_where_no_slide_says_so() -> None:
    found = imported(
        opening("A subtitle"),
        listed("One", "a", "b", number=2, section="Default Section"),
        listed("Two", "a", "b", number=3, section="The costs"),
        listed("Three", "a", "b", number=4, section="The costs"),
    )
    assert deck_of(found).count("section: ") == 1
    assert deck_of(found).index("section: The costs") < deck_of(found).index("title: Two")


def test_a_section_without_slides_or_hidden_keeps_its_words() -> None:
    parts = [
        slide(title(f"Part {n}"), number=n, layout="secHead", is_hidden=n == 4) for n in (2, 3, 4)
    ]
    found = imported(opening("x"), *parts, listed("Last", "a", "b", number=5))
    assert "title: Part 2" in deck_of(found)
    assert not errors(found)
    assert "hidden: true" in deck_of(found)


def test_links_between_slides_lead_to_names() -> None:
    jump = ImportedText((ImportedParagraph(runs=(ImportedRun(text="the end", jump=2),)),))
    body = ImportedShape(name="b", contents=jump, box=text(box=BODY).box, placeholder="body")
    found = imported(slide(title("Start"), body), listed("The end", "a", "b", number=2))
    assert "[the end](#the-end)" in deck_of(found)
    assert "id: the-end" in deck_of(found)
    assert deck_of(found).count("id: ") == 1


def test_notes_are_paragraphs_and_lists_and_comments_are_told() -> None:
    notes = (paragraph("Say\nthis:"), paragraph("- one"), paragraph("two", "sign"))
    found = imported(listed("A", "a", "b", notes=notes, comments=("Is that so?",)))
    assert "notes: |\n      Say\n\n      this:\n\n      - one\n      - two\n" in deck_of(found)
    (report,) = found.reports
    assert "Is that so?" in [left.words for left in report.left_out]


def test_pictures_without_a_description_are_asked_for_and_named() -> None:
    found = imported(slide(title("Town"), picture((0.1, 0.2, 0.9, 0.9), png(900, 600))))
    assert found.reports[0].undescribed == ("talk/town.png",)
    assert set(found.files) == {"decks/talk.yaml", "assets/images/talk/town.png"}
    assert "alt: ask\n" in deck_of(found)


def test_a_picture_that_adorns_many_slides_is_left_out_wherever_it_stands() -> None:
    slides = [
        slide(
            title(f"Slide about {n}"),
            text("a point", "b point", box=BOX, bullet="sign", placeholder="body"),
            picture((0.6, 0.1 + n / 10, 0.9, 0.4 + n / 10), png()),
            number=n,
            layout="obj",
        )
        for n in (1, 2, 3, 4)
    ]
    found = imported(*slides)
    assert list(found.files) == ["decks/talk.yaml"]
    assert [left.what for left in found.reports[2].left_out] == ["a picture"]


def test_words_of_a_drawing_beside_a_list_are_said_in_the_notes() -> None:
    found = imported(
        listed("First", "a", "b"),
        slide(
            title("How it runs"),
            text("a point", "b point", box=BOX, bullet="sign", placeholder="body"),
            *(text(word, box=(0.6, 0.3 + n / 8, 0.8, 0.4 + n / 8)) for n, word in enumerate("xyz")),
            drawing((0.6, 0.3, 0.7, 0.4), is_connector=True),
            drawing((0.7, 0.3, 0.8, 0.4), is_connector=True),
            number=2,
            layout="obj",
        ),
    )
    assert "In the drawing: x, y, z" in deck_of(found)
    assert "drawing" in found.reports[1].look_at[0]


def test_a_face_of_equal_widths_throughout_is_no_code() -> None:
    runs = [ImportedRun(text="A sentence in the face of the house", code=True)]
    body = ImportedText((ImportedParagraph(runs=tuple(runs), bullet="sign"),) * 2)
    shape = ImportedShape(name="b", contents=body, box=text(box=BODY).box, is_code=True)
    found = imported(opening("A subtitle"), slide(title("House"), shape, number=2))
    assert "`" not in deck_of(found)
    assert "layout: bullets" in deck_of(found)


def test_signs_without_a_glyph_are_taken_out_and_counted() -> None:
    found = imported(listed("Glyphs", "a word with ツ in it", "and much more " * 20))
    assert "a word with in it" in deck_of(found)
    assert [left.words for left in found.reports[0].left_out] == ["ツ"]


@pytest.mark.parametrize(("words", "script"), [("שלום עולם", "Hebrew"), ("こんにちは", "Japanese")])
def test_a_script_that_cannot_be_set_is_refused_whole(words: str, script: str) -> None:
    with pytest.raises(Refusal, match=script):
        imported(listed(words, words, words))


def test_a_talk_without_slides_is_refused() -> None:
    with pytest.raises(Refusal, match="no slides"):
        imported()


def test_braces_in_code_are_no_variable() -> None:
    code = text("<p>{{ name }}</p>", "<p>b</p>", "<p>c</p>", box=BODY, is_code=True)
    found = imported(opening("A subtitle"), slide(title("What we typed"), code, number=2))
    assert "layout: code" in deck_of(found)
    assert r"<p>\{{ name }}</p>" in deck_of(found)
    assert not errors(found)


def test_a_table_that_no_paper_holds_is_a_list() -> None:
    """What is made of the deck decides: a booklet is narrower than a slide."""
    row = tuple(ImportedCell(ImportedText((paragraph(f"Responsibilities{n}"),))) for n in range(6))
    table = ImportedShape(
        name="t", box=text(box=BODY).box, contents=ImportedTable((row, row, row), True)
    )
    root = {"briefgen.yaml": b"outputs: [deck, booklet]\n"}
    wide = talk(opening("A subtitle"), slide(title("Wide"), table, number=2))
    found = import_talk(wide, "talk", world=MemoryWorld(root))
    assert not errors_of(MemoryWorld({**root, **found.files}), "talk", Session())
    assert found.reports[1].became == ("bullets",)
    assert "Responsibilities5" in deck_of(found)


def told(found: Imported) -> list[str]:
    return [left.what for report in found.reports for left in report.left_out]


@pytest.mark.parametrize("language", ["", "x-none", "qps-ploc"])
def test_a_chart_in_a_deck_that_says_no_language_is_described(language: str) -> None:
    chart = ImportedChart(
        kind="column",
        called="columns",
        title="",
        categories=("a", "b"),
        series=(ImportedSeries("Calls", (1, 2500)),),
    )
    shape = ImportedShape(name="c", contents=chart, box=text(box=BODY).box)
    found = imported(opening("x"), slide(title("Calls"), shape, number=2), language=language)
    assert "Calls is highest in b (2,500)" in deck_of(found)
    assert "language:" not in deck_of(found)
    assert not errors(found)


def test_what_describes_a_group_describes_its_only_picture() -> None:
    label = text("The mill", box=(0.1, 0.85, 0.5, 0.95))
    parts = replace(group(picture(BOX, png(900, 600)), label), alt="A mill by a river")
    found = imported(opening("x"), slide(title("Then"), parts, number=2))
    assert "alt: A mill by a river" in deck_of(found)
    assert not told(found)


def test_a_group_that_only_adorns_holds_pictures_that_do() -> None:
    parts = replace(group(picture(BOX, png(900, 600))), is_decorative=True)
    found = imported(opening("x"), slide(title("Then"), parts, number=2))
    assert "decorative: true" in deck_of(found)


def test_descriptions_that_no_deck_has_a_place_for_are_told() -> None:
    shown = [picture((n / 2, 0.2, n / 2 + 0.4, 0.8), png(900, 600 + n)) for n in (0, 1)]
    inner = replace(group(drawing(), text("a box", box=BOX)), alt="Boxes in a ring")
    found = imported(
        opening("x"),
        slide(title("Two"), replace(group(*shown), alt="A mill, then and now"), number=2),
        slide(title("Ring"), replace(group(inner), alt="All of it"), number=3),
        slide(title("Arrow"), replace(drawing(BOX), alt="To the digital age"), number=4),
    )
    assert told(found) == [
        "the description “A mill, then and now” of a group",
        "the description “All of it” of a group",
        "the description “Boxes in a ring” of a group",
        "the description “To the digital age” of a line or shape",
    ]


def test_a_link_of_what_has_no_words_is_told_with_its_address() -> None:
    shown = picture(BOX, png(900, 600), alt="A map", link="https://example.org/map")
    linked = replace(group(text("to the plan", box=(0.6, 0.3, 0.9, 0.5))), link="https://a.org/")
    found = imported(opening("x"), slide(title("Map"), shown, linked, number=2))
    assert told(found) == ["the link of a picture to https://example.org/map"]
    assert "[to the plan](https://a.org/)" in deck_of(found)


def test_the_name_of_a_section_that_no_slide_says_is_told() -> None:
    found = imported(
        opening("x"),
        slide(title("What we do"), number=2, layout="secHead", section="Part A"),
        listed("One", "a", "b", number=3, section="Part A"),
    )
    assert told(found) == ["the section “Part A”"]


def test_a_table_of_one_row_or_column_only_places_texts() -> None:
    cells = tuple(ImportedCell(ImportedText((paragraph(word),))) for word in ("here", "there"))
    row = ImportedTable((cells,), has_head=False)
    column = ImportedTable(tuple((cell,) for cell in cells), has_head=True)
    for contents in (row, column):
        table = ImportedShape(name="t", contents=contents, box=text(box=BODY).box)
        found = imported(opening("x"), slide(title("Where"), table, number=2))
        assert "- here\n      - there\n" in deck_of(found)
        assert told(found) == ["the lines of a table"]


def _calls(**more: Any) -> ImportedShape:
    chart = ImportedChart(
        kind="column",
        called="columns",
        title="",
        categories=("a", "b"),
        series=(ImportedSeries("Calls", (1, 2500)),),
        **more,
    )
    return ImportedShape(name="c", contents=chart, box=text(box=BODY).box)


def test_a_text_that_says_itself_that_it_is_the_source_is_that_of_the_chart() -> None:
    source = text("Source: Contact record, 2025", box=(0.1, 0.92, 0.9, 0.98), size=10)
    found = imported(opening("x"), slide(title("Calls"), _calls(), source, number=2))
    assert "source: Contact record, 2025" in deck_of(found)
    assert told(found) == ["the word before a source"]
    assert not errors(found)


def test_the_name_of_an_axis_that_our_charts_have_not_was_lost() -> None:
    chart = _calls(category_title="Area", axis_title="People")
    found = imported(opening("x"), slide(title("Calls"), chart, number=2))
    assert told(found) == ["the name of an axis (“Area”)"]


def test_a_slide_on_which_nothing_stands_is_told() -> None:
    found = imported(
        opening("x"), slide(number=2), slide(title("y"), text("z", box=BODY), number=3)
    )
    assert found.reports[1].look_at == (
        "nothing stands on the slide: delete it if it is not needed",
    )


def test_the_file_s_name_as_the_description_of_what_only_adorns_is_not_told() -> None:
    adorns = picture(BOX, png(900, 600), alt="image.png", is_decorative=True)
    assert not told(imported(opening("x"), slide(title("Then"), adorns, number=2)))


def test_a_line_below_a_table_stands_below_it() -> None:
    cell = ImportedCell(ImportedText((paragraph("14"),)))
    shown = text(box=(0.1, 0.3, 0.9, 0.7)).box
    table = ImportedShape(name="t", contents=ImportedTable(((cell, cell),) * 3, True), box=shown)
    for box, key in (((0.1, 0.2, 0.9, 0.26), "lead"), ((0.1, 0.8, 0.9, 0.86), "notes")):
        found = imported(opening("x"), slide(title("y"), table, text("A line", box=box), number=2))
        assert f"{key}: A line" in deck_of(found)
        assert not errors(found)


def test_the_line_that_counts_a_table_was_a_point_beside_it() -> None:
    cell = ImportedCell(ImportedText((paragraph("14"),)))
    table = ImportedShape(name="t", contents=ImportedTable(((cell, cell),) * 3, True))
    caption, after = text("Table 1: costs"), text("What follows from the table, in a sentence.")
    found = imported(opening("x"), slide(title("y"), caption, table, after, number=2))
    assert 'caption: "Table 1: costs"' in deck_of(found)
    assert deck_of(found).count("Table 1") == 1
    assert not errors(found)
