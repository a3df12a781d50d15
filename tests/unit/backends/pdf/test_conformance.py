"""What validators say: PDF/UA-1 and PDF/A-2a without a finding, and a sound file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from briefgen.backends.pdf import render_pdf
from briefgen.backends.pdf.objects import stream
from briefgen.handouts.slides_per_page import PER_PAGE, HandoutAbout, layout_handout
from briefgen.model.scene import Scene
from briefgen.model.values import replace
from briefgen.text.fonts import built_in_fonts
from tests.unit.backends.pdf.reading import findings
from tests.unit.backends.pdf.scenes import picture_scene
from tests.unit.backends.pptx.scenes import setter, whole_scene

SCENES = {
    "slides": whole_scene(),
    "pictures": picture_scene(),
    **{
        f"{number} a page": layout_handout(
            whole_scene(), number, "A4", HandoutAbout(title="T"), setter=setter()
        )
        for number in PER_PAGE
    },
}


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_no_finding_in_either_profile(scene: Scene) -> None:
    assert findings(render_pdf(scene, built_in_fonts())) == []


def test_the_validator_sees_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.backends.pdf.draw_items.string", lambda text: "")
    found = findings(render_pdf(whole_scene(), built_in_fonts()))
    assert any("alt" in finding.lower() for finding in found), found


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_the_file_sound(tmp_path: Path) -> None:
    file = tmp_path / "slides.pdf"
    file.write_bytes(render_pdf(whole_scene(), built_in_fonts()))
    run = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_data_that_ends_in_half_a_line_end_keeps_it() -> None:
    """PDF readers take a carriage return and a line feed before `endstream` for one line end."""
    written = stream(b"abc\r", compress=False)
    assert b"/Length 4>>" in written
    before = written[: written.index(b"endstream")]
    assert before.removesuffix(b"\r\n").endswith(b"abc\r")


def test_no_pages_is_an_error() -> None:
    with pytest.raises(ValueError, match="needs a page"):
        render_pdf(replace(whole_scene(), pages=(), outline=()), built_in_fonts())
