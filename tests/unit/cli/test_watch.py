"""`briefgen watch`, with pauses in which a test saves files instead of waiting."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen import cli
from briefgen.cli import exit_codes
from briefgen.packs.watch_files import saved

DECK = "title: One\nslides:\n  - {layout: statement, title: A sentence}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "decks").mkdir()
    (tmp_path / "briefgen.yaml").write_text("organisation: {name: The Unit}\noutputs: [slides]\n")
    (tmp_path / "decks" / "one.yaml").write_text(DECK)
    return tmp_path


def _pauses(*steps: Callable[[], object]) -> Callable[[], None]:
    """A pause that does the next step; at the end, what Ctrl+C does."""
    left = iter(steps)

    def pause() -> None:
        step = next(left, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    return pause


def _signals(project: Path, *steps: Callable[[], object]) -> Iterator[tuple[str, ...]]:
    try:
        yield from saved(project, project / "output", _pauses(*steps))
    except KeyboardInterrupt:
        return


def _nothing() -> None:
    pass


def test_files_are_told_once_all_are_written(project: Path) -> None:
    deck, other = (project / "decks" / name for name in ("one.yaml", "two.yaml"))
    steps = (
        _nothing,
        lambda: deck.write_text(DECK + "# longer\n"),
        lambda: other.write_text(DECK),  # still at it
        _nothing,
        _nothing,
        other.unlink,
        _nothing,
        lambda: os.utime(deck, ns=(1, 1)),  # saved with as many letters
        _nothing,
    )
    assert list(_signals(project, *steps)) == [
        (), ("decks/one.yaml", "decks/two.yaml"), ("decks/two.yaml",), ("decks/one.yaml",)
    ]  # fmt: skip


def test_what_is_built_or_hidden_is_no_reason_to_build(project: Path) -> None:
    for folder in ("output/one", ".git"):
        (project / folder).mkdir(parents=True)

    def write() -> None:
        for name in (
            "output/one/slides.pdf",
            ".git/index",
            "decks/.one.yaml.swp",
            "decks/~$s.xlsx",
        ):
            (project / name).write_text("x")

    assert list(_signals(project, write, _nothing, _nothing)) == [()]


def test_each_change_is_built_and_a_fault_does_not_end_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = project / "decks" / "one.yaml"
    pause = _pauses(
        lambda: deck.write_text(DECK.replace("statement", "statment")),
        _nothing,
        lambda: deck.write_text(DECK.replace("A sentence", "Another")),
        _nothing,
    )
    monkeypatch.setattr("time.sleep", lambda seconds: pause())
    assert cli.run(["watch", "--root", str(project)]) == exit_codes.OK
    said = capsys.readouterr()
    assert "did you mean `statement`?" in said.err
    assert said.out.count("Saved: decks/one.yaml\n") == 2
    assert said.out.count("one: slides 1 page\n") == 2
    assert said.out.count("Waiting for files to be saved; Ctrl+C ends this.\n") == 3
    assert said.out.endswith("\nStopped. What was built is kept.\n")


def test_what_was_saved_during_the_first_build_was_missed(project: Path) -> None:
    signals = _signals(project, _nothing, _nothing)
    assert next(signals) == ()
    (project / "decks" / "one.yaml").write_text(DECK + "# saved while it is built\n")
    assert next(signals) == ("decks/one.yaml",)


def test_a_deck_that_is_not_written_yet_is_waited_for(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pause = _pauses(lambda: (project / "decks" / "two.yaml").write_text(DECK), _nothing)
    monkeypatch.setattr("time.sleep", lambda seconds: pause())
    assert cli.run(["watch", "two", "--root", str(project)]) == exit_codes.OK
    said = capsys.readouterr()
    assert "no seminar and no deck `two`" in said.err
    assert "two: slides 1 page\n" in said.out
