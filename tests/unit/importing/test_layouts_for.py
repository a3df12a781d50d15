"""Which layout a slide gets, and which it must not get."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from briefgen.importing.arrange import arrange
from briefgen.importing.choose_layout import layouts_for
from briefgen.importing.imported_talk import (
    ImportedBox,
    ImportedCell,
    ImportedChart,
    ImportedRun,
    ImportedSeries,
    ImportedShape,
    ImportedSmartArt,
    ImportedTable,
    ImportedText,
    LeftOut,
)
from briefgen.importing.shape_words import paragraphs_of
from briefgen.model.values import replace
from tests.unit.importing.made_shapes import (
    drawing,
    paragraph,
    picture,
    slide,
    talk,
    text,
    title,
)

COVER = slide(title("Nine lives"), layout="title")
BODY = text(
    "one thing",
    "another",
    "a third",
    box=(0.1, 0.3, 0.9, 0.9),
    bullet="sign",
    placeholder="body",
)
NEXT = slide(title("And then"), BODY, number=9)
LEFT, RIGHT = (0.1, 0.3, 0.45, 0.9), (0.55, 0.3, 0.9, 0.9)


def guessed(*shapes: ImportedShape, last: bool = False, **more: Any) -> list[str]:
    """The layouts of a slide in the midst of a talk, or at its end."""
    slides = [COVER, slide(*shapes, number=2, **more), *([] if last else [NEXT])]
    drafts = arrange(talk(*slides))
    parts = [draft for draft in drafts if draft.source.number == 2]
    return [layouts_for(draft, drafts)[0].layout for draft in parts]


def table(box: tuple[float, float, float, float] = (0.1, 0.3, 0.9, 0.9)) -> ImportedShape:
    cell = ImportedCell(ImportedText((paragraph("14"),)))
    return ImportedShape(
        name="table", contents=ImportedTable(((cell, cell),) * 3, True), box=ImportedBox(*box)
    )


def chart(kind: str = "column") -> ImportedShape:
    contents = ImportedChart(
        kind=kind,
        called="clustered",
        title="",
        categories=("a", "b"),
        series=(ImportedSeries("calls", (1.0, 2.0)),),
    )
    return ImportedShape(name="chart", contents=contents, box=ImportedBox(0.1, 0.3, 0.9, 0.9))


def words(count: int, box: tuple[float, float, float, float], **more: Any) -> ImportedShape:
    return text(" ".join(["word"] * count), box=box, **more)


def test_a_list_is_a_list() -> None:
    assert guessed(title(), BODY) == ["bullets"]


def test_the_list_of_guesses_ends_with_a_list_and_goes_down() -> None:
    drafts = arrange(talk(COVER, slide(title(), BODY, picture(RIGHT), number=2)))
    for draft in drafts:
        scores = layouts_for(draft, drafts)
        assert scores[-1].layout == "bullets"
        assert sorted((score.score for score in scores), reverse=True) == [
            score.score for score in scores
        ]
        assert all(score.score >= 0.5 and score.reason for score in scores)
        assert len({score.layout for score in scores}) == len(scores)


# Cover


def test_the_first_slide_is_the_cover_even_with_a_picture() -> None:
    drafts = arrange(talk(slide(title("Nine lives"), picture(), layout="titleOnly"), NEXT))
    assert layouts_for(drafts[0], drafts)[0].layout == "cover"


@pytest.mark.parametrize(
    "shapes", [(BODY,), (words(80, LEFT),), (table(),)], ids=["list", "text", "table"]
)
def test_a_first_slide_that_says_much_is_no_cover(shapes: tuple[ImportedShape, ...]) -> None:
    drafts = arrange(talk(slide(title("Nine lives"), *shapes), NEXT))
    assert layouts_for(drafts[0], drafts)[0].layout != "cover"


def test_the_second_slide_is_no_cover() -> None:
    assert guessed(title("About me"), words(6, LEFT)) != ["cover"]


def test_a_first_slide_of_prose_is_no_cover() -> None:
    said = words(24, LEFT, placeholder="body")
    drafts = arrange(talk(slide(title("What it is"), said, layout="obj"), NEXT))
    assert layouts_for(drafts[0], drafts)[0].layout != "cover"


# Sections


def test_a_title_alone_opens_a_part() -> None:
    assert guessed(title("What we compared")) == ["section"]
    assert guessed(title("What we compared"), words(9, LEFT), layout="secHead") == ["section"]


def test_a_section_that_nothing_follows_would_vanish() -> None:
    assert guessed(title("What we compared"), last=True) == ["statement"]
    drafts = arrange(
        talk(COVER, slide(title("One"), number=2), slide(title("Two"), number=3), NEXT)
    )
    assert [layouts_for(draft, drafts)[0].layout for draft in drafts] == [
        "cover",
        "statement",
        "section",
        "bullets",
    ]


def test_a_long_sentence_alone_is_a_statement() -> None:
    sentence = "A resident called three times before a question was answered"
    assert guessed(title(sentence)) == ["statement"]


def test_a_title_over_a_drawing_is_no_section() -> None:
    assert guessed(title("How it works"), drawing((0.1, 0.3, 0.9, 0.9))) == ["statement"]


def test_the_same_title_again_opens_no_part() -> None:
    """A slide of which the words come one after the other, as a slide each."""
    again = slide(title("Do they?"), number=3)
    drafts = arrange(talk(COVER, slide(title("Do they?"), BODY, number=2), again, NEXT))
    assert layouts_for(drafts[2], drafts)[0].layout == "statement"


def test_an_empty_slide_is_no_section() -> None:
    assert guessed(layout="secHead") == ["statement"]


def test_the_same_title_may_open_two_parts() -> None:
    again = slide(title("Demo"), number=4, layout="obj")
    drafts = arrange(talk(COVER, slide(title("Demo"), number=2), NEXT, again, NEXT))
    assert [layouts_for(draft, drafts)[0].layout for draft in drafts][1::2] == ["section"] * 2


def test_a_title_whose_picture_could_not_be_read_is_no_section() -> None:
    lost = LeftOut("a picture in the format EMF", "save it as PNG")
    assert guessed(title("The model"), left_out=(lost,)) == ["statement"]
    other = LeftOut("animations", "all of the slide is shown at once")
    assert guessed(title("The model"), left_out=(other,)) == ["section"]


def test_a_section_s_layout_with_a_list_is_a_list() -> None:
    many = text(*["four words a point"] * 6, box=LEFT, bullet="sign")
    assert guessed(title("Parts"), many, layout="secHead") == ["bullets"]


def test_two_labels_are_no_statement() -> None:
    labels = text("Before", box=LEFT), text("After", box=RIGHT)
    assert guessed(title(), *labels) == ["bullets"]


# Agenda and closing


def test_an_agenda_is_known_by_its_title() -> None:
    assert guessed(title("Agenda for today"), BODY) == ["agenda"]


def test_an_agenda_without_a_list_or_late_is_none() -> None:
    assert guessed(title("Overview"), words(30, LEFT)) != ["agenda"]
    slides = [
        COVER,
        *(slide(title(f"T{at}"), BODY, number=at) for at in range(2, 12)),
        slide(title("Overview"), BODY, number=12),
        NEXT,
    ]
    drafts = arrange(talk(*slides))
    assert layouts_for(drafts[11], drafts)[0].layout == "bullets"


def test_thanks_at_the_end_close_the_talk() -> None:
    assert guessed(title("Thank you!"), words(5, LEFT), last=True) == ["closing"]
    assert guessed(title("Questions?"), last=True) == ["closing"]


def test_questions_over_a_large_picture_close_the_talk() -> None:
    behind = picture((0, 0, 1, 1))
    assert guessed(title("Questions?"), behind, last=True) == ["closing"]
    drafts = arrange(talk(COVER, slide(title("Questions?"), behind, number=2)))
    assert drafts[1].blocks == ()
    assert [left.why for left in drafts[1].left_out] == ["it lies behind all of the slide"]
    beside = picture((0.1, 0.3, 0.9, 0.9))
    assert guessed(title("Questions?"), beside, last=True) == ["picture"]


def test_thanks_in_the_midst_or_with_a_table_close_nothing() -> None:
    assert guessed(title("Thanks to"), table(), last=True) == ["table"]
    slides = [
        COVER,
        slide(title("Questions"), BODY, number=2),
        *(slide(title(f"T{at}"), BODY, number=at) for at in range(3, 7)),
    ]
    drafts = arrange(talk(*slides))
    assert layouts_for(drafts[1], drafts)[0].layout == "bullets"


def test_a_sentence_with_points_below_it_is_no_agenda() -> None:
    said = ImportedText(
        (paragraph("What changed:"), *(paragraph(word, "sign", level=1) for word in "abc"))
    )
    shape = ImportedShape(name="", contents=said, box=ImportedBox(*LEFT))
    assert guessed(title("Overview"), shape) == ["bullets"]


def test_headings_with_points_below_them_are_no_agenda_to_be_numbered() -> None:
    heads = [paragraph(text) for text in ("Purpose:", "Outcome:")]
    points = [paragraph(text, "sign") for text in ("To see", "A plan")]
    said = ImportedText((heads[0], points[0], heads[1], points[1]))
    shape = ImportedShape(name="", contents=said, box=ImportedBox(*LEFT))
    assert guessed(title("Today's session"), shape) == ["bullets"]


# Pictures


def test_pictures() -> None:
    assert guessed(title(), picture()) == ["picture"]
    assert guessed(title(), picture((0.1, 0.2, 0.6, 0.7)), words(12, (0.1, 0.7, 0.6, 0.8))) == [
        "picture"
    ]
    assert guessed(title(), picture(LEFT), words(12, RIGHT)) == ["picture-text"]
    assert guessed(title(), picture(LEFT), picture(RIGHT)) == ["pictures"]


def test_a_picture_with_many_texts_over_it_is_a_poor_guess() -> None:
    labels = [words(3, (0.2, at / 10, 0.4, at / 10 + 0.05)) for at in range(3, 8)]
    drafts = arrange(talk(COVER, slide(title(), picture((0.1, 0.2, 0.9, 0.9)), *labels, number=2)))
    best = layouts_for(drafts[1], drafts)[0]
    assert (best.layout, best.score) == ("picture-text", 0.5)


def test_five_pictures_stand_on_two_slides() -> None:
    five = [picture((at / 6, 0.3, at / 6 + 0.15, 0.8)) for at in range(5)]
    assert guessed(title(), *five) == ["pictures", "pictures"]


def test_a_list_is_no_caption() -> None:
    few = text("quiet", "cheap", "small", box=(0.1, 0.2, 0.5, 0.9), bullet="sign")
    shown = picture((0.6, 0.2, 0.9, 0.5)), picture((0.6, 0.55, 0.9, 0.9))
    assert guessed(title(), few, *shown) == ["bullets", "pictures"]


def test_two_pictures_and_a_long_text_are_two_slides() -> None:
    many = text(*["five words in a point"] * 8, box=(0.1, 0.2, 0.9, 0.5), bullet="sign")
    shown = picture((0.1, 0.55, 0.4, 0.95)), picture((0.5, 0.55, 0.8, 0.95))
    assert guessed(title(), many, *shown) == ["bullets", "pictures"]
    larger = picture((0.5, 0.2, 1, 0.95)), picture((0.1, 0.75, 0.3, 0.95))
    assert guessed(title(), many, *larger) == ["picture-text", "picture"]


# Tables and charts


def test_tables_and_charts() -> None:
    assert guessed(title(), table()) == ["table"]
    assert guessed(title(), chart()) == ["chart"]
    assert guessed(title(), chart("")) == ["table"]
    beside = text(*["four words a point"] * 4, box=RIGHT, bullet="sign")
    assert guessed(title(), table(LEFT), beside) == ["table-points"]
    assert guessed(title(), chart(), beside) == ["chart-points"]


def test_two_tables_with_their_heads_are_two_slides() -> None:
    shapes = (
        text("Before", box=(0.1, 0.2, 0.9, 0.28), order=1),
        table((0.1, 0.3, 0.9, 0.5)),
        text("After", box=(0.1, 0.55, 0.9, 0.6), order=2),
        table((0.1, 0.62, 0.9, 0.9)),
    )
    drafts = arrange(talk(COVER, slide(title("Costs"), *shapes, number=2)))
    assert [draft.title for draft in drafts] == ["Nine lives", "Costs", "Costs (2)"]
    assert [[shape.name for shape in draft.blocks] for draft in drafts[1:]] == [
        ["Before", "table"],
        ["After", "table"],
    ]


def test_a_table_and_a_picture_are_two_slides() -> None:
    assert guessed(title(), table(LEFT), picture(RIGHT)) == ["table", "picture"]


# Texts side by side, cards


def test_two_columns() -> None:
    assert guessed(title(), words(20, LEFT), words(20, RIGHT)) == ["two-columns"]
    heads = words(2, (0.1, 0.2, 0.45, 0.28)), words(2, (0.55, 0.2, 0.9, 0.28))
    assert guessed(title(), *heads, words(20, LEFT), words(20, RIGHT)) == ["two-columns"]


def test_what_are_no_two_columns() -> None:
    narrow = words(6, (0.8, 0.3, 0.9, 0.9))
    assert guessed(title(), words(60, (0.1, 0.3, 0.75, 0.9)), narrow) == ["bullets"]
    label = words(2, RIGHT)
    assert guessed(title(), words(40, LEFT), label) == ["bullets"]
    above = words(20, (0.1, 0.2, 0.45, 0.3)), words(20, (0.55, 0.7, 0.9, 0.9))
    assert guessed(title(), *above) == ["bullets"]
    code = text(*["if ready: go()"] * 4, box=RIGHT, is_code=True)
    assert guessed(title(), words(20, LEFT), code) != ["two-columns"]


def boxes(count: int, is_filled: bool = True, width: float = 0.2, said: int = 10) -> list[Any]:
    return [
        words(said, (at * 0.25 + 0.05, 0.3, at * 0.25 + 0.05 + width, 0.8), is_filled=is_filled)
        for at in range(count)
    ]


def test_filled_boxes_of_one_size_are_cards() -> None:
    assert guessed(title(), *boxes(3)) == ["case-study"]


def test_frames_of_one_size_round_texts_are_cards() -> None:
    frames = [drawing((at * 0.3, 0.3, at * 0.3 + 0.25, 0.9)) for at in range(3)]
    texts = [
        text(f"Name {at} of it", box=(at * 0.3 + 0.02, y, at * 0.3 + 0.2, y + 0.1))
        for at in range(3)
        for y in (0.35, 0.5)
    ]
    assert guessed(title(), *frames, *texts) == ["case-study"]
    draft = arrange(talk(COVER, slide(title(), *frames, *texts, number=2)))[1]
    said = [[line.text for line in paragraphs_of(shape)] for shape in draft.blocks]
    assert said == [[f"Name {at} of it"] * 2 for at in range(3)]


def test_what_are_no_cards() -> None:
    assert guessed(title(), *boxes(3, is_filled=False, said=5)) == ["bullets"]
    assert guessed(title(), *boxes(4, said=1)) == ["bullets"]
    uneven = [*boxes(2), words(10, (0.55, 0.3, 0.95, 0.8), is_filled=True)]
    assert guessed(title(), *uneven) == ["bullets"]
    joined = [drawing(is_connector=True)] * 2
    assert guessed(title(), *boxes(3), *joined) == ["bullets"]
    assert guessed(title(), *boxes(3), words(30, (0.1, 0.85, 0.9, 0.95))) == ["bullets"]


def test_a_drawing_is_its_words_and_says_so() -> None:
    texts = [words(2, (at / 10, at / 10, at / 10 + 0.08, at / 10 + 0.05)) for at in range(2, 9)]
    lines = [drawing(is_connector=True)] * 4
    drafts = arrange(talk(COVER, slide(title(), *texts, *lines, number=2), NEXT))
    best = layouts_for(drafts[1], drafts)[0]
    assert best.layout == "bullets"
    assert "picture of the slide" in best.reason


def test_smart_art_is_a_list_of_its_words() -> None:
    art = ImportedSmartArt(ImportedText((paragraph("one"), paragraph("two"))), "process")
    shape = ImportedShape(name="art", contents=art, box=ImportedBox(0.1, 0.2, 0.9, 0.9))
    assert guessed(title(), shape) == ["bullets"]
    assert guessed(title("Outline"), shape, words(4, LEFT)) == ["agenda"]


# Lists of their own kind


def test_numbers_and_boxes_to_tick() -> None:
    assert guessed(title(), text("one", "two", "three", box=LEFT, bullet="number")) == ["numbered"]
    assert guessed(title(), text("1. one", "2. two", box=LEFT)) == ["numbered"]
    assert guessed(title(), text("☐ keys", "☐ signs", box=LEFT)) == ["checklist"]


def test_one_number_among_points_makes_no_numbered_list() -> None:
    assert guessed(title(), text("1. one", "two", "three", box=LEFT, bullet="sign")) == ["bullets"]


def test_code_has_its_layout_and_where_much_is_said_its_slide() -> None:
    code = text("if ready:", "    go()", "else:", "    wait()", box=LEFT, is_code=True)
    assert guessed(title(), code) == ["code"]
    assert guessed(title(), code, words(40, RIGHT, bullet="sign")) == ["bullets", "code"]


def code_line(words: str) -> Any:
    return paragraph(words).__class__(runs=(ImportedRun(text=words, code=True),))


def test_code_below_prose_in_one_text_is_parted_from_it() -> None:
    lines = [code_line(f"step {at}") for at in range(4)]
    prose = paragraph("How it is done, in as many words as people need " * 3)
    both = ImportedShape(
        name="", contents=ImportedText((prose, *lines)), box=ImportedBox(0.1, 0.2, 0.9, 0.9)
    )
    assert guessed(title(), both) == ["bullets", "code"]


def test_a_deck_in_a_face_of_equal_widths_holds_no_code() -> None:
    said = text("one", "two", "three", box=LEFT, is_code=True)
    typed = replace(title("How"), is_code=True)
    drafts = arrange(talk(slide(typed, layout="title"), slide(typed, said, number=2), NEXT))
    assert layouts_for(drafts[1], drafts)[0].layout == "bullets"
    assert not drafts[1].blocks[0].is_code


def test_points_in_a_face_of_equal_widths_are_points() -> None:
    assert guessed(title(), text("ls", "cd", box=LEFT, bullet="sign", is_code=True)) == ["bullets"]


# Rare ones


def test_a_quotation() -> None:
    said = "“I rang once, and the matter was settled before my tea was cold.”"
    assert guessed(title(), text(said, "— A resident", box=LEFT)) == ["quote"]
    assert guessed(title(), text(said, box=LEFT)) == ["quote"]


@pytest.mark.parametrize(
    "said",
    [
        "“Agile” is a word that many people use and few “explain”",
        "“Too short”",
        "He said “I rang once, and the matter was settled before my tea was cold.”",
        "“I rang once, and the matter was settled then.” " + "More is said after it here. " * 4,
    ],
)
def test_what_is_no_quotation(said: str) -> None:
    assert guessed(title(), text(said, box=LEFT)) != ["quote"]


def figure(value: str, label: str, size: float = 44, x: float = 0.1) -> ImportedShape:
    contents = ImportedText((paragraph(value, size=size), paragraph(label, size=16)))
    return ImportedShape(
        name=value, contents=contents, box=ImportedBox(x, 0.3, x + 0.2, 0.6), size=size
    )


def test_large_figures() -> None:
    found = figure("78%", "answered at once"), figure("£4.2m", "saved on letters", x=0.4)
    assert guessed(title(), *found) == ["numbers"]


@pytest.mark.parametrize(
    "shape",
    [
        figure("78%", "answered at once", size=20),
        figure("2024", "the year of the trial"),
        figure("Step 1", "ask"),
        figure("78%", " ".join(["many"] * 20)),
        figure("78%", "91%"),
    ],
    ids=["small", "a year", "a word", "long", "figures alone"],
)
def test_what_are_no_large_figures(shape: ImportedShape) -> None:
    assert guessed(title(), shape) != ["numbers"]


def test_one_two_three_are_no_figures() -> None:
    steps = [figure(str(at), "ask again", x=at / 4) for at in (1, 2, 3)]
    assert guessed(title(), *steps) != ["numbers"]


@dataclass(frozen=True)
class Years:
    """Texts in a row."""

    said: tuple[str, ...]

    def shapes(self) -> list[ImportedShape]:
        return [
            text(words, box=(at * 0.25, 0.4, at * 0.25 + 0.2, 0.6))
            for at, words in enumerate(self.said)
        ]


def test_years_in_a_row_are_a_timeline() -> None:
    years = Years(("2008: visits begin", "May 2010 a trial in one ward", "2012 all wards follow"))
    assert guessed(title(), *years.shapes()) == ["timeline"]


@pytest.mark.parametrize(
    "said",
    [
        ("2008: visits begin", "a trial", "2012 all wards"),
        ("2008: visits begin", "2010 a trial"),
        ("2008", "2010", "2012"),
    ],
    ids=["one has none", "two", "years alone"],
)
def test_what_is_no_timeline(said: tuple[str, ...]) -> None:
    assert guessed(title(), *Years(said).shapes()) != ["timeline"]


# Decks of our own


def own_slide(kind: str, name: str, *shapes: ImportedShape, number: int = 2) -> Any:
    return slide(*shapes, number=number, layout=kind, layout_name=name)


def test_a_deck_of_ours_comes_back_in_its_layouts() -> None:
    part = text("1 Why it had to change", box=(0.1, 0, 0.5, 0.04), placeholder="body")
    cards = [text("Rent", "less", box=(0.1, 0.3, 0.4, 0.4)), words(60, RIGHT)]
    drafts = arrange(
        talk(
            own_slide("title", "Cover", title("Nine lives"), number=1),
            own_slide("secHead", "Section", title("Why"), words(40, LEFT, placeholder="body")),
            own_slide("titleOnly", "Case study", title("Five letters"), *cards, number=3),
            own_slide(
                "titleOnly", "Statement alone", title("So it is"), replace(part, slot="section"),
                number=4,
            ),
            own_slide("secHead", "Section", title("And then"), number=5),
        )
    )  # fmt: skip
    assert [layouts_for(draft, drafts)[0].layout for draft in drafts] == [
        "cover",
        "section",
        "case-study",
        "statement",
        "statement",
    ]
    assert [left.words for left in drafts[3].left_out] == ["1 Why it had to change"]


def test_names_of_layouts_say_nothing_in_a_deck_of_others() -> None:
    drafts = arrange(
        talk(COVER, own_slide("titleOnly", "Case study", title("Five letters"), BODY), NEXT)
    )
    assert layouts_for(drafts[1], drafts)[0].layout == "bullets"


def test_columns_of_a_format_without_places_are_two_columns() -> None:
    left = text("on paper", placeholder="body", index=1)
    right = text("on screen", placeholder="body", index=2)
    assert guessed(title("Forms"), left, right, layout="twoObj") == ["two-columns"]
    assert guessed(title("Forms"), left, right) != ["two-columns"]


def test_two_texts_with_a_head_each_in_each_column_are_a_grid_and_no_columns() -> None:
    corners = [
        text("Point", "with a line of text", box=(left, top, left + 0.35, top + 0.2))
        for top in (0.3, 0.6)
        for left in (0.1, 0.55)
    ]
    assert guessed(title(), *corners) != ["two-columns"]


def test_a_word_of_a_longer_title_closes_no_talk() -> None:
    asked = title("Questions and answers from the second round")
    assert guessed(asked, words(20, LEFT), last=True) != ["closing"]
    suppliers = title("Next steps"), text("contact the suppliers of the forms by May", box=LEFT)
    assert guessed(*suppliers, last=True) != ["closing"]
    assert guessed(title("End"), text("Contact: jo@example.org", box=LEFT), last=True) == [
        "closing"
    ]


def numbered_boxes() -> list[ImportedShape]:
    """A number in a box of its own before each text."""
    return [
        text(said, box=(left, 0.2 * at, left + 0.1 + left, 0.2 * at + 0.1))
        for at in (1, 2, 3)
        for said, left in ((str(at), 0.1), (f"Step {at}", 0.3))
    ]


def test_numbers_in_boxes_of_their_own_were_points() -> None:
    drafts = arrange(talk(COVER, slide(title(), *numbered_boxes(), number=2), NEXT))
    assert layouts_for(drafts[1], drafts)[0].layout == "numbered"
    (listed,) = drafts[1].blocks
    assert [(one.text, one.number) for one in paragraphs_of(listed)] == [
        (f"Step {at}", at) for at in (1, 2, 3)
    ]
    assert [one.words for one in drafts[1].left_out] == ["1 2 3"]


def test_a_numbered_agenda_is_one() -> None:
    numbered = text("Why", "How", "When", box=LEFT, bullet="number")
    assert guessed(title("Agenda"), numbered) == ["agenda"]


def test_heads_as_large_as_their_texts_in_low_boxes_above_them_are_heads() -> None:
    days = [text(f"Day {at}", box=(at * 0.3, 0.2, at * 0.3 + 0.2, 0.28)) for at in range(3)]
    said = [text(f"What {at}", box=(at * 0.3, 0.3, at * 0.3 + 0.2, 0.7)) for at in range(3)]
    blocks = arrange(talk(COVER, slide(title(), *days, *said, number=2)))[1].blocks
    words_ = [one.text for block in blocks for one in paragraphs_of(block)]
    assert words_ == ["Day 0", "What 0", "Day 1", "What 1", "Day 2", "What 2"]


def test_labels_with_their_texts_beside_them_were_points_one_after_the_other() -> None:
    rows = [
        text(said, box=(left, 0.2 * at, right, 0.2 * at + 0.1))
        for at in (1, 2, 3)
        for said, left, right in ((f"Who {at}", 0.1, 0.25), (f"Says {at} with words", 0.3, 0.9))
    ]
    drafts = arrange(talk(COVER, slide(title(), *rows, number=2), NEXT))
    assert [[one.text for one in paragraphs_of(shape)] for shape in drafts[1].blocks] == [
        [f"Who {at}", f"Says {at} with words"] for at in (1, 2, 3)
    ]


def test_a_first_heading_with_many_lines_below_it_is_no_cover() -> None:
    for count, layout in ((2, "cover"), (4, "bullets")):
        first = slide(title("The form"), text(*(f"line {at}" for at in range(count))))
        drafts = arrange(talk(first, slide(title(), BODY, number=2)))
        assert layouts_for(drafts[0], drafts)[0].layout == layout
