"""YAML as the author typed it, or a fault that the author understands."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import briefgen.read.yaml_source as source
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.yaml_errors import DEEPEST
from briefgen.read.yaml_source import LONGEST_TEXT, MOST_ALIASES, read_source

FILE = "decks/a.yaml"
LOADERS = [
    loader for name in ("CSafeLoader", "SafeLoader") if (loader := getattr(yaml, name, None))
]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both of PyYAML's parsers: the fast one is not on every machine."""
    monkeypatch.setattr(source, "_LOADER", request.param)


both_parsers = pytest.mark.usefixtures("_each_parser")


def _read(text: str | bytes) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    faults = Faults()
    data = text.encode() if isinstance(text, str) else text
    return read_source(data, FILE, faults), faults.in_order()


def _good(text: str | bytes) -> Node:
    node, faults = _read(text)
    assert not faults
    assert node is not None
    return node


def _fault(text: str | bytes) -> Diagnostic:
    _, faults = _read(text)
    assert len(faults) == 1
    return faults[0]


def _value(text: str, key: str = "k") -> str:
    node = _good(text)
    assert isinstance(node, Map)
    value = node.get(key)
    assert isinstance(value, Scalar)
    return value.text


# --- typing changes nothing

TYPED = (
    "no",
    "yes",
    "on",
    "off",
    "true",
    "False",
    "null",
    "~",
    "12:30",
    "1:30:45",
    "10:00:00",
    "010",
    "0049123",
    "08",
    "0x1F",
    "0b11",
    "1_000",
    "1.10",
    "1.0",
    "1e3",
    ".5",
    "5.",
    "+1",
    "-0",
    ".inf",
    "-.NaN",
    "2026-11-23",
    "2026-13-45",
    "2026-11-23T10:00:00Z",
    "9999999999999999999999999",
    "0o14",
    "1,000",
    "12%",
    "£5",
    "3/4",
    "a:b",
    "http://x.y/z#top",
    "C#",
    "N",
    "y",
    "Y",
    "n",
    "=",
    "<<",
    "-5",
    "R&D",
)


@both_parsers
@pytest.mark.parametrize("typed", TYPED)
def test_typing_is_kept_as_typed(typed: str) -> None:
    assert _value(f"k: {typed}\n") == typed


@both_parsers
def test_five_thousand_digits_stay_text() -> None:
    assert _value(f"k: {'9' * 5000}\n") == "9" * 5000


@both_parsers
def test_plain_and_quoted_emptiness_differ() -> None:
    """The fast parser calls a plain text's style "", the slow one None."""
    node = _good("a:\nb: ''\nc: ~\n")
    assert isinstance(node, Map)
    values = [value for _, value in node.entries]
    assert [(v.text, v.is_empty) for v in values if isinstance(v, Scalar)] == [
        ("", True),
        ("", False),
        ("~", False),
    ]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"])))
def test_any_text_comes_back_from_quotes(text: str) -> None:
    faults = Faults()
    node = read_source(("k: '" + text.replace("'", "''") + "'\n").encode(), FILE, faults)
    if faults.found:  # what is no character at all
        assert {fault.code for fault in faults} == {"BF104"}
    else:
        assert isinstance(node, Map)
        assert node.get("k") == Scalar(text, node.get("k").span, quoted=True)  # type: ignore[union-attr]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_node_or_a_fault(data: bytes) -> None:
    faults = Faults()
    node = read_source(data, FILE, faults)
    read_past = [f for f in faults if f.code == "BF105" or any(fix.is_safe for fix in f.fixes)]
    assert node is None or not faults.has_errors or read_past == list(faults)


@given(st.text(st.sampled_from("ab:-#'\"[]{}*&!|>@`%?, \n\t"), max_size=60))
def test_any_punctuation_gives_a_node_or_a_fault_with_a_place(text: str) -> None:
    faults = Faults()
    read_source(text.encode(), FILE, faults)
    for fault in faults:
        assert fault.span.line <= text.count("\n") + 1
        assert fault.hint


# --- spans


@both_parsers
def test_spans_count_characters_from_one() -> None:
    node = _good("# é\nslides:\n  - title: 𝄞 Ŵyth\n    b: c\n")
    assert isinstance(node, Map)
    slides = node.get("slides")
    assert isinstance(slides, Seq)
    (slide,) = slides.items
    assert isinstance(slide, Map)
    title = slide.get("title")
    assert title is not None
    assert (title.span.line, title.span.column, title.span.end_column) == (3, 12, 18)
    key = slide.key("b")
    assert key is not None
    assert (key.span.line, key.span.column) == (4, 5)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_do_not_matter(end: str, mark: str) -> None:
    text = mark + end.join(["a: b", "c: |", "  one", "  two", "d: e"]) + end
    assert _value(text, "c") == "one\ntwo\n"
    node = _good(text)
    assert isinstance(node, Map)
    key = node.key("d")
    assert key is not None
    assert key.span.line == 5


# --- what is refused


@both_parsers
def test_duplicate_keys_are_an_error_with_both_lines() -> None:
    fault = _fault("title: a\nid: x\ntitle: b\n")
    assert (fault.code, fault.span.line) == ("BF105", 3)
    assert "line 1" in fault.hint
    assert fault.related[0][0].line == 1


@both_parsers
def test_merge_keys_are_refused() -> None:
    fault = _fault("a: &x {b: c}\nd:\n  <<: *x\n")
    assert (fault.code, fault.span.line) == ("BF107", 3)
    assert _value("'<<': x\n", "<<") == "x"


@both_parsers
@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!str", "!own", "!"])
def test_tags_are_refused(tag: str) -> None:
    """`title: ! Attention` would lose its sign without a word."""
    fault = _fault(f"k: {tag} text\n")
    assert fault.code == "BF107"
    assert "quotes" in fault.hint


@both_parsers
@pytest.mark.parametrize("depth", [DEEPEST + 2, 1_000, 100_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_a_depth_bomb_is_refused_at_once(opening: str, depth: int) -> None:
    started = time.process_time()
    fault = _fault(opening * depth)
    assert fault.code == "BF106"
    assert "deeply" in fault.message
    assert time.process_time() - started < 1


@both_parsers
def test_a_closed_depth_bomb_is_refused() -> None:
    assert _fault("[" * 100_000 + "]" * 100_000).code == "BF106"


@both_parsers
def test_depth_by_indentation_is_refused_with_its_line() -> None:
    fault = _fault("".join("  " * level + "a:\n" for level in range(200)))
    assert fault.code == "BF106"
    assert DEEPEST <= fault.span.line <= DEEPEST + 2


@both_parsers
def test_many_brackets_in_texts_are_no_nesting() -> None:
    """A count of brackets would refuse this honest file."""
    brackets = "k: '" + "[" * 15_000 + "'\n"
    assert _value(brackets) == "[" * 15_000
    rows = "".join(f"k{number}: [a, [b, {{c: d}}]]\n" for number in range(8_000))
    assert isinstance(_good(rows), Map)


@both_parsers
def test_an_alias_bomb_is_refused_before_anybody_walks_it() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    assert _fault("\n".join(levels)).code in {"BF106", "BF107"}


@both_parsers
def test_few_aliases_cannot_become_many_nodes() -> None:
    """Sixteen levels of three references stay below the number of references allowed."""
    levels = ["a0: &a0 [x, x, x]"]
    levels += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 17)]
    fault = _fault("\n".join(levels))
    assert fault.code == "BF106"
    assert "100,000" in fault.message


@both_parsers
def test_aliases_cannot_nest_too_deeply() -> None:
    inner = "[" * 30 + "x" + "]" * 30
    assert _fault(f"a: &a {inner}\nb: {'[' * 30}*a{']' * 30}\n").code == "BF106"


@both_parsers
def test_a_few_references_are_allowed() -> None:
    node = _good("a: &x {b: c}\nd: *x\n")
    assert isinstance(node, Map)
    assert node.get("d") == node.get("a")
    many = "a: &x b\nl: [" + ", ".join(["*x"] * (MOST_ALIASES + 1)) + "]\n"
    assert _fault(many).code == "BF107"


@both_parsers
def test_a_reference_to_itself_leads_nowhere() -> None:
    assert _fault("a: &x [*x]\n").code == "BF107"


def test_too_long_a_text_is_refused() -> None:
    assert _value("k: " + "x" * LONGEST_TEXT) == "x" * LONGEST_TEXT
    assert _fault("k: " + "x" * (LONGEST_TEXT + 1)).code == "BF106"


def test_too_many_entries_are_refused() -> None:
    fault = _fault("- a\n" * 100_001)
    assert (fault.code, "entries" in fault.message) == ("BF106", True)


@both_parsers
def test_a_second_document_is_refused() -> None:
    fault = _fault("a: b\n---\nc: d\n")
    assert (fault.code, fault.span.line) == ("BF102", 2)
    assert isinstance(_good("---\na: b\n...\n"), Map)


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_file_is_nothing_and_no_fault(text: str) -> None:
    node, faults = _read(text)
    assert not faults
    assert node is None or (isinstance(node, Scalar) and node.is_empty)


# --- encodings and characters


def test_latin_1_says_save_as_utf_8() -> None:
    fault = _fault("a: b\ntitle: é caf\xe9\n".encode().replace(b"caf\xc3\xa9", b"caf\xe9"))
    assert fault.code == "BF103"
    assert (fault.span.line, fault.span.column) == (2, 13)
    assert "UTF-8" in fault.hint


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_says_save_as_utf_8(encoding: str) -> None:
    assert _fault("title: Ontario\n".encode(encoding)).code == "BF103"


@pytest.mark.parametrize(
    "character",
    list("\x07\x1b\x7f\x85\x9f\xad\u200b\u200e\u2028\u2029\u202e\u2066\ufeff\ufdd0"),
)
def test_unseen_characters_are_refused_with_their_place(character: str) -> None:
    fault = _fault(f"a: b\ntitle: On{character}tario\n")
    assert fault.code == "BF104"
    assert (fault.span.line, fault.span.column) == (2, 10)
    assert f"U+{ord(character):04X}" in fault.message


@both_parsers
@pytest.mark.parametrize("escape", [r"\x07", r"\0", r"\e", r"\uFFFE", r"\u2028", r"\N", r"\L"])
def test_an_escape_cannot_bring_in_what_the_file_may_not_hold(escape: str) -> None:
    """Found by test: the file was checked, the texts after unescaping were not."""
    fault = _fault(f'a: b\nk: "x{escape}y"\n')
    assert (fault.code, fault.span.line) == ("BF104", 2)


@both_parsers
def test_lone_surrogates_are_refused() -> None:
    assert _fault(r'k: "\uD800"').code in {"BF102", "BF104"}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\n\xa0\xa0b: c\n", 2, 1),
        ("a:\n  \xa0b: c\n", 2, 3),
        ("a:\n  -\xa0b\n  - c\n", 2, 4),
        ("a: b\nc:\xa0d\n", 2, 3),
        ("c:\xa0d\n", 1, 1),
    ],
)
def test_disguised_spaces_where_yaml_wants_real_ones(text: str, line: int, column: int) -> None:
    fault = _fault(text)
    assert fault.code == "BF104"
    assert (fault.span.line, fault.span.column) == (line, column)
    assert "U+00A0" in fault.message


def test_disguised_spaces_inside_texts_are_the_authors() -> None:
    assert _value("k: 10\xa0km:\xa0far\n") == "10\xa0km:\xa0far"
    assert (
        _value("k: |\n  Question\xa0:\xa0why\n  Note:\xa0so\n")
        == "Question\xa0:\xa0why\nNote:\xa0so\n"
    )


# --- what beginners type: the fault's line and column, and words of its message and hint

BEGINNERS = {
    "k: Reform: what next": (1, 10, "second colon", "quotes"),
    "l: [{k: Reform: what next}]": (1, 15, "second colon", "quotes"),
    "l: [a: b: c]": (1, 9, "second colon", "quotes"),
    "k: What next:": (1, 13, "second colon", "quotes"),
    "l:\n  - *bold* text": (2, 5, "begin with *", "quotes"),
    "l:\n  - **bold** text": (2, 5, "begin with *", "quotes"),
    "l:\n  - @home": (2, 5, "begin with @", "quotes"),
    "l:\n  - `code` here": (2, 5, "begin with `", "quotes"),
    "l:\n  - %5 more": (2, 5, "begin with %", "quotes"),
    "k: & more": (1, 4, "begin with &", "quotes"),
    "k: ? what": (1, 4, "begin with `?`", "quotes"),
    "k: 'tis the season\nl: x": (1, 4, "never closed", "apostrophe"),
    "k: 'tis the season\nnotes: don't": (1, 4, "closed on line 2", "apostrophe"),
    "k: 'Excellence' and fairness": (1, 17, "after the closing quote", "whole text"),
    'k: "Excellence" and fairness': (1, 17, "after the closing quote", "whole text"),
    "k: [Draft] Plan": (1, 12, "after the closing bracket", "whole text"),
    "l:\n  - [": (2, 5, "ends too early", "bracket"),
    "k: [Draft\nl: x": (1, 4, "never closed", "close it"),
    "k: {{ name }}": (1, 5, "must be a name", '"{{ name }}"'),
    "k: - dash": (1, 4, "a list cannot begin", "next line"),
    "l:\n\t- a": (2, 1, "Tab key", "spaces"),
    "l:\n  - a: b\n\tc: d": (3, 1, "Tab key", "spaces"),
    "l:\n-\ta: b\n\tc: d": (2, 2, "Tab key", "spaces"),
    "l:\n  - a: b\n   c: d": (3, 4, "indentation", "same column"),
    "k: x\n  l: y": (2, 4, "indentation", "same column"),
    "k:\n  - a\n  b: c": (3, 3, "indentation", "same column"),
    "k: x\nsubtitle\nl: y": (2, 1, "a name and a colon", "name: text"),
    "k:Reform\nl: y": (1, 2, "space is missing after this colon", "name: text"),
    "k: | text": (1, 6, "cannot begin on the line", "next line"),
    'k: "C:\\path"': (1, None, "backslash", "two backslashes"),
    "l:\n  -a\n  -b": (2, 3, "space is missing after the dash", "space"),
    "l:\n  -a: b\n  -c: d": (2, 3, "space is missing after the dash", "space"),
}


@both_parsers
@pytest.mark.parametrize("text", BEGINNERS)
def test_beginners_are_told_what_they_typed(text: str) -> None:
    line, column, message, hint = BEGINNERS[text]
    fault = _fault(text + "\n")
    assert fault.code == "BF102"
    assert message in fault.message
    assert hint in fault.hint
    assert fault.span.line == line
    assert column in (None, fault.span.column)


@both_parsers
@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("l: {k: Reform: what next , m: n}", ["Reform: what next"]),
        ("l: {k: A: b, m: C: d}", ["A: b", "C: d"]),
        ("l: {k: a: m: n}", [""]),  # a comma may be missing as well
        ("l: {k: A: b", [""]),
    ],
)
def test_a_second_colon_in_brackets_is_no_open_bracket(text: str, texts: list[str]) -> None:
    """The hint was to close a bracket that is closed, and the rest of the file was not read."""
    faults = Faults()
    read_source(f"{text}\nx: @home\n".encode(), "deck.yaml", faults)
    found = [fault for fault in faults if "second colon" in fault.message]
    assert [fix.edits[0].text.strip('"') for f in found for fix in f.fixes] == [
        t for t in texts if t
    ]
    assert len(found) == len(texts)
    assert (len(list(faults)) > len(found)) == all(texts)


def test_no_message_is_the_parsers_own() -> None:
    for text in BEGINNERS:
        message = _fault(text + "\n").message
        assert not any(
            word in message for word in ("scalar", "token", "mapping values", "expected ,")
        )


# --- lost comments


@both_parsers
@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("title: Item #1\n", 13),
        ("l:\n  - Item #1\n", 10),
        ("k: 'quoted' #1\n", 13),
        ("use: file #id\n", 11),
        ("k: [a, b #1\n  ]\n", 10),
    ],
)
def test_a_lost_comment_is_told(text: str, column: int) -> None:
    fault = _fault(text)
    assert fault.code == "BF108"
    assert not fault.is_error
    assert fault.span.column == column


COMMENTS = (
    "k: text # a comment\n",
    "# k: Item #1\nk: b\n",
    "k: file#id\n",
    "k: 'Item #1'\n",
    "k: |\n  title: Item #1\n  more #2\n",
    "k: >\n  use: file #id\n",
)


@both_parsers
def test_a_number_sign_at_the_end_of_a_text_was_gone() -> None:
    faults = Faults()
    read_source(b"points:\n  - Room #\n  - Hall\nminutes: 5 #\n", "d.yaml", faults)
    (fault,) = faults.found
    assert fault.code == "BF109"
    assert (fault.span.line, fault.span.column) == (2, 10)
    assert fault.fixes[0].title == 'write `"Room #"`'


@pytest.mark.parametrize("text", COMMENTS)
def test_a_comment_or_a_block_text_is_not_lost(text: str) -> None:
    """A search of the whole file by pattern took texts of `notes: |` for comments."""
    _good(text)


_BROKEN = """\
title: Reform: what next
slides:
  - layout: statement
    title: *bold* text
  - layout: @home
    title: "Excellence" and fairness
    text: One: two # kept
  - layout:statement
    title: Six
"""


def test_all_syntax_faults_of_a_file_are_told_in_one_run() -> None:
    """A file with six slips took six runs to correct."""
    faults = Faults()
    read_source(_BROKEN.encode(), "a.yaml", faults)
    assert [fault.span.line for fault in faults] == [1, 4, 5, 6, 7, 8]


def test_what_looks_like_a_second_line_is_not_put_in_quotes() -> None:
    for text in ("layout: statement title: One\n", "title: One: two\n  three\n"):
        faults = Faults()
        read_source(text.encode(), "a.yaml", faults)
        assert [len(fault.fixes) for fault in faults] == [0]
