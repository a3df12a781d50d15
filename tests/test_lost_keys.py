"""No key vanishes: a key that nobody knows is put into every mapping of every example, one at a
time, and is reported each time."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import yaml

from briefgen.compile import load_project, resolve_target
from briefgen.model.diagnostics import Faults
from briefgen.model.values import Value, replace
from briefgen.resolve.slot_values import KINDS
from briefgen.support.world import DiskWorld
from tests.spec import Case, read_spec, write_case

ROOT = Path(__file__).parents[1]
PAGES = [
    *(ROOT / "tests/specs").glob("*.md"),
    *(ROOT / "docs/language").glob("*.md"),
    *(ROOT / "docs").glob("*.md"),
]
CASES = [case for page in sorted(PAGES) for case in read_spec(page)]
# What may hold any name: it is the author's.
FREE = frozenset({"private", "variables", "abbreviations", "with"})
LOST = "zzz: lost"


class Place(Value):
    """Where a mapping begins in a text, and how a key is put before its first."""

    offset: int
    inserted: str

    def into(self, text: str) -> str:
        return text[: self.offset] + self.inserted + text[self.offset :]


def _places(text: str) -> Iterator[Place]:
    yield from _inside(yaml.compose(text, Loader=yaml.SafeLoader))


def _inside(node: yaml.Node | None) -> Iterator[Place]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _inside(item)
    if not isinstance(node, yaml.MappingNode) or not node.value:
        return
    mark = node.start_mark
    if node.flow_style:
        yield Place(mark.index + 1, LOST + ", ")
    else:
        yield Place(mark.index, LOST + "\n" + " " * mark.column)
    for key, value in node.value:
        if key.value not in FREE:
            yield from _inside(value)


def _faults(folder: Path) -> list[str]:
    """What is wrong with a project, in its parts for other audiences too."""
    faults = Faults()
    project = load_project(DiskWorld(folder), faults)
    for target in project.targets:
        resolve_target(project, target, faults)
        if (seminar := target.seminar) is not None and seminar.audience:
            for_all = replace(target, seminar=replace(seminar, audience=()))
            resolve_target(project, for_all, faults)
    return [fault.message for fault in faults if fault.is_error]


def _silent(folder: Path, names: Iterable[str]) -> tuple[list[str], int]:
    """The mappings in which a lost key is not reported, and how many were tried."""
    found, count = [], 0
    for name in names:
        path = folder / name
        text = path.read_text("utf-8")
        for place in _places(text):
            path.write_text(place.into(text), "utf-8")
            count += 1
            if not _faults(folder):
                found.append(f"{name}, line {text.count(chr(10), 0, place.offset) + 1}")
        path.write_text(text, "utf-8")
    return found, count


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_key_that_nobody_knows_was_dropped(case: Case, tmp_path: Path) -> None:
    write_case(case, tmp_path)
    if _faults(tmp_path):
        pytest.skip("a reader that has found a fault may stop there")
    names = [name for name in case.files if name.endswith(".yaml")]
    silent, count = _silent(tmp_path, names)
    assert count > 0
    assert silent == []


@pytest.mark.parametrize("folder", ["gallery", "starter"])
def test_a_key_that_nobody_knows_was_dropped_from_a_whole_project(
    folder: str, tmp_path: Path
) -> None:
    root = tmp_path / "project"
    shutil.copytree(ROOT / "src/briefgen" / folder, root)
    config = root / "briefgen.yaml"
    config.write_text(config.read_text("utf-8").replace("Your organisation", "Our unit"), "utf-8")
    assert _faults(root) == []
    decks = [path.relative_to(root).as_posix() for path in sorted(root.glob("decks/**/*.yaml"))]
    silent, count = _silent(root, ["briefgen.yaml", *decks])
    assert count > len(decks)
    assert silent == []


def test_every_kind_of_slot_has_an_example_without_a_fault(tmp_path: Path) -> None:
    sound = set()
    for number, case in enumerate(CASES):
        write_case(case, tmp_path / str(number))
        if not _faults(tmp_path / str(number)):
            sound.add(case.name.partition(":")[0])
    assert set(KINDS) - sound == set()
