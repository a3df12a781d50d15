"""`briefgen import`, from a PowerPoint file to a deck that is built."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Inches

from briefgen import cli
from briefgen.cli.exit_codes import FAULTS, OK, USED_WRONGLY
from briefgen.packs import import_files
from tests.unit.importing.test_picture_files import png


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A talk as python-pptx writes it: a cover, a list with notes, and a picture."""
    made = Presentation()
    cover = made.slides.add_slide(made.slide_layouts[0])
    cover.shapes.title.text = "Better letters"
    cover.placeholders[1].text = "What we learnt\nJane Doe"
    points = made.slides.add_slide(made.slide_layouts[1])
    points.shapes.title.text = "Three things helped"
    points.placeholders[1].text = "One reader\nShort sentences\nA test"
    points.notes_slide.notes_text_frame.text = "Say this."
    shown = made.slides.add_slide(made.slide_layouts[5])
    shown.shapes.title.text = "The town"
    shown.shapes.add_picture(BytesIO(png(900, 600)), Inches(1), Inches(2), Inches(7))
    made.save(str(tmp_path / "letters.pptx"))
    (tmp_path / "briefgen.yaml").write_text("organisation: {name: The Unit}\n", "utf-8")
    return tmp_path / "letters.pptx"


def test_a_talk_becomes_a_deck_that_is_built_at_once(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, report = f"--root={tmp_path}", tmp_path / "report.md"
    assert cli.run(["import", str(talk), root, "--report", str(report)]) == OK
    said = capsys.readouterr().out
    assert "decks/letters.yaml: 3 slides" in said
    assert "slide 3: a picture needs a description" in said
    assert "briefgen build letters" in said
    assert "Three things helped" in report.read_text("utf-8")
    assert (tmp_path / "decks/letters.yaml").read_text("utf-8") == (
        "title: Better letters\nsubtitle: What we learnt\n"
        'aspect: "4:3"\n\n'
        "slides:\n"
        "  - layout: cover\n    event: Jane Doe\n\n"
        "  - layout: bullets\n    title: Three things helped\n    points:\n"
        "      - One reader\n      - Short sentences\n      - A test\n"
        "    notes: |\n      Say this.\n\n"
        "  - layout: picture\n    title: The town\n    picture:\n"
        "      file: letters/the-town.png\n      alt: ask\n      fit: contain\n"
    )
    assert cli.run(["build", "letters", root, "--only", "deck"]) == OK
    assert cli.run(["import", str(talk), root]) == USED_WRONGLY
    assert "--name letters-2" in capsys.readouterr().err


def test_words_that_are_nowhere_end_the_command_with_their_names(
    talk: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(import_files, "unplaced_words", lambda *_: {2: Counter({"lost": 1})})
    assert cli.run(["import", str(talk), f"--root={tmp_path}"]) == FAULTS
    assert "Words that are missing\n  slide 2: lost\n" in capsys.readouterr().out


def test_without_a_project_it_says_how_to_make_one(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "briefgen.yaml").unlink()
    assert cli.run(["import", str(talk), f"--root={tmp_path}"]) == USED_WRONGLY
    assert "briefgen new my-talks" in capsys.readouterr().err


@pytest.mark.parametrize("report", ["report.txt", "letters.pptx"])
def test_a_report_is_no_other_file(
    talk: Path, tmp_path: Path, report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["import", str(talk), f"--root={tmp_path}", "--report", str(tmp_path / report)]
    assert cli.run(words) == USED_WRONGLY
    assert "report" in capsys.readouterr().err
    assert not (tmp_path / "decks").exists()
