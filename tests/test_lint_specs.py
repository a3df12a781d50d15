"""Every rule of style has a spec, and finds what its spec says, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.lint.find_faults import MODULES
from briefgen.model.diagnostic_codes.all_codes import CODES
from briefgen.packs import check
from tests.spec import Case, Outcome, mismatches, read_spec, unclear, write_case

SPECS = sorted((Path(__file__).parent / "specs" / "lint").glob("*.md"))
CASES = [(path.stem, case) for path in SPECS for case in read_spec(path)]


def test_every_rule_has_a_spec() -> None:
    rules = {module.__name__.rpartition(".")[2].replace("_", "-") for module in MODULES}
    assert {path.stem for path in SPECS} == rules


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[case.name for _, case in CASES])
def test_rule(rule: str, case: Case, tmp_path: Path) -> None:
    write_case(case, tmp_path)
    outcome = Outcome(None, check(root=tmp_path))
    assert mismatches(case, outcome) == []
    assert unclear(outcome.faults) == []
    # A file that is not read has no line to say so on.
    found = [(f.span.file, f.span.line) for f in outcome.faults if f.name == rule and f.span.line]
    wanted = [(want.file, want.line) for want in case.expected if want.code in _codes(rule)]
    assert found == wanted


def _codes(rule: str) -> set[str]:
    return {number for number, code in CODES.items() if code.name == rule}
