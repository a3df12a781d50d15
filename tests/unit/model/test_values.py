"""Our frozen dataclasses against those of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import pytest

from briefgen.model import values
from briefgen.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Ours:
    """A value."""

    number: int
    text: str = "text"
    kept: tuple[int, ...] = field(default=(), compare=False)
    silent: bytes = field(default=b"", repr=False)
    made: dict[str, int] = field(default_factory=dict)

    @property
    def double(self) -> int:
        return 2 * self.number


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """A value."""

    number: int
    text: str = "text"
    kept: tuple[int, ...] = field(default=(), compare=False)
    silent: bytes = field(default=b"", repr=False)
    made: dict[str, int] = field(default_factory=dict)

    @property
    def double(self) -> int:
        return 2 * self.number


@dataclass(frozen=True, slots=True)
class Empty:
    pass


@dataclass(frozen=True, slots=True)
class Single:
    value: tuple[int, ...]


@pytest.mark.parametrize("given", [(1,), (1, "a"), (1, "a", (2,), b"x", {"k": 3})])
def test_it_says_and_holds_what_the_standard_library_does(given: tuple[Any, ...]) -> None:
    ours, theirs = Ours(*given), Theirs(*given)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert asdict(ours) == asdict(theirs)
    assert [f.name for f in fields(ours)] == [f.name for f in fields(theirs)]
    assert ours.double == theirs.double
    assert Ours.__match_args__ == Theirs.__match_args__
    assert Ours.__slots__ == Theirs.__slots__


def test_values_are_equal_by_their_compared_fields() -> None:
    assert Ours(1, kept=(1,)) == Ours(1, kept=(2,))
    assert Ours(1) != Ours(2)
    theirs: object = Theirs(1)
    assert Ours(1) != theirs
    assert Empty() == Empty()
    assert hash(Single((1,))) == hash(Single((1,)))
    assert Single((1,)) != Single((2,))
    with pytest.raises(TypeError, match="unhashable"):
        hash(Ours(1))


def test_nothing_can_be_changed() -> None:
    value = Ours(1)
    with pytest.raises(FrozenInstanceError, match="number"):
        value.number = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="number"):
        del value.number
    with pytest.raises(FrozenInstanceError):
        value.other = 2  # type: ignore[attr-defined]
    assert value.number == 1


def _pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes


def test_copies() -> None:
    value = Ours(1, "a", (2,), b"x", {"k": 3})
    for copied in (_pickled(value), copy.deepcopy(value), copy.copy(value)):
        assert copied == value
        assert copied.kept == (2,)
    assert replace(value, number=2) == Ours(2, "a", (2,), b"x", {"k": 3})
    assert _pickled(Empty()) == Empty()


def test_replacing_gives_what_the_standard_library_does() -> None:
    value = Ours(1, "a", (2,), b"x", {"k": 3})
    assert values.replace(value, number=2) == replace(value, number=2)
    assert values.replace(value, number=2).silent == b"x"
    with pytest.raises(TypeError, match="nothing"):
        values.replace(value, nothing=1)  # type: ignore[call-arg]


def test_each_instance_has_its_own_default() -> None:
    assert Ours(1).made is not Ours(1).made
    with pytest.raises(TypeError, match="number"):
        Ours()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected"):
        Ours(1, nothing=2)  # type: ignore[call-arg]


@dataclass(slots=True)
class _Open:
    number: int
    found: list[int] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class _Own:
    number: int

    def __post_init__(self) -> None:
        """It was left out once, and pages began without their first operator."""
        self.number += 1


@dataclass(frozen=True)
class _Loose:
    number: int


def test_values_that_can_change_are_compared_but_have_no_hash() -> None:
    value = _Open(1)
    value.number = 2
    value.found.append(3)
    assert value == _Open(2, [3])
    assert _pickled(value) == value
    with pytest.raises(TypeError, match="unhashable"):
        hash(value)


def test_values_without_comparing_are_equal_to_themselves_only() -> None:
    value = _Own(1)
    assert value.number == 2
    assert value != _Own(1)
    assert len({value, value, _Own(1)}) == 2


def test_classes_without_slots_are_the_standard_library_s() -> None:
    assert _Loose(1) == _Loose(1)
    assert vars(_Loose(1)) == {"number": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    top: int
    narrow: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar(_Place):
    fill: str


def test_values_by_name_only_inherit_and_refuse_positions() -> None:
    assert replace(_Bar(top=1, fill="ink"), narrow="x") == _Bar(fill="ink", top=1, narrow="x")
    assert [field.name for field in fields(_Bar)] == ["top", "narrow", "fill"]
    with pytest.raises(TypeError):
        _Bar(1, "", "ink")  # type: ignore[call-arg]
