"""The decks of this project: no fault, the cells and cases that the seminar is about."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.model.diagnostics import Severity
from briefgen.model.resolved_deck import Cards, Comparison, Points, Table, Text
from tests.packs import Pack, pack_named, pack_names

ALL = pytest.mark.parametrize("pack", pack_names(), indirect=True)
SEMINAR = next(name for name in pack_names() if name.startswith("2008-10-15"))


@ALL
def test_no_error_and_no_warning(pack: Pack) -> None:
    assert [fault for fault in pack.faults if fault.severity is not Severity.ADVICE] == []


@ALL
def test_titles_are_unique(pack: Pack) -> None:
    titles = [page.title for page in pack.compiled.scene.pages]
    assert len(set(titles)) == len(titles)


@ALL
def test_every_content_slide_has_notes(pack: Pack) -> None:
    slides = pack.compiled.deck.slides
    # A comparison that becomes a slide for each subject has its notes on the first of them.
    told = {slide.span for slide in slides if slide.notes is not None}
    assert [slide.id for slide in slides if slide.span not in told] == []


def _slots(slide_id: str) -> dict[str, object]:
    slide = next(
        slide for slide in pack_named(SEMINAR).compiled.deck.slides if slide.id == slide_id
    )
    return dict(slide.slots)


def test_the_five_cases_are_there() -> None:
    ids = [slide.id for slide in pack_named(SEMINAR).compiled.deck.slides]
    cases = ["oldham", "watford", "finland", "nesta", "quest"]
    assert [name for name in ids if name in cases] == cases


def test_watford_has_five_facts() -> None:
    cards = _slots("watford")["cards"]
    assert isinstance(cards, Cards)
    assert len(cards.items) == 5


def test_the_charter_has_seven_rights() -> None:
    rights = _slots("charter")["rights"]
    assert isinstance(rights, Points)
    assert len(rights.items) == 7
    assert all(right.inline.text.startswith("The right to ") for right in rights.items)


def test_the_comparison_has_exactly_these_cells() -> None:
    comparison = _slots("white-papers-compared")["comparison"]
    assert isinstance(comparison, Comparison)
    assert [subject.name.text for subject in comparison.subjects] == ["Ontario", "Victoria", "UK"]
    cells = {
        aspect.name.text: [
            " ".join(p.text for p in value.paragraphs) if isinstance(value, Text) else None
            for value in aspect.values
        ]
        for aspect in comparison.aspects
    }
    assert cells == {
        "White paper": [
            "Education reform, January 2008",
            "Education Blueprint, April 2008",
            "Excellence and Fairness, July 2008",
        ],
        "Reach": ["education", "education", "public services"],
        "Sets out": [
            "three priorities, two strategies, one key word",
            None,
            "the three drivers",
        ],
        "Professionals": ["professional development", "knowledge bank", "new professionalism"],
    }


def test_the_toolkit_has_four_questions_with_examples() -> None:
    table = _slots("policy-toolkit")["table"]
    assert isinstance(table, Table)
    assert [len(group.rows) for group in table.groups] == [4]
    assert all(cell is not None for row in table.groups[0].rows for cell in row)


def test_slides_that_the_source_kept_as_headings_say_so_in_the_notes() -> None:
    for slide_id in ("third-phase", "victoria", "uk", "white-papers-compared", "closing"):
        slide = next(s for s in pack_named(SEMINAR).compiled.deck.slides if s.id == slide_id)
        assert slide.notes is not None
        notes = " ".join(getattr(block, "text", "") for block in slide.notes.blocks)
        assert "About this slide: " in notes


@ALL
def test_every_colour_of_a_deck_follows_its_theme(pack: Pack) -> None:
    """Shades in pyramids, layers and Venn diagrams stayed blue in a deck that had become green."""
    with zipfile.ZipFile(io.BytesIO(pack.deck)) as package:
        names = [name for name in package.namelist() if "/theme/" not in name]
        fixed = {name for name in names if b"<a:srgbClr" in package.read(name)}
    assert fixed == set()
