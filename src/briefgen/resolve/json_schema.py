"""The kinds of slot in the words of JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.model.chart_kinds import CHARTS
from briefgen.model.diagram_kinds import DIAGRAMS
from briefgen.model.resolved_deck import FORMS
from briefgen.read.schema_words import TEXT_OR_NOTHING, TEXTS, Schema, translated
from briefgen.read.value_kinds import FLAG
from briefgen.resolve.kinds.picture import FITS


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_TEXT = translated(TEXT_OR_NOTHING)
_TEXTS = translated({**TEXTS, "items": _TEXT})


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(properties: Schema, required: Iterable[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _one_entry(value: Schema) -> Schema:
    """`Name: value`, a mapping of one entry with a free name."""
    return {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": value,
    }


_AUDIENCE = {"audience": _TEXTS}
_SHOWN = {"file": _TEXT, "alt": _TEXT, "decorative": FLAG.schema}
_FOCUS = {"focus": {**_list({"type": "number", "minimum": 0, "maximum": 1}), "minItems": 2}}
_CARD = {
    "name": _TEXT,
    "text": _TEXTS,
    "points": _ref("points"),
    "picture": _object({**_SHOWN, **_FOCUS}, ["file"]),
    **_AUDIENCE,
}

KINDS: Mapping[str, Schema] = {
    "line": _TEXT,
    "text": _TEXTS,
    "points": _list(_ref("point")),
    "point": {
        "anyOf": [
            _TEXT,
            _object({"text": _TEXT, "points": _ref("points"), **_AUDIENCE}, ["text"]),
            _one_entry(_ref("points")),
        ]
    },
    "cards": _list(_ref("card")),
    "card": {
        "anyOf": [_TEXT, _object(_CARD), _one_entry({"anyOf": [_TEXT, _ref("points")]})],
    },
    "column": {
        "anyOf": [
            _TEXT,
            _ref("points"),
            _object({"name": _TEXT, "text": _TEXTS, "points": _ref("points")}),
            _one_entry({"anyOf": [_TEXT, _ref("points")]}),
        ]
    },
    "numbers": _list(_ref("number")),
    "number": {
        "anyOf": [
            _object({"value": _TEXT, "label": _TEXT, "source": _TEXT}, ["value", "label"]),
            _one_entry(_TEXT),
        ]
    },
    "quote": {"anyOf": [_TEXTS, _object({"text": _TEXTS, "by": _TEXT, "role": _TEXT}, ["text"])]},
    "cell": _TEXT,
    "table": _object(
        {
            "columns": _list(_ref("cell")),
            "rows": _list(_list(_ref("cell"))),
            "groups": _list(_object({"name": _TEXT, "rows": _list(_list(_ref("cell")))}, ["rows"])),
            "total": _list(_ref("cell")),
            "caption": _TEXT,
            "notes": _TEXTS,
        },
        ["columns"],
    ),
    "comparison": _object(
        {
            "subjects": _list(
                {"anyOf": [_TEXT, _object({"name": _TEXT, "when": _TEXT}, ["name"])]}
            ),
            "aspects": _list(
                _object(
                    {
                        "name": _TEXT,
                        "values": {
                            "type": "object",
                            "additionalProperties": {"anyOf": [_TEXT, _ref("points")]},
                        },
                    },
                    ["name", "values"],
                )
            ),
            "as": {"enum": list(FORMS)},
        },
        ["subjects", "aspects"],
    ),
    "diagram": _object(
        {"kind": {"enum": list(DIAGRAMS)}, "parts": _ref("cards"), "centre": _TEXT},
        ["kind", "parts"],
    ),
    "timeline": _list(_object({"when": _TEXT, "name": _TEXT, "text": _TEXTS}, ["when", "name"])),
    "amount": _TEXT,
    "series": {
        "anyOf": [
            _object({"name": _TEXT, "values": _list(_ref("amount"))}, ["name", "values"]),
            _one_entry(_list(_ref("amount"))),
        ]
    },
    "chart": _object(
        {
            "kind": {"enum": list(CHARTS)},
            "stacked": {"anyOf": [FLAG.schema, {"enum": ["percent"]}]},
            "data": {
                "anyOf": [
                    _TEXT,
                    _object({"file": _TEXT, "sheet": _TEXT}, ["file"]),
                    _object(
                        {"categories": _list(_ref("amount")), "series": _list(_ref("series"))},
                        ["categories", "series"],
                    ),
                ]
            },
            "unit": _TEXT,
            "source": _TEXT,
            "alt": _TEXT,
            "labels": FLAG.schema,
            "min": _ref("amount"),
            "max": _ref("amount"),
        },
        ["kind", "data", "alt"],
    ),
    "picture": _object(
        {**_SHOWN, "caption": _TEXT, "credit": _TEXT, "fit": {"enum": list(FITS)}, **_FOCUS},
        ["file"],
    ),
    "link": _object({"to": _TEXT, "label": _TEXT, "qr": FLAG.schema}, ["to", "label"]),
}
