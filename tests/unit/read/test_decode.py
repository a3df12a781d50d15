"""Nodes become typed values, or faults at the place where the author can mend them."""

from __future__ import annotations

import re

import pytest

from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Node, Scalar, Seq
from briefgen.read.decode import decode_keys, given, holds, keys, near_miss, others, schema_of
from briefgen.read.value_kinds import (
    FLAG,
    LISTING,
    NAMES,
    PAIR,
    TEXT,
    TEXTS,
    WHOLE,
    WORDS,
    choice,
    listing,
    mapping,
    number,
    text,
    whole,
)
from briefgen.read.yaml_source import read_source


class _Deck(Value, kw_only=True):
    title: Scalar = holds(WORDS, about="What it is called")
    minutes: int | None = holds(WHOLE, None)
    hidden: bool = holds(FLAG, False)
    may_continue: bool = holds(FLAG, True, name="continue")
    audience: tuple[str, ...] = holds(NAMES, ())
    variables: dict[str, Scalar] | None = holds(TEXTS, None)
    slides: Seq | None = holds(LISTING, None)


class _Part(Value, kw_only=True):
    size: int = holds(whole(12, 200), 12)
    align: str = holds(choice("", "left", "right"), "")
    height: float = holds(number(-10, 10), 0)
    columns: tuple[int, int] = holds(PAIR, (1, 2))
    sign: str = holds(text(least=1, most=1), "x")
    said: frozenset[str] = given()


class _File(Value, kw_only=True):
    parts: dict[str, _Part] = holds(mapping(keys(_Part), most=3), {})
    rows: tuple[_Part, ...] = holds(listing(keys(_Part), least=1, most=2), ())
    one: _Part | None = holds(keys(_Part, short="align"), None)
    sides: dict[str, str] = holds(mapping(TEXT, names=("top", "bottom")), {})


class _Open(Value, kw_only=True):
    layout: str = holds(TEXT)
    slots: dict[str, Node] = others()


def _node(text: str) -> Node:
    node = read_source(text.encode(), "a.yaml", Faults())
    assert node is not None
    return node


def _deck(text: str) -> tuple[_Deck | None, tuple[Diagnostic, ...]]:
    faults = Faults()
    return decode_keys(_Deck, _node(text), faults, "a deck"), faults.in_order()


def _fault(text: str) -> Diagnostic:
    value, faults = _deck(text)
    assert value is None
    assert len(faults) == 1
    return faults[0]


def _plain_faults(text: str) -> tuple[Diagnostic, ...]:
    faults = Faults()
    assert decode_keys(_File, _node(text), faults, "a file") is None
    return faults.in_order()


def test_values_are_converted_only_where_the_model_asks() -> None:
    deck, faults = _deck(
        "title: 010\nminutes: 10\nhidden: yes\ncontinue: false\n"
        "audience: [health, no]\nvariables: {a: 12:30}\nslides: [x]\n"
    )
    assert not faults
    assert deck is not None
    assert deck.title.text == "010"
    assert (deck.minutes, deck.hidden, deck.may_continue) == (10, True, False)
    assert deck.audience == ("health", "no")
    assert deck.variables is not None
    assert deck.variables["a"].text == "12:30"


def test_one_name_is_a_list_of_one() -> None:
    deck, _ = _deck("title: x\naudience: health\n")
    assert deck is not None
    assert deck.audience == ("health",)


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        ("titel: x\ntitle: y\n", "BF110", 1, 1, "did you mean `title`?"),
        ("title: y\nxyz: x\n", "BF110", 2, 1, "possible here: audience, continue"),
        ("title: y\ntitel:\n", "BF110", 2, 1, "did you mean `title`?"),
        ("minutes: 3\n", "BF112", 1, 1, "title: ..."),
        ("title:\nminutes: 3\n", "BF112", 1, 1, "`title` is empty"),
        ("minutes: 3\ntitle:\n", "BF112", 2, 1, "`title` is empty"),
        ("title: x\nminutes: ten\n", "BF111", 2, 10, "a whole number"),
        ("title: x\nminutes: 1.5\n", "BF111", 2, 10, "a whole number"),
        ("title: x\nminutes: -1\n", "BF111", 2, 10, "a whole number"),
        ("title: x\nminutes: ١٢\n", "BF111", 2, 10, "a whole number"),
        ("title: x\nminutes: 9999999\n", "BF111", 2, 10, "a whole number"),
        ("title: x\nhidden: perhaps\n", "BF111", 2, 9, "`true` or `false`"),
        ("title: [x]\n", "BF111", 1, 8, "not a list"),
        ("title: x\naudience: [[a]]\n", "BF111", 2, 12, "a name or a list of names"),
        ("title: x\nvariables: a\n", "BF111", 2, 12, "names with a text for each"),
        ("title: x\nvariables: {a: [b]}\n", "BF111", 2, 16, "a text is needed"),
        ("title: x\nslides: a\n", "BF111", 2, 9, "begin with a dash"),
        ("- a\n", "BF111", 1, 1, "a line of its own above it is missing, which says `slides:`"),
        ("just a text\n", "BF111", 1, 1, "a deck must be written as lines"),
    ],
)
def test_faults_say_what_is_needed_and_where(
    text: str, code: str, line: int, column: int, words: str
) -> None:
    fault = _fault(text)
    assert (fault.code, fault.span.line, fault.span.column) == (code, line, column)
    assert words in f"{fault.message} {fault.hint}"


def test_all_faults_of_a_mapping_come_at_once() -> None:
    _, faults = _deck("titel: x\nminutes: ten\nhidden: maybe\n")
    assert [fault.code for fault in faults] == ["BF110", "BF112", "BF111", "BF111"]


def test_a_required_value_that_is_quoted_empty_is_there() -> None:
    deck, faults = _deck("title: ''\n")
    assert deck is not None
    assert not faults


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        ("parts: {a: {sise: 12}}\nrows: [{}]\n", "BF110", 1, 13, "did you mean `size`?"),
        ("rows:\n  - {algn: left}\n", "BF110", 2, 6, "did you mean `align`?"),
        ("one: {algn: left}\nrows: [{}]\n", "BF110", 1, 7, "did you mean `align`?"),
        ("rows:\n  - {size: 3}\n", "BF113", 2, 12, "between 12 and 200"),
        ("rows:\n  - {size: x}\n", "BF111", 2, 12, "a whole number is needed"),
        ("rows:\n  - {align: rihgt}\n", "BF113", 2, 13, "must be `left` or `right`"),
        ("rows:\n  - {align: rihgt}\n", "BF113", 2, 13, "did you mean `right`?"),
        ("rows:\n  - {height: 11}\n", "BF113", 2, 14, "between -10 and 10"),
        ("rows:\n  - {height: nan}\n", "BF111", 2, 14, "a number is needed"),
        ("rows:\n  - {height: 1e5}\n", "BF111", 2, 14, "a number is needed"),
        ("rows:\n  - {columns: [1]}\n", "BF111", 2, 15, "two whole numbers"),
        ("rows:\n  - {sign: xy}\n", "BF113", 2, 12, "at most one character"),
        ("rows:\n  - {sign: ''}\n", "BF113", 2, 12, "a text is needed here"),
        ("rows: [{}, {}, {}]\n", "BF111", 1, 7, "at most 2 entries"),
        ("parts: {a: {}, b: {}, c: {}, d: {}}\n", "BF111", 1, 8, "at most 3 entries"),
        ("sides: {tpo: x}\n", "BF110", 1, 9, "did you mean `top`?"),
        ("sides: {top: [x]}\n", "BF111", 1, 14, "a text is needed"),
        ("rows: []\n", "BF111", 1, 7, "at least one entry"),
        ("rows: x\n", "BF111", 1, 7, "a list is needed"),
        ("parts: x\nrows: [{}]\n", "BF111", 1, 8, "needs lines such as"),
        ("one: x\nrows: [{}]\n", "BF113", 1, 6, "must be `left` or `right`"),
        ("one: [x]\nrows: [{}]\n", "BF111", 1, 6, "needs lines such as"),
    ],
)
def test_faults_inside_a_tree_name_the_inner_key(
    text: str, code: str, line: int, column: int, words: str
) -> None:
    """Place and words were once the outermost key's."""
    (fault,) = _plain_faults(text)
    assert (fault.code, fault.span.line, fault.span.column) == (code, line, column)
    assert words in f"{fault.message} {fault.hint}"


def test_values_inside_a_tree_are_those_that_were_written() -> None:
    written = "parts: {a: {size: 14, height: -2.5}}\none: left\nrows:\n  - {columns: [2, 3]}\n"
    file = decode_keys(_File, _node(written), Faults(), "a file")
    assert file is not None
    assert file.parts == {"a": _Part(size=14, height=-2.5, said=frozenset({"size", "height"}))}
    assert file.one == _Part(align="left", said=frozenset({"align"}))
    assert file.rows == (_Part(columns=(2, 3), said=frozenset({"columns"})),)


def test_keys_that_a_class_does_not_know_are_kept_where_it_holds_others() -> None:
    found = decode_keys(_Open, _node("layout: x\npoints: [a]\ntext:\n"), Faults(), "a slide")
    assert found is not None
    assert list(found.slots) == ["points", "text"]


def test_the_same_fault_in_a_second_reading_is_a_fault_too() -> None:
    """A fault is noted once; the second reading once counted as sound and lacked its keys."""
    faults, node = Faults(), _node("minutes: 3\n")
    assert decode_keys(_Deck, node, faults, "a deck") is None
    assert decode_keys(_Deck, node, faults, "a deck") is None


def test_of_very_many_faults_in_one_mapping_the_first_are_told() -> None:
    faults = Faults()
    many = "title: x\n" + "".join(f"key{n}: x\n" for n in range(1000))
    assert decode_keys(_Deck, _node(many), faults, "a deck") is None
    assert len(faults.found) == 50


def test_the_schema_says_what_the_keys_hold() -> None:
    schema = schema_of(_Deck)
    # An editor reads `title: 2028` as a number, and `continue: yes` as a text.
    texts = ["string", "number", "boolean"]
    assert schema["title"] == {"description": "What it is called", "type": texts}
    assert schema["continue"]["type"] == ["boolean", "string", "null"]
    assert re.search(schema["continue"]["pattern"], "Yes")
    assert schema_of(_File)["rows"]["minItems"] == 1


def test_near_miss_names_the_nearest_or_all() -> None:
    assert str(near_miss("tilte", ["title", "text"])) == "did you mean `title`?"
    assert str(near_miss("zzz", ["title", "text"])) == "possible here: text, title"
