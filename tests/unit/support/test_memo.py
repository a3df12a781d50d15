"""Memos work once, are bounded, let go of what is gone, and can all be cleared."""

from __future__ import annotations

import pytest

from briefgen.model.scene import Group
from briefgen.model.text_block import About, Role
from briefgen.model.units import Box, Emu
from briefgen.support import memo as memos
from briefgen.support.memo import clear_all, memo, memo_while_alive


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> list[memos.Memo]:
    """The memos of this module only."""
    mine: list[memos.Memo] = []
    monkeypatch.setattr(memos, "_registered", mine)
    return mine


def _item() -> Group:
    return Group(box=Box(Emu(0), Emu(0), Emu(1), Emu(1)), about=About(role=Role.FIGURE), items=())


def test_a_memo_works_once_for_each_argument_and_keeps_the_last_few() -> None:
    asked = []

    @memo(2)
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [double(n) for n in (1, 2, 1, 2, 3, 1)] == [2, 4, 2, 4, 6, 2]
    assert asked == [1, 2, 3, 1]


def test_what_is_kept_of_an_object_goes_with_it() -> None:
    @memo_while_alive
    def kept(item: Group) -> list[str]:
        return []

    one, other = _item(), _item()
    kept(one).append("one")
    assert (kept(one), kept(other)) == (["one"], [])
    del one
    assert len(kept.found) == 1


def test_all_are_cleared_at_once(registered: list[memos.Memo]) -> None:
    @memo(1)
    def anything() -> object:
        return object()

    @memo_while_alive
    def kept(item: Group) -> object:
        return object()

    item = _item()
    before = anything(), kept(item)
    assert (anything(), kept(item)) == before
    clear_all()
    after = anything(), kept(item)
    assert len(registered) == 2
    assert before[0] is not after[0]
    assert before[1] is not after[1]
