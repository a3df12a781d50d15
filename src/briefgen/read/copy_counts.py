"""Nodes -> how many copies are wanted: a number for delegates, or one for each output by name."""

from __future__ import annotations

from typing import Any

from briefgen.model.copy_counts import COUNTED, DELEGATES
from briefgen.model.diagnostics import Faults, Span
from briefgen.model.outputs import OUTPUTS
from briefgen.model.yaml_nodes import Map, Node, Scalar
from briefgen.read.decode import BROKEN, ValueKind, refuse
from briefgen.read.schema_words import mapping_of, or_nothing
from briefgen.read.value_kinds import WHOLE

# The columns of a table of seminars: `copies-handout`.
_COLUMN = "copies-"
# Those of outputs that are not printed are known, so that it can be said why they are wrong.
COLUMNS = tuple(f"{_COLUMN}{name}" for name in dict.fromkeys((*COUNTED, *OUTPUTS)))


def _read(node: Node, name: str, faults: Faults) -> Any:
    if isinstance(node, Scalar):
        number = WHOLE.read(node, name, faults)
        return BROKEN if number is BROKEN else {DELEGATES: number}
    if not isinstance(node, Map):
        faults.say("BF111/copies", node.span, name=name)
        return BROKEN
    found = {key.text: _number(key, value, faults) for key, value in node.entries}
    return BROKEN if BROKEN in found.values() else {k: n for k, n in found.items() if n is not None}


def _number(key: Scalar, value: Node, faults: Faults) -> Any:
    """None where nothing is given."""
    if key.text in OUTPUTS and not OUTPUTS[key.text].is_printed:
        faults.say("BF113/copies", key.span, name=key.text)
        return BROKEN
    if key.text not in COUNTED:
        refuse(key, COUNTED, faults)
        return BROKEN
    if isinstance(value, Scalar) and value.is_empty:
        return None
    return WHOLE.read(value, _as_written(key), faults)


def _as_written(key: Scalar) -> str:
    """The name of a number of copies where it stands: a key, or a column of a table."""
    if key.span.file.endswith(".yaml"):
        return key.text
    return "copies" if key.text == DELEGATES else f"{_COLUMN}{key.text}"


COPIES = ValueKind(
    _read,
    {
        **WHOLE.schema,
        **mapping_of(dict.fromkeys(COUNTED, or_nothing(WHOLE.schema))),
        "type": ["integer", "string", "object"],
    },
)


def gather_columns(row: Map) -> Map:
    """The cells `copies`, `copies-handout` and so on of a row, as they would stand in one key."""
    named = tuple((key, value) for key, value in row.entries if key.text in COLUMNS)
    if not named:
        return row
    inner = [(Scalar(key.text.removeprefix(_COLUMN), key.span), value) for key, value in named]
    plain = row.get("copies")
    if plain is not None:
        inner.insert(0, (Scalar(DELEGATES, plain.span), plain))
    others = (entry for entry in row.entries if entry[0].text not in ("copies", *COLUMNS))
    return Map((*others, (Scalar("copies", row.span), Map(tuple(inner), row.span))), row.span)


def spans_of_copies(seminar: Node) -> dict[str, Span]:
    """Where a seminar asks for copies of an output by its name."""
    given = seminar.get("copies") if isinstance(seminar, Map) else None
    entries = given.entries if isinstance(given, Map) else ()
    return {
        key.text: key.span
        for key, value in entries
        if key.text != DELEGATES and isinstance(value, Scalar) and value.text not in ("", "0")
    }
