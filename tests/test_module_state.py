"""No module keeps anything between two compilations, but by `@memo`.

What one process keeps is in a `Session` that is handed in, or in memos, which register themselves
and can be cleared. The rule, by `ast`: at the level of a module stand functions, classes and
constants. A table (a dict, list or set) is a constant where no function changes it; an instance is
one where its class is frozen. `functools.cache` stands in `model` only, which knows no other room:
on functions of classes and colours, of which there are few.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from tests.test_layers import modules

_CACHES = {"cache", "lru_cache", "cached_property"}
_TABLES = (ast.Dict, ast.List, ast.Set, ast.DictComp, ast.ListComp, ast.SetComp)
_MAKERS = {"dict", "list", "set", "defaultdict", "deque", "OrderedDict", "Counter", "WeakSet",
           "WeakKeyDictionary", "WeakValueDictionary", "SimpleQueue", "ContextVar"}  # fmt: skip
_CHANGES = {"append", "add", "update", "setdefault", "pop", "popitem", "clear", "extend", "insert",
            "remove", "discard", "put"}  # fmt: skip
_FROZEN = {"Value", "Enum", "Protocol", "int"}
# Where memos are made and registered.
_HOME = "support.memo"
# A worker is told once what all of its tasks share, and its pool has no other place to put it.
_MAY_REBIND = {("packs.workers", "_shared")}


def state_of(tree: ast.Module, name: str = "any") -> Iterator[tuple[ast.AST, str]]:
    """What a module keeps, with what is wrong with it."""
    known = _tables(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            for one in node.names:
                if (name, one) not in _MAY_REBIND:
                    yield node, f"`global {one}`"
        elif isinstance(node, ast.ImportFrom) and node.module == "functools":
            for alias in node.names:
                if alias.name in _CACHES and not name.startswith("model."):
                    yield node, f"functools.{alias.name}"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _changed(node, known)
    for target, value in _assignments(tree):
        if isinstance(value, ast.Call) and _named(value.func) in open_classes():
            yield value, f"`{target} = {_named(value.func)}(...)`, which can be changed"


def _assignments(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                values = (
                    zip(target.elts, node.value.elts, strict=True)
                    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
                    else [(target, node.value)]
                )
                yield from ((ast.unparse(one), value) for one, value in values)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            yield ast.unparse(node.target), node.value


def _tables(tree: ast.Module) -> set[str]:
    """The names of tables at the level of the module."""
    return {
        name
        for name, value in _assignments(tree)
        if isinstance(value, _TABLES)
        or (isinstance(value, ast.Call) and _named(value.func) in _MAKERS)
    }


def _named(function: ast.expr) -> str:
    while isinstance(function, ast.Subscript):
        function = function.value
    return function.attr if isinstance(function, ast.Attribute) else ast.unparse(function)


def _changed(function: ast.AST, known: set[str]) -> Iterator[tuple[ast.AST, str]]:
    """Where a function changes a table of its module."""
    for node in ast.walk(function):
        name = ""
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            name = ast.unparse(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = ast.unparse(node.func.value) if node.func.attr in _CHANGES else ""
        if name in known:
            yield node, f"`{name}`, which a function changes"


@cache
def open_classes() -> frozenset[str]:
    """The classes whose instances can be changed: all but exceptions, those below `Value` and
    those that say `frozen=True`."""
    found = {
        node.name: [_named(base) for base in node.bases]
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
        and not any(
            one.arg == "frozen" and ast.unparse(one.value) == "True" for one in node.keywords
        )
    }

    def is_frozen(name: str) -> bool:
        return name in {"Value", "Enum", "Protocol", "int"} or any(
            map(is_frozen, found.get(name, ()))
        )

    return frozenset(name for name in found if not is_frozen(name))


def test_modules_keep_nothing() -> None:
    wrong = [
        f"{module.at(node)}: {what}: keep it in the Session that is handed in, or by @memo"
        for module in modules()
        if module.name != _HOME
        for node, what in state_of(module.tree, module.name)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("_KEPT = KeptSlides()", 1),
        ("A, B = KeptSlides(), KeptSlides()", 2),
        ("KEPT: dict[str, int] = {}\ndef f(a):\n    KEPT[a] = 1", 1),
        ("KEPT = []\ndef f(a):\n    KEPT.append(a)", 1),
        ("KEPT = defaultdict(list)\nclass A:\n    def f(self):\n        KEPT.clear()", 1),
        ("from functools import lru_cache", 1),
        ("from functools import cache, partial", 1),
        ("x = None\ndef f():\n    global x", 1),
        ("TABLE = {'a': 1}\nTABLE.pop('a')\ndef f(a):\n    return TABLE[a]", 0),
        ("from functools import partial\nHERE = Span('x')", 0),
    ],
)
def test_the_check_finds_what_is_kept(source: str, count: int) -> None:
    assert len(list(state_of(ast.parse(source)))) == count
