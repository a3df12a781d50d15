"""What a fix writes, for hints that used to leave it to the author."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.model.diagnostics import Diagnostic
from briefgen.packs import check
from tests.spec import DECK, Case, write_case
from tests.test_fixes import applied, texts_of

HEAD = "title: Spec\nslides:\n"
SLIDE = "  - {layout: statement, title: A, text: b}\n"
CHART = "  - layout: chart\n    title: A\n    chart:\n      kind: column\n"
ALT = 'alt: "Column chart: S is highest in a (2) and lowest in b (1)."'
DATA = "      data: {categories: [a, b], series: [S: [%s, 1]]}\n"
TABLE = "  - layout: table\n    title: A\n    table: {columns: [A, B], rows: [[%s]]}\n"
WRITES = {
    "an output once for each": (
        f"title: S\noutputs:\n  - deck\n  - handout: [3, 6] # two\nslides:\n{SLIDE}",
        "  - handout: 3\n  - handout: 6 # two\n",
    ),
    "an output once for each, in brackets": (
        f"title: S\noutputs: [deck, handout: [3, 6]]\nslides:\n{SLIDE}",
        "outputs: [deck, handout: 3, handout: 6]\n",
    ),
    "forms in one text": (
        f"title: S\noutputs: [reading: {{as: 'pdf, booklet'}}]\nslides:\n{SLIDE}",
        "outputs: [reading: {as: [pdf, booklet]}]\n",
    ),
    "another word for a value": (
        f"title: S\noutputs: [handout: {{ink: greyscale}}]\nslides:\n{SLIDE}",
        "outputs: [handout: {ink: grey}]\n",
    ),
    "a title": (f"# Ours\nlanguage: en-GB\nslides:\n{SLIDE}", "language: en-GB\ntitle: ...\n"),
    "a slot": (f"{HEAD}  - layout: bullets\n    title: A\n", "    points: [One reader in mind]\n"),
    "the alternative of a picture by its name": (
        f"{HEAD}  - {{layout: picture, title: A, picture: hills.jpg}}\n",
        "picture: {file: hills.jpg, alt: ...}}\n",
    ),
    "the alternative of a picture in lines": (
        f"{HEAD}  - layout: picture\n    title: A\n    picture:\n      file: hills.jpg\n",
        "    picture:\n      alt: ...\n      file: hills.jpg\n",
    ),
    "the alternative of a chart": (
        HEAD + CHART + DATA % "2",
        f"      kind: column\n      {ALT}\n",
    ),
    "an amount in brackets": (f"{HEAD}{CHART}      {ALT}\n{DATA % '£20,900'}", "S: [20900, 1]"),
    "thousands in brackets": (f"{HEAD}{CHART}      {ALT}\n{DATA % '1,200'}", "S: [1200, 1]"),
    "a cell with a comma": (HEAD + TABLE % "Leeds, £20,900", 'rows: [[Leeds, "£20,900"]]'),
    "a cell that is missing": (HEAD + TABLE % "x", "rows: [[x, none]]"),
    "a shape": (f"title: S\naspect: 4/3\nslides:\n{SLIDE}", 'aspect: "4:3"\n'),
    "a text in brackets": (f"title: [Draft]\nslides:\n{SLIDE}", 'title: "[Draft]"\n'),
    "a variable without quotes": (f"title: {{{{ x }}}}\nslides:\n{SLIDE}", 'title: "{{ x }}"\n'),
    "a character that is not seen": (f"title: Re\u200bform\nslides:\n{SLIDE}", "title: Reform\n"),
    "spaces that do not break": (
        "title: S\nslides:\n  -\u00a0layout: statement\n\u00a0\u00a0  title: A\n    text: b\n",
        "    title: A\n",
    ),
}


def _fixed(folder: Path) -> list[str]:
    """The deck after each fix, on its own."""
    faults: list[Diagnostic] = [fault for fault in check(root=folder) if fault.is_error]
    texts = texts_of(folder)
    return [applied(fix, fault, texts)[DECK] for fault in faults for fix in fault.fixes]


@pytest.mark.parametrize(("deck", "expected"), WRITES.values(), ids=WRITES)
def test_a_fix_writes_what_the_hint_says(deck: str, expected: str, tmp_path: Path) -> None:
    write_case(Case("", {DECK: deck}), tmp_path)
    fixed = _fixed(tmp_path)
    assert any(expected in text for text in fixed), fixed


def test_a_template_that_is_extended_is_written_where_it_is_named(tmp_path: Path) -> None:
    """The fault stands at the key, and the name was looked for there."""
    house = "assets/templates/house/template.yaml"
    look = "title: House\nextends: semnar\ncolours: {brand: 0B5563}\n"
    files = {DECK: f"title: S\ntemplate: house\nslides:\n{SLIDE}", house: look}
    write_case(Case("", files), tmp_path)
    texts = texts_of(tmp_path)
    found = [
        applied(fix, fault, texts).get(house, "")
        for fault in check(root=tmp_path)
        for fix in fault.fixes
    ]
    assert any("extends: seminar\n" in text for text in found)
