"""`briefgen templates adopt`: a template of a PowerPoint file, with its guesses and reasons."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.packs.adopt_template import adopt_template
from briefgen.packs.build_results import UsageError
from briefgen.packs.new_project import make_project
from briefgen.packs.open_project import load
from tests.unit.pptx_template.files import MASTER, as_template, changed, layout, replaced


def _file(folder: Path, data: bytes, name: str = "Brand 2026.potx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_the_guesses_are_written_and_read_again_as_they_are(tmp_path: Path) -> None:
    make_project(tmp_path / "project")
    adopted = adopt_template(_file(tmp_path, as_template()), root=tmp_path / "project")
    text = (tmp_path / "project/assets/templates/brand-2026/template.yaml").read_text("utf-8")
    assert adopted.name == "brand-2026"
    assert 'base: "brand-2026.potx"' in text
    assert '"Title Only"' in text
    assert "# its type is `titleOnly`" in text
    base = load(tmp_path / "project").project.templates["brand-2026", "16:9"].base
    assert base is not None
    assert base.layouts["diagram"].name == "Title Only"
    assert base.layouts["diagram"].reason == "named in template.yaml"


def test_layouts_that_the_file_has_none_for_are_named(tmp_path: Path) -> None:
    """They go onto its plainest, which whoever adopts the file should know."""
    make_project(tmp_path / "project")
    keep = '<p:sldLayoutId id="2147483654" r:id="rId6"/>'

    def only_plain(data: bytes) -> bytes:
        start, end = data.index(b"<p:sldLayoutIdLst>"), data.index(b"</p:sldLayoutIdLst>")
        return data[:start] + f"<p:sldLayoutIdLst>{keep}".encode() + data[end:]

    file = _file(tmp_path, changed({MASTER: only_plain}, as_template()))
    adopted = adopt_template(file, root=tmp_path / "project")
    assert "bullets" in adopted.unmade
    assert "diagram" not in adopted.unmade
    whole = adopt_template(_file(tmp_path, as_template(), "whole.potx"), root=tmp_path / "project")
    assert whole.unmade == ()


def test_layouts_that_share_a_name_are_told_apart_by_number(tmp_path: Path) -> None:
    """The name alone would lead to the other one."""
    make_project(tmp_path / "project")
    named = {layout(2): replaced("Title and Content", "Title Only")}
    adopt_template(_file(tmp_path, changed(named, as_template())), root=tmp_path / "project")
    base = load(tmp_path / "project").project.templates["brand-2026", "16:9"].base
    assert base is not None
    assert base.layouts["bullets"].part == layout(2)
    assert base.layouts["diagram"].part == layout(6)


@pytest.mark.parametrize(
    ("name", "words"),
    [("notes.txt", "is not a PowerPoint file"), ("missing.potx", "there is no file .*potx; give")],
)
def test_what_is_no_powerpoint_file_is_refused(tmp_path: Path, name: str, words: str) -> None:
    make_project(tmp_path / "project")
    (tmp_path / "notes.txt").write_text("text")
    with pytest.raises(UsageError, match=words):
        adopt_template(tmp_path / name, root=tmp_path / "project")


def test_a_file_that_cannot_be_used_leaves_nothing_behind(tmp_path: Path) -> None:
    make_project(tmp_path / "project")
    file = _file(tmp_path, b"\xd0\xcf\x11\xe0" + bytes(600))
    with pytest.raises(UsageError, match="password"):
        adopt_template(file, root=tmp_path / "project")
    assert not (tmp_path / "project/assets/templates/brand-2026").exists()


def test_a_template_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    make_project(tmp_path / "project")
    file = _file(tmp_path, as_template())
    adopt_template(file, root=tmp_path / "project")
    with pytest.raises(UsageError, match="already exists"):
        adopt_template(file, root=tmp_path / "project")
