"""Templates -> a JSON Schema of deck files, for editors that complete and check YAML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from briefgen.model.chart_kinds import CHARTS
from briefgen.model.diagram_kinds import DIAGRAMS
from briefgen.model.resolved_deck import FORMS
from briefgen.model.template import LayoutSpec, SlotSpec, Template
from briefgen.read.deck_entries import SectionKeys, SlideKeys, UseKeys
from briefgen.read.decode import schema_of
from briefgen.read.project import DeckKeys
from briefgen.read.translations import UNSPOKEN
from briefgen.resolve.kinds.picture import FITS

Schema = dict[str, Any]


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_translated(schema: Schema) -> Schema:
    """A value, or one for each of the deck's languages."""
    return {"anyOf": [schema, _ref("translated")]}


# The tags of languages that a mapping has for its keys; what stands below is not looked at.
_TRANSLATED: Schema = {
    "type": "object",
    "minProperties": 1,
    "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
}
_TEXT: Schema = _or_translated({"type": "string"})
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}


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
_SHOWN = {"file": _TEXT, "alt": _TEXT, "decorative": {"type": "boolean"}}
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
    "amount": {"anyOf": [{"type": "number"}, _TEXT]},
    "series": {
        "anyOf": [
            _object({"name": _TEXT, "values": _list(_ref("amount"))}, ["name", "values"]),
            _one_entry(_list(_ref("amount"))),
        ]
    },
    "chart": _object(
        {
            "kind": {"enum": list(CHARTS)},
            "stacked": {"anyOf": [{"type": "boolean"}, {"enum": ["no", "yes", "percent"]}]},
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
            "labels": {"type": "boolean"},
            "min": _ref("amount"),
            "max": _ref("amount"),
        },
        ["kind", "data", "alt"],
    ),
    "picture": _object(
        {**_SHOWN, "caption": _TEXT, "credit": _TEXT, "fit": {"enum": list(FITS)}, **_FOCUS},
        ["file"],
    ),
    "link": _object(
        {"to": {"type": "string"}, "label": _TEXT, "qr": {"type": "boolean"}}, ["to", "label"]
    ),
}


def deck_schema(templates: Iterable[Template]) -> Schema:
    """The JSON Schema (draft 2020-12) of a deck: common keys, and a branch for each layout."""
    layouts = {name: spec for template in templates for name, spec in template.offered.items()}
    deck = _keys(DeckKeys)
    deck["slides"] = _list({"anyOf": [_ref("section"), _ref("use"), _ref("slide")]})
    slide = {
        "type": "object",
        "required": ["layout"],
        "properties": {"layout": {"enum": list(layouts)}},
        "oneOf": [_layout(spec) for spec in layouts.values()],
    }
    use = {"type": "object", "properties": _keys(UseKeys), "required": ["use"]}
    section = _object(_keys(SectionKeys), ["section"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "briefgen deck",
        **_object(deck, ["slides"]),
        "$defs": {
            **KINDS,
            "translated": _TRANSLATED,
            "slide": slide,
            "use": use,
            "section": section,
        },
    }


def _keys(model: type[Any]) -> Schema:
    """The keys of a class; what is read aloud may be translated."""
    return {
        name: schema if name in UNSPOKEN or not schema else _or_translated(schema)
        for name, schema in schema_of(model).items()
    }


def _layout(spec: LayoutSpec) -> Schema:
    required = [slot.name for slot in spec.slots if slot.required and not slot.default]
    slots = {slot.name: _slot(slot) for slot in spec.slots if not slot.of}
    common = _keys(SlideKeys)
    layout = {"const": spec.name, "description": spec.title}
    return _object({**common, "layout": layout, **slots}, ["layout", *required])


def _slot(slot: SlotSpec) -> Schema:
    schema = _or_translated(_ref(slot.kind))
    if slot.prompt:
        schema["description"] = slot.prompt
    return schema
