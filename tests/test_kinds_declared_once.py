"""A kind of slot is declared once: no other file knows its keys, and whatever walks the contents of
slides finds what any kind holds."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from briefgen.model.diagnostics import NOWHERE, Faults
from briefgen.model.rich_text import Inline, plain
from briefgen.model.slide_contents import inlines_of
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Scalar
from briefgen.read.decode import keys_of
from briefgen.read.forms import NamedKind, kinds_in
from briefgen.read.yaml_source import read_source
from briefgen.resolve.binder import Binder
from briefgen.resolve.slot_values import KINDS, kind_named

SOURCE = Path(__file__).parents[1] / "src" / "briefgen"
# The rooms in which what an author wrote is seen; the others have vocabularies of their own.
ROOMS = ("model", "support", "text", "read", "resolve", "layout", "documents", "lint", "packs")
FORMS = {kind.name: kind for kind in kinds_in(kind_named(name).form for name in KINDS)}
OTHERS = ("excel_workbook.py", "other_names.py")
OF_ONE_KIND = {
    "chart": ("chart", "series", "data-file", "figures"),
    "table": ("table", "group"),
    "picture": ("picture", "shown"),
}


def _keys(kind: str) -> frozenset[str]:
    models = [FORMS[name].model for name in OF_ONE_KIND[kind]]
    return frozenset(key for model in models for key in keys_of(model))


def _places(tree: ast.AST, keys: frozenset[str]) -> Iterator[str]:
    """Where a value is asked for one of the keys, or three of them stand together."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="get" | "key"), args=[ast.Constant(value=key)]):
                if key in keys:
                    yield f"line {node.lineno}: .get({key!r})"
            case ast.Compare(left=ast.Constant(value=key), ops=[ast.In() | ast.NotIn()]):
                if key in keys:
                    yield f"line {node.lineno}: {key!r} in ..."
            case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
                yield from _together(parts, keys)
            case ast.Dict(keys=names):
                yield from _together([name for name in names if name], keys)
            case ast.Constant(value=str(text)) if "\n" in text and "." not in text:
                if len(keys.intersection(text.split())) > 2:
                    yield f"line {node.lineno}: {text[:40]}"


def _together(parts: list[ast.expr], keys: frozenset[str]) -> Iterator[str]:
    texts = [part.value for part in parts if isinstance(part, ast.Constant)]
    found = [text for text in texts if text in keys]
    if len(found) > 2:
        yield f"line {parts[0].lineno}: {found}"


@pytest.mark.parametrize("kind", OF_ONE_KIND)
def test_no_other_file_knows_the_keys_of_a_kind(kind: str) -> None:
    own = SOURCE / "resolve" / "kinds" / f"{kind}.py"
    found = [
        f"{path.relative_to(SOURCE)}, {place}"
        for room in ROOMS
        for path in sorted((SOURCE / room).rglob("*.py"))
        # Keys of templates, and names that other programs give, have some names in common.
        if path != own and "templates" not in path.parts and path.name not in OTHERS
        for place in _places(ast.parse(path.read_text("utf-8")), _keys(kind))
    ]
    assert found == [], "what it says is declared in resolve/kinds"


@pytest.mark.parametrize(
    "source",
    [
        'node.get("focus")',
        'if "caption" in node.keys: pass',
        '_KEYS = ("file", "alt", "decorative")',
        '{"file": 1, "alt": 2, "credit": 3}',
        'UNSPOKEN = """\n fit focus decorative\n""".split()',
    ],
)
def test_a_key_that_another_file_knows_is_found(source: str) -> None:
    assert list(_places(ast.parse(source), _keys("picture")))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_bound_and_laid_out_by_the_module_of_its_name(kind: str) -> None:
    assert isinstance(kind_named(kind).form, NamedKind)
    assert find_spec(f"briefgen.layout.{kind}")


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_example_that_a_hint_gives_can_be_written(form: NamedKind) -> None:
    faults = Faults()
    node = read_source(f"value:\n  {form.example}\n".encode(), "decks/a.yaml", faults)
    assert isinstance(node, Map)
    form.read(node.values[0], "value", faults)
    assert list(faults) == []


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_key_says_what_it_is_for(form: NamedKind) -> None:
    for name, key in keys_of(form.model).items() if form.model else ():
        assert key.about.endswith("."), name


def test_a_text_of_a_kind_that_nobody_thought_of_is_found() -> None:
    class Step(Value):
        words: tuple[Inline | None, ...]

    class Recipe(Value):
        title: Inline
        steps: tuple[Step, ...]

    value = Recipe(plain("Bread"), (Step((plain("Mix"), None)), Step((plain("Bake"),))))
    assert [inline.text for inline in inlines_of(value)] == ["Bread", "Mix", "Bake"]


def test_a_kind_that_is_given_a_mapping_of_nothing_never_fails() -> None:
    for name in KINDS:
        kind, faults = kind_named(name), Faults()
        for node in (Map((), NOWHERE), Scalar("", NOWHERE), Scalar("x", NOWHERE)):
            found = kind.form.read(node, "slot", faults)
            if isinstance(found, Value):
                kind.bind(found, Binder(faults=faults))
