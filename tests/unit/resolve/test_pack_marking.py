"""The pack's marking: what is said, or the highest of its slides; schemes and their steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.compile import load_project, resolve_target
from briefgen.model.diagnostics import Faults
from briefgen.read.protective_markings import schemes
from briefgen.support.world import DiskWorld


def _resolved(folder: Path, slides: str, head: str = "", scheme: str = "uk-gscp") -> str:
    (folder / "decks").mkdir(exist_ok=True)
    named = f"marking-scheme: {scheme}\n" if scheme else ""
    (folder / "briefgen.yaml").write_text(f"{named}organisation: {{name: Us}}\n")
    deck = f"title: A deck\n{head}slides:\n{slides}"
    (folder / "decks" / "one.yaml").write_text(deck, encoding="utf-8")
    faults = Faults()
    project = load_project(DiskWorld(folder), faults)
    found = resolve_target(project, project.targets[0], faults)
    assert found is not None
    return found.marking.text


def _slide(marking: str, more: str = "") -> str:
    return f"- {{layout: statement, title: '{marking}', marking: '{marking}'{more}}}\n"


def test_the_highest_slide_marks_the_pack(tmp_path: Path) -> None:
    slides = _slide("OFFICIAL") + _slide("SECRET") + _slide("OFFICIAL-SENSITIVE LEGAL")
    assert _resolved(tmp_path, slides) == "SECRET"


def test_a_hidden_slide_counts_since_the_deck_holds_it(tmp_path: Path) -> None:
    slides = _slide("OFFICIAL") + _slide("SECRET", ", hidden: true")
    assert _resolved(tmp_path, slides) == "SECRET"


def test_what_the_deck_says_comes_first(tmp_path: Path) -> None:
    assert _resolved(tmp_path, _slide("OFFICIAL"), "marking: SECRET\n") == "SECRET"


def test_without_a_scheme_a_slide_marks_itself_only(tmp_path: Path) -> None:
    assert _resolved(tmp_path, _slide("SECRET"), scheme="") == ""


def test_a_deck_without_markings_has_none(tmp_path: Path) -> None:
    assert _resolved(tmp_path, "- {layout: statement, title: One}\n") == ""


@pytest.mark.parametrize(
    ("scheme", "lower", "higher"),
    [
        ("uk-gscp", "OFFICIAL", "OFFICIAL-SENSITIVE"),
        ("uk-gscp", "OFFICIAL-SENSITIVE COMMERCIAL", "SECRET"),
        ("uk-gscp", "SECRET", "TOP SECRET"),
        ("victoria-vpdsf", "OFFICIAL: Sensitive", "Cabinet-In-Confidence"),
        ("victoria-vpdsf", "PROTECTED", "SECRET"),
        ("ontario-isc", "Unclassified", "Low Sensitivity"),
        ("ontario-isc", "Medium Sensitivity", "High Sensitivity"),
    ],
)
def test_one_marking_is_higher_than_another(scheme: str, lower: str, higher: str) -> None:
    below, above = (schemes()[scheme].step_of(marking) for marking in (lower, higher))
    assert below is not None
    assert above is not None
    assert below < above


def test_words_that_only_begin_alike_are_no_marking() -> None:
    assert schemes()["uk-gscp"].step_of("SECRETARY") is None
    assert schemes()["victoria-vpdsf"].step_of("PROTECTED LEGAL") is None


@pytest.mark.parametrize(
    "typed", ["official - sensitive", "OFFICIAL SENSITIVE", "Official-Sensitive"]
)
def test_what_is_nearly_right_is_recognised(typed: str) -> None:
    scheme = schemes()["uk-gscp"]
    assert scheme.nearest(typed) == "OFFICIAL-SENSITIVE"
    assert scheme.nearest("PROTECT") == ""
