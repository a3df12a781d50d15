"""Titles and other large words end their lines where a reader pauses."""

from __future__ import annotations

import pytest

from briefgen.model.rich_text import plain
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import Paragraph, Role
from briefgen.text.line_breaking import measure
from briefgen.text.line_ends import loose_ends
from tests.unit.layout.test_deck_sizes import LONG, compiled
from tests.unit.text.test_fitting import LEVEL, SETTER


def _lines(slide: str, head: str = "") -> list[str]:
    """The lines of the largest text on a slide, without the marks of their joined spaces."""
    [page] = compiled(f"  - {slide}\n", head).scene.pages
    largest = max(blocks_in(page.items), key=lambda block: block.fit.size)
    return [line.text.strip().replace("\u00a0", " ") for line in largest.lines]


@pytest.mark.parametrize(
    "statement",
    [
        "One login, for every child.",
        "Peer support empowers citizens, giving them more confidence to engage with services",
        "Every repeated call costs a resident half an hour, and the borough as much again",
    ],
)
def test_no_line_of_a_statement_ends_in_an_article_or_a_preposition(statement: str) -> None:
    *lines, _ = _lines(f"{{layout: statement, title: '{statement}'}}")
    assert lines
    assert not {line.split()[-1] for line in lines} & {"a", "for", "to", "with", "the"}


def test_a_number_stays_with_what_it_counts() -> None:
    text = "The forms of our wards go to 11 other places"
    measured = measure(Paragraph(inline=plain(text)), (LEVEL,), SETTER)
    at, to, go = (text.index(word) for word in (" other", " 11", " to"))
    rest = (0, at + 1, len(text), len(text))
    assert list(loose_ends([(0, 0, at, at + 1), rest], [measured], "en-GB")) == [(0, (at, to))]
    rest = (0, go + 1, len(text), len(text))
    assert not list(loose_ends([(0, 0, go, go + 1), rest], [measured], "en-GB"))


def test_a_short_strong_phrase_is_on_one_line() -> None:
    statement = "A resident called **three times** before a question was answered"
    lines = _lines(f"{{layout: statement, title: '{statement}'}}")
    assert any("three times" in line for line in lines)


@pytest.mark.parametrize(
    ("language", "title", "end"),
    [
        ("de", "Wer zahlt für die Zeit zwischen den Bescheiden?", "Zeit"),
        ("fr", "Une seule réponse pour toutes les questions", "réponse"),
    ],
)
def test_other_languages_have_their_own_words(language: str, title: str, end: str) -> None:
    lines = _lines(f"{{layout: statement, title: '{title}'}}", f"language: {language}\n")
    assert len(lines) > 1
    assert lines[0].split()[-1].strip(",") == end


def test_texts_as_typed_get_no_other_spaces() -> None:
    slide = "{layout: statement, title: 'One login, for every child.', typography: as-typed}"
    assert _lines(slide) == ["One login, for", "every child."]


def test_no_short_word_is_left_alone_above_the_last_line() -> None:
    texts = ("Let the resident tell it once", "Look into the list of answers", "Or give a name")
    parts = "".join(f"        - {{Step: {text}}}\n" for text in (*texts, "For the next colleague"))
    diagram = f"    diagram:\n      kind: process\n      parts:\n{parts}"
    [page] = compiled(f"  - layout: diagram\n    title: Steps\n{diagram}").scene.pages
    block = next(block for block in blocks_in(page.items) if "Look" in block.text)
    assert "list" not in [line.text.strip() for line in block.lines]


def test_a_short_text_of_a_section_has_lines_of_about_one_length() -> None:
    text = "The commercial operator has given notice on six routes."
    made = compiled(
        f"  - {{section: Why are we here, text: '{text}'}}\n  - {{layout: statement, title: S}}\n"
    )
    [block] = [one for one in blocks_in(made.scene.pages[0].items) if "notice" in one.text]
    shorter, longer = sorted(len(line.text.strip()) for line in block.lines)
    assert shorter >= 0.7 * longer


def test_a_title_that_all_but_fills_its_line_breaks_in_its_middle() -> None:
    """Where a line was too full for other programs, its last two words stood on a second one."""
    title = "Education Blueprint in Victoria, Australia: White Paper April 2008"
    others = "".join(f"\n  - {{layout: bullets, title: {LONG}, points: [A, B]}}" for _ in range(9))
    slide = f"{{layout: bullets, title: '{title}', points: [A, B]}}{others}"
    page = compiled(f"  - {slide}\n").scene.pages[0]
    block = next(block for block in blocks_in(page.items) if block.about.role is Role.TITLE)
    assert [line.text.strip() for line in block.lines] == [
        "Education Blueprint in Victoria,",
        "Australia: White Paper April 2008",
    ]


def test_a_small_word_is_not_tied_at_the_price_of_a_short_line() -> None:
    """`Move to presumed autonomy` stood alone above lines half as long again."""
    statement = (
        "Move to presumed autonomy for professional practice and managerial decision-making "
        "because front-line professionals are best placed to identify how services can be improved"
    )
    lines = _lines(f"{{layout: statement, title: '{statement}'}}")
    assert lines[0].endswith("for")
    assert min(map(len, lines)) > 0.65 * max(map(len, lines))
