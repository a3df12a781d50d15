"""Files that people changed by hand are noticed, told, and not overwritten."""

from __future__ import annotations

import zipfile
from pathlib import Path

from briefgen.packs.build_results import Choice, State
from briefgen.packs.clean_output import Cleaned, clean_output
from tests.build.series import build_all, change, id_of, in_state

FIRST = id_of(0)
CHOICE = Choice(names=(FIRST,))


def _deck(project: Path) -> Path:
    return project / "output" / FIRST / f"{FIRST}.pptx"


def _edit(path: Path, old: str, new: str) -> None:
    """Change a text of a deck, as PowerPoint would write it."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace(old.encode(), new.encode()))


def test_an_edited_deck_is_kept_and_its_edits_are_told(built: Path) -> None:
    _edit(_deck(built), "A sentence for all", "A sentence by hand")
    edited = _deck(built).read_bytes()
    change(built / "decks/seminars.csv", "Speaker 0", "Somebody")
    result = build_all(built, CHOICE)
    (target,) = result.targets
    assert (target.state, target.edited) == (State.KEPT, (f"{FIRST}.pptx",))
    assert _deck(built).read_bytes() == edited
    (fault,) = result.faults
    assert fault.code == "BF403"
    assert [text for _, text in fault.related] == [
        "slide 2: “A sentence for all” became “A sentence by hand”"
    ]


def test_the_other_files_of_the_pack_are_kept_too(built: Path) -> None:
    slides = built / "output" / FIRST / f"{FIRST}-slides.pdf"
    before = slides.read_bytes()
    _edit(_deck(built), "A sentence for all", "A sentence by hand")
    change(built / "decks/series.yaml", "A sentence for all", "Another")
    result = build_all(built)
    assert in_state(result, State.KEPT) == [FIRST]
    assert len(in_state(result, State.BUILT)) == 11
    assert slides.read_bytes() == before


def test_force_overwrites(built: Path) -> None:
    untouched = _deck(built).read_bytes()
    _edit(_deck(built), "A sentence for all", "A sentence by hand")
    assert in_state(build_all(built, CHOICE, force=True), State.BUILT) == [FIRST]
    assert _deck(built).read_bytes() == untouched


def test_an_edit_without_any_change_of_the_source_is_left_alone(built: Path) -> None:
    _edit(_deck(built), "A sentence for all", "A sentence by hand")
    edited = _deck(built).read_bytes()
    result = build_all(built)
    assert result.is_ok
    assert in_state(result, State.UNCHANGED) == [id_of(n) for n in range(12)]
    assert [target.edited for target in result.targets if target.edited] == [(f"{FIRST}.pptx",)]
    assert _deck(built).read_bytes() == edited


def test_the_manifest_alone_tells_an_edit(built: Path) -> None:
    import shutil

    shutil.rmtree(built / "output/.briefgen")
    _edit(_deck(built), "A sentence for all", "A sentence by hand")
    result = build_all(built)
    assert in_state(result, State.KEPT) == [FIRST]
    assert len(in_state(result, State.BUILT) + in_state(result, State.UNCHANGED)) == 11


def test_cleaning_keeps_what_was_edited_and_what_is_not_ours(built: Path) -> None:
    _edit(_deck(built), "A sentence for all", "A sentence by hand")
    own = built / "output" / id_of(1) / "my-notes.txt"
    own.write_text("mine")
    cleaned = clean_output(built / "output")
    assert cleaned.kept == [_deck(built)]
    assert len(cleaned.removed) == 12 * 3 - 1
    files = {path for path in (built / "output").rglob("*") if path.is_file()}
    assert {path for path in files if ".briefgen" not in path.parts} == {
        own,
        _deck(built),
        _deck(built).parent / "manifest.json",
    }
    assert clean_output(built / "output", force=True) == Cleaned([_deck(built)], [])
    assert {path for path in (built / "output").rglob("*") if path.is_file()} == {own}
