"""Which text of a slide is its title."""

from __future__ import annotations

from briefgen.importing.arrange import arrange
from briefgen.importing.draft import DraftSlide
from briefgen.importing.imported_talk import ImportedShape, ImportedText
from tests.unit.importing.made_shapes import paragraph, picture, slide, talk, text, title

BODY = text("one", "two", "three", box=(0.1, 0.3, 0.9, 0.9), bullet="sign")
FIRST = slide(title("Opening"), layout="title")


def second(*shapes: ImportedShape) -> DraftSlide:
    """A slide after the first one, arranged."""
    return arrange(talk(FIRST, slide(*shapes, number=2)))[1]


def test_the_place_of_the_title_holds_it() -> None:
    draft = second(BODY, title("What we did"))
    assert (draft.title, draft.title_from) == ("What we did", "placeholder")
    assert draft.blocks == (BODY,)


def test_breaks_in_a_title_become_blanks() -> None:
    assert second(title("What\nwe  did"), BODY).title == "What we did"


def test_a_large_text_at_the_top_is_a_title() -> None:
    head = text("What we did", box=(0.1, 0.05, 0.9, 0.15), size=32)
    draft = second(BODY, head)
    assert (draft.title, draft.title_from) == ("What we did", "found")
    assert draft.blocks == (BODY,)


def test_a_small_text_at_the_top_is_no_title() -> None:
    small = text("Internal use", box=(0.1, 0.05, 0.9, 0.1), size=10)
    draft = second(small, BODY, text("more", box=(0.1, 0.92, 0.9, 0.99)))
    assert draft.title == "Slide 2"
    assert small in draft.blocks


def test_a_narrow_turned_or_low_text_is_no_title() -> None:
    for no_title in (
        text("Aside", box=(0.01, 0.05, 0.1, 0.15), size=40),
        text("Aside", box=(0.1, 0.05, 0.9, 0.15), size=40, turned=-90),
        text("Aside", box=(0.1, 0.4, 0.9, 0.5), size=40),
    ):
        assert second(no_title, picture(), BODY).title == "Slide 2"


def test_a_big_word_beside_it_does_not_spoil_a_bold_title() -> None:
    head = text("What we did", box=(0.1, 0.05, 0.9, 0.15), size=28, is_bold=True)
    why = text("Why?", box=(0.6, 0.4, 0.9, 0.6), size=44)
    assert second(head, why, BODY).title == "What we did"


def test_a_title_typed_into_the_list_is_found() -> None:
    typed = text("one", "two", box=(0.1, 0.3, 0.9, 0.9), bullet="sign")
    contents = ImportedText((paragraph("What we did"), *typed.contents.paragraphs))  # type: ignore[union-attr]
    draft = second(
        ImportedShape(name="", contents=contents, box=typed.box, size=18), picture(), picture()
    )
    assert (draft.title, draft.title_from) == ("What we did", "found")
    assert [line.text for line in draft.blocks[0].contents.paragraphs] == ["one", "two"]  # type: ignore[union-attr]


def test_a_list_without_a_title_keeps_its_first_point() -> None:
    draft = second(BODY, picture((0.1, 0.0, 0.2, 0.28)))
    assert draft.title == "Slide 2"
    assert BODY in draft.blocks


def test_the_only_text_is_the_title() -> None:
    draft = second(text("Nobody owned the question", box=(0.1, 0.4, 0.9, 0.6)))
    assert (draft.title, draft.title_from, draft.blocks) == (
        "Nobody owned the question",
        "found",
        (),
    )


def test_a_deck_without_any_title_counts_its_slides() -> None:
    drafts = arrange(talk(slide(picture()), slide(picture(), number=2)))
    assert [draft.title for draft in drafts] == ["Slide 1", "Slide 2"]
    assert {draft.title_from for draft in drafts} == {"made"}


def test_titles_that_come_again_are_numbered() -> None:
    words = ["Results", "results", "Other", "Results", "Results (2)"]
    drafts = arrange(
        talk(*(slide(title(word), BODY, number=at) for at, word in enumerate(words, start=1)))
    )
    found = [draft.title for draft in drafts]
    assert found == ["Results", "results (2)", "Other", "Results (3)", "Results (2) (2)"]
    assert drafts[1].title_from == "repeated"


def test_a_slide_without_a_title_goes_on_from_the_one_before() -> None:
    drafts = arrange(
        talk(
            FIRST,
            slide(title("Results"), BODY, number=2),
            slide(picture(), number=3),
            slide(picture(), number=4),
        )
    )
    assert [draft.title for draft in drafts][2:] == ["Results (2)", "Results (3)"]


def test_nothing_goes_on_from_an_agenda() -> None:
    drafts = arrange(
        talk(FIRST, slide(title("Agenda"), BODY, number=2), slide(picture(), number=3))
    )
    assert (drafts[2].title, drafts[2].title_from) == ("Slide 3", "made")


def test_a_title_that_is_too_long_is_shortened_and_said_in_full() -> None:
    long = "We counted every call. " + "Then we counted them again " * 5
    draft = second(title(long.strip()), BODY)
    assert draft.title == "We counted every call"
    assert " ".join(long.split()) in [
        line.text
        for block in draft.blocks
        for line in block.contents.paragraphs  # type: ignore[union-attr]
    ]


def test_a_copy_of_the_title_is_told_not_said_twice() -> None:
    draft = second(title("What we did"), text("What we did", box=(0.1, 0.5, 0.9, 0.6)), BODY)
    assert draft.blocks == (BODY,)
    assert [left.words for left in draft.left_out] == ["What we did"]


def test_a_cover_without_places_has_its_largest_text_as_title() -> None:
    cover = slide(
        text("Nine lives", box=(0.1, 0.4, 0.9, 0.5), size=44),
        text("A. Speaker", box=(0.1, 0.55, 0.9, 0.6), size=20),
    )
    draft = arrange(talk(cover, slide(title("Next"), BODY, number=2)))[0]
    assert (draft.title, draft.title_from) == ("Nine lives", "found")


def test_the_first_line_of_the_subtitle_s_place_is_the_subtitle() -> None:
    place = text("A year after", "A. Speaker", placeholder="subtitle", box=(0.1, 0.5, 0.9, 0.7))
    draft = arrange(talk(slide(title("Nine lives"), place, layout="title")))[0]
    assert draft.subtitle == "A year after"
    assert [line.text for line in draft.blocks[0].contents.paragraphs] == ["A. Speaker"]  # type: ignore[union-attr]


def test_speaker_and_address_below_the_title_of_a_cover_are_no_part_of_it() -> None:
    all_in_one = text(
        "Nine lives",
        "A. Speaker",
        "speaker@eastmere.example",
        box=(0, 0, 1, 1),
        placeholder="title",
    )
    draft = arrange(talk(slide(all_in_one)))[0]
    assert (draft.title, draft.subtitle) == ("Nine lives", "A. Speaker")
    assert [line.text for line in draft.blocks[0].contents.paragraphs] == [  # type: ignore[union-attr]
        "speaker@eastmere.example"
    ]


def test_lines_of_one_paragraph_are_lines_too() -> None:
    all_in_one = text(
        "Nine lives\nA. Speaker\nspeaker@eastmere.example", box=(0, 0, 1, 1), placeholder="title"
    )
    draft = arrange(talk(slide(all_in_one)))[0]
    assert (draft.title, draft.subtitle) == ("Nine lives", "A. Speaker")


def test_two_lines_of_one_size_are_one_title() -> None:
    wrapped = text("The future of", "the town hall", box=(0, 0, 1, 1), placeholder="title")
    assert arrange(talk(slide(wrapped)))[0].title == "The future of the town hall"
    broken = text("The future\nof the\ntown hall", box=(0, 0, 1, 1), placeholder="title")
    assert arrange(talk(slide(broken)))[0].title == "The future of the town hall"


def test_heads_in_a_row_are_no_titles() -> None:
    heads = [text(f"Phase {at}", box=(at / 4, 0.1, at / 4 + 0.2, 0.15), size=28) for at in range(3)]
    draft = second(*heads, BODY)
    assert draft.title == "Slide 2"
    assert all(head in draft.blocks for head in heads)


def test_a_strip_at_the_side_does_not_hide_the_title_in_the_text() -> None:
    strip = text("Internal", "use", box=(0, 0, 0.05, 1))
    contents = ImportedText((paragraph("Key figures", size=24), paragraph("4.2 million", size=14)))
    said = ImportedShape(name="", contents=contents, box=BODY.box, size=24)
    assert second(strip, said).title == "Key figures"


def test_large_figures_do_not_hide_the_title_above_them() -> None:
    head = text("Key numbers", box=(0.1, 0.05, 0.9, 0.15), size=32)
    figures = [
        text(said, box=(0.1 + 0.3 * at, 0.3, 0.3 + 0.3 * at, 0.45), size=60, is_bold=True)
        for at, said in enumerate(("30k", "94%", "£1.90"))
    ]
    assert second(head, *figures).title == "Key numbers"


def test_a_few_large_words_in_the_midst_with_nothing_above_are_the_title() -> None:
    thanks = text("Thank you!", box=(0.1, 0.35, 0.9, 0.5), size=52)
    below = text("Questions?", box=(0.1, 0.6, 0.9, 0.7), size=24)
    assert second(thanks, below).title == "Thank you!"
    said = text("“It helps”", box=(0.1, 0.35, 0.9, 0.5), size=52)
    assert second(said, below).title == "Slide 2"


def test_one_of_two_heads_side_by_side_is_no_title() -> None:
    heads = [
        text(said, box=(left, 0.05, left + 0.35, 0.12), size=28, is_bold=True)
        for said, left in (("Before", 0.1), ("After", 0.55))
    ]
    lists = [text("one", "two", box=(left, 0.2, left + 0.35, 0.8), size=18) for left in (0.1, 0.55)]
    assert second(*heads, *lists).title == "Slide 2"


def test_two_points_or_two_sentences_alone_are_not_run_together_as_a_title() -> None:
    points = text("one", "two", box=(0.1, 0.3, 0.9, 0.9), bullet="sign")
    assert second(points).title == "Slide 2"
    prose = text("It was late. We went home.", box=(0.1, 0.3, 0.9, 0.9))
    assert second(prose).title == "Slide 2"
