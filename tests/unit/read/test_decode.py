"""Nodes become typed values, or faults at the place where the author can mend them."""

from __future__ import annotations

from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from briefgen.model.diag import Diagnostic, Faults
from briefgen.model.node import Node
from briefgen.read.decode import (
    Flag,
    Keys,
    Listing,
    Names,
    TextMap,
    Whole,
    Words,
    decode_keys,
    decode_plain,
    near_miss,
    to_plain,
)
from briefgen.read.source import read_source


class _Deck(Keys):
    title: Words
    minutes: Whole = None
    hidden: Flag = False
    may_continue: Flag = Field(True, alias="continue")
    audience: Names = ()
    variables: TextMap = None
    slides: Listing = None


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")
    size: int = Field(12, ge=12)
    align: Literal["left", "right"] = "left"


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    parts: dict[str, _Part] = Field(default_factory=dict)
    rows: tuple[_Part, ...] = Field((), min_length=1)
    one: _Part | None = None


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
    assert decode_plain(_File, _node(text), faults) is None
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
        ("title: x\naudience: [[a]]\n", "BF111", 2, 11, "a name or a list of names"),
        ("title: x\nvariables: a\n", "BF111", 2, 12, "a mapping of names to texts"),
        ("title: x\nvariables: {a: [b]}\n", "BF111", 2, 12, "a text is needed"),
        ("title: x\nslides: a\n", "BF111", 2, 9, "begin with a dash"),
        ("- a\n", "BF111", 1, 1, "a deck must be a mapping"),
        ("just a text\n", "BF111", 1, 1, "a deck must be a mapping"),
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
        ("rows:\n  - {size: 3}\n", "BF113", 2, 12, "greater than or equal to 12"),
        ("rows:\n  - {size: x}\n", "BF111", 2, 12, "a whole number is needed"),
        ("rows:\n  - {align: middle}\n", "BF113", 2, 13, "must be 'left' or 'right'"),
        ("rows: []\n", "BF111", 1, 7, "one entry at least"),
        ("rows: x\n", "BF111", 1, 7, "a list is needed"),
        ("parts: x\nrows: [{}]\n", "BF111", 1, 8, "a mapping is needed"),
        ("one: x\nrows: [{}]\n", "BF111", 1, 6, "a mapping is needed"),
    ],
)
def test_faults_inside_a_tree_name_the_inner_key(
    text: str, code: str, line: int, column: int, words: str
) -> None:
    """Pydantic's path and words were once the outermost key's and its own."""
    (fault,) = _plain_faults(text)
    assert (fault.code, fault.span.line, fault.span.column) == (code, line, column)
    assert words in f"{fault.message} {fault.hint}"


def test_plain_trees_hold_text_only() -> None:
    assert to_plain(_node("a: [1, {b: no}]\nc:\n")) == {"a": ["1", {"b": "no"}], "c": ""}


def test_near_miss_names_the_nearest_or_all() -> None:
    assert near_miss("tilte", ["title", "text"]) == "did you mean `title`?"
    assert near_miss("zzz", ["title", "text"]) == "possible here: text, title"
