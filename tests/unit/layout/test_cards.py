"""Cards: one line for the texts of a row, whole words, one form for all parts of a slide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from benchmarks.look.figures import uneven_rows

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Faults, Severity
from briefgen.model.scene import Group, Page
from briefgen.model.scene_walk import blocks_in, cuts_a_word
from briefgen.model.units import Emu
from briefgen.model.values import replace
from briefgen.support.world import DiskWorld
from briefgen.text.line_placement import reseat
from tests.unit.layout.pages import ASPECTS, broken_rules

LOOKS = ["seminar", "chancery", "swiss", "night"]
CARDS: dict[str, list[Any]] = {
    "heads of one to four lines": [
        {"A very long head which goes over several lines of its card": "Some text"},
        {"Short": "Some more text, and a little more of it"},
        {"Neither long nor short": "Text"},
    ],
    "some without a name": [{"A": "a"}, "No name here", {"C": "c"}, {"D": "d"}],
    "a name alone": [{"name": "Alone"}, {"B": "b"}, {"C": "c"}],
    "one icon": [{"name": "A", "text": "a", "icon": "house"}, {"B": "b b b"}, {"C": "c"}],
    "eight": [{f"Name {number}": "Three words each"} for number in range(8)],
    "amounts": [{"Calls": "31% fewer"}, {"Cost": "£11,000,000,000,000 in the first year"}],
    "long words": [{"Binnenschifffahrt": "Kraftfahrzeughaftpflicht"}, {"B": "b"}],
}


def _pages(folder: Path, look: str, aspect: str, cards: list[Any], form: str = "") -> list[Page]:
    slide = {"layout": "case-study", "title": "Cards", "cards": cards}
    slide |= {"form": form} if form else {}
    deck = {"title": "Cards", "template": look, "aspect": aspect, "outputs": ["deck"]}
    (folder / "decks").mkdir(exist_ok=True)
    (folder / "briefgen.yaml").write_text("organisation: {name: Eastmere}\n", encoding="utf-8")
    text = yaml.safe_dump(deck | {"slides": [slide]}, allow_unicode=True)
    (folder / "decks" / "cards.yaml").write_text(text, encoding="utf-8")
    faults = Faults()
    project = load_project(DiskWorld(folder), faults)
    compiled = compile_target(project, project.targets[0], faults)
    assert [f for f in faults.found if f.severity is Severity.ERROR] == []
    assert compiled is not None
    return list(compiled.scene.pages)


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("form", ["", "grid", "rows", "large", "figures"])
@pytest.mark.parametrize("cards", CARDS.values(), ids=CARDS)
def test_cards_keep_the_rules_in_every_form(
    cards: list[Any], form: str, look: str, aspect: str, tmp_path: Path
) -> None:
    pages = _pages(tmp_path, look, aspect, cards, form)
    assert broken_rules(pages) == []
    for page in pages:
        assert uneven_rows(page.items) == 0
        assert not cuts_a_word(page.items)
    shown = " ".join(block.text for page in pages for block in blocks_in(page.items)).split()
    for card in cards:
        said = card if isinstance(card, str) else " ".join(map(str, _words(card)))
        assert set(said.split()) <= set(shown)


def _words(card: dict[str, str]) -> list[str]:
    if "name" in card:
        return [card["name"], card.get("text", "")]
    return [word for pair in card.items() for word in pair]


def test_texts_at_different_heights_are_counted(tmp_path: Path) -> None:
    (page,) = _pages(tmp_path, "seminar", "16:9", CARDS["heads of one to four lines"], "grid")
    group = page.items[-1]
    assert isinstance(group, Group)
    text = next(item for item in group.items if item in list(blocks_in(group.items)))
    lower = reseat(text, replace(text.box, y=Emu(text.box.y + 12_700)))
    moved = replace(group, items=tuple(lower if item is text else item for item in group.items))
    assert uneven_rows([group]) == 0
    assert uneven_rows([moved]) == 1


def test_parts_of_long_cards_have_one_form(tmp_path: Path) -> None:
    cards = [{f"Name {number}": "words that go on and on " * 22} for number in range(5)]
    pages = _pages(tmp_path, "seminar", "16:9", cards)
    assert len(pages) > 1
    assert {page.items[-1].name for page in pages if isinstance(page.items[-1], Group)} == {"rows"}


def test_a_number_stays_with_what_is_raised_behind_it(tmp_path: Path) -> None:
    """The mark behind "31%" stood in front of the words below the large figure."""
    cards: list[Any] = [{"Calls": "31%^1^ fewer"}, {"Letters": "20% more"}]
    (page,) = _pages(tmp_path, "seminar", "16:9", cards)
    assert any("31%1 fewer" in block.text for block in blocks_in(page.items))


def test_no_row_begins_blank_because_its_card_has_no_name(tmp_path: Path) -> None:
    """The place of the name stood empty, as if it had been forgotten."""
    cards = [{"Opened": "23:15, by the caretaker"}, "Bedding came from a hotel", {"Pets": "41"}]
    (page,) = _pages(tmp_path, "seminar", "16:9", cards, "rows")
    at = {block.text: block.box for block in blocks_in(page.items)}
    assert at["Bedding came from a hotel"].x == at["Opened"].x
    assert at["Bedding came from a hotel"].right == at["41"].right
    assert at["41"].x > at["Pets"].x


def test_a_word_among_named_cards_is_a_name(tmp_path: Path) -> None:
    """`Red bag` stood where names do, and was set as no name."""
    cards = [{"Pharmacy": "Written on the day before"}, {"Transport": "Booked early"}, "Red bag"]
    [page] = _pages(tmp_path, "seminar", "16:9", cards, "rows")
    [name] = [block for block in blocks_in(page.items) if block.text == "Red bag"]
    assert name.levels[name.paragraphs[0].level].strong
