"""Odd characters in every field of an event, and in every key that reaches a cover, the head of a
page, a property or a name: the pack is built, or the field is refused by name."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefgen import Diagnostic, build, check
from briefgen.model.diagnostics import Faults
from briefgen.read.templates import read_templates
from briefgen.support.world import DiskWorld
from tests.packs import ROOT

# What people paste, and what programs on a Mac, on Windows and in offices put between words.
ODD = (
    "\n", "\r\n", "\r", "\n\n", "\t", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x00", "\x1b",
    " ", "\xa0", "\u3000", "\xad", "\u2011", "\u2013", "\u2026",
    "*", "**", "_", "`", "``", "[", "]", "(", ")", "\\", "\\\n", "[x](y)", "[x](https://e.org)",
    "[](https://e.org)", "[ja](lang:fr)", "![x](y)", "<br>", "&amp;", "{{", "}}", "{{ }}",
    "{{ room }}", "{{ seminar.venue }}", "{{ deck.title | upper }}", "{{ nothing }}", "{page}",
    "e\u0301", "w\u0302", "q\u0303", "\u0301", "\u1e9e", "\ufb01", "\u212b",
    "\u200b", "\u200c", "\u200d", "\u2060", "\ufe0f", "\u200e", "\u202e", "\u2066", "\ufeff",
    "\ud800", "\udc00", "\ud83d\ude00", "\U0001f468\u200d\U0001f469", "\ue000", "\ufffe",
    "\U0001ffff", "\u674e", "\u05d0", "\u0627", "\u0e01", "\U000e0041",
    "# 1", ": ", "- ", "'", '"', ",", ";", "%", "=1+1", "]]>", "(x", "x" * 90,
)  # fmt: skip
WORDS = ("Town Hall", "Leeds", "Ŵy", "1 High Street")
FIELDS = (
    "name", "contact", "accessibility", "title", "subtitle", "organisation", "deck-marking",
    "short", "long", "section", "slide", "marking", "date", "venue", "speaker", "event-marking",
    "room",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(ODD) | st.sampled_from(WORDS), min_size=1, max_size=4).map("".join)
CSV_FIELDS = ("date", "venue", "speaker", "event-marking", "room")
OUTPUTS = "deck, deck-share, slides, handout, notes, reading, booklet"
_NAMED = {"event-marking": "marking"}


def _quoted(text: str) -> str:
    """A text in YAML's double quotes; what UTF-8 cannot hold, as an escape."""
    return json.dumps(text, ensure_ascii=any(0xD800 <= ord(c) < 0xE000 for c in text))


def _write(folder: Path, given: Mapping[str, str], *, in_csv: bool) -> None:
    """A project in which the fields say what is given, and all others something plain."""
    plain = {name: f"The {name}" for name in FIELDS}
    said = {name: _quoted(text) for name, text in {**plain, **given}.items()}
    config = (
        "organisation:\n"
        "  name: {name}\n  contact: {contact}\n  accessibility: {accessibility}\n"
    ).format(**said)  # fmt: skip
    deck = (
        "title: {title}\nsubtitle: {subtitle}\nmarking: {deck-marking}\n"
        "{line}abbreviations: {{{short}: {long}}}\noutputs: [{outputs}]\n"
        "slides:\n"
        "  - {{layout: cover}}\n"
        "  - {{section: {section}}}\n"
        "  - {{layout: statement, title: {slide}, marking: {marking}, notes: N, reading: R}}\n"
        '  - {{layout: statement, title: "We meet at {{{{ seminar.venue }}}}, {{{{ room }}}}"}}\n'
        "  - {{layout: closing, title: Thanks}}\n"
    ).format(
        **said,
        line=f"organisation: {said['organisation']}\n" if "organisation" in given else "",
        outputs=OUTPUTS,
    )
    _put(folder / "briefgen.yaml", config)
    _put(folder / "decks" / "any.yaml", deck)
    for name in ("seminars.csv", "seminars.yaml"):
        (folder / "decks" / name).unlink(missing_ok=True)
    event = {name: {**plain, **given}[name] for name in CSV_FIELDS}
    if "deck-marking" in given:
        del event["event-marking"]
    if in_csv:
        _put(folder / "decks" / "seminars.csv", _as_csv(event))
    else:
        _put(folder / "decks" / "seminars.yaml", _as_yaml(event))


def _put(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


def _as_csv(event: Mapping[str, str]) -> str:
    written = io.StringIO()
    names = [_NAMED.get(name, name) for name in event]
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    writer.writerows([["id", "deck", *names], ["one", "any", *event.values()]])
    return written.getvalue()


def _as_yaml(event: Mapping[str, str]) -> str:
    lines = [
        f"    {_NAMED.get(name, name)}: {_quoted(event[name])}\n"
        for name in event
        if name != "room"
    ]
    head = "seminars:\n  - id: one\n    deck: any\n"
    return f"{head}{''.join(lines)}    variables: {{room: {_quoted(event['room'])}}}\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("fields")
    shutil.copytree(ROOT / "assets" / "templates", found / "assets" / "templates")
    (found / "decks").mkdir()
    return found


@cache
def _templates(folder: Path) -> Any:
    return read_templates(DiskWorld(folder), Faults())


def _made(folder: Path) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The errors that `check` and `build` find."""
    shutil.rmtree(folder / "output", ignore_errors=True)
    with patch("briefgen.read.project.read_templates", lambda *_: _templates(folder)):
        checked = check(root=folder)
        built = build(root=folder, with_zip=True)
    return [f for f in checked if f.is_error], [f for f in built.faults if f.is_error]


def _wrong(folder: Path) -> list[str]:
    """What breaks the promise: a fault of our own, a fault without a place, a difference between
    the two commands, a file that says more than one line where it may not."""
    checked, built = _made(folder)
    found = [f"{f.code}: {f.message}" for f in built if f.code in {"BF901", "BF401", "BF404"}]
    found += [f"no place or hint: {f}" for f in checked if not (f.span.file and f.hint)]
    found += [f"no line: {f}" for f in checked if not f.span.line]
    found += [f"build only: {f}" for f in built if _said(f) not in set(map(_said, checked))]
    found += [f"check only: {f}" for f in checked if _said(f) not in set(map(_said, built))]
    pack = folder / "output" / "one"
    if not built:
        found += [
            f"not built: {name}" for name in (".pptx", ".zip") if not (pack / f"one{name}").exists()
        ]
        found += list(_torn(pack))
    return found


def _said(fault: Diagnostic) -> tuple[object, ...]:
    return (fault.code, fault.message, fault.span)


def _torn(pack: Path) -> list[str]:
    """Properties and names of a deck that have a line end, a tab or markup's spaces in them."""
    with zipfile.ZipFile(pack / "one.pptx") as archive:
        core = ElementTree.fromstring(archive.read("docProps/core.xml"))
    texts = [entry.text or "" for entry in core]
    texts.append(json.loads((pack / "manifest.json").read_text("utf-8"))["marking"])
    return [
        f"not one line: {text!r}" for text in texts if len(text.splitlines()) > 1 or "\t" in text
    ]


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(st.sampled_from(FIELDS), TEXTS, min_size=1, max_size=2),
    st.booleans(),
)
@example({"venue": "Town Hall\nLeeds"}, True)
@example({"venue": "Room *5*, [map](https://example.org)\n"}, False)
@example({"venue": "Leeds\u2011Bradford"}, True)
@example({"short": "\u674e"}, False)
@example({"speaker": "\u674e Wei", "contact": "\u674e"}, True)
@example({"title": "[](https://e.org)"}, True)
def test_a_field_is_built_or_refused(folder: Path, fields: dict[str, str], in_csv: bool) -> None:
    _write(folder, fields, in_csv=in_csv)
    assert _wrong(folder) == []


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("odd", ["Town Hall\r\nLeeds", "a\tb *c* [d](https://e.org) e\u0301"])
def test_lines_and_markup_are_taken_in_every_field(folder: Path, name: str, odd: str) -> None:
    """A line end in a venue ended in BF901; markup in it was printed as typed in heads."""
    _write(folder, {name: odd}, in_csv=name in CSV_FIELDS)
    assert _made(folder) == ([], [])
    assert _wrong(folder) == []


@pytest.mark.parametrize("name", sorted({*FIELDS} - {"room"}))
@pytest.mark.parametrize("odd", ["\u674e", "\u05d0", "\U0001f600"])
def test_what_has_no_glyph_is_refused_where_it_stands(folder: Path, name: str, odd: str) -> None:
    _write(folder, {name: f"The {odd} one"}, in_csv=name in CSV_FIELDS)
    checked, built = _made(folder)
    files = {"name": "briefgen.yaml", "contact": "briefgen.yaml", "accessibility": "briefgen.yaml"}
    events = dict.fromkeys(CSV_FIELDS, "decks/seminars.csv")
    place = {**files, **events}.get(name, "decks/any.yaml")
    lines = (folder / place).read_text("utf-8").split("\n")
    assert checked
    assert {fault.code for fault in checked} <= {"BF303", "BF305"}
    own = [fault for fault in checked if fault.span.file == place]
    columns = [0 if name == "short" else fault.span.column - 1 for fault in own]
    shown = [lines[fault.span.line - 1] for fault in own]
    assert any(odd in line[column:] for line, column in zip(shown, columns, strict=True))
    assert sorted(map(_said, checked), key=repr) == sorted(map(_said, built), key=repr)
