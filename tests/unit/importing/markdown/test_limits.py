"""Texts that would hold up the reader, or make it forget something, are refused in words."""

from __future__ import annotations

from time import process_time

import pytest

from briefgen.ooxml.reader import Refusal
from tests.unit.importing.markdown.read import read

HEAD = "---\ntheme: x\n---\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("word " * 70_000, "the text has more than 300,000 characters"),
        ("\n" * 60_000, "the text has more than 50,000 lines"),
        ("x" * 20_001, "line 1 has more than 20,000 characters"),
        ("a\n" * 15_000, "line 1: the text has more than 20,000 characters"),
        (">" * 60 + " a", "line 1: lists or quotations are nested too deeply"),
        ("".join(f"{'  ' * n}- a\n" for n in range(60)), "nested too deeply"),
        ("# a\n\nb\n\n" * 1_001, "the text has more than 1,000 slides"),
        ("::: a\n" * 50 + "b", "line 20: parts are nested too deeply"),
        ("[" * 4_000, "line 1: there are too many brackets in the text"),
        (("![" * 170 + "\n\n") * 700, "there are too many brackets in the text"),
        (HEAD + "---\nsrc: a.md\n---\n", "the text includes more than 50 files"),
    ],
)
def test_what_is_beyond_a_limit_is_refused(text: str, message: str) -> None:
    again = {"a.md": b"---\nsrc: a.md\n---\n\n# A\n"}
    with pytest.raises(Refusal, match=message) as refused:
        read(text, again)
    assert refused.value.hint


@pytest.mark.parametrize(
    "piece",
    ["*", "_a ", "`", "~a", "^a^", "$a ", "{.a ", "&", "\\", "-->", "| ", "***"],
)
def test_a_long_line_of_marks_takes_no_time(piece: str) -> None:
    start = process_time()
    read("\n\n".join([(piece * 19_000)[:19_000]] * 5))
    assert process_time() - start < 10


def test_no_word_is_lost_at_the_deepest_level_that_is_read() -> None:
    text = "".join(f"{'  ' * n}- word{n}\n" for n in range(18))
    assert [one.text for one in read(text).slides[0].shapes[0].contents.paragraphs] == [  # type: ignore[union-attr]
        f"word{n}" for n in range(18)
    ]


def test_an_empty_text_has_no_slides() -> None:
    assert read("").slides == ()
    assert read("---\ntitle: a\n").slides != ()
