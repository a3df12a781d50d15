"""Project -> a JSON Schema for each kind of file that an author writes, for editors.

The schemas are made from the classes of keys by which the files are read. Here is added what only a
project knows: its templates with their layouts, its scheme of markings, and which languages are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.model.author_files import AUTHOR_FILES, FileKind
from briefgen.model.project import Project
from briefgen.model.protective_markings import MarkingScheme
from briefgen.model.template import LayoutSpec, SlotSpec, Template
from briefgen.model.values import Value
from briefgen.read.deck_entries import SectionKeys, SlideKeys, UseKeys
from briefgen.read.decode import object_schema, schema_of
from briefgen.read.forms import definitions, reference
from briefgen.read.project import DeckKeys, ProjectKeys
from briefgen.read.protective_markings import schemes
from briefgen.read.schema_words import (
    SCALARS,
    SOMETHING,
    Schema,
    chosen,
    either_case,
    has,
    mapping_of,
    one_of_words,
    or_nothing,
    translated,
)
from briefgen.read.seminars import SeminarKeys, SeminarsFileKeys
from briefgen.read.templates import OLD_NAMES
from briefgen.read.templates.template_keys import FileKeys
from briefgen.read.translations import UNSPOKEN
from briefgen.resolve.slot_values import KINDS, kind_named
from briefgen.text.locales import known_languages

# The one that editors of the last years know.
_DRAFT = "http://json-schema.org/draft-07/schema#"
# What a slot asks of a slide that is written whole, but not of what takes its place.
_ONLY_ON_SLIDES = frozenset({"description", "type", "pattern", "minItems"})
Layouts = dict[str, Schema]
# The keys that every slide has: they are defined once.
_COMMON = {key: reference(f"slide-{key}") for key in schema_of(SlideKeys)}


class _Known(Value):
    """What stands at some `keys`, as the project knows it, and its `templates` by name, the one of
    decks that name none first."""

    keys: Mapping[str, Schema]
    templates: Mapping[str, Template]


def file_schema(kind: FileKind, project: Project) -> Schema:
    """The schema of a kind of file, in the project."""
    known = _known(project)
    match kind:
        case "deck":
            schema = _deck(known)
        case "library":
            schema = _library(known)
        case "project":
            schema = _spoken(object_schema(ProjectKeys, known.keys))
        case "seminars":
            schema = _seminars(known)
        case "template":
            schema = object_schema(FileKeys, known.keys)
    definitions = {**schema.get("$defs", {}), "language": _language()}
    title = f"briefgen: {AUTHOR_FILES[kind].about}"
    return {"$schema": _DRAFT, "title": title, **schema, "$defs": definitions}


def _known(project: Project) -> _Known:
    by_name = {template.name: template for template in project.templates.values()}
    old = {name: by_name[now] for name, now in OLD_NAMES.items() if now in by_name}
    by_name = {**old, **by_name}
    first = by_name.get(project.config.template)
    templates = {**({project.config.template: first} if first else {}), **by_name}
    meant = {
        name: one.title if one.name == name else f"The old name of {one.name}."
        for name, one in sorted(by_name.items())
    }
    names = one_of_words(meant)
    keys = {
        **dict.fromkeys(("template", "extends", "prints-as"), names),
        "language": reference("language"),
        "languages": {
            "if": {"type": "array"},
            "then": {"items": reference("language")},
            "else": {"anyOf": [reference("language"), {"type": "string", "pattern": "[,;]"}]},
        },
        "marking-scheme": one_of_words({name: one.title for name, one in schemes().items()}),
    }
    if project.config.marking_scheme is not None:
        keys["marking"] = _marking(project.config.marking_scheme)
    return _Known(keys, templates)


def _language() -> Schema:
    """A tag: a language that dates can be written in, and perhaps a script and a place."""
    languages = either_case(known_languages()).removesuffix("$")
    pattern = f"{languages}(-[A-Za-z]{{4}})?(-([A-Za-z]{{2}}|[0-9]{{3}}))?$"
    return {"type": "string", "pattern": pattern}


def _marking(scheme: MarkingScheme) -> Schema:
    """A marking of the scheme, or a text with a variable in it."""
    known = one_of_words(dict.fromkeys(scheme.markings, ""))
    more = [f"^{marking} " for marking in scheme.markings] if scheme.additions else []
    return {"anyOf": [known, {"type": "string", "pattern": "|".join([r"\{\{", *more])}]}


def _spoken(schema: Schema) -> Schema:
    """A mapping of which the texts that are read by people may be translated."""
    properties = {
        name: inner if name in UNSPOKEN else _in_languages(inner)
        for name, inner in schema["properties"].items()
    }
    return {**schema, "properties": properties}


def _in_languages(schema: Schema) -> Schema:
    if "properties" in schema:
        return _spoken(schema)
    is_text = "pattern" not in schema and {*SCALARS} <= {*schema.get("type", ())}
    return translated(schema) if is_text else schema


def _seminars(known: _Known) -> Schema:
    """The seminars, each with an id and a deck: the defaults may give the deck."""
    one = object_schema(SeminarKeys, known.keys)
    is_given = {**has("defaults"), "properties": {"defaults": has("deck")}}
    known_here = {"defaults": reference("seminar"), "seminars": {"type": "array"}}
    return {
        **object_schema(SeminarsFileKeys, known_here),
        **chosen([(is_given, _listed("id"))], _listed("id", "deck")),
        "$defs": {"seminar": one},
    }


def _listed(*required: str) -> Schema:
    item = {"allOf": [reference("seminar")], "required": [*required]}
    return {"properties": {"seminars": {"items": item}}}


def _deck(known: _Known) -> Schema:
    """A deck: what its slides may say depends on its template."""
    schema = _spoken(object_schema(DeckKeys, known.keys))
    sets: list[tuple[list[str], Layouts]] = []
    for name, template in known.templates.items():
        layouts = _layouts(template)
        same = next((names for names, others in sets if others == layouts), None)
        if same is None:
            sets.append(([name], layouts))
        else:
            same.append(name)
    branches = [(has("template", *names), _slides(names[0])) for names, _ in sets]
    title = {**schema["properties"]["title"], **SOMETHING}
    return {
        **schema,
        "properties": {**schema["properties"], "title": title},
        "required": [*schema["required"], "title"],
        "allOf": [chosen(branches[1:], branches[0][1])],
        "$defs": _definitions({names[0]: layouts for names, layouts in sets}, known),
    }


def _library(known: _Known) -> Schema:
    """Slides for decks with any template: what the first one has counts."""
    merged: Layouts = {}
    for template in reversed([*known.templates.values()]):
        merged |= _layouts(template)
    schema = _spoken(object_schema(DeckKeys, known.keys))
    definitions = _definitions({"any": merged}, known)
    return {**schema, "allOf": [_slides("any")], "$defs": definitions}


def _slides(template: str) -> Schema:
    return {"properties": {"slides": {"items": reference(f"{template}-entry")}}}


def _definitions(sets: Mapping[str, Layouts], known: _Known) -> Schema:
    found: Schema = definitions(kind_named(name).form for name in KINDS)
    for name, layouts in sets.items():
        found |= {f"{name}-{layout}": schema for layout, schema in layouts.items()}
        found[f"{name}-entry"] = _entry(name, layouts, known)
    common = _spoken(object_schema(SlideKeys, known.keys))["properties"]
    return found | {f"slide-{key}": schema for key, schema in common.items()}


def _entry(template: str, layouts: Layouts, known: _Known) -> Schema:
    """A slide, a section or a use. Which it is, and the layout of a slide, is told by one key: so
    what is wrong is shown where it is wrong."""
    section, use = _spoken(object_schema(SectionKeys)), _use(layouts, known)
    kinds = one_of_words({name: schema["title"] for name, schema in layouts.items()})
    layout = {"description": schema_of(SlideKeys)["layout"]["description"], **kinds}
    by_layout = [
        {"if": has("layout", name), "then": reference(f"{template}-{name}")} for name in layouts
    ]
    slide = {"properties": {"layout": layout}, "allOf": by_layout}
    # Editors propose these three as long as none of them is there.
    start = {key: {"description": keys["properties"][key]["description"]}
             for key, keys in (("use", use), ("section", section))}  # fmt: skip
    nothing = {"properties": {"layout": layout, **start}, "required": ["layout"]}
    branches = [(has("use"), use), (has("section"), section), (has("layout"), slide)]
    return {"title": "slide", "type": "object", **chosen(branches, nothing)}


def _layouts(template: Template) -> Layouts:
    return {name: _layout(template, spec) for name, spec in template.offered.items()}


def _layout(template: Template, spec: LayoutSpec) -> Schema:
    needed = [slot.name for slot in spec.slots if _is_needed(slot)]
    common = {**_COMMON, **_form(template, spec)}
    slots = {slot.name: _slot(slot) for slot in spec.slots if not slot.of}
    return {
        "title": spec.title,
        **mapping_of({**common, "layout": {}, **slots}, ["layout", *needed]),
    }


def _form(template: Template, spec: LayoutSpec) -> Schema:
    """The words that a layout has for its forms; a layout of one form has none."""
    words = template.form_names(spec.name)
    about = _COMMON["form"].get("description", "")
    said = or_nothing(one_of_words(words)) if words else {"type": "null"}
    return {"form": {"description": about, **said}}


def _is_needed(slot: SlotSpec) -> bool:
    return slot.required and not slot.default and not slot.of


def _slot(slot: SlotSpec) -> Schema:
    """What may stand in a slot. Parts for other audiences are left out before they are counted: so
    there is no largest number of them."""
    least = {"minItems": slot.least} if slot.least else {}
    needed = SOMETHING if _is_needed(slot) else {}
    about = f"{slot.prompt or slot.name}."
    value = {"allOf": [kind_named(slot.kind).form.schema]}
    return {"description": about, **needed, **least, **(value if needed else or_nothing(value))}


def _use(layouts: Layouts, known: _Known) -> Schema:
    """What a `use:` says, and all that may take the place of something in the slides."""
    slides = [layout["properties"] for layout in layouts.values()]
    slots = {
        name: in_any[0] if len(in_any) == 1 else {"anyOf": in_any}
        for name in dict.fromkeys(name for slide in slides for name in slide)
        if (in_any := _different(slide[name] for slide in slides if name in slide))
    }
    sections = schema_of(SectionKeys, known.keys)
    return mapping_of({**sections, **slots, **schema_of(UseKeys)}, ["use"])


def _different(schemas: Iterable[Schema]) -> list[Schema]:
    """The schemas that say something else than those before them; what they ask for by default and
    how they are called does not count."""
    found: list[Schema] = []
    for schema in schemas:
        bare = {key: value for key, value in schema.items() if key not in _ONLY_ON_SLIDES}
        if bare not in found:
            found.append(bare)
    return found
