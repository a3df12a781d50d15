"""Every fix that a hostile project is offered fixes its fault, and makes no new error."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.packs import check
from tests.hostile.cases import Case, all_cases
from tests.hostile.test_hostile import write_case
from tests.test_fixes import fixes_that_fail, hints_without_a_fix

# What is nothing but text can have a fix.
CASES = [case for case in all_cases() if case.file.endswith((".yaml", ".csv")) and case.code]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name[:60])
def test_every_fix_fixes(case: Case, tmp_path: Path) -> None:
    write_case(case, tmp_path)
    assert [wrong for _, wrong in fixes_that_fail(tmp_path) if wrong] == []
    assert list(hints_without_a_fix(check(root=tmp_path))) == []
