"""Import, build, read again with two readers that are not the importer's: what was said is said.

The decks of this project always take part; real ones (thirty in the folder that BRIEFGEN_REAL_DECKS
names) where they are there.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from benchmarks.imports import (
    ENDINGS,
    built,
    imported,
    sources_of_pages,
    unplaced_in,
)

from briefgen.backends.pptx import render_pptx
from briefgen.compile import Compiled, compile_target, load_project
from briefgen.edit.set_text import set_text
from briefgen.importing.imported import Imported
from briefgen.importing.word_ledger import words_of
from briefgen.model.diagnostics import Faults
from briefgen.model.yaml_nodes import Map, Node, Seq
from briefgen.read.yaml_source import read_source
from briefgen.support.world import DiskWorld
from tests.importing.read_back import Said, said_by, said_by_source
from tests.packs import ROOT

_FOLDER = os.environ.get("BRIEFGEN_REAL_DECKS", "")
REAL = sorted(path for path in Path(_FOLDER).iterdir() if path.suffix in ENDINGS) if _FOLDER else []
OWN = ("excellence-and-fairness", "gallery")


@cache
def deck(name: str) -> bytes:
    """A deck of this project as PowerPoint has it, or a real one."""
    if name not in OWN:
        return Path(_FOLDER, name).read_bytes()
    compiled = compiled_deck(name)
    return render_pptx(compiled.scene, compiled.template)


@cache
def compiled_deck(name: str) -> Compiled:
    faults = Faults()
    project = load_project(DiskWorld(ROOT), faults)
    target = next(target for target in project.targets if target.deck == name)
    compiled = compile_target(project, target, faults)
    assert compiled is not None
    return compiled


@cache
def one_of(name: str) -> Imported:
    return imported(deck(name))


EACH = pytest.mark.parametrize("name", [*OWN, *(path.name for path in REAL)])


@EACH
def test_it_builds_at_once_and_no_word_is_lost(name: str) -> None:
    _, faults = built(one_of(name))
    assert [fault.message for fault in faults if fault.is_error] == []
    assert unplaced_in(deck(name), one_of(name)) == {}


@EACH
def test_the_built_deck_says_what_the_file_said(name: str) -> None:
    one = one_of(name)
    compiled, _ = built(one)
    assert compiled is not None
    made = render_pptx(compiled.scene, compiled.template)
    after = said_by_source(made, sources_of_pages(one, compiled))
    wrong = {
        number: found
        for number, before in said_by(deck(name)).items()
        if (found := lost(before, after.get(number, Said()), one, number))
    }
    assert wrong == {}


def lost(before: Said, after: Said, one: Imported, number: int) -> list[str]:
    """What a slide said and its pages do not say, but for what the report says."""
    reports = [report for report in one.reports if report.number == number]
    left = [left for report in reports for left in report.left_out]
    told = " ".join(
        [f"{one.what} {one.words}" for one in left]
        + [text for one in reports for text in one.look_at]
    )
    words = sum((words_of(one.words) for one in left), Counter[str]()) + after.words
    found = [word for word in before.words - words if not word.startswith("=")]
    if not before.numbers:
        # A chart's numbers are words to this reader.
        found += [f"read: {word}" for word in before.read - after.read - words]
    if "table" not in told:
        found += [f"cell: {cell}" for cell in before.cells - after.cells]
    figures = {*after.numbers, *after.figures}
    found += [f"number: {value}" for value in before.numbers if not _versions(value) & figures]
    links = {unquote(link) for link in after.links}
    if "link" not in told:
        found += [f"link: {link}" for link in before.links if unquote(link) not in links]
    told_words = words_of(told)
    alts = (alt for alt in before.alts - after.alts if Counter(alt.split()) - told_words)
    return [*found, *(f"description: {alt}" for alt in alts)]


def _versions(value: str) -> set[str]:
    """A share may be written in percent."""
    return {value, f"{float(value) * 100:.6g}"}


@EACH
def test_a_text_of_an_imported_deck_that_is_set_and_set_back_leaves_no_trace(name: str) -> None:
    one = one_of(name)
    source = one.files[f"decks/{one.name}.yaml"].decode()
    root = read_source(source.encode(), "", Faults())
    assert root is not None
    found = list(_paths(root))
    # One of twenty or so, as each edit reads the file three times.
    for path, text in found[:: max(1, len(found) // 20)]:
        assert set_text(source, path, text) == source
        assert set_text(set_text(source, path, "Another text"), path, text) == source


def _paths(
    node: Node, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    match node:
        case Seq(items=items):
            for number, item in enumerate(items):
                yield from _paths(item, (*path, number))
        case Map(entries=entries):
            for key, value in entries:
                yield from _paths(value, (*path, key.text))
        case _:
            yield path, node.text


def test_decks_of_ours_come_back_in_their_layouts() -> None:
    """But for a comparison that was continued with one subject a page, and a matrix."""
    same = total = 0
    for name in OWN:
        pages = compiled_deck(name).scene.pages
        layouts = {report.number: report.layout for report in one_of(name).reports}
        found = [layouts[number] for number in range(1, len(pages) + 1)]
        wanted = [page.written_as or page.layout for page in pages]
        same += sum(one == other for one, other in zip(found, wanted, strict=True))
        total += len(pages)
    assert same / total >= 0.95


def test_a_diagram_of_ours_is_a_diagram_again() -> None:
    source = one_of("gallery").files["decks/talk.yaml"].decode()
    assert (
        """\
    diagram:
      kind: drivers
      centre: An answer at the first contact
      parts:
        - One owner: From the first word to the last
        - Written answers: Found within a minute
        - Plain letters: Tested with readers
    text: None of the three works alone.
"""
        in source
    )


def test_the_unit_of_a_chart_of_ours_is_its_unit_again() -> None:
    """It was read as a part of the source where it shares its line with the key."""
    source = one_of("gallery").files["decks/talk.yaml"].decode()
    assert '      unit: "% of answers"\n' in source
    assert "      source: Survey of 1,200 residents, example data\n" in source
