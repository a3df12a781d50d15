"""The documents name what is there, and their examples compile."""

from __future__ import annotations

import io
import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from briefgen.model.diagnostics import Faults
from briefgen.read.templates import read_templates
from briefgen.support.world import DiskWorld
from tests.packs import ROOT
from tests.spec import Case, compile_case, mismatches, read_spec

WITH_PATHS = [ROOT / "docs" / "architecture.md", ROOT / "docs" / "security.md"]
WITH_EXAMPLES = [ROOT / "README.md", *sorted((ROOT / "docs" / "language").glob("*.md"))]
CASES = [case for path in WITH_EXAMPLES for case in read_spec(path)]


@pytest.mark.parametrize("page", WITH_PATHS, ids=lambda page: page.name)
def test_every_path_that_is_named_exists(page: Path) -> None:
    named = re.findall(r"`((?:src|tests|docs|decks|assets)/[\w./-]+)`", page.read_text("utf-8"))
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    prose = re.sub(r"`[^`]*`", "", path.read_text("utf-8"))
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", prose)
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_examples_compile(case: Case, tmp_path: Path) -> None:
    assert mismatches(case, compile_case(case, tmp_path)) == []


def _pictures() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "docs" / "pictures.py"))


def test_every_layout_and_kind_has_a_page_that_the_first_page_leads_to() -> None:
    pages = _pictures()["pages"]()
    assert {"case-study", "chart", "line"} < set(pages)
    assert [name for name, path in pages.items() if not path.exists()] == []
    first = (ROOT / "docs" / "language" / "README.md").read_text("utf-8")
    assert [name for name in pages if f"[{name}]({name}.md)" not in first] == []


def test_every_slot_of_a_layout_is_on_its_page() -> None:
    layouts = read_templates(DiskWorld(ROOT), Faults())["seminar", "16:9"].offered
    told = {name: path.read_text("utf-8") for name, path in _pictures()["pages"]().items()}
    asked = [(name, slot.name) for name, layout in layouts.items() for slot in layout.slots
             if not slot.of]  # fmt: skip
    assert [f"{name}: {slot}" for name, slot in asked if f"`{slot}`" not in told[name]] == []


def test_every_example_has_its_picture_and_every_picture_its_example() -> None:
    """Run `python docs/pictures.py` after a change of an example."""
    tool = _pictures()
    wanted: list[str] = []
    for name, path in tool["pages"]().items():
        names = [tool["picture_name"](name, n) for n in range(1, len(read_spec(path)) + 1)]
        shown = re.findall(
            r"^!\[A slide: [^]]+\]\(pictures/([^)]+)\)$", path.read_text("utf-8"), re.M
        )
        assert shown == names, path.name
        wanted.extend(names)
    found = {path.name: path.read_bytes() for path in tool["PICTURES"].iterdir()}
    assert sorted(found) == sorted(wanted)
    for data in found.values():
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.width == tool["WIDTH"]
        assert len(data) < 40_000
