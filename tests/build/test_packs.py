"""The pack: its manifest, its .zip, and a project to begin with."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from briefgen import build, check
from briefgen.cli.console import lines_of
from briefgen.ooxml.extract_text import read_words
from briefgen.packs.build_results import Choice, UsageError
from briefgen.packs.clean_output import clean_output
from briefgen.packs.new_project import make_project
from tests.build.series import build_all, change, id_of, strays

FIRST = id_of(0)


def test_the_manifest_holds_digests_and_no_texts(built: Path) -> None:
    folder = built / "output" / FIRST
    text = (folder / "manifest.json").read_text()
    manifest = json.loads(text)
    for file in manifest["files"]:
        data = (folder / file["file"]).read_bytes()
        assert file["sha256"] == hashlib.sha256(data).hexdigest()
        assert file["bytes"] == len(data)
    kinds = {file["output"]: (file["pages"], file["sheets"]) for file in manifest["files"]}
    assert kinds == {"deck": (3, 0), "slides": (3, 0), "handout": (2, 2)}
    assert len({file["build"] for file in manifest["files"]}) == 1
    assert "sentence" not in text


def test_the_zip_has_no_speakers_notes(built: Path) -> None:
    result = build_all(built, Choice(names=(FIRST,)), with_zip=True)
    path = next(file.path for file in result.files if file.kind == "zip")
    with zipfile.ZipFile(path) as packed:
        names = [name.removeprefix(f"{FIRST}/{FIRST}") for name in packed.namelist()]
        assert names == ["-deck-share.pptx", "-slides.pdf", "-handout-2.pdf"]
        deck = packed.read(packed.namelist()[0])
    said = [text for slide in read_words(deck) for text in slide]
    assert "A sentence for all" in said
    assert "What is said of it." not in said
    own = read_words((built / "output" / FIRST / f"{FIRST}.pptx").read_bytes())
    assert "What is said of it." in [text for slide in own for text in slide]


def test_a_zip_was_said_to_have_0_pages(built: Path) -> None:
    (target,) = build_all(built, Choice(names=(FIRST,)), with_zip=True).targets
    (line, *_) = lines_of(target, why=True)
    assert line.endswith(", zip")


def test_the_zip_is_the_same_each_time_and_goes_when_it_is_old(built: Path) -> None:
    path = built / "output" / FIRST / f"{FIRST}.zip"
    choice = Choice(names=(FIRST,))
    build_all(built, choice, with_zip=True)
    first = path.read_bytes()
    path.unlink()
    build_all(built, choice, with_zip=True)
    assert path.read_bytes() == first
    build_all(built, choice)
    assert path.exists()
    change(built / "decks/seminars.csv", "Speaker 0", "Somebody")
    build_all(built, choice)
    assert not path.exists()


def test_copies_are_counted(project: Path) -> None:
    change(project / "decks/seminars.csv", "speaker,audience", "speaker,audience,copies")
    change(project / "decks/seminars.csv", "Speaker 0,some", "Speaker 0,some,30")
    result = build_all(project, Choice(names=(FIRST,)))
    assert {file.kind: file.copies for file in result.files}["handout"] == 30
    manifest = json.loads((project / "output" / FIRST / "manifest.json").read_text())
    assert [file["copies"] for file in manifest["files"] if file["sheets"]] == [30]


def test_the_manifest_names_the_marking(project: Path) -> None:
    change(project / "decks/seminars.csv", "speaker,audience", "speaker,audience,marking")
    change(project / "decks/seminars.csv", "Speaker 0,some", "Speaker 0,some,OFFICIAL")
    folder = project / "output" / FIRST
    build_all(project, Choice(names=(FIRST,)))
    assert json.loads((folder / "manifest.json").read_text())["marking"] == "OFFICIAL"
    # What is made from a pack that stands already says it too.
    (folder / f"{FIRST}.pptx").unlink()
    build_all(project, Choice(names=(FIRST,)))
    assert json.loads((folder / "manifest.json").read_text())["marking"] == "OFFICIAL"


def test_a_new_project_builds_and_is_reminded_of_its_organisation(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    files = make_project(folder)
    assert {"briefgen.yaml", "README.md"} <= {path.name for path in files}
    assert {fault.code for fault in check(root=folder)} == {"BF537"}
    result = build_all(folder)
    assert {fault.code for fault in result.faults} == {"BF537"}
    assert len(result.targets) == 2
    assert len(result.files) == 6


def test_a_new_project_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        make_project(tmp_path)


def test_words_of_something_else_are_refused() -> None:
    from briefgen.ooxml.extract_text import NotADeckError

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("a.txt", "a")
    for data in (b"", b"PK", buffer.getvalue()):
        with pytest.raises(NotADeckError):
            read_words(data)


@pytest.mark.parametrize("output", ["out", "./out", "../out"])
def test_an_output_folder_below_the_current_one_can_be_named(
    output: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ended in BF901, and left temporary files behind."""
    monkeypatch.chdir(project)
    for old, new in (("title: Series", "title: Series"), ("title: Series", "title: Series B")):
        change(project / "decks/series.yaml", old, new)
        result = build([FIRST], output=output)
        assert result.is_ok, result.faults
        assert (project / output / FIRST / "manifest.json").is_file()
        assert strays(project / output) == []
    assert len(clean_output(Path(output)).removed) == 3
