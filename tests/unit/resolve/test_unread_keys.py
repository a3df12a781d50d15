"""Keys that nobody asks for are reported, whoever reads the mapping."""

from __future__ import annotations

import pytest

from briefgen.model.diagnostics import NOWHERE, Faults
from briefgen.model.resolved_deck import Line
from briefgen.model.template import SlotKindName, SlotSpec
from briefgen.model.units import Box, Emu
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.resolve import slot_values
from briefgen.resolve.binder import Binder
from briefgen.resolve.unread_keys import report_unasked, watched


def _map(**entries: Node) -> Map:
    return Map(tuple((Scalar(name, NOWHERE), value) for name, value in entries.items()), NOWHERE)


def _text(text: str = "text") -> Scalar:
    return Scalar(text, NOWHERE)


def _slot(kind: SlotKindName) -> SlotSpec:
    return SlotSpec(name="slot", kind=kind, box=Box(Emu(0), Emu(0), Emu(1), Emu(1)), style="body")


def _unasked(node: Node) -> list[str]:
    faults = Faults()
    report_unasked(node, faults)
    return [fault.message.split("`")[1] for fault in faults]


def test_what_was_asked_for_is_not_reported() -> None:
    node = watched(_map(one=_text(), two=_text(), three=_text()))
    assert isinstance(node, Map)
    node.get("one")
    assert (node.keys, node.values[0], node.key("two")) == (
        ("one", "two", "three"), _text(), _text("two")
    )  # fmt: skip
    assert _unasked(node) == ["two", "three"]
    assert len(node.entries) == 3
    assert _unasked(node) == []


def test_a_mapping_that_was_taken_and_not_opened_is_reported() -> None:
    node = watched(_map(parts=Seq((_map(name=_text()),), NOWHERE)))
    assert isinstance(node, Map)
    node.get("parts")
    assert _unasked(node) == ["name"]


def test_a_reader_that_does_not_look_for_unknown_keys_loses_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def careless(binder: Binder, node: Node) -> Line | None:
        assert isinstance(node, Map)
        name = node.get("name")
        return binder.line(name) if name else None

    monkeypatch.setitem(slot_values.KINDS, "line", careless)
    spec = _slot("line")
    for binder in (Binder(Faults()), Binder(Faults())):
        value = slot_values.bind_value(binder, _map(name=_text(), nmae=_text()), spec)
        assert isinstance(value, Line)
        assert [(f.code, f.hint) for f in binder.faults] == [("BF110", "did you mean `name`?")]


def test_a_fault_that_was_noted_before_still_counts_as_one() -> None:
    """A library slide that is used twice was read to its fault twice, and noted once."""
    binder = Binder(Faults())
    parts = Seq((_text(), _text()), NOWHERE)
    node = _map(kind=_text("nothing"), parts=parts, centre=_text())
    for _ in range(2):
        slot_values.bind_value(binder, node, _slot("diagram"))
    assert len(binder.faults.found) == 1
