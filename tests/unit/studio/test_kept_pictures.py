"""Pictures that are kept are those that would be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.studio.messages import Ask, ChangedText, StudioState
from briefgen.studio.project_texts import ProjectTexts
from briefgen.studio.state_answer import show_state
from briefgen.studio.workspace import Workspace

DECK = """\
title: A deck
slides:
  - layout: cover
  - section: First
  - layout: bullets
    id: list
    title: A list
    points:
      - One point
      - See [the other](#other)
  - use: shared#used
  - {layout: statement, id: other, title: Another, text: And a text}
"""
LIBRARY = """\
slides:
  - layout: statement
    id: used
    title: From the library
"""
EDITS = (
    ("title: A deck", "# A remark\ntitle: A deck"),
    ("    points:", "\n    # Below the title\n    points:"),
    ("A list", "A longer list"),
    ("title: A deck", "title: Another deck"),
    ("  - section: First\n", ""),
    ("id: other", "id: renamed"),
    ("  - layout: cover\n", ""),
    ("title: Another deck", "language: cy\ntitle: Another deck"),
    ("  - use: shared#used\n", "  - layout: agenda\n    title: Agenda\n  - use: shared#used\n"),
    ("slides:\n", "slides:\n  - section: Another\n"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "decks/library").mkdir(parents=True)
    (tmp_path / "briefgen.yaml").write_text("organisation: {name: Unit}\n", "utf-8")
    (tmp_path / "decks/one.yaml").write_text(DECK, "utf-8")
    (tmp_path / "decks/library/shared.yaml").write_text(LIBRARY, "utf-8")
    return tmp_path


def shown(workspace: Workspace, text: str = "", have: int = 0, file: int = 0) -> StudioState:
    texts = (ChangedText(file=file, text=text),) if text else ()
    return show_state(workspace, Ask(have=have, revision=0, texts=texts))


def svgs(state: StudioState) -> list[str]:
    return [picture.svg for picture in state.pictures]


def test_pictures_are_the_same_as_those_of_a_new_run(root: Path) -> None:
    workspace = Workspace(texts=ProjectTexts(root=root))
    text = DECK
    shown(workspace)
    for old, new in EDITS:
        assert old in text
        text = text.replace(old, new, 1)
        fresh = Workspace(texts=ProjectTexts(root=root))
        shown(fresh)
        assert svgs(shown(workspace, text)) == svgs(shown(fresh, text)), new


def test_a_line_above_changes_no_picture(root: Path) -> None:
    workspace = Workspace(texts=ProjectTexts(root=root))
    first = shown(workspace)
    after = shown(workspace, "# One\n# Two\n" + DECK, have=first.version)
    assert svgs(after) == []


def test_a_line_above_in_the_library_moves_the_places_of_its_slide_alone(root: Path) -> None:
    workspace = Workspace(texts=ProjectTexts(root=root))
    first = shown(workspace)
    number = next(at for at, file in enumerate(first.files) if "shared" in file.name)
    after = shown(workspace, "# One\n" + LIBRARY, have=first.version, file=number)
    assert len(svgs(after)) == 1
    assert f'data-at="{number}/4:' in svgs(first)[3]
    assert f'data-at="{number}/5:' in svgs(after)[0]


def test_a_place_behind_an_emoji_is_told_as_the_page_counts(root: Path) -> None:
    """A browser counts a character beyond U+FFFF twice."""
    workspace = Workspace(texts=ProjectTexts(root=root))
    shown(workspace)
    text = DECK.replace("title: Another, text: And", "title: \N{HERB} Another, text: And")
    assert text != DECK
    before, after = svgs(shown(workspace, DECK))[-1], svgs(shown(workspace, text))[-1]
    line = "  - {layout: statement, id: other, title: Another, text: "
    assert f'data-at="+0:{len(line) + 1}"' in before
    assert f'data-at="+0:{len(line) + 1 + len("xx ")}"' in after


def test_advice_comes_when_nobody_types_and_stays_with_its_slide(root: Path) -> None:
    def advice(state: StudioState) -> list[tuple[str, int]]:
        found = [fault for fault in state.faults if fault.code == "BF522"]
        return [(fault.slide, fault.place.line if fault.place else 0) for fault in found]

    workspace = Workspace(texts=ProjectTexts(root=root))
    vague = DECK.replace("[the other](#other)", "[here](#other)")
    first = shown(workspace)
    assert advice(first) == advice(shown(workspace, vague)) == []
    assert workspace.advise()
    assert not workspace.advise()
    given = advice(shown(workspace))
    key = next(slide.key for slide in first.slides if slide.title == "A list")
    assert given == [(key, 10)]
    assert advice(shown(workspace, "# One\n" + vague)) == [(key, 11)]
    assert advice(shown(workspace, vague.replace("A list", "The list"))) == []
