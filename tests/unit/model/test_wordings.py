"""What a code declares that it says is what is said: no word more, none that nobody sees."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from briefgen.model.diagnostic_codes.all_codes import CODES
from briefgen.model.diagnostic_codes.code import Code, Wording
from briefgen.model.diagnostic_codes.data_files import DATA_FILES
from briefgen.model.diagnostic_codes.dates import DATES
from briefgen.model.diagnostic_codes.slides import SLIDES
from briefgen.model.diagnostics import Diagnostic, Faults, Fix, Hint, Span, diagnose
from tests.test_layers import Module, modules

_WHAT = re.compile(r"BF\d{3}(/[a-z-]+)?")
# What is given along with the fields, and is none.
_NO_FIELDS = {"span", "hint", "fix", "fixes", "related"}
# What these put in themselves.
_ADDED = {"stopped": {"pack"}, "_said": {"written"}}
WORDINGS = {
    f"{number}/{case}".rstrip("/"): said
    for number, code in CODES.items()
    for case, said in code.wordings.items()
}


def _named(node: ast.AST) -> Iterator[str]:
    """The wordings that an expression may name."""
    match node:
        case ast.Constant(value=str(text)) if _WHAT.fullmatch(text):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_named(body), *_named(orelse))
        case _:
            pass


def _name(call: ast.Call) -> str:
    """The function or method, without what it belongs to."""
    return ast.unparse(call.func).rpartition(".")[2]


def _said(module: Module) -> Iterator[tuple[tuple[str, ...], ast.Call]]:
    """Each call that names a wording, or one of several, with what it names."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            named = tuple(what for one in node.args for what in _named(one))
            if named:
                yield named, node


SAID = [
    pytest.param(what, call, id=f"{module.at(call)} {' '.join(what)}")
    for module in modules()
    if "diagnostic_codes" not in str(module.path)
    for what, call in _said(module)
]


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize(("what", "call"), SAID)
def test_what_is_said_is_declared_with_these_fields(what: tuple[str, ...], call: ast.Call) -> None:
    assert WORDINGS.keys() >= set(what), "no code declares it"
    given = {word.arg for word in call.keywords} | _ADDED.get(_name(call), set())
    assert None not in given, "fields are given by name"
    needed, in_hints = set[str](), set[str]()
    for said in (WORDINGS[one] for one in what):
        assert said.hint or "hint" in given, "what can be done about it?"
        needed |= _fields(said.message) | _fields(said.label)
        in_hints |= _fields(said.hint)
    least = needed if "hint" in given else needed | in_hints
    assert least <= given - _NO_FIELDS <= needed | in_hints


def test_each_wording_is_said_somewhere() -> None:
    texts = {
        node.value
        for module in modules()
        if "diagnostic_codes" not in str(module.path)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(WORDINGS.keys() - texts) == []


@pytest.mark.parametrize(("what", "said"), WORDINGS.items(), ids=WORDINGS)
def test_a_wording_is_a_message_and_no_code(what: str, said: Wording) -> None:
    for text in (said.message, said.hint, said.label):
        assert not {name for name in _fields(text) if not name.isidentifier()}
        assert not _fields(text) & _NO_FIELDS
        assert text == text.strip()
        assert not text.endswith(".") or text.endswith("...")


def test_no_case_of_a_code_is_declared_twice() -> None:
    """Of two tables of wordings that are joined, the second would speak for both."""
    tables = (DATA_FILES, DATES, SLIDES)
    for code in {code for table in tables for code in table}:
        cases = [case for table in tables for case in table.get(code, ())]
        assert len(cases) == len(set(cases)), code


def test_fields_are_filled_in_and_never_read_as_a_template(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {"odd": Wording("`{name}` is odd", "not {name}", "{count} of them")}
    code = Code(name="odd", severity="error", summary="", explanation="", wordings=words)
    monkeypatch.setitem(CODES, "BF999", code)
    found = diagnose("BF999/odd", Span(file="a"), name="{count} {0.x}", count=2)
    assert (found.code, found.message) == ("BF999", "`{count} {0.x}` is odd")
    assert (found.hint, found.label) == ("not {count} {0.x}", "2 of them")
    assert code.says == ("`…` is odd – not …",)


def test_a_hint_that_is_given_stands_in_for_the_declared_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = {"": Wording("it is odd", "make it even by {step}")}
    code = Code(name="odd", severity="error", summary="", explanation="", wordings=words)
    monkeypatch.setitem(CODES, "BF999", code)
    fix = Fix(title="write `2`", edits=())
    faults = Faults()
    faults.say("BF999", hint=Hint("write 2", (fix,)))
    faults.say("BF999", step=1, fix=fix)
    assert list(faults) == [
        Diagnostic(code="BF999", message="it is odd", hint="write 2", fixes=(fix,)),
        Diagnostic(code="BF999", message="it is odd", hint="make it even by 1", fixes=(fix,)),
    ]
