"""The table of limits in docs/security.md is what the code has, and what it has is in the table."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator

from tests.hostile.cases import all_cases
from tests.packs import ROOT

_ROW = re.compile(r"^\| ([\d,]+)( MB)? \| [^|]+ \| `([\w.]+):(\w+)` \| ([^|]+) \|$", re.MULTILINE)
_LIMIT = re.compile(r"^(?:MOST|LARGEST|LONGEST|DEEPEST)_?\w*")
# Where what comes from authors and files is read and counted.
_MODULES = (
    "model.work", "read.yaml_source", "read.yaml_errors", "read.csv_rows", "read.data_file_limits",
    "images.raster", "images.raster_parts", "images.svg", "images.svg_cost", "ooxml.reader",
    "pptx_template.layouts", "importing.pptx.sound_package", "importing.markdown.source_lines",
    "importing.markdown.inline_rules", "importing.markdown.slide_parts",
    "importing.markdown.split_slides", "importing.markdown.read_markdown",
    "importing.docx.document_slides", "resolve", "resolve.slide_library",
    "resolve.kinds.table", "resolve.kinds.code", "resolve.kinds.points", "support.world",
    "text.font_validation",
)  # fmt: skip
# How large drawings are made, and how deep lists go in points: nothing is refused for its size.
_NO_REFUSALS = {"DEEPEST_POINT", "MOST_DRAWN_SIDE"}


def _table() -> list[tuple[int, str, str, str]]:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    return [
        (int(number.replace(",", "")) << (20 if mega else 0), module, name, case.strip())
        for number, mega, module, name, case in _ROW.findall(text)
    ]


def _in_code() -> Iterator[tuple[int, str, str]]:
    for module in _MODULES:
        text = (ROOT / "src" / "briefgen" / module.replace(".", "/")).with_suffix(".py")
        if not text.exists():
            text = ROOT / "src" / "briefgen" / module.replace(".", "/") / "__init__.py"
        for line in text.read_text(encoding="utf-8").splitlines():
            if _LIMIT.match(line) and " = " in line:
                for name in {*line.partition(" = ")[0].split(", ")} - _NO_REFUSALS:
                    yield getattr(importlib.import_module(f"briefgen.{module}"), name), module, name


def test_a_limit_that_the_page_states_is_that_of_the_code() -> None:
    stated = {(number, module, name) for number, module, name, _ in _table()}
    assert stated == set(_in_code())


def test_a_limit_has_a_case_that_meets_it() -> None:
    cases = {case.name for case in all_cases()}
    tests = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")
    )
    for *_, name, case in _table():
        assert case in cases or f"def {case}" in tests, (name, case)
