"""The answers of the first start make a whole project, or nothing."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.project import Project
from briefgen.model.scene import PlacedPicture
from briefgen.packs.build_results import UsageError
from briefgen.studio.first_project import LANGUAGES, first_project
from briefgen.studio.messages import NewImport, NewPicture, NewProject
from briefgen.support.world import DiskWorld


def new(folder: Path, **more: Any) -> tuple[Project, Faults]:
    """A project, with what is wrong in it."""
    asked = {"organisation": "The  Eastmere Programme", "look": "chancery", "content": "samples"}
    first_project(folder, NewProject(**{**asked, **more}))
    faults = Faults()
    project = load_project(DiskWorld(folder), faults)
    for target in project.targets:
        assert compile_target(project, target, faults) is not None
    return project, faults


def logo() -> NewPicture:
    data = io.BytesIO()
    Image.new("RGB", (300, 80), (200, 30, 30)).save(data, "PNG")
    return NewPicture(file_name="Our Logo.PNG", data=base64.b64encode(data.getvalue()).decode())


def template() -> NewImport:
    data = io.BytesIO()
    Presentation().save(data)
    return NewImport(
        file_name="C:\\brand\\Our brand.pptx", data=base64.b64encode(data.getvalue()).decode()
    )


@pytest.mark.parametrize("language", ["cy", "fr-CA"])
def test_an_empty_deck_is_in_the_language_that_was_chosen(tmp_path: Path, language: str) -> None:
    project, faults = new(tmp_path, content="empty", language=language)
    assert project.config.language == language
    assert [fault.message for fault in faults.found] == []
    deck = project.decks["first-deck"]
    assert len(deck.slides) == 2
    assert deck.title is not None
    assert deck.title.text != "My first deck"
    readme = (tmp_path / "README.md").read_text("utf-8")
    assert "decks/first-deck.yaml" in readme
    assert "leeds" not in readme
    assert "the speaker's notes and a document to read" in readme
    assert project.targets[0].paper == ("Letter" if language == "fr-CA" else "A4")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_samples_have_no_fault_in_any_language(tmp_path: Path, language: str) -> None:
    project, faults = new(tmp_path, language=language)
    assert [fault.message for fault in faults.found] == []
    (deck,) = project.decks.values()
    assert len(deck.slides) >= len(("cover", "points", "chart", "closing"))
    # What the page promises of one text is made of it.
    outputs = (tmp_path / "briefgen.yaml").read_text("utf-8")
    assert outputs.endswith("  - handout: {per-page: 2}\n  - notes\n  - reading\n")


def test_samples_are_in_the_language_of_the_project(tmp_path: Path) -> None:
    """They were in English, whatever was chosen."""
    project, faults = new(tmp_path, language="de", look="ledger")
    assert [fault.message for fault in faults.found] == []
    text = (tmp_path / project.decks["first-deck"].file).read_text("utf-8")
    said = text.partition("slides:")[2]
    assert "title: Diagramm" in said
    assert "Meine erste Präsentation" in text
    for english in (" the ", " of ", "letters", "Title", "Source"):
        assert english not in said.replace("from above, and date, venue and speaker", "").replace(
            "# The cover takes its texts", ""
        )


def test_samples_in_a_language_are_of_layouts_that_the_own_template_has(tmp_path: Path) -> None:
    project, faults = new(tmp_path, language="fr", template=template())
    assert [fault.message for fault in faults.found if fault.is_error] == []
    assert "title: Points" in (tmp_path / project.decks["first-deck"].file).read_text("utf-8")


@pytest.mark.parametrize("look", ["chancery", "gazette", "ledger", "night", "seminar", "swiss"])
def test_a_logo_stands_where_no_text_is_in_every_look(tmp_path: Path, look: str) -> None:
    project, faults = new(tmp_path, look=look, logo=logo())
    assert [fault.message for fault in faults.found] == []
    layout = project.templates["house", "16:9"].layouts["bullets"]
    shown = [item for item in layout.backdrop if isinstance(item, PlacedPicture)]
    assert [picture.about.alt for picture in shown] == ["The Eastmere Programme"]


def test_slides_are_built_on_the_organisations_own_file(tmp_path: Path) -> None:
    project, faults = new(tmp_path, template=template(), logo=logo())
    assert not faults.has_errors
    assert project.config.template == "own"
    assert project.templates["own", "16:9"].base is not None


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"logo": NewPicture(file_name="a.png", data="aGk=")}, "the logo cannot be used"),
        ({"logo": NewPicture(file_name="a.png", data="!")}, "did not come over whole"),
        ({"template": NewImport(file_name="a.pptx", data="aGk=")}, "not a PowerPoint file"),
        ({"template": NewImport(file_name="a.odp", data="aGk=")}, "not a PowerPoint file"),
        ({"content": "file", "file_name": "a.pptx", "data": "aGk="}, "cannot be imported"),
    ],
)
def test_nothing_is_written_where_a_file_cannot_be_used(
    tmp_path: Path, more: dict[str, Any], why: str
) -> None:
    with pytest.raises(UsageError, match=why):
        new(tmp_path, **more)
    assert list(tmp_path.iterdir()) == []
    new(tmp_path)  # and the next try goes well


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", "utf-8")
    with pytest.raises(UsageError, match="something in this folder"):
        new(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
