"""A hint names the layout that a slide's keys belong to, and where a key belongs that stands a
level too high; each was told only that something is not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec import DECK, Case, compile_case

# By the keys of a slide, the layout that the hint names.
MEANT = {
    "title: a": "statement",
    "points: [a]": "bullets",
    "title: a\n    points: [a]": "bullets",
    "title: a\n    steps: [a, b]": "numbered",
    "title: a\n    chart: {kind: bar}": "chart",
    "title: a\n    table: x.csv": "table",
    "title: a\n    quote: Hello": "quote",
    "title: a\n    timeline: [a, b]": "timeline",
    "title: a\n    left: [a]\n    right: [b]": "two-columns",
    "title: a\n    cards: [A, B]": "case-study",
    "title: a\n    image: x.jpg\n    points: [a]": "picture-text",
}
# By the keys of a slide, what the hint says of the last of them.
BELOW = {
    "layout: picture\n    title: a\n    alt: Words": "`picture: {alt: ...}`",
    "layout: picture\n    title: a\n    src: x.jpg": "`picture: {file: ...}`",
    "layout: quote\n    title: a\n    by: Jane": "`quote: {by: ...}`",
    "layout: chart\n    title: a\n    chart: {kind: bar, alt: A, categories: [A]}": (
        "`data: {categories: ...}`"
    ),
    "layout: bullets\n    title: a\n    points: [a]\n    speaker-notes: Words": "`notes`",
}


def _hints(slide: str, folder: Path) -> list[str]:
    case = Case("case", {DECK: f"title: Deck\nslides:\n  - {slide}\n"})
    return [fault.hint for fault in compile_case(case, folder).faults]


@pytest.mark.parametrize("keys", MEANT)
def test_the_layout_that_may_be_meant_is_named(keys: str, tmp_path: Path) -> None:
    said = f"add a line `layout: {MEANT[keys]}`", f"perhaps its layout is `{MEANT[keys]}`"
    assert set(said) & set(_hints(keys, tmp_path))


@pytest.mark.parametrize("keys", BELOW)
def test_a_key_is_sent_to_where_it_belongs(keys: str, tmp_path: Path) -> None:
    assert any(BELOW[keys] in hint for hint in _hints(keys, tmp_path))
