"""A text that is set changes nothing but itself, and is spelled as what was there."""

from __future__ import annotations

import pytest

from briefgen.edit.set_text import CannotSetError, set_text

LONG = " ".join(["word"] * 30)
FOLDED = f"{' '.join(['word'] * 19)}\n  {' '.join(['word'] * 11)}"


@pytest.mark.parametrize(
    ("source", "text", "after"),
    [
        ("a: b\n", "c", "a: c\n"),
        ("a: b\n", "c: d", 'a: "c: d"\n'),
        ("a: b\n", 'say: "d"', "a: 'say: \"d\"'\n"),
        ("a: 'b'\n", "it's", "a: 'it''s'\n"),
        ('a: "b"\n', "c", 'a: "c"\n'),
        ("a:  # of a\n", "c", "a: c  # of a\n"),
        ("a: b  # of a\n", "c\nd", "a: |  # of a\n  c\n  d\n"),
        ("a: b", "c\nd", "a: |\n  c\n  d"),
        ("a: b\n", LONG, f"a: >\n  {FOLDED}\n"),
        ("a: >-\n  b\n  c\n", "d", "a: >-\n  d\n"),
        ("a: |+  # kept\n    b\n\n# end\n", "c\n  d", "a: |+  # kept\n    c\n      d\n\n# end\n"),
        ("a: |\n    b\n", " c", "a: |4\n     c\n"),
        ("a: |\n  b\n\nc: d\n", "", 'a: ""\n\nc: d\n'),
        ("\ufeffa: b\r\nc: d\r\n", "x\ny", "\ufeffa: |\r\n  x\r\n  y\r\nc: d\r\n"),
        ("a: &n 'b'\n", "c", "a: &n 'c'\n"),
        # Written \\t, a tab behind a colon is taken for the folder of a path.
        ("a: b\n", "C:\tk", 'a: "C:\\u0009k"\n'),
        (f"a: {'b' * 120}\n", "c d " * 29 + "e", f"a: {'c d ' * 29}e\n"),
    ],
)
def test_the_text_is_spelled_as_it_was_or_as_it_is_most_natural(
    source: str, text: str, after: str
) -> None:
    assert set_text(source, ("a",), text) == after


def test_texts_in_brackets_and_lists_are_found_by_their_places() -> None:
    source = "a:\n- - one\n  - two\n- [x, {y: z}]\n-\n"
    assert set_text(source, ("a", 0, 0), "1\n2") == source.replace("one", "|\n    1\n    2")
    assert set_text(source, ("a", 1, 1, "y"), "p, q\nr") == source.replace("z", '"p, q\\nr"')
    assert set_text(source, ("a", 2), "#") == 'a:\n- - one\n  - two\n- [x, {y: z}]\n- "#"\n'


def test_a_text_set_to_itself_changes_no_byte() -> None:
    source = "a:   'b'\nc: |\n   d\n\n\ne: \"\\x41\"\n"
    for key, text in (("a", "b"), ("c", "d"), ("e", "A")):
        assert set_text(source, (key,), text) == source


@pytest.mark.parametrize("wrong", ["x: y\nx: z\n", "x: y\u200bz\n", "x: y #z\n"])
def test_an_error_that_leaves_the_rest_as_it_is_written_stops_no_other_edit(wrong: str) -> None:
    """An invisible character in one slide kept all others from being changed in the studio."""
    assert set_text(f"{wrong}a: b\n", ("a",), "c") == f"{wrong}a: c\n"
    assert set_text(f"a: b\n{wrong}", ("a",), "c: d") == f'a: "c: d"\n{wrong}'


def test_a_text_with_an_invisible_character_is_set_without_it() -> None:
    source = "a: b\u200bc\nd:\n  - e\u200f f  # g\n  - h\u200bi\n"
    assert set_text(source, ("a",), "x") == source.replace("b\u200bc", "x")
    assert set_text(source, ("d", 0), "x") == source.replace("e\u200f f", "x")
    assert set_text("a: b\u200bc", ("a",), "d: e") == 'a: "d: e"'


@pytest.mark.parametrize(
    ("source", "path", "text", "why"),
    [
        ("a: b\n", ("a",), "x\u200by", r"invisible character in it \(U\+200B\); delete it"),
        ("a: [b\n", ("a",), "c", "the file has errors"),
        ("a: @b\n", ("a",), "c", "the file has errors"),
        ("a: &n b\nc: *n\n", ("c",), "d", "used in 2 places"),
        ("a: &n [b]\nc: *n\n", ("c", 0), "d", "used in 2 places"),
        ("a: [b]\n", ("a",), "c", "there is a list or a mapping at `a`"),
        ("a: [b]\n", ("a", 1), "c", "there is nothing at `a.1`"),
        ("a: b\n", ("a", "b"), "c", "there is nothing at `a.b`"),
        ("a:\n  - b\n", ("a", 0), "• c", "a bullet stands before the text"),
        ("a: b\n", ("a",), "c" * 20_001, "cannot stand here"),
    ],
)
def test_what_cannot_be_set_is_refused_in_a_sentence(
    source: str, path: tuple[str | int, ...], text: str, why: str
) -> None:
    with pytest.raises(CannotSetError, match=why):
        set_text(source, path, text)
