"""The house keeps its floors: what may import what, who may print, and how long things may be.

Reads the source with `ast`; nothing is imported, but in the one test that counts what importing
pulls in.
"""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "briefgen"

LONGEST_MODULE = 400
LONGEST_CLASS = 200
LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 8
NINE_IN_TEN = 35
MOST_BY_PLACE = 4
STRUCTS = {"Value", "PartlyCompared", "Struct"}


@dataclass(frozen=True)
class Room:
    """A module or folder, and the modules and folders of briefgen that it may import."""

    name: str
    may: tuple[str, ...]


# From below: a row names rooms of rows above it. The first room that holds a module decides; a room
# may always import itself.
ROOMS = (
    Room("model", ()),
    Room("support", ("model",)),
    Room("text", ("model", "support.memo", "support.package_data")),
    Room("ooxml", ("model", "support.memo")),
    Room("images", ("model", "support")),
    Room(
        "pptx_template",
        (
            "model",
            "support.memo",
            "text",
            "ooxml.reader",
            "ooxml.required_attributes",
            "images",
        ),
    ),
    Room("read.yaml_errors", ("model",)),
    Room("read.mistaken_texts", ("model",)),
    Room("read.wrong_letters", ("model",)),
    Room(
        "read.yaml_source",
        ("model", "read.mistaken_texts", "read.wrong_letters", "read.yaml_errors"),
    ),
    Room(
        "read",
        (
            "model",
            "support",
            "text.font_file",
            "images",
            "pptx_template",
            "text.locales",
            "text.words",
        ),
    ),
    # The JSON Schema is made from every model of keys.
    Room("resolve.file_schemas", ("model", "read", "resolve", "text.locales")),
    Room(
        "resolve",
        (
            "model",
            "support.suggest",
            "support.memo",
            "support.session",
            "text.inline_markup",
            "text.link_addresses",
            "text.smart_punctuation",
            "text.locales",
            "text.words",
            "images.icons",
            "read.decode",
            "read.value_kinds",
            "read.forms",
            "read.short_forms",
            "read.deck_entries",
        ),
    ),
    Room("layout", ("model", "images.qr_code", "support.memo", "support.session", "text")),
    Room("documents", ("model", "support.memo", "text", "layout")),
    Room(
        "handouts",
        (
            "model",
            "support.memo",
            "support.suggest",
            "text.line_breaking",
            "text.words",
            "documents",
        ),
    ),
    Room(
        "backends",
        (
            "model",
            "support.memo",
            "support.package_data",
            "text.fonts",
            "text.font_subset",
            "text.locales",
            "text.words",
            "ooxml",
            "images.icons",
            "images.picture_samples",
            "images.qr_code",
        ),
    ),
    Room("lint", ("model", "support.suggest", "text.sentences", "documents.reading_document")),
    Room("edit", ("model", "read.csv_rows", "read.mistaken_texts", "read.yaml_source")),
    Room(
        "compile",
        (
            "model",
            "support.world",
            "support.session",
            "text",
            "images",
            "read.project",
            "resolve",
            "layout",
            "handouts",
            "lint",
        ),
    ),
    Room("render", ("model", "images", "documents", "handouts", "backends", "compile")),
    # Readers of other programs' files know the nouns of an import and no step after them.
    Room("importing.imported_talk", ("model",)),
    Room("importing.clean_text", ()),
    Room("importing.shape_words", ("model", "importing.imported_talk")),
    Room("importing.boxes", ("importing.imported_talk",)),
    Room("importing.draft", ("model", "importing.imported_talk")),
    Room("importing.picture_ending", ()),
    Room("importing.strict_names", ("ooxml",)),
    Room("importing.equations", ("ooxml",)),
    Room(
        "importing.markdown",
        (
            "model",
            "support.memo",
            "ooxml.reader",
            "read.yaml_source",
            "importing.imported_talk",
            "importing.clean_text",
            "importing.picture_ending",
        ),
    ),
    Room(
        "importing.docx",
        (
            "model",
            "text.sentences",
            "ooxml",
            "importing.imported_talk",
            "importing.equations",
            "importing.clean_text",
            "importing.picture_ending",
            "importing.strict_names",
        ),
    ),
    Room(
        "importing.pptx",
        (
            "model",
            "ooxml",
            "pptx_template.transforms",
            "importing.imported_talk",
            "importing.equations",
            "importing.clean_text",
            "importing.picture_ending",
            "importing.strict_names",
            "importing.boxes",
            "importing.shape_words",
        ),
    ),
    Room(
        "importing",
        (
            "model",
            "support",
            "text",
            "ooxml",
            "images",
            "read.templates",
            "resolve",
            "edit",
            "compile",
            "render",
        ),
    ),
    Room(
        "packs",
        (
            "model",
            "importing",
            "support",
            "ooxml",
            "pptx_template",
            "resolve",
            "handouts",
            "backends",
            "text.fonts",
            "text.line_breaking",
            "lint",
            "edit",
            "compile",
            "render",
            "images",
            "read.data_file_limits",
            "read.data_shelf",
            "read.seminars",
            "read.yaml_source",
        ),
    ),
    Room("studio.messages", ("model",)),
    Room(
        "studio",
        (
            "model",
            "support",
            "text",
            "images",
            "read",
            "resolve",
            "lint",
            "documents.too_wide_error",
            "backends.svg",
            "edit",
            "compile",
            "render",
            "importing",
            "packs",
        ),
    ),
    Room("report", ("model", "resolve.slot_values", "")),
    Room(
        "cli",
        (
            "model",
            "support.world",
            "packs",
            "report",
            "studio.server",
            "support.suggest",
        ),
    ),
    Room("__main__", ("cli",)),
    Room("", ("model.diagnostics", "packs")),
)

# Third-party packages: the only places that import each.
HOMES: dict[str, tuple[str, ...]] = {
    "msgspec": ("",),  # what values are made of
    "yaml": ("read.yaml_source",),
    "markdown_it": ("text.inline_markup", "importing.markdown"),
    "uharfbuzz": ("text",),
    "babel": ("text.locales",),
    "segno": ("images",),
    "PIL": ("images", "backends.png"),  # pictures in, pictures out
    "resvg_py": ("images",),
    "lxml": (
        "images.svg",
        "ooxml",
        "pptx_template",
        "backends.pptx",
        "importing",
    ),  # XML in, XML out
    "pypdfium2": ("backends.png",),
    "pebble": ("packs",),
    "distributed": ("packs.dask_engine", "packs.cluster_worker"),
    "dask": ("packs.dask_engine",),
    "filelock": ("packs",),
    "blake3": ("support.digests",),
    "rich": ("cli.progress",),
    "pptx": ("importing.pptx", "packs.scripted_deck"),
    "docx": ("importing.docx",),
    "starlette": ("studio",),
    "uvicorn": ("studio.server",),
    "watchfiles": ("studio.file_watch",),
}
# What a check must not wait for: never imported when floors 0 to 4 are.
ON_DEMAND = {
    "babel",
    "lxml",
    "PIL",
    "pypdfium2",
    "resvg_py",
    "rich",
    "segno",
    "uharfbuzz",
}
LOW_FLOORS = ("model", "support", "text", "ooxml.reader", "images", "read", "pptx_template",
              "resolve", "layout", "documents", "handouts")  # fmt: skip
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


@cache
def imports_of(module: Module) -> tuple[Import, ...]:
    return tuple(_imports_of(module))


def _imports_of(module: Module) -> Iterator[Import]:
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


@cache
def graph() -> dict[str, frozenset[str]]:
    """Each module of briefgen and the modules that it imports, late or not."""
    names = {module.name for module in modules()}
    found: dict[str, set[str]] = {name: set() for name in names}
    for module in modules():
        for one in imports_of(module):
            top, _, inner = one.name.partition(".")
            if top == "briefgen" and inner in names - {"", module.name}:
                found[module.name].add(inner)
    return {name: frozenset(inner) for name, inner in found.items()}


def circle_through(start: str, arrows: Mapping[str, frozenset[str]]) -> list[str]:
    """The shortest way from a place back to itself; empty where there is none."""
    ways = [[start]]
    seen: set[str] = set()
    for way in ways:
        for following in sorted(arrows.get(way[-1], ())):
            if following == start:
                return [*way, start]
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return []


def circles(arrows: Mapping[str, frozenset[str]]) -> list[str]:
    """The circles in words, each once."""
    found: dict[frozenset[str], str] = {}
    for start in sorted(arrows):
        if way := circle_through(start, arrows):
            found.setdefault(frozenset(way), " -> ".join(way))
    return list(found.values())


def inside(folder: str, arrows: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """What stands in a folder, files and folders, and which of these import which. The folder's own
    `__init__` is one of them; that of briefgen only names what is public."""
    depth = len(folder.split(".")) if folder else 0

    def child(name: str) -> str:
        parts = name.split(".")
        return ".".join(parts[: depth + 1]) if len(parts) > depth else f"{folder}.__init__"

    found: dict[str, set[str]] = {}
    for name, inner in arrows.items():
        if name and _is_in(name, folder):
            here = found.setdefault(child(name), set())
            here.update(child(one) for one in inner if _is_in(one, folder))
            here.discard(child(name))
    return {name: frozenset(inner) for name, inner in found.items()}


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


def test_the_lowest_floor_knows_the_standard_library_and_msgspec_only() -> None:
    for module in modules():
        if _is_in(module.name, "model"):
            tops = {found.name.split(".")[0] for found in imports_of(module)} - {"briefgen"}
            foreign = tops - sys.stdlib_module_names - {"msgspec"}
            assert not foreign, f"{module.at()}: model is types only, yet it imports {foreign}"


def test_values_are_structs() -> None:
    wrong = [
        f"{module.at(found.node)}: write `class Name(Value)`, see model/values.py"
        for module in modules()
        for found in imports_of(module)
        if found.at_start and found.name == "dataclasses"
    ]
    assert not wrong, "\n".join(wrong)


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
    """The kinds of item, as model/scene.py says: `Item = TextBlock | Shape | ...`, where a Shape
    is one of several in turn."""
    scene = next(module for module in modules() if module.name == "model.scene")
    sums = {
        ast.unparse(node.targets[0]): ast.unparse(node.value).split(" | ")
        for node in scene.tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp)
    }
    return frozenset(kind for name in sums["Item"] for kind in sums.get(name, [name]))


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


def test_no_modules_import_each_other_in_a_circle() -> None:
    found = circles(graph())
    advice = "split out what both need, or hand the value in; a late import is an import"
    assert not found, "\n".join([*found, advice])


def test_nothing_in_a_folder_goes_in_a_circle() -> None:
    folders = [module.name for module in modules() if module.path.name == "__init__.py"]
    found = [
        f"{folder or 'briefgen'}: {circle}"
        for folder in folders
        for circle in circles(inside(folder, graph()))
    ]
    assert not found, "\n".join(found)


def test_the_rooms_stand_in_order() -> None:
    places = {room.name: number for number, room in enumerate(ROOMS)}
    wrong = [
        f"{room.name or 'briefgen'} stands below {name}, which it may import"
        for room in ROOMS
        for name in room.may
        if places[room_of(name).name] >= places[room.name] and not _is_in(room.name, name)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_row_of_the_tables_is_dead() -> None:
    assert not dead_rows(ROOMS, graph()), "\n".join(dead_rows(ROOMS, graph()))
    packages = {
        (found.name.split(".")[0], home)
        for module in modules()
        for found in imports_of(module)
        for home in HOMES.get(found.name.split(".")[0], ())
        if _is_in(module.name, home)
    }
    idle = [f"HOMES: {top} is not imported in {home}" for top, homes in HOMES.items()
            for home in homes if (top, home) not in packages]  # fmt: skip
    unknown = [f"{name} is no package of HOMES" for name in ON_DEMAND - set(HOMES)]
    empty = [f"there is no {name}" for name in (*LOW_FLOORS, *MAY_PRINT)
             if not any(_is_in(module.name, name) for module in modules())]  # fmt: skip
    assert not idle + unknown + empty, "\n".join(idle + unknown + empty)


def dead_rows(rooms: Sequence[Room], arrows: Mapping[str, frozenset[str]]) -> list[str]:
    """Rooms that hold no module, and leave that no module of a room takes."""
    wrong = []
    for room in rooms:
        held = [name for name in arrows if room_of(name).name == room.name]
        used = {inner for name in held for inner in arrows[name]}
        if not held:
            wrong.append(f"ROOMS: there is no module in {room.name}")
        wrong.extend(
            f"ROOMS: {room.name or 'briefgen'} does not import {name}"
            for name in room.may
            if not any(_is_in(inner, name) for inner in used)
        )
    return wrong


def test_classes_are_short() -> None:
    long = [
        f"{module.at(node)}: `{node.name}` has {length} lines, {LONGEST_CLASS} at most: find the"
        " noun inside it that deserves a class of its own"
        for module, node in classes()
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_CLASS
    ]
    assert not long, "\n".join(long)


def test_public_classes_have_names_of_their_own() -> None:
    homes: dict[str, list[str]] = {}
    for module, node in classes():
        if not node.name.startswith("_"):
            homes.setdefault(node.name, []).append(module.at(node))
    twice = [f"{name}: {' and '.join(found)}" for name, found in homes.items() if len(found) > 1]
    assert not twice, "\n".join(["one word a thing:", *twice])


def classes() -> Iterator[tuple[Module, ast.ClassDef]]:
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                yield module, node


def test_what_has_many_fields_is_given_them_by_keyword() -> None:
    wrong = [
        f"{module.at(node)}: {node.name} has {count} fields, {MOST_BY_PLACE} at most without"
        " `kw_only=True`"
        for module, node in classes()
        if STRUCTS & {ast.unparse(base) for base in node.bases}
        and (count := len(list(fields(node)))) > MOST_BY_PLACE
        and not any(word.arg == "kw_only" for word in node.keywords)
    ]
    assert not wrong, "\n".join(wrong)


def fields(node: ast.ClassDef) -> Iterator[ast.AnnAssign]:
    for inner in node.body:
        if isinstance(inner, ast.AnnAssign) and "ClassVar" not in ast.unparse(inner.annotation):
            yield inner


def test_every_field_of_a_struct_is_documented() -> None:
    silent = [
        f"{module.at(node)}: say below `{field}` of {node.name} what it holds, or name it in"
        " backticks in the docstring"
        for module, node in classes()
        if not node.name.startswith("_")
        for field in undocumented(node)
    ]
    assert not silent, "\n".join(silent)


def undocumented(node: ast.ClassDef) -> Iterator[str]:
    """The fields of a struct of which nothing is said."""
    said = ast.get_docstring(node) or ""
    for field, below in pairwise((*node.body, None)):
        if not isinstance(field, ast.AnnAssign) or field not in fields(node):
            continue
        name = ast.unparse(field.target)
        is_said = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        # What editors show of a key says what it holds.
        value = field.value.keywords if isinstance(field.value, ast.Call) else ()
        is_said = is_said or any(given.arg == "about" for given in value)
        if not (is_said or name.startswith("_") or f"`{name}`" in said):
            yield name


def test_the_check_for_documented_fields_finds_what_it_should() -> None:
    source = """
class Thing(Value):
    '''A thing with a `name`.'''

    name: str
    size: int
    "In points."
    kind: ClassVar[str] = "thing"
    colour: str
    shape: str = holds(WORDS, about="The outline.")
"""
    (node,) = (n for n in ast.parse(source).body if isinstance(n, ast.ClassDef))
    assert list(undocumented(node)) == ["colour"]


def test_the_check_for_circles_finds_what_it_should() -> None:
    line = {"a": frozenset({"b"}), "b": frozenset({"c"}), "c": frozenset[str]()}
    assert circles(line) == []
    assert circles({**line, "c": frozenset({"a"})}) == ["a -> b -> c -> a"]
    # No module of x imports itself in a circle, yet the two folders do.
    folders = {
        "x.one.a": frozenset({"x.two.b"}),
        "x.two.b": frozenset[str](),
        "x.two.c": frozenset({"x.one.d"}),
        "x.one.d": frozenset[str](),
    }
    assert circles(folders) == []
    assert circles(inside("x", folders)) == ["x.one -> x.two -> x.one"]


def test_late_imports_are_counted() -> None:
    """compile.py is loaded late by the packs, so that an idle build need not wait for it."""
    assert "compile" in graph()["packs.open_project"]


def test_the_check_for_dead_rows_finds_what_it_should() -> None:
    arrows = {"model.units": frozenset[str](), "text.fonts": frozenset({"model.units"})}
    rooms = (Room("model", ()), Room("text", ("model", "images")), Room("lint", ()))
    assert dead_rows(rooms, arrows) == [
        "ROOMS: text does not import images",
        "ROOMS: there is no module in lint",
    ]
