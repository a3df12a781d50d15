"""Every spec compiles as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec import Case, compile_case, describe, mismatches, read_spec, unclear

SPECS = sorted((Path(__file__).parent / "specs").glob("*.md"))
CASES = [case for path in SPECS for case in read_spec(path)]


def test_there_are_specs() -> None:
    assert len(SPECS) >= 10


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_spec(case: Case, tmp_path: Path) -> None:
    outcome = compile_case(case, tmp_path)
    assert mismatches(case, outcome) == []
    assert unclear(outcome.faults) == []
    if case.scene:
        assert outcome.scene is not None
        assert describe(outcome.scene) == case.scene
