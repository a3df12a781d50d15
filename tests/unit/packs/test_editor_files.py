"""A new project has what editors need, and says when that is out of date."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from briefgen.model.author_files import AUTHOR_FILES, kind_of
from briefgen.packs.check_project import check_targets
from briefgen.packs.editor_files import write_editor_files
from briefgen.packs.new_project import make_project
from briefgen.packs.open_project import load
from tests.editor import Document


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "new"
    make_project(folder)
    return folder


def test_each_file_of_a_new_project_leads_to_its_schema(project: Path) -> None:
    files = sorted(project.rglob("*.yaml"))
    assert len(files) >= 4
    for path in files:
        first = path.read_text("utf-8").splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found is not None, path
        schema = path.parent / found[1]
        kind = kind_of(path.relative_to(project).as_posix())
        assert os.path.normpath(schema) == str(project / f".briefgen/schemas/{kind}.json")
        assert Document(path.read_text("utf-8")).marks(json.loads(schema.read_text("utf-8"))) == []


def test_files_without_the_line_are_found_by_where_they_stand(project: Path) -> None:
    settings = json.loads((project / ".vscode/settings.json").read_text("utf-8"))
    schemas = settings["yaml.schemas"]
    assert schemas["./.briefgen/schemas/deck.json"] == ["decks/*.yaml", "!decks/seminars.yaml"]
    assert schemas["./.briefgen/schemas/project.json"] == ["briefgen.yaml"]
    assert [name for name in schemas if not (project / name).is_file()] == []
    extensions = json.loads((project / ".vscode/extensions.json").read_text("utf-8"))
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}


def test_a_schema_that_is_out_of_date_is_advised(project: Path) -> None:
    assert [fault for fault in check_targets(load(project), ()) if fault.code == "BF536"] == []
    folder = project / "assets/templates/second"
    folder.mkdir()
    (folder / "template.yaml").write_text("extends: seminar\n")
    stale = [fault for fault in check_targets(load(project), ()) if fault.code == "BF536"]
    assert {fault.span.file for fault in stale} == {
        f".briefgen/schemas/{kind}.json" for kind in ("deck", "library", "project", "template")
    }
    assert {fault.hint for fault in stale} == {"run `briefgen schema --write`"}
    write_editor_files(load(project), project)
    assert [fault for fault in check_targets(load(project), ()) if fault.code == "BF536"] == []


def test_settings_that_somebody_wrote_stay(project: Path) -> None:
    own = project / ".vscode/settings.json"
    own.write_text("{}\n")
    written = write_editor_files(load(project), project)
    assert own.read_text("utf-8") == "{}\n"
    assert own not in written
    assert len(written) == len(AUTHOR_FILES)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("briefgen.yaml", "project"),
        ("decks/a.yaml", "deck"),
        ("decks/seminars.yaml", "seminars"),
        ("decks/library/a.yaml", "library"),
        ("decks/sent/deep/a.yaml", None),
        ("assets/templates/house/template.yaml", "template"),
        ("decks/seminars.csv", None),
        ("README.md", None),
    ],
)
def test_what_a_file_is_follows_from_where_it_stands(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind
