"""Runs of another program become our markup, and mean the same when that is read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.importing.imported_talk import ImportedRun
from briefgen.importing.inline_text import Markup, as_paragraph, lost_links, marked, plain
from briefgen.model.diagnostics import NOWHERE, Faults
from briefgen.model.yaml_nodes import Scalar
from briefgen.text.inline_markup import parse_inline


def run(text: str, **look: Any) -> ImportedRun:
    return ImportedRun(text=text, **look)


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        ([run("Hello "), run("bold ", bold=True), run("world")], "Hello **bold** world"),
        ([run("all", bold=True), run(" of it", bold=True)], "all of it"),
        ([run("not "), run("joined", bold=True), run(" up", bold=True)], "not **joined up**"),
        ([run("both", bold=True), run(" and it", bold=True, italic=True), run(" x")],
         "**both *and it*** x"),
        ([run("a word sp"), run("lit by"), run(" its spelling")], "a word split by its spelling"),
        ([run("CO"), run("2", script="sub"), run(" to the m"), run("2", script="super")],
         "CO~2~ to the m^2^"),
        ([run("run "), run("git *", code=True)], "run `git *`"),
        ([run("and "), run("{{ x }}", code=True)], r"and `\{{ x }}`"),
        ([run("a break\nin it")], "a break in it"),
        ([run("see "), run("this", link="https://a.org/b (c)")],
         "see [this](https://a.org/b%20%28c%29)"),
        ([run("and "), run("that", jump=3)], "and [that](#three)"),
        ([run("and "), run("nowhere", jump=4)], "and nowhere"),
        ([run("no "), run("file", link="file:///c:/x")], "no file"),
        ([run("half(bold)", bold=False), run("(x)", bold=True), run("y")], "half(bold)(x)y"),
    ],
)  # fmt: skip
def test_looks_become_marks(runs: list[ImportedRun], written: str) -> None:
    assert marked(runs, Markup({3: "three"})) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2 * 3 * 4, [1] and ~5 to ~10", "2 * 3 * 4, [1] and ~5 to ~10"),
        ("see *this*", r"see \*this\*"),
        ("[a](b)", r"\[a\](b)"),
        ("note[^1]", r"note\[\^1\]"),
        ("m^2^", r"m\^2\^"),
        ("{{ name }}", r"\{{ name }}"),
        (r"a\{{", r"a\\\{{"),
        ("<b>x</b>", r"\<b>x\</b>"),
        ("R&amp;D", r"R\&amp;D"),
        (r"\\server\share", r"\\server\share"),
        (r"a\*b", r"a\\\*b"),
    ],
)
def test_text_is_escaped_only_where_it_would_be_markup(text: str, written: str) -> None:
    assert plain(text) == written


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.builds(
            ImportedRun,
            text=st.text("ab *_`[]()~^\\<>&;{}1.-\n", max_size=8),
            bold=st.booleans(),
            italic=st.booleans(),
            code=st.booleans(),
            script=st.sampled_from(["", "super", "sub"]),
            link=st.sampled_from(["", "https://a.org/x_y?z=(1)"]),
        ),
        max_size=4,
    )
)
def test_whatever_the_runs_are_the_words_are_read_again(runs: list[ImportedRun]) -> None:
    said = " ".join("".join(run.text for run in runs).split())
    written = marked(runs, Markup())
    assert written.count("{{") == written.count(r"\{{")
    read = parse_inline(Scalar(written.replace(r"\{{", "{{"), NOWHERE), Faults())
    assert read.text == said
    assert not any(one.note for one in read.runs)


def test_a_link_that_is_not_published_is_told() -> None:
    (left,) = lost_links([run("x", link="file:///c:/secret"), run("y")], Markup())
    assert "file:///c:/secret" in left.what
    (left,) = lost_links([run("x", jump=9)], Markup({3: "three"}))
    assert "slide 9" in left.what


def test_a_paragraph_that_begins_with_a_dash_is_no_list() -> None:
    assert as_paragraph("- x") == r"\- x"
    assert as_paragraph("-5 degrees") == "-5 degrees"
