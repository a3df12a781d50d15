"""A file that is read again gives what it gives when it is read for the first time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefgen.model.diagnostics import Faults
from briefgen.model.yaml_nodes import Map, Node, Seq
from briefgen.read import read_again
from briefgen.read.read_again import LastRead
from briefgen.read.yaml_source import read_source
from briefgen.support.session import MovedDown

DECK = (Path(__file__).parents[3] / "decks/excellence-and-fairness.yaml").read_text("utf-8")
SMALL = """title: T
slides:
  - layout: cover
    title: One
  # A remark
  - {layout: bullets, title: Two,
     points: [a, b]}

  - layout: statement
    title: Three
    text: |
      - not an entry
        of the list

  - section: Four
  - layout: statement
    title: Five
    notes: >-
      Read on.
allow:
  - tight-fit
"""


def read(last: LastRead, text: str) -> tuple[Node | None, list[object], MovedDown]:
    faults, moved = Faults(), MovedDown()
    return last.read(text.encode(), "decks/a.yaml", moved, faults), list(faults), moved


def fresh(text: str) -> tuple[Node | None, list[object]]:
    faults = Faults()
    return read_source(text.encode(), "decks/a.yaml", faults), list(faults)


def entries(node: Node | None) -> tuple[Node, ...]:
    slides = node.get("slides") if isinstance(node, Map) else None
    assert isinstance(slides, Seq)
    return slides.items


def test_entries_that_read_as_they_did_are_the_very_same(monkeypatch: pytest.MonkeyPatch) -> None:
    last = LastRead()
    before = entries(read(last, SMALL)[0])
    monkeypatch.delattr(read_again, "read_source")  # the whole file is not parsed again
    edited = SMALL.replace("title: Three", "title: Another")
    node, faults, moved = read(last, edited)
    assert (node, faults) == fresh(edited)
    same = [one is other for one, other in zip(before, entries(node), strict=True)]
    assert same == [True, True, False, True, False]  # the last is read with what follows the list
    assert not moved.found


def test_entries_below_a_new_line_are_known_to_have_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    last = LastRead()
    before = entries(read(last, SMALL)[0])
    monkeypatch.delattr(read_again, "read_source")
    edited = SMALL.replace("    title: One\n", "    title: One\n    id: one\n")
    node, faults, moved = read(last, edited)
    assert (node, faults) == fresh(edited)
    now = entries(node)
    assert [moved.before(one) for one in now] == [None, (before[1], 1), (before[2], 1),
                                                  (before[3], 1), None]  # fmt: skip


@pytest.mark.parametrize(
    "edit",
    [
        ("title: One", "title: 'One"),
        ("title: One", "title: &a One"),
        ("title: Three", "title: *a"),
        ("allow:", "slides:"),
        ("allow:", "...\nallow:"),
        ("    title: Three", "    title: Three\n---"),
        ("slides:", "other: |\n  x\nslides:"),
        ("title: T", "title: 'T\n\n  slides:\n  - x'"),
        ("title: Three", "title: Three\r\n    id: three"),
        ("title: Three", "title: Three #1"),
        ("- section: Four", "- section: Four\n  - -"),
        ("  - tight-fit", "  - tight-fit\n  - more\n  - most"),
        ("  # A remark", "# A remark\n\u200b"),
    ],
)
def test_what_cannot_be_told_by_entry_is_told_from_the_whole(edit: tuple[str, str]) -> None:
    edited = SMALL.replace(*edit, 1)
    assert edited != SMALL
    last = LastRead()
    for text in (SMALL, edited, edited.replace("Two", "2"), SMALL):
        assert read(last, text)[:2] == fresh(text)


BITS = ("- ", "\n", "\n\n", "'", '"', "[", "]", "{", "|", ">", " #x", ": ", "&a ", "*a", "...\n",
        "---\n", "slides:\n", "\t", "\n  - layout: x\n    title: y\n", "!", "\u6f22", "\ufeff",
        "\r\n", "key: value\n", "\n# note\n", "allow:\n  - x\n")  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_random_edits_are_read_as_the_whole_is(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - the same edits each time
    last, text, by_entry = LastRead(), DECK, 0
    for _ in range(20):
        assert read(last, text)[:2] == fresh(text)
        by_entry += last.data == text.encode() and bool(last.entries)
        edited = _edited(text, draw)
        assert read(last, edited)[:2] == fresh(edited)
        text = edited if last.entries and last.data == edited.encode() else text
    assert by_entry > 3


def _edited(text: str, draw: random.Random) -> str:
    if draw.random() < 0.5:
        at = draw.randrange(len(text))
        return text[:at] + draw.choice(BITS) + text[at:]
    lines = text.split("\n")
    first, count = draw.randrange(len(lines)), draw.randrange(1, 12)
    taken, to = lines[first : first + count], draw.randrange(len(lines))
    if draw.random() < 0.5:
        del lines[first : first + count]
    lines[to:to] = taken
    return "\n".join(lines)
