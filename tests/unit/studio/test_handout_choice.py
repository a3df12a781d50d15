"""The handout's slides a page are chosen where its outputs are named; pictures get descriptions."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.studio.messages import Ask, EditAsked, SheetAt
from briefgen.studio.project_texts import ProjectTexts
from briefgen.studio.state_answer import show_state
from briefgen.studio.workspace import Workspace

DECK = """\
title: Better letters
slides:
  - layout: cover
  - layout: bullets
    title: What helps
    points: [One reader in mind, Short sentences]
"""


def opened(root: Path, deck: str, config: str, seminars: str = "") -> Workspace:
    (root / "decks").mkdir()
    (root / "briefgen.yaml").write_text(f"organisation: {{name: Leeds}}\n{config}", "utf-8")
    (root / "decks" / "letters.yaml").write_text(deck, "utf-8")
    if seminars:
        (root / "decks" / "seminars.csv").write_text(seminars, "utf-8")
    workspace = Workspace(texts=ProjectTexts(root=root))
    show_state(workspace, Ask(have=0, revision=0))
    return workspace


@pytest.mark.parametrize(
    ("deck", "config", "file", "after"),
    [
        (DECK, "outputs: [deck, handout]\n", "briefgen.yaml", "outputs: [deck, handout: 4]\n"),
        (f"outputs:\n  - handout: 2\n{DECK}", "", "decks/letters.yaml", "  - handout: 4\n"),
        (
            DECK,
            "",
            "decks/letters.yaml",
            "outputs:\n  - deck\n  - slides\n  - handout: {per-page: 4}\n",
        ),
    ],
)
def test_slides_a_page_are_written_where_the_handout_is_named(
    tmp_path: Path, deck: str, config: str, file: str, after: str
) -> None:
    workspace = opened(tmp_path, deck, config)
    choice = workspace.sheet(SheetAt(kind="handout", page=0)).handout
    assert choice is not None
    assert workspace.texts.names[choice.file] == file
    assert choice.is_shared == (file == "briefgen.yaml")
    text = workspace.texts.text(file)
    asked = EditAsked(
        kind="output", file=choice.file, text=text, place=choice.place, key="per-page", value="4"
    )
    edited = workspace.edit(asked)
    assert edited.refused == ""
    lines = edited.text.splitlines(keepends=True)
    assert "".join(line for line in lines if line not in text) == after


def test_a_handout_that_a_table_of_events_names_cannot_be_changed(tmp_path: Path) -> None:
    seminars = "id,deck,outputs,copies\nleeds,letters,handout,30\n"
    choice = opened(tmp_path, DECK, "", seminars).sheet(SheetAt(kind="handout", page=0)).handout
    assert choice is not None
    assert choice.file == -1
    assert choice.copies == 30


PICTURES = """\
title: A
slides:
  - layout: pictures
    title: Two
    pictures:
      - file: a.png
        alt: ask
        caption: The hall  # in May
      - {file: b.png, alt: ask}
"""


@pytest.mark.parametrize(
    ("name", "said", "lines"),
    [
        ("a.png", "A hall: full", ['        alt: "A hall: full"']),
        ("b.png", "People", ["      - {file: b.png, alt: People}"]),
        ("b.png", "", ["      - {file: b.png, decorative: yes}"]),
        ("a.png", "", ["        decorative: yes"]),
    ],
)
def test_a_description_is_written_at_its_picture_alone(
    tmp_path: Path, name: str, said: str, lines: list[str]
) -> None:
    workspace = opened(tmp_path, PICTURES, "")
    asked = EditAsked(kind="describe", file=0, text=PICTURES, entry=0, key=name, value=said)
    edited = workspace.edit(asked)
    assert edited.refused == ""
    assert [line for line in edited.text.splitlines() if line not in PICTURES.splitlines()] == lines
    assert "caption: The hall  # in May" in edited.text


def test_a_picture_that_is_not_there_is_not_described(tmp_path: Path) -> None:
    workspace = opened(tmp_path, PICTURES, "")
    asked = EditAsked(kind="describe", file=0, text=PICTURES, entry=0, key="c.png", value="x")
    assert workspace.edit(asked).refused
    assert workspace.edit(asked).text == PICTURES
