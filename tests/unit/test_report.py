"""Diagnostics as text."""

from __future__ import annotations

import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.diagnostics import Diagnostic, Faults, Fix, Span, TextEdit
from briefgen.model.text_edits import ReadLine
from briefgen.model.values import replace
from briefgen.report import FORMATS, render
from briefgen.report.github import render_github
from briefgen.report.json_array import render_json
from briefgen.report.lines import render_lines
from briefgen.report.terminal import TerminalLook, look_for, render_text

FILE = "decks/a.yaml"
LONG = Diagnostic(
    code="BF302",
    message="the text of `points` is 2 lines too long",
    span=Span(file=FILE, line=18, column=9, end_line=18, end_column=14),
    label="needs 342 pt, and has 300 pt",
    hint="shorten it, or remove `continue: false`",
)
TWICE = Diagnostic(
    code="BF105",
    message="`id` is given twice",
    span=Span(file=FILE, line=7, column=3, end_line=7, end_column=5),
    related=((Span(file=FILE, line=4, column=3, end_line=4, end_column=5), "first given here"),),
)


def _lines(*texts: str, first: int = 18) -> ReadLine:
    known = dict(enumerate(texts, first))
    return lambda file, line: known.get(line)


def _nothing(file: str, line: int) -> str | None:
    return None


def _seven(file: str, line: int) -> str | None:
    return '  "tilte": x' if line == 7 else None


def test_text_is_as_in_the_design() -> None:
    told = render_text([LONG], _lines("      - Three sustained priorities"))
    assert told == (
        "error[BF302] text-overflow: the text of `points` is 2 lines too long\n"
        "   ┌─ decks/a.yaml:18:9\n"
        "18 │       - Three sustained priorities\n"
        "   │         ^^^^^ needs 342 pt, and has 300 pt\n"
        "   = hint: shorten it, or remove `continue: false`\n"
    )


@pytest.mark.parametrize(
    ("source", "column", "width", "before"),
    [
        ("k: value", 4, 5, 3),
        ("東京: value", 5, 5, 6),  # wide characters take two columns
        ("e\u0301: value", 5, 5, 3),  # a combining accent takes none
        ("\tk: v", 5, 1, 7),  # a tab goes on to the next multiple of four
        ("ab\tk: v", 7, 1, 7),
        ("k: 東京", 4, 2, 3),
    ],
)
def test_carets_stand_under_what_is_marked(
    source: str, column: int, width: int, before: int
) -> None:
    fault = Diagnostic(
        code="BF113",
        message="wrong",
        span=Span(file=FILE, line=1, column=column, end_line=1, end_column=column + width),
    )
    told = render_text([fault], _lines(source, first=1)).splitlines()
    carets = told[3].partition("│ ")[2]
    assert len(carets) - len(carets.lstrip()) == before
    assert carets.count("^") == (2 * width if "東京" in source[column - 1 :] else width)


def test_a_tab_as_the_fault_itself_is_marked() -> None:
    fault = Diagnostic(
        code="BF102",
        message="a tab",
        span=Span(file=FILE, line=1, column=1, end_line=1, end_column=2),
    )
    told = render_text([fault], _lines("\tk: v", first=1))
    assert "1 │     k: v\n  │ ^^^^\n" in told


def test_a_stretch_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    fault = Diagnostic(
        code="BF111",
        message="wrong",
        span=Span(file=FILE, line=1, column=4, end_line=9, end_column=2),
    )
    told = render_text([fault], _lines("k: - abc", first=1))
    assert "  │    ^^^^^\n" in told


def test_control_characters_of_the_source_do_not_reach_the_terminal() -> None:
    fault = Diagnostic(
        code="BF104",
        message="bad \x1b[2J\u202e",
        span=Span(file="a\x1b.yaml", line=1, column=4, end_line=1, end_column=5),
        hint="\x07",
    )
    read = _lines("k: \x1b[2J\u202e\x9b", first=1)
    assert not set(render_text([fault], read)) & set("\x1b\x07\u202e\x9b")
    assert not set(render_lines([fault])) & set("\x1b\x07\u202e\x9b")


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    st.integers(0, 320),
    st.integers(0, 40),
    st.booleans(),
)
def test_any_line_is_shown_within_the_width(
    source: str, column: int, length: int, boxes: bool
) -> None:
    fault = Diagnostic(
        code="BF113",
        message="wrong",
        span=Span(file=FILE, line=1, column=column, end_line=1, end_column=column + length),
    )
    look = TerminalLook(boxes=boxes, width=80)
    told = render_text([fault], lambda file, line: source, look)
    shown = told.split("\n")
    assert len(shown) == 5, "one line of source is one line of text"
    assert "^" in shown[3]
    assert max(map(_columns, shown)) <= 80


def _columns(line: str) -> int:
    """The columns that a line takes at least: marks stand over the letter before them."""
    return sum(not unicodedata.category(character).startswith("M") for character in line)


def test_a_long_line_is_cut_around_what_is_marked() -> None:
    source = "k: " + "x" * 200 + " here " + "y" * 200
    fault = Diagnostic(
        code="BF113",
        message="wrong",
        span=Span(file=FILE, line=1, column=205, end_line=1, end_column=209),
    )
    told = render_text([fault], lambda file, line: source, TerminalLook(width=80)).splitlines()
    start = told[3].index("^^^^")
    assert told[2][start : start + 4] == "here"
    assert told[2].count("…") == 2


def test_a_fault_of_a_whole_file_or_of_none_names_what_is_known() -> None:
    whole = Diagnostic(code="BF101", message="gone", span=Span(file="a.yaml"))
    assert render_text([whole], _nothing) == "error[BF101] file-not-found: gone\n  ┌─ a.yaml\n"
    none = Diagnostic(code="BF901", message="oops")
    assert render_text([none], _nothing) == "error[BF901] internal: oops\n"
    assert render_lines([none, whole]) == (
        "error[BF901] internal: oops\na.yaml: error[BF101] file-not-found: gone\n"
    )


def test_related_places_are_named() -> None:
    assert "  = note: decks/a.yaml:4:3: first given here\n" in render_text([TWICE], _nothing)


def test_a_fault_of_many_targets_is_told_once() -> None:
    faults = [
        Diagnostic(
            code="BF302",
            message="long",
            span=Span(file=FILE, line=1, column=1),
            target=f"seminar-{number}",
        )
        for number in range(5)
    ]
    told = render_text(faults, _nothing)
    assert told.count("text-overflow") == 1
    assert "= in: seminar-0, seminar-1, seminar-2 and 2 more" in told
    assert render_lines(faults).count("\n") == 1
    assert len(json.loads(render_json(faults, _nothing))) == 5


def test_json_has_every_field() -> None:
    (found,) = json.loads(render_json([TWICE], _nothing))
    assert (found["file"], found["line"], found["column"]) == (FILE, 7, 3)
    assert found["severity"] == "error"
    assert found["name"] == "duplicate-key"
    assert found["related"][0]["line"] == 4
    assert found["fixes"] == []
    assert json.loads(render_json([], _nothing)) == []


def test_json_has_the_exact_places_of_a_fix() -> None:
    fix = Fix(title="write `title`", edits=(TextEdit(was="tilte", text="title"),), is_safe=True)
    span = replace(TWICE.span, end_line=7, end_column=10)
    fault = replace(TWICE, span=span, fixes=(fix,))
    (found,) = json.loads(render_json([fault], _seven))
    place = {"file": FILE, "line": 7, "column": 4, "end_line": 7, "end_column": 9}
    edit = {**place, "text": "title"}
    assert found["fixes"] == [{"title": "write `title`", "safe": True, "edits": [edit]}]


def test_github_gets_one_escaped_line() -> None:
    fault = Diagnostic(
        code="BF108",
        message="50% lost,\nreally: yes",
        span=Span(file="decks/a,b:c.yaml", line=3, column=7, end_line=3, end_column=9),
        hint="quote it",
    )
    assert render_github([fault]) == (
        "::warning file=decks/a%2Cb%3Ac.yaml,line=3,endLine=3,col=7,endColumn=9,"
        "title=lost-comment (BF108)::50%25 lost,%0Areally: yes%0Ahint: quote it\n"
    )


def test_github_has_no_end_column_over_several_lines() -> None:
    told = render_github(
        [
            Diagnostic(
                code="BF111",
                message="wrong",
                span=Span(file=FILE, line=3, column=7, end_line=5, end_column=9),
            )
        ]
    )
    assert "endLine=5" in told
    assert "endColumn" not in told


def test_advice_is_a_notice_for_github() -> None:
    assert render_github([Diagnostic(code="BF304", message="fragile")]).startswith(
        "::notice title="
    )


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_asked_for(form: str) -> None:
    assert "BF105" in render(form, [TWICE], _nothing)
    nothing = render(form, [], _nothing).strip()
    assert nothing in ("", "[]") or json.loads(nothing)["runs"][0]["results"] == []


def test_github_finds_files_of_a_project_that_is_a_folder_of_its_repository() -> None:
    assert "file=seminars/2026/decks/a.yaml," in render(
        "github", [TWICE], _nothing, folder="seminars/2026"
    )


def test_sarif_says_what_the_terminal_says() -> None:
    fix = Fix(title="write `no`", edits=(TextEdit(span=TWICE.span, text="no"),))
    fault = replace(TWICE, fixes=(fix,), hint="take one away", target="leeds")
    told = json.loads(render("sarif", [fault], _lines("  id: b", first=7), folder="our decks"))
    run = told["runs"][0]
    (result,) = run["results"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (rule["id"], rule["name"]) == ("BF105", "duplicate-key")
    assert result["level"] == rule["defaultConfiguration"]["level"] == "error"
    assert result["message"]["text"] == "`id` is given twice\nhint: take one away\nin: leeds"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "our%20decks/decks/a.yaml"
    region = {"startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 5}
    assert place["region"] == region
    assert result["relatedLocations"][0]["message"]["text"] == "first given here"
    change = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change == {"deletedRegion": region, "insertedContent": {"text": "no"}}


def test_a_fault_of_a_workbook_has_no_region_in_sarif() -> None:
    span = Span(file="decks/seminars.xlsx", line=3, column=2, sheet="Sheet 1")
    fault = Diagnostic(code="BF217", message="unclear", span=span)
    (result,) = json.loads(render("sarif", [fault], _nothing))["runs"][0]["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert "sheet Sheet 1, row 3, column B: unclear" in result["message"]["text"]


class _Terminal(io.StringIO):
    def __init__(self, encoding: str, *, terminal: bool) -> None:
        super().__init__()
        self.terminal, self._encoding = terminal, encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return self.terminal


def test_colour_is_for_terminals_that_want_it() -> None:
    terminal = _Terminal("utf-8", terminal=True)
    assert look_for(terminal, {}).colour
    assert not look_for(terminal, {"NO_COLOR": "1"}).colour
    assert not look_for(terminal, {"TERM": "dumb"}).colour
    assert not look_for(_Terminal("utf-8", terminal=False), {}).colour


def test_a_terminal_without_box_characters_gets_ascii() -> None:
    look = look_for(_Terminal("ascii", terminal=True), {"NO_COLOR": "1"})
    assert not look.boxes
    assert render_text([LONG], lambda file, line: "x" * 300, look).isascii()


def test_colour_changes_nothing_but_colour() -> None:
    plain = render_text([LONG, TWICE], _nothing)
    coloured = render_text([LONG, TWICE], _nothing, TerminalLook(colour=True))
    assert coloured != plain
    for escape in ("\x1b[1;31m", "\x1b[1m", "\x1b[34m", "\x1b[0m"):
        coloured = coloured.replace(escape, "")
    assert coloured == plain


def test_a_message_that_quotes_a_name_of_thousands_of_letters_is_cut() -> None:
    faults = Faults()
    faults.say("BF113/pack-name", name="x" * 5000)
    (fault,) = faults.found
    assert len(fault.message) < 600
    assert fault.message.endswith("cannot be the name of a pack")
