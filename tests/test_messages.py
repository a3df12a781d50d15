"""Every fault can be met."""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.model.diagnostic_codes.all_codes import CODES
from tests.spec import read_spec

TESTS = Path(__file__).parent
_CODE = re.compile(r"BF\d{3}")


def test_every_code_is_met_in_a_test() -> None:
    in_specs = {
        want.code
        for path in TESTS.glob("specs/**/*.md")
        for case in read_spec(path)
        for want in case.expected
    }
    in_tests = {
        code
        for path in TESTS.rglob("*.py")
        if path.name != Path(__file__).name
        for code in _CODE.findall(path.read_text(encoding="utf-8"))
    }
    assert len(in_specs) > 25
    assert sorted(CODES.keys() - in_specs - in_tests) == []
