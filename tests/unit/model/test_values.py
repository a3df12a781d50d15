"""Values: what a struct of msgspec does with them that the house relies on."""

from __future__ import annotations

import copy
import pickle
from typing import Any
from weakref import ref

import pytest
from msgspec import Struct, field

from briefgen.model.values import PartlyCompared, Value, compared_fields, replace


class _Noun(Value, weakref=True):
    number: int
    text: str = "text"
    data: bytes = b""
    made: dict[str, int] = field(default_factory=dict)

    @property
    def double(self) -> int:
        return 2 * self.number


class _Empty(Value):
    pass


class _Single(Value):
    value: tuple[int, ...]


class _OtherSingle(Value):
    value: tuple[int, ...]


def test_values_are_equal_by_their_fields_and_class() -> None:
    assert _Noun(1) == _Noun(1, "text")
    assert _Noun(1) != _Noun(2)
    assert _Empty() == _Empty()
    other: object = _OtherSingle((1,))
    assert _Single((1,)) != other
    assert hash(_Single((1,))) == hash(_Single((1,)))
    assert len({_Single((1,)), _Single((1,)), _Single((2,))}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(_Noun(1))


def test_nothing_can_be_changed() -> None:
    value = _Noun(1)
    with pytest.raises(AttributeError, match="immutable"):
        value.number = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="immutable"):
        del value.number
    with pytest.raises(AttributeError):
        value.other = 2  # type: ignore[attr-defined]
    assert value.number == 1
    assert value.double == 2


def _pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes


def test_copies() -> None:
    value = _Noun(1, "a", b"x", {"k": 3})
    for copied in (_pickled(value), copy.deepcopy(value), copy.copy(value)):
        assert copied == value
    assert _pickled(_Empty()) == _Empty()
    assert replace(value, number=2) == _Noun(2, "a", b"x", {"k": 3})
    with pytest.raises(TypeError, match="nothing"):
        replace(value, nothing=1)  # type: ignore[call-arg]


def test_each_instance_has_its_own_default() -> None:
    assert _Noun(1).made is not _Noun(1).made
    with pytest.raises(TypeError, match="number"):
        _Noun()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="nexpected"):
        _Noun(1, nothing=2)  # type: ignore[call-arg]


def test_bytes_are_told_by_their_number() -> None:
    value = _Noun(1, data=bytes(3_000_000))
    assert repr(value) == "_Noun(number=1, text='text', data=<3000000 bytes>, made={})"
    assert repr(_Single((1,))) == "_Single(value=(1,))"


def test_values_can_be_kept_by_identity() -> None:
    value = _Noun(1)
    assert ref(value)() is value


class _Partly(PartlyCompared):
    not_compared = frozenset({"lines"})

    text: str
    lines: tuple[int, ...] = ()


def test_fields_that_are_not_compared_do_not_count() -> None:
    assert _Partly("a", (1,)) == _Partly("a", (2,))
    assert _Partly("a", (1,)) != _Partly("b", (1,))
    assert hash(_Partly("a", (1,))) == hash(_Partly("a", (2,)))
    assert replace(_Partly("a", (1,)), text="b").lines == (1,)
    assert _pickled(_Partly("a", (1,))).lines == (1,)
    assert compared_fields(_Partly) == ("text",)
    assert compared_fields(_Single) == ("value",)
    other: object = _Single((1,))
    assert _Partly("a") != other


class _Open(Struct):
    number: int
    found: list[int] = field(default_factory=list)


class _Own(Struct, eq=False):
    number: int

    def __post_init__(self) -> None:
        """It was left out once, and pages began without their first operator."""
        self.number += 1


def test_structs_that_can_change_are_compared_but_have_no_hash() -> None:
    value = _Open(1)
    value.number = 2
    value.found.append(3)
    assert value == _Open(2, [3])
    assert _pickled(value) == value
    with pytest.raises(TypeError, match="unhashable"):
        hash(value)


def test_structs_without_comparing_are_equal_to_themselves_only() -> None:
    value = _Own(1)
    assert value.number == 2
    assert value != _Own(1)
    assert len({value, value, _Own(1)}) == 2


class _Place(Value, kw_only=True):
    top: int
    narrow: str = ""


class _Bar(_Place, kw_only=True):
    fill: str


def test_values_by_name_only_inherit_and_refuse_positions() -> None:
    assert replace(_Bar(top=1, fill="ink"), narrow="x") == _Bar(fill="ink", top=1, narrow="x")
    assert _Bar.__struct_fields__ == ("top", "narrow", "fill")
    assert _pickled(_Bar(top=1, fill="ink")) == _Bar(top=1, fill="ink")
    with pytest.raises(TypeError):
        _Bar(1, "", "ink")  # type: ignore[call-arg]
