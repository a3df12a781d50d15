"""The table of outputs -> what may stand as `outputs`, in the words of JSON Schema."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from briefgen.model.outputs import AS, OPTIONS, OUTPUTS
from briefgen.read.output_values import SAME, possible_values
from briefgen.read.schema_words import (
    Schema,
    any_case,
    chosen,
    either_case,
    mapping_of,
    one_of_words,
    or_nothing,
)


def _schema_of(kind: str) -> dict[str, Any]:
    """What may stand behind an output's name, in the words of JSON Schema."""
    of = OUTPUTS[kind]
    options = {
        **{name: _value_schema(values) for name, values in of.options.items()},
        **dict.fromkeys(of.chooses, _CHOICE_SCHEMA),
    }
    main = _value_schema(possible_values(kind, of.main)) if of.main else {"type": "null"}
    lists: list[tuple[Schema, Schema]] = []
    if of.forms:
        form = _value_schema(possible_values(kind, AS))
        forms = {"type": "array", "minItems": 1, "uniqueItems": True, "items": form}
        options[AS] = {"anyOf": [form, forms]}
        lists.append(({"type": "array"}, forms))
    described = {name: {"description": OPTIONS[name], **said} for name, said in options.items()}
    whole = ({"type": "object"}, mapping_of(described))
    return {"description": f"{of.about[0].upper()}{of.about[1:]}.",
            **chosen([whole, *lists], or_nothing(main))}  # fmt: skip


_NUMBER = "0*[1-9][0-9]{0,5}"


_PART = rf"{_NUMBER}(\s*(-|–|{any_case('to')})\s*{_NUMBER})?|[A-Za-z][A-Za-z0-9-]*"


_SLIDES = rf"^\s*(({_PART})\s*,\s*)*({_PART}|{any_case('section')}\s+\S[\s\S]*)\s*$"


_SLIDES_SCHEMA = {
    "anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": _SLIDES}]
}


_CHOICE_SCHEMA = {
    "anyOf": [*_SLIDES_SCHEMA["anyOf"], {"type": "array", "minItems": 1, "items": _SLIDES_SCHEMA}]
}


def _value_schema(values: Collection[str]) -> dict[str, Any]:
    """The values as a parser of YAML gives them: numbers and flags are no texts."""
    numbers = [int(value) for value in values if value.isdigit()]
    flags = [typed == "true" for typed, value in SAME.items() if value in values]
    typed = [*values, *SAME] if flags else values
    pattern = {"type": "string", "pattern": either_case(typed)}
    words = [value for value in values if not value.isdigit()]
    return {"anyOf": [{"enum": [*flags, *numbers, *words]}, pattern]}


def outputs_schema() -> dict[str, Any]:
    """What may stand as `outputs`, in the words of JSON Schema: made from the table of outputs."""
    named = {
        "minProperties": 1,
        "maxProperties": 1,
        "properties": {kind: _schema_of(kind) for kind in OUTPUTS},
        "additionalProperties": False,
    }
    about = {kind: of.about for kind, of in OUTPUTS.items()}
    entry = {"if": {"type": "object"}, "then": named, "else": one_of_words(about)}
    return {"type": "array", "minItems": 1, "items": entry}
