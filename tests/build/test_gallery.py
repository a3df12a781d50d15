"""`briefgen templates --gallery`: every layout of a template, in files for its designer."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from briefgen.compile import load_project
from briefgen.model.diagnostics import Faults
from briefgen.packs.build_results import UsageError
from briefgen.packs.template_gallery import make_gallery
from briefgen.support.world import DiskWorld

OWN = """
extends: plain
layouts:
  pledge:
    title: Pledge
    type: obj
    slots:
      title: {kind: line, placeholder: title, columns: [1, 12], top: 40, height: 80, style: title}
      cards: {kind: cards, columns: [1, 12], top: 136, height: 248, style: card, least: 2}
      foot: {kind: line, placeholder: body, columns: [1, 12], top: 400, height: 40,
             style: lesson, prompt: The moral of it}
"""


def _project(folder: Path, template: str = OWN) -> Path:
    place = folder / "assets/templates/own"
    place.mkdir(parents=True)
    (folder / "briefgen.yaml").write_text("language: en-GB\n")
    (place / "template.yaml").write_text(template, encoding="utf-8")
    return folder


def test_every_layout_is_shown_also_those_that_the_gallery_does_not_know(tmp_path: Path) -> None:
    root = _project(tmp_path / "project")
    made = make_gallery("own", root=root, output=tmp_path / "out")
    assert made.faults == ()
    assert [file.name for file in made.files] == [
        "own.pptx",
        "own-slides.pdf",
        "own-contact-sheet.png",
    ]
    assert [file.read_bytes()[:4] for file in made.files] == [b"PK\x03\x04", b"%PDF", b"\x89PNG"]
    deck = Presentation(str(made.files[0]))
    shown = {slide.slide_layout.name for slide in deck.slides}
    template = load_project(DiskWorld(root), Faults()).templates["own", "16:9"]
    for name, layout in template.offered.items():
        forms = {layout.title, *(form.title for form in template.forms_of(name))}
        assert forms & shown, f"`{name}` is shown in none of its forms"
    texts = [shape.text_frame.text for shape in deck.slides[-1].shapes if shape.has_text_frame]
    assert "Pledge" in texts
    assert "The moral of it" in texts
    again = {file: file.read_bytes() for file in made.files}
    make_gallery("own", root=root, output=tmp_path / "out")
    assert {file: file.read_bytes() for file in made.files} == again


def test_a_narrow_gallery_has_narrow_slides(tmp_path: Path) -> None:
    made = make_gallery("seminar", root=_project(tmp_path), output=tmp_path / "o", aspect="4:3")
    assert made.faults == ()
    deck = Presentation(str(made.files[0]))
    assert made.files[0].name == "seminar-4x3.pptx"
    assert (deck.slide_width, deck.slide_height) == (9_144_000, 6_858_000)


def test_a_template_at_fault_is_not_shown_and_says_why(tmp_path: Path) -> None:
    root = _project(tmp_path, "extends: seminar\ncolours:\n  quiet: '#C0C0C0'\n")
    made = make_gallery("own", root=root, output=tmp_path / "out")
    assert made.files == ()
    assert {fault.code for fault in made.faults} == {"BF122"}
    assert not (tmp_path / "out").exists()


def test_a_layout_without_room_for_the_gallery_says_which(tmp_path: Path) -> None:
    root = _project(tmp_path, OWN.replace("top: 136, height: 248", "top: 136, height: 16"))
    made = make_gallery("own", root=root, output=tmp_path / "out")
    assert made.files == ()
    (fault,) = made.faults
    assert fault.code == "BF302"
    assert "`cards`" in fault.message
    assert fault.span.file == "briefgen/gallery/decks/gallery.yaml"


def test_an_unknown_template_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(
        UsageError, match="possible: chancery, gazette, ledger, night, own, seminar, swiss"
    ):
        make_gallery("owm", root=_project(tmp_path), output=tmp_path / "out")


def test_a_gallery_is_shown_by_an_old_name_too(tmp_path: Path) -> None:
    made = make_gallery("own", root=_project(tmp_path), output=tmp_path / "o")
    old = make_gallery("seminar-dark", root=tmp_path, output=tmp_path / "o")
    assert [file.name for file in old.files] == [
        file.name.replace("own", "night") for file in made.files
    ]
