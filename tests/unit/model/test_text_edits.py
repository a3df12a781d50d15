"""Changes of a text are made where the source is as they expect it, and nowhere else."""

from __future__ import annotations

import pickle

import msgspec
import pytest

from briefgen.model.diagnostics import Diagnostic, Faults, Fix, Hint, Span, TextEdit
from briefgen.model.text_edits import ReadLine, edited, exact_edits, lines_of
from briefgen.support.suggest import hint_instead

FILE = "decks/a.yaml"


def _reader(text: str) -> ReadLine:
    lines = lines_of(text)
    return lambda file, number: (
        lines[number - 1] if file == FILE and 0 < number <= len(lines) else None
    )


def _span(line: int, column: int, end_line: int = 0, end_column: int = 0) -> Span:
    return Span(file=FILE, line=line, column=column, end_line=end_line, end_column=end_column)


def _after(text: str, span: Span, *edits: TextEdit) -> str:
    """The text after a fix of a fault at a place; "" where it cannot be made."""
    fault = Diagnostic(code="BF110", message="", span=span)
    exact = exact_edits(Fix(title="", edits=edits), fault, _reader(text))
    return edited(text, exact) if exact else ""


def test_a_word_keeps_the_quotes_that_it_stands_in() -> None:
    assert _after('"tilte": x', _span(1, 1, 1, 8), TextEdit(was="tilte", text="title")) == (
        '"title": x'
    )


def test_a_word_is_changed_as_often_as_it_stands_there_by_itself() -> None:
    text = "title: |\n  {{ nam }}, {{ name }}\n  and {{ nam }}\nnam: x\n"
    edit = TextEdit(was="{{ nam }}", text="{{ name }}")
    assert _after(text, _span(1, 8, 4, 1), edit) == (
        "title: |\n  {{ name }}, {{ name }}\n  and {{ name }}\nnam: x\n"
    )
    assert _after("a-b b a", _span(1, 1, 1, 8), TextEdit(was="a", text="c")) == "a-b b c"


def test_a_source_that_says_something_else_is_left_alone() -> None:
    assert _after("titel: x", _span(1, 1, 1, 6), TextEdit(was="tilte", text="title")) == ""
    assert _after("x", _span(1, 5, 1, 9), TextEdit(text="y")) == ""
    assert _after("x", _span(3, 1, 3, 1), TextEdit(text="y")) == ""
    elsewhere = Span(file="decks/b.yaml", line=1, column=1, end_line=1, end_column=2)
    assert _after("x", elsewhere, TextEdit(text="y")) == ""
    sheet = Span(file=FILE, line=1, column=1, end_line=1, end_column=2, sheet="Events")
    assert _after("x", sheet, TextEdit(text="y")) == ""


def test_where_only_the_beginning_is_known_the_word_begins_there() -> None:
    text = "use: 'one' # one\n"
    assert _after(text, _span(1, 6), TextEdit(was="one", text="two")) == "use: 'two' # one\n"
    assert _after(text, _span(1, 1), TextEdit(was="one", text="two")) == ""


def test_an_empty_stretch_is_a_place_to_insert() -> None:
    text = "- title: x\r\n- id: y\r\n"
    edit = TextEdit(text="title: z\n  ", span=_span(2, 3))
    assert _after(text, _span(1, 1), edit) == "- title: x\r\n- title: z\r\n  id: y\r\n"


def test_changes_that_touch_the_same_text_are_not_made() -> None:
    one, two = (
        TextEdit(text="a", span=_span(1, 1, 1, 3)),
        TextEdit(text="b", span=_span(1, 2, 1, 4)),
    )
    assert _after("xyz", _span(1, 1), one, two) == ""
    apart = TextEdit(text="b", span=_span(1, 3, 1, 4))
    assert _after("xyz", _span(1, 1), apart, one) == "ab"


@pytest.mark.parametrize(
    ("name", "known", "safe"),
    [
        ("tilte", ["title", "text"], [True]),
        ("colum", ["column", "columns"], [False, False]),
        ("zzz", ["title"], []),
        ("tilte", ["ti: tle"], []),
        ("it's", ["its"], [True]),
    ],
)
def test_a_near_miss_is_fixed_safely_where_there_is_one(
    name: str, known: list[str], safe: list[bool]
) -> None:
    assert [fix.is_safe for fix in hint_instead(name, known).fixes] == safe


def test_a_fault_keeps_its_fixes_in_a_worker_and_in_a_record() -> None:
    faults = Faults()
    faults.say("BF110", hint=hint_instead("tilte", ["title"]), name="tilte")
    faults.say("BF105/column", fix=Fix(title="z", edits=(TextEdit(text="z"),)), name="x")
    faults.say("BF110", hint=Hint("v"), name="w")
    found = tuple(faults)
    assert [len(fault.fixes) for fault in found] == [1, 1, 0]
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301
    kind = tuple[Diagnostic, ...]
    assert msgspec.json.decode(msgspec.json.encode(found), type=kind) == found
