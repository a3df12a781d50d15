"""Light inline markup, and nothing that is HTML."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.diagnostics import Diagnostic, Faults, Span
from briefgen.model.font_families import CODE_FAMILY
from briefgen.model.resolved_deck import Point, Points
from briefgen.model.rich_text import Run
from briefgen.model.slide_contents import inlines_of
from briefgen.model.yaml_nodes import Scalar
from briefgen.text.inline_markup import parse_inline, parse_paragraphs, parse_prose
from briefgen.text.link_addresses import is_allowed

SPAN = Span(file="a.yaml", line=3, column=5, end_line=3, end_column=9)


def _scalar(text: str) -> Scalar:
    return Scalar(text, SPAN)


def _runs(text: str) -> tuple[Run, ...]:
    faults = Faults()
    inline = parse_inline(_scalar(text), faults)
    assert not [fault for fault in faults.found if fault.is_error]
    return inline.runs


def _fault(text: str) -> Diagnostic:
    faults = Faults()
    parse_inline(_scalar(text), faults)
    (fault,) = faults
    return fault


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain", (Run(text="plain"),)),
        ("", ()),
        ("a *b* c", (Run(text="a "), Run(text="b", emphasis=True), Run(text=" c"))),
        ("a **b** c", (Run(text="a "), Run(text="b", strong=True), Run(text=" c"))),
        ("***b***", (Run(text="b", strong=True, emphasis=True),)),
        ("**a *b***", (Run(text="a ", strong=True), Run(text="b", strong=True, emphasis=True))),
        ("`a*b`", (Run(text="a*b", code=True, family=CODE_FAMILY),)),
        ("[a](https://x.y)", (Run(text="a", link="https://x.y"),)),
        ("[a](#slide-2)", (Run(text="a", link="#slide-2"),)),
        ("[Cymraeg](lang:cy)", (Run(text="Cymraeg", language="cy"),)),
        ("[x](lang:zh-Hant) y", (Run(text="x", language="zh-Hant"), Run(text=" y"))),
        (r"\*a\* \[b\] \\", (Run(text=r"*a* [b] \ ".rstrip()),)),
        ("5 * 3 * 2", (Run(text="5 * 3 * 2"),)),
        ("a\\\nb", (Run(text="a\nb"),)),
        ("a\nb", (Run(text="a b"),)),
        ("a\n\n\nb", (Run(text="a b"),)),
        ("[x] and (y)", (Run(text="[x] and (y)"),)),
        ("CO~2~", (Run(text="CO"), Run(text="2", script="sub"))),
        ("1^st^ x", (Run(text="1"), Run(text="st", script="super"), Run(text=" x"))),
        ("(a)^-1^", (Run(text="(a)"), Run(text="-1", script="super"))),
        ("**m**^2^", (Run(text="m", strong=True), Run(text="2", script="super"))),
        ("c^*n*^", (Run(text="c"), Run(text="n", script="super", emphasis=True))),
        ("Yes.^1^", (Run(text="Yes."), Run(text="1", script="super"))),
        ("31%^1^", (Run(text="31%"), Run(text="1", script="super"))),
        (r"5^\^^", (Run(text="5"), Run(text="^", script="super"))),
        (
            "SO~4~^2-^",
            (Run(text="SO"), Run(text="4", script="sub"), Run(text="2-", script="super")),
        ),
        (
            "[m^2^](https://x.y/~a~)",
            (
                Run(text="m", link="https://x.y/~a~"),
                Run(text="2", link="https://x.y/~a~", script="super"),
            ),
        ),
    ],
)
def test_markup_becomes_runs(text: str, runs: tuple[Run, ...]) -> None:
    assert _runs(text) == runs


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> & more",
        "&amp; &copy; &#65;",
        "https://example.org/a_b",
        "<https://example.org>",
        "snake_case_name and _this_",
        "__init__ is no name in bold",
        "# heading",
        "1. one",
        "a | b",
        "~~a~~ ==b== $c$",
        "{{ name }}",
        "~5 to ~10",
        "x^2 + y^2",
        "3~5 and 6~8",
        "x^ 2^ and x^2 ^",
        "see ^1^ and ~2~",
        "m^2^^3^",
        "https://example.org/a~b~c^d^",
        "^_^",
    ],
)
def test_all_else_is_text(text: str) -> None:
    """`__init__` once lost its underscores and became bold."""
    assert _runs(text) == (Run(text=text),)
    assert _runs(text + " *x*")[0] == Run(text=text + " ")


def test_marks_that_are_typed_with_a_backslash_or_as_code_are_shown() -> None:
    assert _runs(r"CO\~2~") == (Run(text="CO~2~"),)
    assert _runs("`CO~2~`") == (Run(text="CO~2~", code=True, family=CODE_FAMILY),)


@pytest.mark.parametrize("text", ["see ^1^", "about ~2~ x", "m^2^^3^"])
def test_a_script_that_stands_behind_nothing_is_a_warning(text: str) -> None:
    faults = Faults()
    parse_inline(_scalar(text), faults)
    assert {fault.code for fault in faults} == {"BF123"}


@pytest.mark.parametrize("text", ["^_^", "https://x.org/a~b~c", "~/notes/a~", r"see \^1^"])
def test_what_is_not_meant_as_a_script_is_no_warning(text: str) -> None:
    assert "".join(run.text for run in _runs(text)) == text.replace("\\", "")
    faults = Faults()
    parse_inline(_scalar(text), faults)
    assert not [*faults]


def test_spaces_that_cannot_be_seen_make_no_forced_break() -> None:
    """Markdown breaks the line after two spaces at a line's end; nobody sees them."""
    assert _runs("one  \ntwo   \n  three") == (Run(text="one two three"),)


def test_tabs_are_spaces() -> None:
    assert _runs("a\tb") == (Run(text="a b"),)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "HTTPS://EXAMPLE.ORG/A",
        "http://example.org/?a=b&c=d",
        "mailto:a@example.org",
        "tel:+44 20".replace(" ", ""),
        "#slide-2",
    ],
)
def test_addresses_that_may_be_published(address: str) -> None:
    assert is_allowed(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "\\\\host\\share",
        "//host/share",
        "ppaction://program?x",
        "vbscript:x",
        "ftp://x.y",
        "www.example.org",
        "https://example.org/a b",
        "ht\ntps://example.org",
        "",
    ],
)
def test_addresses_that_may_not(address: str) -> None:
    assert not is_allowed(address)


@pytest.mark.parametrize("address", ["javascript:x", "file:///etc/passwd", "//host/x", "x.html"])
def test_a_link_that_is_not_allowed_is_a_fault_and_its_text_stays(address: str) -> None:
    fault = _fault(f"see [here]({address})")
    assert (fault.code, fault.span) == ("BF120", SPAN)
    assert address in fault.message
    assert parse_inline(_scalar(f"see [here]({address})"), Faults()).runs == (Run(text="see here"),)


def test_paragraphs_are_parted_by_blank_lines() -> None:
    found = parse_paragraphs(_scalar("one\ntwo\n\n*three*\n \n\nfour\n"), Faults())
    assert [inline.text for inline in found] == ["one two", "three", "four"]
    assert all(inline.span == SPAN for inline in found)


def _blocks(text: str) -> list[str | list[str]]:
    prose = parse_prose(_scalar(text), Faults())
    return [
        [point.inline.text for point in block.items] if isinstance(block, Points) else block.text
        for block in prose.blocks
    ]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("one\ntwo\n\nthree", ["one two", "three"]),
        ("- a\n- b", [["a", "b"]]),
        ("* a\n* b", [["a", "b"]]),
        ("before\n- a\n- b\n\nafter", ["before", ["a", "b"], "after"]),
        ("- a\n  goes on\n- b\n  goes on\n  and on", [["a goes on", "b goes on and on"]]),
        ("- a\n\n- b", [["a"], ["b"]]),
        ("1. a\n2. b", ["1. a", "2. b"]),
        ("in January\n2008. Two are", ["in January 2008. Two are"]),
        ("*emphasis* first", ["emphasis first"]),
        ("-5 degrees", ["-5 degrees"]),
        ("", []),
    ],
)
def test_prose_keeps_the_order_of_paragraphs_and_lists(
    text: str, blocks: list[str | list[str]]
) -> None:
    """A wrapped item once left its list, and a year at a line's start lost its digits."""
    assert _blocks(text) == blocks


def _tree(points: tuple[Point, ...]) -> list[object]:
    return [
        [point.inline.text, _tree(point.children)] if point.children else point.inline.text
        for point in points
    ]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("- a\n  - b\n  - c\n- d", [["a", ["b", "c"]], "d"]),
        ("- a\n  goes on\n  - b\n    goes on", [["a goes on", ["b goes on"]]]),
        ("- a\n    - b\n  - c", [["a", ["b", "c"]]]),
        ("  - a\n- b", ["a", "b"]),
        (
            "- a\n  - b\n    - c\n      - d\n        - e\n    - f",
            [["a", [["b", ["c", "d", "e", "f"]]]]],
        ),
    ],
)
def test_a_dash_further_to_the_right_begins_a_list_inside(text: str, tree: list[object]) -> None:
    """All items were once of one level, in the notes pane too."""
    (points,) = parse_prose(_scalar(text), Faults()).blocks
    assert isinstance(points, Points)
    assert _tree(points.items) == tree


@given(st.lists(st.tuples(st.integers(0, 9), st.text("ab", min_size=1, max_size=3)), min_size=1))
def test_no_item_of_a_list_is_lost_and_none_too_deep(items: list[tuple[int, str]]) -> None:
    text = "\n".join(f"{' ' * indent}- {word}" for indent, word in items)
    (points,) = parse_prose(_scalar(text), Faults()).blocks
    assert isinstance(points, Points)
    assert [inline.text for inline in inlines_of(points)] == [word for _, word in items]
    assert max(map(_depth, points.items)) <= 3


def _depth(point: Point) -> int:
    return 1 + max(map(_depth, point.children), default=0)


@given(st.text(st.sampled_from("ab*_`[]()\\ \n#<&!-1."), max_size=60))
def test_no_letter_is_ever_lost(text: str) -> None:
    """Marks may vanish, letters may not: addresses apart, which no text here can have."""
    assume_no_link = text.replace("](", "] (")
    for inlines in (
        [parse_inline(_scalar(assume_no_link), Faults())],
        parse_paragraphs(_scalar(assume_no_link), Faults()),
    ):
        shown = "".join(inline.text for inline in inlines)
        assert [c for c in shown if c in "ab1"] == [c for c in text if c in "ab1"]


@given(st.text(st.characters(exclude_characters="*`[]\\\n\t", exclude_categories=["Cs", "Cc"])))
def test_text_without_marks_is_kept_as_it_is(text: str) -> None:
    assert "".join(run.text for run in _runs(text)) == text.strip()


@given(st.text(st.sampled_from("ab_&<!#-. \n\t\r\xa0é"), max_size=40))
def test_text_without_markup_is_as_the_parser_would_have_it(text: str) -> None:
    """The parser, which takes 20 ms to come up, is left out where only lines end."""
    scalar = _scalar(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefgen.text.inline_markup._MARKUP", re.compile(""))
        parsed = [parse_inline(scalar, Faults()), *parse_paragraphs(scalar, Faults())]
        prose = parse_prose(scalar, Faults())
    assert parsed == [parse_inline(scalar, Faults()), *parse_paragraphs(scalar, Faults())]
    assert prose == parse_prose(scalar, Faults())


@pytest.mark.parametrize("text", ["\\n ", "_a ", "[[a", "<!-- ", "$a_", "==a ", ":a", "| a "])
def test_what_looks_like_markup_thousands_of_times_takes_no_time(text: str) -> None:
    start = time.process_time()
    parse_inline(_scalar((text * 20_000)[:20_000]), Faults())
    assert time.process_time() - start < 1.5
