"""Files that people changed by hand are noticed, told, and not overwritten."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

from briefgen.cli.console import lines_of
from briefgen.packs.build_results import Choice, State
from briefgen.packs.clean_output import Cleaned, clean_gone, clean_output
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


def test_force_overwrote_what_colleagues_wrote_without_a_line(built: Path) -> None:
    untouched = _deck(built).read_bytes()
    kept = built / "output/kept" / FIRST / f"{FIRST}.pptx"
    _edit(_deck(built), "A sentence for all", "A sentence by hand")
    first = _deck(built).read_bytes()
    cases = [(first, kept), (first + b" ", kept.with_stem(f"{FIRST}-2")), (first, kept)]
    for edited, place in cases:
        _deck(built).write_bytes(edited)
        result = build_all(built, CHOICE, force=True)
        assert in_state(result, State.BUILT) == [FIRST]
        assert _deck(built).read_bytes() == untouched
        (target,) = result.targets
        assert target.copied == (place,)
        assert place.read_bytes() == edited
        assert f"is kept as {place}" in lines_of(target)[0]
    # The folder is no pack, and is neither in a .zip nor removed.
    assert not build_all(built, force=True, with_zip=True).gone
    for path in (built / "output").rglob("*.zip"):
        assert not [name for name in zipfile.ZipFile(path).namelist() if "kept" in name]
    clean_output(built / "output")
    assert kept.exists()


def test_copies_are_not_kept_behind_a_link(built: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (built / "output/kept").symlink_to(tmp_path / "elsewhere")
    _edit(_deck(built), "A sentence for all", "A sentence by hand")
    edited = _deck(built).read_bytes()
    result = build_all(built, CHOICE, force=True)
    assert in_state(result, State.FAILED) == [FIRST]
    assert _deck(built).read_bytes() == edited
    assert not list((tmp_path / "elsewhere").iterdir())


def test_an_edit_without_any_change_of_the_source_is_left_alone(built: Path) -> None:
    _edit(_deck(built), "A sentence for all", "A sentence by hand")
    edited = _deck(built).read_bytes()
    result = build_all(built)
    assert result.is_ok
    assert in_state(result, State.UNCHANGED) == [id_of(n) for n in range(12)]
    assert [target.edited for target in result.targets if target.edited] == [(f"{FIRST}.pptx",)]
    assert _deck(built).read_bytes() == edited


def test_the_manifest_alone_tells_an_edit(built: Path) -> None:
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


def test_a_manifest_of_somebody_else_is_no_pack(built: Path) -> None:
    """`clean --stale` deleted it, and whatever it named with the right digest."""
    output, digest = built / "output", hashlib.sha256(b"a").hexdigest()
    foreign = {
        "site/manifest.json": '{"name": "a web page"}',
        "other/manifest.json": json.dumps({"files": [{"file": "a.txt", "sha256": digest}]}),
        "other/a.txt": "a",
        "lists/manifest.json": "[1]",
    }
    for name, text in foreign.items():
        (output / name).parent.mkdir(exist_ok=True)
        (output / name).write_text(text)
    shutil.copytree(output / FIRST, output / f"{FIRST} for the archive")
    (built / "decks/seminars.csv").write_text("id,deck\n")
    assert build_all(built).gone == tuple(id_of(n) for n in range(12))
    for force in (False, True):
        clean_gone(output, [], force=force)
        clean_output(output, force=force)
    assert {name: (output / name).read_text() for name in foreign} == foreign
    assert len(list((output / f"{FIRST} for the archive").iterdir())) == 4
    assert not (output / FIRST).exists()


def test_clean_removes_packs_of_which_nothing_is_remembered(built: Path) -> None:
    """It removed none, and said nothing of what was changed by hand."""
    shutil.rmtree(built / "output/.briefgen")
    (built / "output" / FIRST / "notes of mine.txt").write_text("mine")
    _deck(built).write_bytes(b"by hand")
    cleaned = clean_output(built / "output")
    assert cleaned.kept == [_deck(built)]
    assert len(cleaned.removed) == 12 * 3 - 1
    assert sorted(path.name for path in (built / "output").iterdir()) == [".briefgen", FIRST]
    # Once more: it is still known whose work it is.
    assert clean_output(built / "output") == Cleaned([], [_deck(built)])
    clean_output(built / "output", force=True)
    assert [path.name for path in (built / "output" / FIRST).iterdir()] == ["notes of mine.txt"]


def test_an_edited_file_of_an_output_that_was_dropped_is_kept_and_named(built: Path) -> None:
    """It stayed without a word, with what was withdrawn in it."""
    from briefgen.cli.console import lines_of

    name = f"{FIRST}-handout-2.pdf"
    edited = built / "output" / FIRST / name
    edited.write_bytes(b"by hand")
    change(built / "briefgen.yaml", ", handout: {per-page: 2}", "")
    first, other, *_ = build_all(built).targets
    assert (first.left, first.removed) == ((name,), ())
    assert (other.left, len(other.removed)) == ((), 1)
    assert f"{name} was changed by hand" in lines_of(first)[0]
    assert edited.read_bytes() == b"by hand"


def test_an_edited_zip_that_is_out_of_date_is_named(built: Path) -> None:
    build_all(built, CHOICE, with_zip=True)
    packed = built / "output" / FIRST / f"{FIRST}.zip"
    packed.write_bytes(b"by hand")
    change(built / "decks/series.yaml", "A sentence for all", "Another")
    (target,) = build_all(built, CHOICE).targets
    assert (target.left, target.state) == ((packed.name,), State.BUILT)
