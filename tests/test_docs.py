"""The documents name what is there, and their examples compile."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.packs import ROOT
from tests.spec import Case, compile_case, mismatches, read_spec

ARCHITECTURE = ROOT / "docs" / "architecture.md"
WITH_EXAMPLES = [ROOT / "README.md", *sorted((ROOT / "docs" / "language").glob("*.md"))]
CASES = [case for path in WITH_EXAMPLES for case in read_spec(path)]


def test_every_path_of_the_architecture_exists() -> None:
    named = re.findall(
        r"`((?:src|tests|docs|decks|assets)/[\w./-]+)`", ARCHITECTURE.read_text("utf-8")
    )
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
