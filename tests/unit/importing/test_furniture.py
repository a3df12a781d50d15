"""What of a slide is left out, and how that is told."""

from __future__ import annotations

import pytest

from briefgen.importing.arrange import arrange
from briefgen.importing.draft import DraftSlide
from briefgen.importing.imported_talk import ImportedShape
from tests.unit.importing.made_shapes import drawing, picture, slide, talk, text, title

BODY = text("one", "two", "three", box=(0.1, 0.3, 0.9, 0.8), bullet="sign", placeholder="body")


def deck(*more: ImportedShape, slides: int = 4, others: int = 0) -> tuple[DraftSlide, ...]:
    """Slides of which the first ones have the shapes besides a title and a list."""
    return arrange(
        talk(
            *(
                slide(title(f"Title {at}"), BODY, *(more if at <= slides else ()), number=at)
                for at in range(1, slides + others + 1)
            )
        )
    )


def told(draft: DraftSlide) -> list[tuple[str, str]]:
    return [(left.what, left.words) for left in draft.left_out]


def test_dates_numbers_and_footers_are_left_out() -> None:
    number = text("12", box=(0.9, 0.9, 1, 1), placeholder="furniture")
    assert told(deck(number, slides=1)[0]) == [("footer, date or number", "12")]


def test_a_text_at_the_same_place_on_many_slides_is_left_out() -> None:
    strip = text("Council of Eastmere", box=(0.1, 0.0, 0.4, 0.05))
    draft = deck(strip, slides=3, others=4)[0]
    assert draft.blocks == (BODY,)
    assert told(draft) == [("text", "Council of Eastmere")]


@pytest.mark.parametrize("typed", ["{}", "Page {} of 7", "- {} -", "{}/9"])
def test_a_typed_number_of_the_page_is_no_point(typed: str) -> None:
    slides = [
        slide(title(f"Title {at}"), BODY, text(typed.format(at), box=box), number=at)
        for at in range(1, 5)
        for box in [(0.9, 0.93, 0.99, 0.99)]
    ]
    drafts = arrange(talk(*slides))
    assert [draft.blocks for draft in drafts] == 4 * [(BODY,)]
    assert told(drafts[2]) == [("text", typed.format(3))]


def test_numbers_in_the_midst_of_slides_are_what_they_say() -> None:
    slides = [
        slide(title(f"Title {at}"), text(f"{at}", box=(0.4, 0.4, 0.6, 0.6)), number=at)
        for at in range(1, 5)
    ]
    assert all(draft.blocks for draft in arrange(talk(*slides)))


def test_on_two_slides_or_on_few_of_many_it_stays() -> None:
    strip = text("Council of Eastmere", box=(0.1, 0.0, 0.4, 0.05))
    assert strip in deck(strip, slides=2)[0].blocks
    assert strip in deck(strip, slides=3, others=9)[0].blocks


def test_a_drawing_that_grows_over_three_slides_stays() -> None:
    """Its first label stands at one place on all of them, in the midst."""
    label = text("Front desk", box=(0.3, 0.5, 0.5, 0.6))
    assert label in deck(label, slides=3, others=5)[0].blocks


def test_a_list_that_stands_on_every_slide_stays_where_it_was_meant_to_be() -> None:
    body = text("one", box=(0.1, 0.9, 0.9, 1), placeholder="body")
    assert body in deck(body)[0].blocks


def test_a_line_at_the_foot_is_known_wherever_it_stands() -> None:
    slides = [
        slide(
            title(f"T{at}"), BODY, text("eastmere.example", box=(at / 10, 0.9, 0.9, 1)), number=at
        )
        for at in range(1, 5)
    ]
    assert all(draft.blocks == (BODY,) for draft in arrange(talk(*slides)))


def test_a_small_picture_is_a_logo() -> None:
    logo = picture((0.9, 0.9, 0.99, 0.99), alt="Logo")
    assert told(deck(logo, slides=1)[0]) == [('picture "Logo"', "")]


def test_small_pictures_stay_where_nothing_else_is_shown() -> None:
    logos = [picture((at / 10, 0.5, at / 10 + 0.08, 0.6)) for at in range(1, 5)]
    assert arrange(talk(slide(title(), *logos)))[0].blocks == ()  # a cover has no logos
    drafts = arrange(talk(slide(title("Cover")), slide(title(), *logos, number=2)))
    assert len(drafts[1].blocks) == 4


def test_a_picture_at_the_same_place_on_many_slides_is_left_out() -> None:
    mark = picture((0.1, 0.1, 0.3, 0.3))
    assert deck(mark)[1].blocks == (BODY,)


def test_a_picture_as_large_as_the_slide_lies_behind_it() -> None:
    behind = picture((0, 0, 1, 1))
    many = text(*["five words in a point"] * 5, box=(0.1, 0.3, 0.9, 0.9), bullet="sign")
    draft = arrange(talk(slide(title("Cover")), slide(title(), behind, many, number=2)))[1]
    assert draft.blocks == (many,)
    assert [left.why for left in draft.left_out] == ["it lies behind all of the slide"]


def test_a_picture_as_large_as_the_slide_is_shown_if_little_is_said() -> None:
    shown = picture((0, 0, 1, 1))
    drafts = arrange(talk(slide(title("Cover")), slide(title("T"), shown, number=2)))
    assert drafts[1].blocks == (shown,)


def test_a_picture_behind_several_slides_is_a_background() -> None:
    behind = picture((0, 0, 1, 1))
    slides = [slide(title(f"T{at}"), behind, number=at) for at in (1, 2, 3)]
    assert all(draft.blocks == () for draft in arrange(talk(*slides)))


def test_what_lies_beside_the_slide_is_told_with_its_words() -> None:
    parked = text("an old idea", box=(1.1, 0.2, 1.4, 0.5))
    draft = deck(parked, slides=1)[0]
    assert draft.blocks == (BODY,)
    assert told(draft) == [("text", "an old idea")]


def test_lines_and_frames_are_drawings() -> None:
    line = drawing(is_connector=True)
    assert deck(line, slides=1)[0].drawings == (line,)


def test_a_drawing_is_told_and_two_lines_are_not() -> None:
    line = drawing(is_connector=True)
    frame = drawing((0.1, 0.1, 0.3, 0.3))
    assert [left.what for left in deck(line, line, line, frame, slides=1)[0].left_out] == [
        "4 lines and shapes of a drawing"
    ]
    assert deck(line, line, frame, slides=1)[0].left_out == ()


def test_signs_in_a_drawing_are_no_pictures() -> None:
    signs = [picture((at / 10, 0.5, at / 10 + 0.08, 0.6)) for at in range(1, 6)]
    lines = [drawing(is_connector=True)] * 4
    drafts = arrange(talk(slide(title("Cover")), slide(title(), *signs, *lines, number=2)))
    assert drafts[1].blocks == ()
    assert drafts[1].left_out[0].what == "picture (5 times)"
