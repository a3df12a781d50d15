"""Files of other programs become files of the project: all of them or none, and none is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.packs import import_files
from briefgen.packs.build_results import UsageError
from briefgen.packs.import_files import import_file
from briefgen.packs.open_project import load
from tests.unit.importing.test_picture_files import png
from tests.unit.pptx_template.files import as_template

TEXT = "# The town\n\n- a point\n- another\n\n# A picture\n\n![Green hills](hills.png)\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    (root / "briefgen.yaml").write_text("organisation: {name: The Unit}\n", "utf-8")
    return root


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    (tmp_path / "hills.png").write_bytes(png(400, 300))
    file = tmp_path / "Town Talk.md"
    file.write_text(TEXT, "utf-8")
    return file


def files_in(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_a_deck_and_its_pictures_are_written_and_nothing_is_missing(
    project: Path, talk: Path
) -> None:
    found = import_file(talk, root=project)
    written = {path.relative_to(project).as_posix() for path in found.files}
    assert written == files_in(project) - {"briefgen.yaml"}
    assert "decks/town-talk.yaml" in written
    assert any(name.startswith("assets/images/town-talk/") for name in written)
    assert not found.unplaced
    assert not [fault for fault in load(project).faults if fault.is_error]


@pytest.mark.parametrize(
    "there",
    ["decks/town-talk.yaml", "assets/images/town-talk/a-picture.png"],
)
def test_what_is_there_already_is_left_as_it_is(project: Path, talk: Path, there: str) -> None:
    (project / there).parent.mkdir(parents=True)
    (project / there).write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="--name town-talk-2"):
        import_file(talk, root=project)
    assert files_in(project) == {"briefgen.yaml", there}
    assert (project / there).read_text("utf-8") == "mine"
    import_file(talk, root=project, name="town-talk-2")


def test_where_a_file_cannot_be_written_none_is(
    project: Path, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []

    def full(temporary: Path, path: Path) -> None:
        if taken:
            raise OSError(28, "No space left on device")
        taken.append(path)
        temporary.replace(path)

    monkeypatch.setattr(import_files, "put_in_place", full)
    with pytest.raises(OSError, match="No space"):
        import_file(talk, root=project)
    assert taken
    assert files_in(project) == {"briefgen.yaml"}


def test_the_look_of_the_file_is_taken_over_where_it_is_asked_for(
    project: Path, tmp_path: Path
) -> None:
    file = tmp_path / "brand.pptx"
    file.write_bytes(as_template())
    found = import_file(file, root=project, name="ours", with_template=True)
    assert "assets/templates/ours/template.yaml" in files_in(project)
    assert b"template: ours" in found.imported.files["decks/ours.yaml"]
    assert ("ours", "16:9") in load(project).project.templates


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("talk.ppt", b"x", "save it as .pptx"),
        ("talk.xyz", b"x", "possible: .pptx"),
        ("talk.pptx", b"x", "cannot be imported"),
        ("talk.md", b"\xff\xfe# x", "UTF-8"),
        ("talk.md", b"", "no slides"),
        ("gone.pptx", None, "there is no file"),
        ("seminars.md", TEXT.encode(), "--name"),
    ],
)
def test_a_file_that_cannot_be_imported_says_why(
    project: Path, tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError, match=said):
        import_file(tmp_path / name, root=project)
    assert files_in(project) == {"briefgen.yaml"}


def test_a_name_leads_nowhere_else(project: Path, talk: Path) -> None:
    with pytest.raises(UsageError, match="name of a deck"):
        import_file(talk, root=project, name="../evil")
