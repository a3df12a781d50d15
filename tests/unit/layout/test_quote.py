"""A quotation: its marks, and the words between them."""

from __future__ import annotations

from briefgen.model.resolved_deck import Quote
from briefgen.model.rich_text import Run
from briefgen.model.scene_walk import blocks_in
from briefgen.model.values import replace
from tests.unit.layout.pages import lay_out, text


def _last_line(quote: Quote) -> list[str]:
    page = lay_out("quote", {"quote": quote}).pages[0]
    block = next(block for block in blocks_in(page.items) if block.about.slot == "quote")
    return [run.text for run in block.lines[-1].runs]


def test_the_closing_mark_is_kerned_with_the_words_that_it_follows() -> None:
    """In a run of its own it stood a tenth of its size further right than in PowerPoint."""
    assert _last_line(Quote((text("It was settled."),))) == ["It was settled.”"]


def test_the_mark_of_a_footnote_stands_behind_the_closing_mark() -> None:
    """Behind quotes that the author typed, the mark was cut off in place of the quote."""
    mark = Run(text="1", script="super", note="1")
    for words in ("It was settled.", "“It was settled.”"):
        noted = text(words)
        noted = replace(noted, runs=(*noted.runs, mark))
        assert _last_line(Quote((noted,))) == ["It was settled.”", "1"]


def test_the_closing_mark_is_no_part_of_a_link_or_of_what_is_raised() -> None:
    raised = text("settled")
    raised = replace(raised, runs=(*raised.runs, Run(text="1", script="super")))
    assert _last_line(Quote((raised,))) == ["settled", "1", "”"]
    linked = text("settled")
    linked = replace(linked, runs=(replace(linked.runs[0], link="https://example.org/"),))
    assert _last_line(Quote((linked,))) == ["settled", "”"]
