"""What can be changed in a page, and how full its parts are."""

from __future__ import annotations

from functools import cache

import pytest

from briefgen.model.diagnostics import Faults
from briefgen.model.units import to_pt
from briefgen.model.yaml_nodes import Map, Seq
from briefgen.read.yaml_source import read_source
from briefgen.studio.messages import PageText, PartFit
from briefgen.studio.page_details import nodes_shown
from briefgen.studio.page_texts import page_texts
from briefgen.studio.part_fits import part_fits
from briefgen.studio.source_places import SourcePlaces
from tests.unit.studio.made_decks import MadeDeck, compiled

DECK = """\
title: The name of the deck
slides:
  - layout: cover
  - layout: bullets
    title: "A 😀 **strong** title"
    points:
      - The first point
      - "Second: in quotes"
  - {layout: statement, title: 😀 In braces, text: And below it}
  - use: shared#used
  - layout: table
    title: Rows
    table: {columns: [Name, Sum], rows: [[Leeds, 3], [York, 4]]}
"""
LIBRARY = """\
slides:
  - layout: statement
    id: used
    title: From the library
"""


@cache
def made() -> MadeDeck:
    found = compiled(DECK, LIBRARY)
    assert {fault.code for fault in found.faults if fault.is_error} <= {"BF303"}
    return found


@cache
def root() -> Map:
    found = read_source(DECK.encode(), "decks/one.yaml", Faults())
    assert isinstance(found, Map)
    return found


def texts(number: int) -> dict[str, PageText]:
    one = made()
    listed = root().get("slides")
    assert isinstance(listed, Seq)
    slides = [one.compiled.deck.slides[number]]
    nodes = nodes_shown(listed.items[number], root(), slides, one.project)
    places = SourcePlaces(
        lambda name: int("library" in name), lambda name: LIBRARY if "library" in name else DECK
    )
    page = one.compiled.scene.pages[number]
    found = page_texts(page, nodes, one.compiled.scene.palette, places)
    return {text.name: text for text in found}


def fits(number: int) -> dict[str, PartFit]:
    one = made()
    return {
        fit.name: fit for fit in part_fits(one.compiled.scene.pages[number], one.compiled.template)
    }


def test_a_text_is_told_as_it_is_written_with_its_markup() -> None:
    assert texts(1)["Title"].written == "A 😀 **strong** title"
    assert list(texts(1)) == ["Title", "Point 1", "Point 2"]
    assert texts(1)["Point 2"].written == "Second: in quotes"


def test_places_count_as_browsers_do() -> None:
    line = DECK.splitlines()[8].encode("utf-16-le")
    place = texts(2)["Text"].place
    written = line[2 * place.column - 2 : 2 * place.end_column - 2].decode("utf-16-le")
    assert (place.line, written) == (9, "And below it")


def test_the_name_of_the_deck_can_be_changed_on_its_cover() -> None:
    assert texts(0)["Title"].place.line == 1


def test_a_slide_of_the_library_is_changed_there() -> None:
    place = texts(3)["Title"].place
    assert (place.file, place.line) == (1, 4)


def test_cells_can_be_changed_one_by_one() -> None:
    assert [text.written for text in texts(4).values()] == [
        "Rows", "Name", "Sum", "Leeds", "3", "York", "4"
    ]  # fmt: skip


def test_a_field_lies_over_the_lines_of_its_text() -> None:
    page = made().compiled.scene.pages[1]
    block = next(item for item in page.items if item.about.slot == "title")
    found = texts(1)["Title"]
    assert to_pt(block.box.x) <= found.x < found.x + found.width <= to_pt(block.box.right)
    assert to_pt(block.box.y) <= found.y < found.y + found.height <= to_pt(block.box.bottom)
    assert (found.lines, found.is_bold) == (1, True)
    assert found.lines < found.most_lines


@pytest.mark.parametrize(("number", "name", "words"), [(1, "Title", "1 of 2 lines")])
def test_room_is_told_in_lines(number: int, name: str, words: str) -> None:
    assert fits(number)[name].words == words
    assert 0 < fits(number)[name].share < 1


def test_what_is_drawn_to_its_place_is_not_full() -> None:
    shown = made().compiled
    for page in shown.scene.pages:
        for fit in part_fits(page, shown.template):
            assert fit.name not in ("Picture", "Chart", "Diagram")
