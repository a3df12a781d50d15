"""What is named on the command line and cannot be read says why, and is not said to be missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.packs import UsageError, build, check
from briefgen.packs.build_results import Choice
from briefgen.packs.changes import find_changes
from briefgen.packs.slide_pictures import show_target

SOUND = "title: Sound\noutputs: [deck]\nslides:\n  - {layout: statement, title: A slide}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "decks").mkdir()
    (tmp_path / "briefgen.yaml").write_text("organisation: {name: The Unit}\n")
    (tmp_path / "decks/sound.yaml").write_text(SOUND)
    return tmp_path


def _codes(root: Path, name: str) -> dict[str, list[tuple[str, str]]]:
    """What each command says of a name, as codes and files."""
    found = {
        "check": check([name], root=root),
        "build": build([name], root=root).faults,
        "show": show_target(name, root=root, output=root / "shown").faults,
        "changes": find_changes(name, root=root).faults,
    }
    return {how: [(f.code, f.span.file) for f in faults] for how, faults in found.items()}


def test_a_deck_with_a_syntax_fault_was_said_not_to_exist(root: Path) -> None:
    (root / "decks/torn.yaml").write_text("title: [x\nslides:\n")
    said = _codes(root, "torn")
    assert set(map(tuple, said.values())) == {(("BF102", "decks/torn.yaml"),)}
    # The second build finds the project as the first left it.
    assert build(["torn"], root=root).faults


def test_a_seminar_with_a_fault_in_its_row_was_said_not_to_exist(root: Path) -> None:
    rows = "id,deck,date\nleeds,sound,2026-02-30\nyork,sound,2026-03-04\n"
    (root / "decks/seminars.csv").write_text(rows)
    said = _codes(root, "leeds")
    assert set(map(tuple, said.values())) == {(("BF113", "decks/seminars.csv"),)}
    built = build(root=root, choice=Choice(names=("leeds",)))
    assert built.faults
    assert not built.targets


def test_a_name_that_nobody_wrote_is_still_said_not_to_exist(root: Path) -> None:
    (root / "decks/torn.yaml").write_text("title: [x\nslides:\n")
    with pytest.raises(UsageError, match="no deck `absent`"):
        build(["absent"], root=root)


def test_a_folder_that_is_not_there_built_the_project_around_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    with pytest.raises(UsageError, match="there is no folder nowhere"):
        build(root="nowhere")
    with pytest.raises(UsageError, match="there is no folder nowhere"):
        check(root="nowhere")


def test_show_was_stopped_by_another_deck(root: Path) -> None:
    (root / "decks/torn.yaml").write_text("title: [x\nslides:\n")
    shown = show_target("sound", root=root, output=root / "shown", width=160)
    assert not shown.faults
    assert len(shown.files) == 2
