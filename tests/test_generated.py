"""What is generated is what the code says now."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefgen.model.diagnostic_codes.all_codes import CODES
from briefgen.model.outputs import AS, OPTIONS, OUTPUTS
from briefgen.read.forms import kinds_in
from briefgen.read.templates.built_in import decoded_files
from briefgen.resolve.slot_values import KINDS, kind_named
from tests import required

DOCS = Path(__file__).parents[1] / "docs"


def _generator() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "generate.py"))


def _page() -> str:
    return (DOCS / "diagnostics.md").read_text(encoding="utf-8")


def test_the_tables_of_diagnostics_are_those_of_the_code() -> None:
    assert _page() == _generator()["with_tables"](_page()), "run `python docs/generate.py`"


def test_the_studios_types_are_those_of_its_messages() -> None:
    types = runpy.run_path(str(DOCS / "messages_typescript.py"))
    written = types["FILE"].read_text(encoding="utf-8")
    assert written == types["messages_typescript"](), "run `python docs/generate.py`"


def test_the_table_of_fixed_words_is_that_of_the_program() -> None:
    page = (DOCS / "language" / "languages.md").read_text(encoding="utf-8")
    assert page == _generator()["with_words"](page), "run `python docs/generate.py`"
    assert "Tudalen {page} o {pages}" in page


@pytest.mark.parametrize("page", sorted((DOCS / "language").glob("*.md")), ids=lambda p: p.stem)
def test_the_keys_on_the_pages_of_the_language_are_those_of_the_code(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text == _generator()["with_kinds"](text), "run `python docs/generate.py`"


def test_every_key_of_a_kind_is_on_a_page_of_the_language() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in (DOCS / "language").glob("*.md"))
    shown = set(re.findall(r"<!-- keys of ([a-z-]+) -->", pages))
    kinds = kinds_in(kind_named(name).form for name in KINDS)
    # Parts of a page's own kind that are told in its text.
    assert {kind.name for kind in kinds if kind.model} - shown == {
        "figures",
        "group",
        "series",
        "shown",
    }


def test_the_tables_of_outputs_are_those_of_the_code() -> None:
    page = (DOCS / "language/outputs.md").read_text(encoding="utf-8")
    assert page == _generator()["with_outputs"](page), "run `python docs/generate.py`"


def test_every_option_of_an_output_is_documented() -> None:
    named = {name for of in OUTPUTS.values() for name in (*of.options, *of.chooses)}
    assert named | {AS} == set(OPTIONS)


def test_required_attributes_are_those_of_the_schema() -> None:
    assert required.MODULE.read_text("utf-8") == required.text(), "run `python -m tests.required`"


def test_every_code_is_in_a_table_once() -> None:
    rows = re.findall(r"^\| (BF\d{3}) \| `([a-z0-9-]+)` \| (\w+) \|", _page(), re.MULTILINE)
    assert rows == [(number, code.name, code.severity) for number, code in CODES.items()]


def test_a_missing_row_would_be_noticed() -> None:
    without = "".join(line for line in _page().splitlines(True) if "| BF105 |" not in line)
    assert without != _page()
    assert _generator()["with_tables"](without) == _page()


def test_an_explanation_that_changed_would_be_noticed() -> None:
    changed = _page().replace("A wrong day on a printed programme", "It")
    assert changed != _page()
    assert _generator()["with_tables"](changed) == _page()


def test_every_dependency_has_its_line_in_the_decisions() -> None:
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[><=\[ ]", entry)[0] for entry in project["dependencies"]}
    page = (DOCS / "decisions" / "dependencies.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| ([\w-]+) \|", page, re.MULTILINE)) - {"library"}
    assert needed
    assert needed - told == set(), "say why it is here, and what we would do without it"


def test_the_decoded_templates_are_what_their_files_say() -> None:
    for path, text in decoded_files().items():
        assert path.read_bytes() == text, "run `python docs/generate.py`"
