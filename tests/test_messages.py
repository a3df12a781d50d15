"""Every fault can be met, and says what to do about it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from briefgen.model.diagnostic_codes import CODES
from tests.spec import read_spec
from tests.test_layers import Module, modules

TESTS = Path(__file__).parent
# The makers of faults, and how many of their arguments come before the hint.
_MAKERS = {"add": 9, "Diagnostic": 9, "PictureFault": 2, "_stop": 3}
_CODE = re.compile(r"BF\d{3}")


def _faults_made(module: Module) -> Iterator[tuple[ast.Call, bool]]:
    """Each call that makes a fault of a code, and whether it has a hint."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
        first = node.args[0] if node.args else None
        if (
            name in _MAKERS
            and isinstance(first, ast.Constant)
            and isinstance(first.value, str)
            and _CODE.fullmatch(first.value)
        ):
            hinted = any(word.arg == "hint" for word in node.keywords)
            yield node, hinted or len(node.args) > _MAKERS[name]


def test_no_fault_is_made_without_a_hint() -> None:
    made = [(module, call, has) for module in modules() for call, has in _faults_made(module)]
    assert made
    assert [module.at(call) for module, call, has in made if not has] == []


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
