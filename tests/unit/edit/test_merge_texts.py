"""What two people wrote into one file comes together, or is shown beside each other."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.edit.merge_texts import MergeConflict, merged

BASE = "title: A\nslides:\n  - one\n  - two\n  - three\n"


def test_changes_of_different_lines_fit_together() -> None:
    found = merged(BASE, BASE.replace("one", "1"), BASE.replace("three", "3") + "  - four\n")
    assert found.conflicts == ()
    assert found.text() == "title: A\nslides:\n  - 1\n  - two\n  - 3\n  - four\n"
    assert [change.other for change in found.fitted] == ["  - 3\n  - four\n"]


def test_changes_of_one_line_are_a_conflict_and_nothing_is_lost() -> None:
    found = merged(BASE, BASE.replace("two", "mine"), BASE.replace("two", "other"))
    assert found.conflicts == (
        MergeConflict(base="  - two\n", mine="  - mine\n", other="  - other\n"),
    )
    assert found.text() == BASE.replace("two", "mine")
    assert found.text(["  - both\n"]) == BASE.replace("two", "both")


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    both = BASE.replace("two", "2")
    assert merged(BASE, both, both).text() == both
    assert not merged(BASE, both, both).fitted


LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "\n", "d"]), max_size=8).map("".join)


@settings(max_examples=200, deadline=None)
@given(base=LINES, mine=LINES, other=LINES)
def test_no_line_is_lost_whatever_is_merged(base: str, mine: str, other: str) -> None:
    found = merged(base, mine, other)
    assert found.text() == mine or found.fitted
    assert merged(base, mine, base).text() == mine
    assert merged(base, base, other).text() == other
    theirs = [piece.other for piece in found.conflicts] + [change.other for change in found.fitted]
    shown = "\n".join([found.text(), *theirs])
    new = set(other.splitlines()) - set(base.splitlines())
    assert new <= set(shown.splitlines())
