"""Fields of an event: lines on covers, one line of plain words everywhere else."""

from __future__ import annotations

import unicodedata
import zipfile
from pathlib import Path

import pytest

from briefgen import Diagnostic, build, check
from briefgen.compile import load_project, resolve_target
from briefgen.model.diagnostics import Faults
from briefgen.model.resolved_deck import ResolvedDeck, Text
from briefgen.model.rich_text import on_one_line
from briefgen.support.world import DiskWorld

DECK = """\
title: Spec
outputs: [deck, slides, handout, notes, reading, booklet]
abbreviations: {"BCC": Birmingham}
slides:
  - {layout: cover}
  - {layout: statement, title: "We meet at {{ seminar.venue }}"}
"""
CSV = 'id,deck,date,venue,speaker\nleeds,d,2026-04-03,"Town Hall\r\nLeeds",Jo\r\n'


def _project(folder: Path, csv: str = CSV, deck: str = DECK) -> Path:
    (folder / "decks").mkdir()
    (folder / "briefgen.yaml").write_text("organisation: {name: The Unit}\n", "utf-8")
    (folder / "decks" / "d.yaml").write_text(deck, "utf-8")
    (folder / "decks" / "seminars.csv").write_bytes(csv.encode())
    return folder


def _resolved(folder: Path) -> ResolvedDeck:
    faults = Faults()
    project = load_project(DiskWorld(folder), faults)
    found = resolve_target(project, project.targets[0], faults)
    assert found is not None
    assert not faults.has_errors
    return found


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (["Town Hall", "Leeds"], "Town Hall, Leeds"),
        (["Town Hall,", " Leeds "], "Town Hall, Leeds"),
        (["Room 5", "(first floor)", "", "Leeds"], "Room 5 (first floor), Leeds"),
        (["St.", "Mary's"], "St. Mary's"),
        (["Unit \u2013", "Health"], "Unit \u2013 Health"),
        (["", " "], ""),
    ],
)
def test_lines_stand_on_one(lines: list[str], shown: str) -> None:
    assert on_one_line(lines) == shown


def test_a_line_of_a_venue_is_a_line_on_the_cover_only(tmp_path: Path) -> None:
    """An Alt+Enter in a spreadsheet ended in BF901: no glyph for a line end."""
    folder = _project(tmp_path)
    deck = _resolved(folder)
    assert deck.event.venue.text == "Town Hall, Leeds"
    assert [inline.lines for inline in deck.event.venue.paragraphs] == [["Town Hall", "Leeds"]]
    assert deck.slides[1].title.text == "We meet at Town Hall, Leeds"
    assert not [fault for fault in check(root=folder) if fault.is_error]
    assert build(root=folder).is_ok
    with zipfile.ZipFile(folder / "output" / "leeds" / "leeds.pptx") as archive:
        cover = archive.read("ppt/slides/slide1.xml").decode()
    before, after = cover.split("Town Hall")[1:][0], cover.split("<a:t>Leeds")
    assert "<a:br>" in before or "<a:br/>" in before
    assert len(after) == 2


def test_markup_in_a_venue_is_read_everywhere(tmp_path: Path) -> None:
    """It was read on the cover, and printed as typed at the head of pages."""
    csv = 'id,deck,venue\none,d,"Room *5*, [map](https://example.org)"\n'
    venue = _resolved(_project(tmp_path, csv)).event.venue
    assert venue.text == "Room 5, map"
    assert [run.link for run in venue.inline.runs if run.link] == ["https://example.org"]


def test_variables_in_the_contact_are_filled_in_the_document_too(tmp_path: Path) -> None:
    folder = _project(tmp_path)
    contact = "organisation: {name: U, contact: 'Ask {{ seminar.speaker }}'}\n"
    (folder / "briefgen.yaml").write_text(contact, "utf-8")
    assert [inline.text for inline in _resolved(folder).contact] == ["Ask Jo"]


@pytest.mark.parametrize("typed", ["Ask a@example.org", "[The Unit, a@example.org]"])
def test_addresses_of_a_contact_written_on_a_slide_are_links(tmp_path: Path, typed: str) -> None:
    """Those of the organisation's were; those on the slide itself were plain words."""
    slide = f"  - {{layout: closing, title: Write, contact: {typed}}}\n"
    slot = _resolved(_project(tmp_path, deck=DECK + slide)).slides[2].slots["contact"]
    assert isinstance(slot, Text)
    links = [run.link for one in slot.paragraphs for run in one.runs if run.link]
    assert links == ["mailto:a@example.org"]


def test_accents_are_composed_with_their_letters(tmp_path: Path) -> None:
    """They stood beside the letter in PDFs."""
    typed = unicodedata.normalize("NFD", "José Ŵyn")
    deck = _resolved(_project(tmp_path, f"id,deck,venue,speaker\none,d,Leeds,{typed}\n"))
    assert deck.event.speaker.text == "José Ŵyn"


def _errors(folder: Path) -> list[Diagnostic]:
    found = [fault for fault in check(root=folder) if fault.is_error]
    made = [fault for fault in build(root=folder).faults if fault.is_error]
    assert [(f.code, f.span) for f in made] == [(f.code, f.span) for f in found]
    return found


def test_a_speaker_without_a_glyph_is_shown_at_the_cell(tmp_path: Path) -> None:
    """It was shown at the deck's title, or ended in BF901 where the deck has no cover."""
    csv = 'id,deck,venue,speaker\none,d,"Town\nHall ""A""",李 Wei\n'
    deck = "title: T\noutputs: [reading]\nslides:\n  - {layout: statement, title: A}\n"
    (fault,) = _errors(_project(tmp_path, csv, deck))
    span = fault.span
    assert (fault.code, span.file, span.line, span.column) == (
        "BF303", "decks/seminars.csv", 3, 13,
    )  # fmt: skip


def test_a_venue_that_is_too_long_is_shown_at_the_cell(tmp_path: Path) -> None:
    folder = _project(tmp_path, f"id,deck,speaker,venue\none,d,Jo,{'Town Hall ' * 60}\n")
    (fault,) = [
        fault for fault in _errors(folder) if fault.code == "BF302" and "event" in fault.message
    ]
    assert (fault.span.file, fault.span.line, fault.span.column) == ("decks/seminars.csv", 2, 10)


def test_an_abbreviation_without_a_glyph_is_refused(tmp_path: Path) -> None:
    """`check` found nothing, and `build` ended in BF901."""
    (fault,) = _errors(_project(tmp_path, deck=DECK.replace("BCC", "李")))
    assert (fault.code, fault.span.file, fault.span.line) == ("BF303", "decks/d.yaml", 3)


def test_a_row_that_moves_gives_no_reason_to_build_again(tmp_path: Path) -> None:
    """What a field says counts, and not the row that it stands in."""
    folder = _project(tmp_path, CSV)
    build(root=folder)
    moved = CSV.replace("leeds,", "york,d,2026-05-03,York,Mo\r\nleeds,")
    (folder / "decks" / "seminars.csv").write_bytes(moved.encode())
    reasons = {target.id: target.reasons for target in build(root=folder).targets}
    assert reasons["york"] == ("it was not built before",)
    assert reasons["leeds"] == ()


def test_an_address_without_a_glyph_is_refused(tmp_path: Path) -> None:
    """`check` found nothing, and `build` ended in BF901."""
    link = '  - {layout: link, title: L, link: {to: "https://e.org/李", label: The report}}\n'
    (fault,) = _errors(_project(tmp_path, deck=DECK + link))
    assert (fault.code, fault.span.file, fault.span.line) == ("BF303", "decks/d.yaml", 7)


def test_a_non_breaking_hyphen_at_the_head_of_pages_is_drawn(tmp_path: Path) -> None:
    """The fonts have none: a hyphen is drawn for it on slides, and heads ended in BF901."""
    folder = _project(tmp_path, "id,deck,venue\none,d,Leeds\u2011Bradford\n")
    assert build(root=folder).is_ok


def test_a_head_of_two_lines_in_a_data_file_is_drawn(tmp_path: Path) -> None:
    chart = "  - {layout: chart, title: C, chart: {kind: bar, data: a.csv, alt: Visits.}}\n"
    folder = _project(tmp_path, deck=DECK + chart)
    (folder / "assets" / "data").mkdir(parents=True)
    (folder / "assets" / "data" / "a.csv").write_text(
        'Area,"Visits\nin\t2024"\nA,1\nB,2\n', "utf-8"
    )
    assert _errors(folder) == []


def test_a_deck_that_cannot_be_read_is_not_missing_as_well(tmp_path: Path) -> None:
    """`check` said so, `build` did not."""
    folder = _project(tmp_path, deck='title: "a\n\x07"\n')
    codes = {fault.code for fault in _errors(folder)}
    assert "BF104" in codes
    assert "BF212" not in codes
