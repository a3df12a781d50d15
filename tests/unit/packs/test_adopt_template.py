"""`briefgen templates adopt`: a template of a PowerPoint file, with its guesses and reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from briefgen.packs.adopt_template import adopt_template
from briefgen.packs.build_results import UsageError
from briefgen.packs.new_project import make_project
from briefgen.packs.open_project import load
from tests.unit.pptx_template.files import MASTER, as_template, changed, layout, replaced
from tests.unit.pptx_template.test_room import placed, styled


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


def test_whatever_layouts_are_called_the_guesses_are_read_again(tmp_path: Path) -> None:
    """A name with a line break made a template.yaml that was refused."""
    make_project(tmp_path / "project")
    names = {
        1: "Two&#10;lines",
        2: "tab&#9;here &quot;quoted&quot; \\ #1",
        3: "",
        4: "# {a}: ~ \u2028",
        5: "c1\u008b",
        6: "next\u0085line, zero\u200bwidth",
        7: "yes",
    }
    called = {
        layout(number): styled(
            r'<p:cSld name="[^"]*"', f'<p:cSld name="{name}"'.replace("\\", r"\\")
        )
        for number, name in names.items()
    }
    data = changed(called, as_template())
    adopted = adopt_template(_file(tmp_path, data), root=tmp_path / "project")
    assert not [fault for fault in adopted.faults if fault.is_error]
    base = load(tmp_path / "project").project.templates["brand-2026", "16:9"].base
    assert base is not None
    for number, ours in enumerate(("cover", "bullets", "section", "two-columns"), 1):
        assert base.layouts[ours].part == layout(number)
        assert base.layouts[ours].reason == "named in template.yaml"
    assert base.layouts["diagram"].part == layout(6)


def test_a_trial_deck_says_which_layout_has_no_room_and_what_to_make_larger(
    tmp_path: Path,
) -> None:
    make_project(tmp_path / "project")
    low = {layout(1): placed("subTitle", 60, 40, 600, 24)}
    adopted = adopt_template(
        _file(tmp_path, changed(low, as_template())), root=tmp_path / "project"
    )
    fits = {fit.ours: fit for fit in adopted.fits}
    assert fits["cover"].verdict == "elsewhere"
    assert "make `Subtitle 2` larger" in fits["cover"].advice
    assert fits["bullets"].verdict == "fits"
    sheet = tmp_path / "project/assets/templates/brand-2026/trial.png"
    assert sheet in adopted.files
    with Image.open(sheet) as shown:
        assert shown.width > 1000


def test_a_new_version_keeps_what_was_changed_by_hand(tmp_path: Path) -> None:
    """A second `adopt` was refused: the lines of template.yaml had to be written again."""
    make_project(tmp_path / "project")
    adopt_template(_file(tmp_path, as_template()), root=tmp_path / "project", name="ours")
    folder = tmp_path / "project/assets/templates/ours"
    text = (folder / "template.yaml").read_text("utf-8")
    for old, new in (
        ("base-layouts:", "colours: {brand: '#1D4F91'}  # ours\nbase-layouts:"),
        ('"Title Only"  # its type is `titleOnly`\n  timeline', '"Blank"  # by hand\n  timeline'),
        ('"Title Slide"', '"Comparison"'),
    ):
        assert old in text, old
        text = text.replace(old, new, 1)
    (folder / "template.yaml").write_text(text, "utf-8")
    renamed = {
        layout(2): replaced("Title and Content", "Text"),
        layout(5): replaced("Comparison", "Compared"),
    }
    newer = _file(tmp_path, changed(renamed, as_template()), "Brand 2027.potx")
    adopted = adopt_template(newer, root=tmp_path / "project", name="ours", update=True)
    after = (folder / "template.yaml").read_text("utf-8")
    assert (folder / "ours.potx").read_bytes() == newer.read_bytes()
    assert "colours: {brand: '#1D4F91'}  # ours" in after
    assert '"Blank"  # by hand' in after
    assert 'bullets:       "Text"  # its type is `obj`' in after
    assert adopted.kept == ("diagram",)
    assert adopted.lost == ("cover",)
    assert 'cover:         "Title Slide"' in after
    assert not [fault for fault in adopted.faults if fault.is_error]


def test_there_is_nothing_to_update_before_it_was_adopted(tmp_path: Path) -> None:
    make_project(tmp_path / "project")
    with pytest.raises(UsageError, match="no template `brand-2026` to update; name one with --as"):
        adopt_template(_file(tmp_path, as_template()), root=tmp_path / "project", update=True)
