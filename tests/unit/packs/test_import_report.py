"""The report of an import: what to look at first, and each thing once."""

from __future__ import annotations

import json
from collections import Counter

from briefgen.importing.imported import Imported, SlideReport
from briefgen.importing.imported_talk import LeftOut
from briefgen.packs.import_report import (
    as_json,
    as_markdown,
    as_terminal,
    report_sections,
    summary,
)

MOVED = LeftOut("animations", "all is shown at once")


def report(number: int, **more: object) -> SlideReport:
    made = {
        "title": f"Slide *{number}*",
        "layout": "bullets",
        "score": 0.85,
        "reason": "a list of 3",
        "became": ("bullets", "bullets"),
    }
    return SlideReport(number=number, **{**made, **more})  # type: ignore[arg-type]


FOUND = Imported(
    name="talk",
    files={"decks/talk.yaml": b""},
    entries=((1, {}), (1, {}), (2, {})),
    reports=(
        SlideReport(number=0, left_out=(LeftOut("a macro", "decks have none"),)),
        report(1, look_at=("give it a title",), left_out=(MOVED,)),
        report(2, undescribed=("talk/a.png", "talk/b.png", "talk/c.png"), left_out=(MOVED,)),
        report(3, left_out=(MOVED, LeftOut("a note", "it is hidden", "secret words"))),
    ),
)


def test_undescribed_pictures_come_first_and_the_same_thing_is_said_once() -> None:
    text = as_terminal(report_sections(FOUND, {}))
    look, slides, left = text.split("\n\n")
    assert look.splitlines()[1].startswith("  slide 2: 3 pictures need a description")
    assert "talk/a.png, talk/b.png and 1 more" in look
    assert "2 bullets (0.85: a list of 3)" in slides
    assert "slides 1-3: animations; all is shown at once" in left
    assert "slide 3: a note; it is hidden: secret words" in left
    assert "the file: a macro" in left


def test_missing_words_head_the_report() -> None:
    sections = report_sections(FOUND, {3: Counter({"gone": 2})})
    assert sections[0].lines == ("slide 3: gone gone",)
    assert json.loads(as_json(FOUND, {3: Counter({"gone": 2})}))["missing"] == {"3": {"gone": 2}}


def test_a_long_list_is_cut_on_a_terminal_only() -> None:
    many = tuple(report(number) for number in range(1, 21))
    found = Imported(name="talk", files={}, entries=(), reports=many)
    sections = report_sections(found, {})
    assert "... and 8 more" in as_terminal(sections)
    assert as_markdown(found, sections, "t.pptx").count("\n- ") == 20


def test_titles_are_no_markup_in_the_report() -> None:
    text = as_markdown(FOUND, report_sections(FOUND, {}), "a_b.pptx")
    assert r"Slide \*1\*" in text
    assert text.startswith("# What became of a\\_b.pptx\n")
    assert summary(FOUND) == "decks/talk.yaml: 3 slides"
