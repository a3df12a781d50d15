"""Node + slot -> the slot's value, decoded to its kind.

The table of kinds is `SlotKindName`; each is declared in `kinds`, in the module of its name.
"""

from __future__ import annotations

from importlib import import_module
from typing import get_args

from briefgen.model.diagnostics import Faults
from briefgen.model.resolved_deck import Line, SlotValue, Text
from briefgen.model.rich_text import Field
from briefgen.model.template import SlotKindName, SlotSpec
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Node, Scalar
from briefgen.read.decode import BROKEN, NOTHING, counted, keys_of
from briefgen.read.forms import kinds_in
from briefgen.resolve.binder import Binder, Kind
from briefgen.support.memo import memo

KINDS: tuple[SlotKindName, ...] = get_args(SlotKindName)


@memo(100)
def kind_named(name: SlotKindName) -> Kind:
    """What is declared of a kind. Only those that a deck uses are imported: figures take long."""
    kind = import_module(f"briefgen.resolve.kinds.{name}").KIND
    assert isinstance(kind, Kind)
    return kind


@memo(1)
def unspoken_keys() -> frozenset[str]:
    """The keys in slots whose values nobody reads: they need no translation."""
    models = (kind.model for kind in kinds_in(kind_named(name).form for name in KINDS))
    keys = (entry for model in models if model for entry in keys_of(model).items())
    return frozenset(name for name, key in keys if not key.is_spoken)


def bind_value(binder: Binder, node: Node, spec: SlotSpec) -> SlotValue | None:
    """The slot's value; None where it is empty, or wrong (then it is in faults)."""
    kind, own = kind_named(spec.kind), Faults()
    found = kind.form.read(node, spec.name, own)
    if found is BROKEN or found is NOTHING:
        binder.faults.note(own)
        return None
    value: SlotValue | None = kind.bind(found, replace(binder, faults=own))
    is_sound = own.has_errors or value is None or _has_right_count(kind, value, spec, own)
    binder.faults.note(own)
    return value if is_sound else None


def placeholder(spec: SlotSpec) -> str:
    """What may stand in a slot until the author says what does; "" where that is a file."""
    form = kind_named(spec.kind).form
    keys = keys_of(form.model) if form.model else {}
    if not all(
        key.is_spoken or "enum" in key.kind.schema for key in keys.values() if key.is_needed
    ):
        return ""
    return (
        f"[{', '.join([form.example[1:-1]] * (spec.least or 1))}]"
        if form.example[0] == "["
        else form.example
    )


def fill_slot(binder: Binder, field: Field, spec: SlotSpec) -> SlotValue | None:
    """The value of a slot that takes a field by itself; None where the field is empty.

    A kind that takes no text gets the words, and says that it needs something else.
    """
    if not field.text:
        return None
    match spec.kind:
        case "line":
            return Line(field.inline, field.span)
        case "text":
            return Text(field.paragraphs, field.span)
    return bind_value(binder, Scalar(field.text, field.span, quoted=True), spec)


def _has_right_count(kind: Kind, value: SlotValue, spec: SlotSpec, faults: Faults) -> bool:
    """Whether the number of parts can be laid out; where it cannot, that is noted."""
    if kind.count is None:
        return True
    count = kind.count(value)
    least, most = kind.bounds(value) if kind.bounds else (spec.least, spec.most)
    if not ((least and count < least) or (most and count > most)):
        return True
    wanted = f"{least} to {most}" if least < most else f"exactly {most}"
    faults.say(
        "BF209/too-few" if count < least else "BF209/too-many",
        value.span,
        slot=spec.name,
        parts=counted(count, "part"),
        wanted=wanted,
    )
    return False
