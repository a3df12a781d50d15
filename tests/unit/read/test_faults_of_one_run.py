"""All faults that can be known are said in one run: one does not hide the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.packs import check
from tests.spec import Case, write_case

UNIT = "organisation: {name: The Unit}\n"
SLIDES = "slides:\n  - {layout: bulets, title: A, points: [a]}\n  - {layout: bullets, tilte: B}\n"
PROJECTS = {
    "the keys of a deck": (
        {"decks/a.yaml": f"titel: A\nminutes: ten\ncolour: red\n{SLIDES}"},
        [
            "a.yaml:1 BF110",
            "a.yaml:2 BF111",
            "a.yaml:3 BF110",
            "a.yaml:5 BF203",
            "a.yaml:6 BF204",
            "a.yaml:6 BF205",
        ],
    ),
    "a key that every slide has": (
        {"decks/a.yaml": "title: A\nslides:\n  - {layout: statement, minutes: x, titel: B}\n"},
        ["a.yaml:3 BF111", "a.yaml:3 BF204"],
    ),
    "characters that cannot be seen": (
        {"decks/a.yaml": f"title: A\u200b\n\u00a0\u00a0\n{SLIDES}"},
        ["a.yaml:1 BF104", "a.yaml:2 BF104", "a.yaml:4 BF203", "a.yaml:5 BF204", "a.yaml:5 BF205"],
    ),
    "a text without quotes": (
        {"decks/a.yaml": f"title: Reform: what next\n{SLIDES}"},
        ["a.yaml:1 BF102", "a.yaml:3 BF203", "a.yaml:4 BF204", "a.yaml:4 BF205"],
    ),
    "the organisation": (
        {
            "briefgen.yaml": "organisation: {nmae: U}\ntemplate: semnar\noutputs: [handot]\n",
            "decks/a.yaml": "title: A\nslides: [{layout: cover}]\n",
        },
        ["briefgen.yaml:1 BF110", "briefgen.yaml:2 BF211", "briefgen.yaml:3 BF113"],
    ),
    "a language and a shape": (
        {"decks/a.yaml": f"title: A\nlanguage: english\naspect: 16x9\n{SLIDES}"},
        ["a.yaml:2 BF214", "a.yaml:3 BF113", "a.yaml:5 BF203", "a.yaml:6 BF204", "a.yaml:6 BF205"],
    ),
    "a key of a seminar": (
        {
            "decks/a.yaml": "title: A\nslides: [{layout: cover}]\n",
            "decks/seminars.yaml": "seminars:\n"
            "  - {id: x, deck: a, audince: z, paper: A9, outputs: [hand], date: 31/02/2026}\n"
            "  - {deck: a}\n",
        },
        ["seminars.yaml:2 BF110", "seminars.yaml:2 BF113", "seminars.yaml:3 BF112"],
    ),
    "a slide of the library, once": (
        {
            "decks/a.yaml": "title: A\nslides: [{use: lib#s, titl: x}, {use: lib#t}]\n",
            "decks/library/lib.yaml": "slides:\n  - {layout: cover, id: s, minutes: no}\n",
        },
        ["a.yaml:2 BF201", "a.yaml:2 BF204", "lib.yaml:2 BF111"],
    ),
}


@pytest.mark.parametrize(("files", "expected"), PROJECTS.values(), ids=PROJECTS)
def test_one_fault_does_not_hide_the_others(
    files: dict[str, str], expected: list[str], tmp_path: Path
) -> None:
    write_case(Case("", {"briefgen.yaml": UNIT, **files}), tmp_path)
    found = [fault for fault in check(root=tmp_path) if fault.is_error]
    said = {f"{Path(f.span.file).name}:{f.span.line} {f.code}" for f in found}
    assert sorted(said) == expected
    assert len({(f.span, f.message) for f in found}) == len(found)
