"""Random texts are written and read back, and random edits change what they are meant to change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.edit.set_text import CannotSetError, set_text
from briefgen.model.typography import BULLETS
from briefgen.read.yaml_source import UNSEEN
from tests.properties.edits import everywhere, tried, written_and_read, wrong_with_edit
from tests.properties.entry_edits import tried as entry_tried

SOURCE = """\
# The file
title: A title  # of it
notes: |  # kept
  One line

  and another
points:
  - "Two: three"
  - [a, 'b', {c: d}]
  - - >-
      folded here
      and there
    -

empty:
"""
PATHS = (
    ("title",), ("notes",), ("points", 0), ("points", 1, 1), ("points", 1, 2, "c"),
    ("points", 2, 0), ("points", 2, 1), ("empty",),
)  # fmt: skip


@pytest.mark.parametrize("hundred", range(4))
def test_written_and_edited_yaml_says_what_was_meant(hundred: int) -> None:
    found = [
        (number, name, fault)
        for number in range(100 * hundred, 100 * (hundred + 1))
        for name, fault in tried(number)
        if fault and not fault.startswith("refused: the text is used")
    ]
    assert not found


@pytest.mark.parametrize("hundred", range(4))
def test_entries_and_keys_change_and_nothing_else(hundred: int) -> None:
    found = [(number, *entry_tried(number)) for number in range(100 * hundred, 100 * (hundred + 1))]
    assert not [one for one in found if one[2] and not one[2].startswith("refused")]
    assert sum(not one[2] for one in found) > 80


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60), key=st.text(min_size=1, max_size=20))
def test_any_text_reads_back_in_every_position(text: str, key: str) -> None:
    written, read, wanted = written_and_read(everywhere(text, key.strip("\n") + "k"))
    assert read == wanted, written


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60), path=st.sampled_from(PATHS))
def test_any_text_can_be_set(text: str, path: tuple[str | int, ...]) -> None:
    if UNSEEN.search(text):
        with pytest.raises(CannotSetError, match="invisible character"):
            set_text(SOURCE, path, text)
    else:
        found = wrong_with_edit(SOURCE, path, text)
        assert not found or (text.startswith(tuple(BULLETS)) and found.startswith("refused"))
