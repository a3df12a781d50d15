"""The house keeps its floors: what may import what, who may print, and how long things may be.

Reads the source with `ast`; nothing is imported, but in the one test that counts what importing
pulls in.
"""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "briefgen"

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 8
NINE_IN_TEN = 35


@dataclass(frozen=True)
class Room:
    """A module or folder, and the modules and folders of briefgen that it may import."""

    name: str
    may: tuple[str, ...]


_BELOW_COMPILE = ("model", "text", "read", "resolve", "layout", "handouts", "backends", "lint")

# The first room that holds a module decides; a room may always import itself.
ROOMS = (
    Room("model", ()),
    Room("text", ("model",)),
    Room("read.world", ("model",)),
    Room("read.explain", ()),
    Room("read.source", ("model", "read.explain")),
    Room("read", ("model", "text")),
    # The JSON Schema is made from every model of keys.
    Room("resolve.schema", ("model", "read", "resolve")),
    Room("resolve", ("model", "text.inline", "text.locales", "read.decode", "read.entries")),
    Room("layout", ("model", "text")),
    Room("handouts", ("model", "text", "layout")),
    Room("backends", ("model", "text.fonts")),
    Room("lint", ("model", "text.fonts")),
    Room("compile", _BELOW_COMPILE),
    Room("render", (*_BELOW_COMPILE, "compile")),
    Room("report", (*_BELOW_COMPILE, "compile")),
    Room("build", (*_BELOW_COMPILE, "compile", "render")),
    Room("preview", (*_BELOW_COMPILE, "compile", "render", "build", "report")),
    Room("cli", (*_BELOW_COMPILE, "compile", "render", "build", "report", "preview")),
    Room("__main__", ("cli",)),
    Room("", (*_BELOW_COMPILE, "compile", "build", "report")),
)

# Third-party packages: the only places that import each.
HOMES: dict[str, tuple[str, ...]] = {
    "yaml": ("read.source",),
    "markdown_it": ("text.inline",),
    "uharfbuzz": ("text",),
    "babel": ("text.locales",),
    "jinja2": ("resolve",),
    "segno": ("layout",),
    "PIL": ("read.assets", "backends.png"),  # pictures in, pictures out
    "resvg_py": ("read.assets",),
    "python_calamine": ("read",),
    "lxml": ("read.assets.drawing", "read.office", "read.base", "backends.pptx"),  # XML in, XML out
    "pptx": ("backends.pptx",),
    "reportlab": ("backends.pdf",),
    "pypdfium2": ("backends.png",),
    "pebble": ("build",),
    "pathvalidate": ("build",),
    "filelock": ("build",),
    "msgspec": ("build",),
    "typer": ("cli",),
    "rich": ("cli", "report"),
}
# What a check must not wait for: never imported when floors 0 to 4 are.
ON_DEMAND = {"babel", "jinja2", "lxml", "PIL", "pptx", "pypdfium2", "reportlab", "resvg_py",
             "rich", "segno", "typer", "uharfbuzz"}  # fmt: skip
LOW_FLOORS = ("model", "text", "read", "resolve", "layout", "handouts")
MAY_PRINT = ("cli", "report")


@dataclass(frozen=True)
class Module:
    """A module by its name inside briefgen ("" is the package itself), with its tree."""

    name: str
    path: Path
    tree: ast.Module
    lines: int

    def at(self, node: ast.AST | None = None) -> str:
        line = getattr(node, "lineno", 1)
        return f"src/briefgen/{self.path.relative_to(SOURCE).as_posix()}:{line}"


@dataclass(frozen=True)
class Import:
    """An imported module by its full name; `at_start` where importing the importer runs it."""

    name: str
    node: ast.AST
    at_start: bool


@cache
def modules() -> tuple[Module, ...]:
    return tuple(_module(path) for path in sorted(SOURCE.rglob("*.py")))


def _module(path: Path) -> Module:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text(encoding="utf-8")
    return Module(name, path, ast.parse(text), text.count("\n"))


def imports_of(module: Module) -> Iterator[Import]:
    late = {id(node) for node in _run_later(module.tree)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.at(node)}: write imports in full, not relative"
            names = [_imported(node.module or "", alias.name) for alias in node.names]
        else:
            continue
        for name in names:
            yield Import(name, node, id(node) not in late)


def _imported(package: str, name: str) -> str:
    """`from briefgen.model import diag` imports a module; `from x import name` does not."""
    if package.split(".")[0] != "briefgen":
        return package
    inner = SOURCE.joinpath(*package.split(".")[1:], name)
    return f"{package}.{name}" if inner.is_dir() or inner.with_suffix(".py").exists() else package


def _run_later(tree: ast.Module) -> Iterator[ast.AST]:
    """Everything inside functions and under `if TYPE_CHECKING`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from ast.walk(node)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for statement in node.body:
                yield from ast.walk(statement)


def _is_in(name: str, room: str) -> bool:
    return room in ("", name) or name.startswith(room + ".")


def room_of(name: str) -> Room:
    known = [room for room in ROOMS if room.name and _is_in(name, room.name)]
    if known or not name:
        return known[0] if known else ROOMS[-1]
    raise AssertionError(f"briefgen.{name} has no floor: add it to ROOMS in tests/test_layers.py")


def test_imports_point_down_only() -> None:
    wrong = []
    for module in modules():
        room = room_of(module.name)
        for found in imports_of(module):
            top, _, inner = found.name.partition(".")
            if top != "briefgen" or (not inner and _takes_version_only(found.node)):
                continue
            allowed = [*room.may, *([room.name] if room.name else [])]
            if not any(_is_in(inner, name) for name in allowed if name):
                wrong.append(
                    f"{module.at(found.node)}: {room.name or 'briefgen'} may not import "
                    f"briefgen.{inner}; it may import {', '.join(allowed) or 'nothing'}. "
                    "Move the noun down to model, or pass the value in as an argument."
                )
    assert not wrong, "\n".join(wrong)


def _takes_version_only(node: ast.AST) -> bool:
    return isinstance(node, ast.ImportFrom) and [a.name for a in node.names] == ["__version__"]


def test_third_party_packages_have_one_home() -> None:
    wrong = []
    for module in modules():
        for found in imports_of(module):
            top = found.name.split(".")[0]
            if top in sys.stdlib_module_names or top == "briefgen":
                continue
            homes = HOMES.get(top, ())
            if not any(_is_in(module.name, home) for home in homes):
                wrong.append(
                    f"{module.at(found.node)}: {top} is imported in "
                    f"{' and '.join(homes) or 'no place yet'} only. Call that module, or give the "
                    "package a home in HOMES and a line in docs/decisions/dependencies.md."
                )
    assert not wrong, "\n".join(wrong)


def test_the_lowest_floor_knows_the_standard_library_only() -> None:
    for module in modules():
        if _is_in(module.name, "model"):
            tops = {found.name.split(".")[0] for found in imports_of(module)} - {"briefgen"}
            foreign = tops - sys.stdlib_module_names
            assert not foreign, f"{module.at()}: model is types only, yet it imports {foreign}"


def test_heavy_packages_are_imported_on_demand() -> None:
    wrong = [
        f"{module.at(found.node)}: import {found.name} inside the function that needs it"
        for module in modules()
        if any(_is_in(module.name, floor) for floor in LOW_FLOORS)
        for found in imports_of(module)
        if found.at_start and found.name.split(".")[0] in ON_DEMAND
    ]
    assert not wrong, "\n".join(wrong)


def test_importing_the_lower_floors_pulls_in_nothing_heavy() -> None:
    names = [
        f"briefgen.{module.name}"
        for module in modules()
        if any(_is_in(module.name, floor) for floor in LOW_FLOORS)
    ]
    code = f"import sys, {', '.join(names)}; print(*sorted(set(sys.modules) & {ON_DEMAND!r}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == [], "find the import with `python -X importtime`, and put it off"


def test_only_the_command_line_prints_and_nobody_logs() -> None:
    wrong: list[str] = []
    for module in modules():
        if not any(_is_in(module.name, name) for name in MAY_PRINT):
            wrong.extend(
                f"{module.at(node)}: `{what}`: return a value, or note a fault in Faults"
                for node, what in _spoken(module.tree)
            )
    assert not wrong, "\n".join(wrong)


def _spoken(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in {"print", "input"}:
                yield node, node.func.id
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = f"{node.value.id}.{node.attr}"
            if name in {"sys.stdout", "sys.stderr", "warnings.warn", "sys.exit"}:
                yield node, name
        elif isinstance(node, ast.Import) and any(a.name == "logging" for a in node.names):
            yield node, "logging"


def test_matches_over_scene_items_forget_none() -> None:
    wrong = [
        f"{module.at(node)}: end this match with `case _: assert_never(item)`"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Match)
        and len(_matched(node) & _items_known_to(module)) >= 2
        and not _ends_in_never(node)
    ]
    assert not wrong, "\n".join(wrong)


@cache
def scene_items() -> frozenset[str]:
    """The kinds of item, as model/scene.py says: `Item = TextBlock | Shape | ...`."""
    scene = next(module for module in modules() if module.name == "model.scene")
    for node in scene.tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "Item":
            return frozenset(ast.unparse(node.value).split(" | "))
    raise AssertionError("model/scene.py has no `Item = ...`")


def _items_known_to(module: Module) -> set[str]:
    """The items that a module has from the Scene; other nouns have the same names."""
    return {
        alias.name
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module == "briefgen.model.scene"
        for alias in node.names
    } & scene_items()


def _matched(match: ast.Match) -> set[str]:
    """The classes in a match's patterns. Two kinds of item or more: it is over the union."""
    return {
        inner.cls.id
        for case in match.cases
        for inner in ast.walk(case.pattern)
        if isinstance(inner, ast.MatchClass) and isinstance(inner.cls, ast.Name)
    }


def _ends_in_never(match: ast.Match) -> bool:
    """The last case calls assert_never; or each returns a value, so that mypy sees a gap."""
    ends = [case.body[-1] for case in match.cases]
    return "assert_never" in ast.unparse(ends[-1]) or all(
        isinstance(end, ast.Return) and end.value is not None for end in ends
    )


def functions() -> Iterator[tuple[Module, ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield module, node, (node.end_lineno or node.lineno) - node.lineno + 1


def test_modules_are_short_and_say_what_they_are() -> None:
    long = [
        f"{module.at()}: {module.lines} lines, {LONGEST_MODULE} at most: find the noun or the phase"
        " inside it that deserves a module of its own"
        for module in modules()
        if module.lines > LONGEST_MODULE
    ]
    dumb = [
        f"{module.at()}: the first line says in words what the module takes and gives"
        for module in modules()
        if module.tree.body and not ast.get_docstring(module.tree)
    ]
    assert not long + dumb, "\n".join(long + dumb)


def test_functions_are_short() -> None:
    long = [
        f"{module.at(node)}: `{node.name}` has {length} lines, {LONGEST_FUNCTION} at most: split it"
        " into steps with names"
        for module, node, length in functions()
        if length > LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_most_functions_are_very_short() -> None:
    lengths = sorted(length for _, _, length in functions())
    median, ninth = statistics.median(lengths), lengths[len(lengths) * 9 // 10]
    longest = sorted(((n, m.at(f), f.name) for m, f, n in functions()), reverse=True)[:15]
    advice = "shorten the longest:\n" + "\n".join(f"{at} {name}: {n}" for n, at, name in longest)
    assert median <= MEDIAN_FUNCTION, f"median {median} lines, {MEDIAN_FUNCTION} at most; {advice}"
    assert ninth <= NINE_IN_TEN, f"nine in ten within {ninth}, {NINE_IN_TEN} at most; {advice}"


@pytest.mark.parametrize(
    ("source", "spoken"),
    [("print(1)", 1), ("import logging", 1), ("import sys\nsys.stderr.write('')", 1), ("a = 1", 0)],
)
def test_the_check_for_printing_finds_what_it_should(source: str, spoken: int) -> None:
    assert len(list(_spoken(ast.parse(source)))) == spoken


def test_no_test_is_passed_over(pytestconfig: pytest.Config) -> None:
    """pytest passes over folders of some names, such as `build`, unless it is told otherwise."""
    passed_over = pytestconfig.getini("norecursedirs")
    folders = {path.parent for path in Path(__file__).parent.rglob("test_*.py")}
    names = {part for folder in folders for part in folder.relative_to(SOURCE.parents[1]).parts}
    assert not {name for name in names if any(fnmatch(name, one) for one in passed_over)}
