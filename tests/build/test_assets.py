"""Pictures and data files are read when a deck is resolved: a change reaches who shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.packs.build_results import Choice, State
from tests.build.series import build_all, change, id_of, in_state, shows

_CHART = """\
  - layout: chart
    audience: some
    title: Results rose
    chart: {kind: column, data: results.csv, alt: "Column chart: results rise from 4 to 8"}
"""
SOME = [id_of(n) for n in range(12) if shows(n)]


@pytest.fixture
def charted(project: Path) -> Path:
    """Every fourth seminar shows a chart of assets/data/results.csv."""
    (project / "assets/data").mkdir()
    (project / "assets/data/results.csv").write_text("Year,England\n2001,4\n2002,8\n")
    with (project / "decks/series.yaml").open("a") as deck:
        deck.write(_CHART)
    result = build_all(project)
    assert result.is_ok, result.faults
    return project


def test_a_changed_number_reaches_the_packs_that_show_it(charted: Path) -> None:
    assert in_state(build_all(charted), State.BUILT) == []
    change(charted / "assets/data/results.csv", "2002,8", "2002,9")
    assert in_state(build_all(charted), State.BUILT) == SOME


def test_packs_that_were_left_out_are_looked_at_later(charted: Path) -> None:
    change(charted / "assets/data/results.csv", "2002,8", "2002,9")
    choice = Choice(names=(SOME[0],))
    assert in_state(build_all(charted, choice), State.BUILT) == [SOME[0]]
    assert in_state(build_all(charted), State.BUILT) == SOME[1:]
    assert in_state(build_all(charted), State.BUILT) == []


def test_the_same_numbers_written_otherwise_reach_none(charted: Path) -> None:
    change(charted / "assets/data/results.csv", "2002,8", '"2002","8"')
    result = build_all(charted)
    assert in_state(result, State.UNCHANGED) == [id_of(n) for n in range(12)]


def test_a_missing_file_stops_its_packs_only(charted: Path) -> None:
    data = charted / "assets/data/results.csv"
    kept = data.read_bytes()
    data.unlink()
    result = build_all(charted)
    assert in_state(result, State.FAILED) == SOME
    assert len(in_state(result, State.UNCHANGED)) == 9
    data.write_bytes(kept)
    assert in_state(build_all(charted), State.UNCHANGED) == [id_of(n) for n in range(12)]
