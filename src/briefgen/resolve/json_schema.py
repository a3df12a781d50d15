"""Templates -> a JSON Schema of deck files, for editors that complete and check YAML.

What slots and entries take comes from their declarations; here is only how they are put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from briefgen.model.template import LayoutSpec, SlotSpec, Template
from briefgen.read.deck_entries import SectionKeys, SlideKeys, UseKeys
from briefgen.read.decode import Schema, keys_of, needed_in, schema_of
from briefgen.read.forms import TRANSLATED, definitions, reference
from briefgen.read.project import DeckKeys
from briefgen.resolve.slot_values import KINDS, kind_named


def deck_schema(templates: Iterable[Template]) -> Schema:
    """The JSON Schema (draft 2020-12) of a deck: common keys, and those of each layout. What an
    entry is, and which layout it has, decides what is asked of it: a message is then about that."""
    layouts = {name: spec for template in templates for name, spec in template.layouts.items()}
    entry = _first_that_fits(
        {
            "use": {"properties": _keys(UseKeys)},
            "section": _closed(_keys(SectionKeys), needed_in(SectionKeys)),
        },
        reference("slide"),
    )
    deck = {**_keys(DeckKeys), "slides": {"type": "array", "items": {"type": "object", **entry}}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "briefgen deck",
        "type": "object",
        **_closed(deck, needed_in(DeckKeys)),
        "$defs": {
            **definitions(kind_named(name).form for name in KINDS),
            "slide": _slide(layouts),
        },
    }


def _first_that_fits(schemas: Mapping[str, Schema], otherwise: Schema) -> Schema:
    """The schema of the first key that a mapping has."""
    for name, schema in reversed(list(schemas.items())):
        otherwise = {"if": {"required": [name]}, "then": schema, "else": otherwise}
    return otherwise


def _slide(layouts: Mapping[str, LayoutSpec]) -> Schema:
    branches = [
        {"if": {"properties": {"layout": {"const": name}}, "required": ["layout"]}, "then": spec}
        for name, spec in ((name, _layout(spec)) for name, spec in layouts.items())
    ]
    titles = "; ".join(f"{name}: {spec.title}" for name, spec in layouts.items())
    layout = {"enum": list(layouts), "description": titles}
    return {"properties": {"layout": layout}, "required": ["layout"], "allOf": branches}


def _layout(spec: LayoutSpec) -> Schema:
    required = [slot.name for slot in spec.slots if slot.required and not slot.default]
    slots = {slot.name: _slot(slot) for slot in spec.slots if not slot.of}
    return _closed({**_keys(SlideKeys), **slots}, ["layout", *required])


def _slot(slot: SlotSpec) -> Schema:
    said = {"description": slot.prompt} if slot.prompt else {}
    schema = kind_named(slot.kind).form.schema
    return {**said, **(schema if slot.required else {"anyOf": [schema, {"type": "null"}]})}


def _keys(model: type[Any]) -> Schema:
    """The keys of a class; what is read by people may be translated."""
    known = keys_of(model)
    return {
        name: {"anyOf": [schema, TRANSLATED]} if schema and known[name].is_spoken else schema
        for name, schema in schema_of(model).items()
    }


def _closed(properties: Schema, required: Iterable[str]) -> Schema:
    """A mapping with no other keys."""
    return {"properties": properties, "required": list(required), "additionalProperties": False}
