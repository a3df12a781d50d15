"""Node -> an entry of `slides:`: a slide, a section or a use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from briefgen.model.diagnostics import Faults
from briefgen.model.project import Entry, SectionSource, SlideSource, Use
from briefgen.model.typography import InReading, Typography
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar
from briefgen.read.decode import decode_keys, holds, keys, others
from briefgen.read.schema_words import TEXT, Schema, or_nothing, translated
from briefgen.read.value_kinds import (
    ANY,
    DAY,
    FLAG,
    IN_READING,
    NAMES,
    PARAGRAPHS,
    PROSE,
    TEXTS,
    TYPOGRAPHY,
    WHOLE,
    WORDS,
    seen_as,
)

_NOTES = "What the speaker says."
_READING = "What stands in the document to read, in place of the notes."
_AUDIENCE = "Whom it is for, such as health or [health, police]. Left out, it is for everybody."
TYPESET = "`as-typed`: quotes, dashes and spaces stay as they are typed."
_ID = "A short name, for links and for `use:`."


class SourceKeys(Value, kw_only=True):
    """A source: its `text`, and the day on which somebody `checked` that it still says so."""

    text: Scalar | None = holds(WORDS, None, about="The source, as readers see it.")
    checked: Scalar | None = holds(
        DAY, None, about="The day on which somebody last looked, such as 2026-11-24."
    )


SOURCE = keys(SourceKeys, short="text")
_ONE: Schema = {**SOURCE.schema, "required": ["text"]}
_SOURCES = seen_as(ANY, {**_ONE, "type": [*_ONE["type"], "array"], "items": or_nothing(_ONE)})


_FOOTNOTES = seen_as(
    ANY, {"type": "object", "additionalProperties": translated({**TEXT, "pattern": r"\S"})}
)


class SlideKeys(Value, kw_only=True):
    """The keys that every slide has; all others are `slots` of its layout.

    `layout` names its layout; `id` is for links and for `use:`. `notes` are for the speaker,
    `reading` for the document to read, and `private` for the author only, so it goes no further.
    `sources` say where the content comes from, `footnotes` are texts by the names of their marks,
    and `minutes` how long the speaker needs, `audience`
    whom the slide is for (empty for everybody). `hidden` leaves it in the deck unshown. `marking`
    is its own protective marking, None for the deck's, and `typography` whether its quotes are
    typeset, "" for what the deck says. `may_continue`, written `continue`, lets
    what does not fit go on a further slide. `allow` names the warnings that are accepted here.
    `form` is the form that its content takes, None where that is chosen by the content.
    `in_reading` says whether its texts stand in the document to read.
    """

    # The template knows which one may be meant where it is missing.
    layout: Scalar | None = holds(
        WORDS, None, wanted=True, about="What kind of slide this is.", is_spoken=False
    )
    id: Scalar | None = holds(WORDS, None, about=_ID)
    notes: Scalar | None = holds(PROSE, None, about=_NOTES)
    reading: Scalar | None = holds(PROSE, None, about=_READING)
    in_reading: InReading = holds(
        IN_READING,
        "",
        about="`always`: all texts of the slide stand in the document to read; `never`: only its "
        "`reading:`. Left out, what `reading:` says too is not said twice.",
    )
    private: Node | None = holds(ANY, None, about="For authors only: it is in no output.")
    sources: Node | None = holds(_SOURCES, None, about="Where the content comes from.")
    footnotes: Node | None = holds(
        _FOOTNOTES, None, about="Texts for the marks [^1], by what stands in them."
    )
    minutes: int | None = holds(WHOLE, None, about="How many minutes the speaker needs for it.")
    audience: tuple[str, ...] = holds(NAMES, (), about=_AUDIENCE)
    hidden: bool = holds(FLAG, False, about="Keeps the slide in the deck without showing it.")
    marking: Scalar | None = holds(WORDS, None, about="The protective marking of this slide.")
    typography: Typography | Literal[""] = holds(TYPOGRAPHY, "", about=TYPESET)
    may_continue: bool = holds(
        FLAG,
        True,
        name="continue",
        about="Whether what does not fit is continued on another slide.",
    )
    allow: tuple[str, ...] = holds(
        NAMES, (), about="Warnings that are accepted on this slide, by name."
    )
    form: Scalar | None = holds(
        WORDS, None, about="The form that the content takes, where another than usual is wanted."
    )
    slots: Mapping[str, Node] = others()


class SectionKeys(Value, kw_only=True):
    """The keys of a `section:` entry. `section` is its name, `text` what its divider slide says
    about it; `notes` are for the speaker, `reading` is for the document to read. `minutes` is how
    long the divider takes, or the whole section where no other slide of it says so. `audience` is
    whom it is for (empty for everybody), `id` what links call the divider by."""

    refused: ClassVar[Mapping[str, str]] = {"slides": "BF110/section-slides"}
    section: Scalar = holds(WORDS, about="The name of the section that begins here.")
    text: Node | None = holds(PARAGRAPHS, None, about="What the section is about.")
    notes: Scalar | None = holds(PROSE, None, about=_NOTES)
    reading: Scalar | None = holds(PROSE, None, about=_READING)
    minutes: int | None = holds(WHOLE, None, about="How many minutes the section takes.")
    audience: tuple[str, ...] = holds(NAMES, (), about=_AUDIENCE)
    id: Scalar | None = holds(WORDS, None, about=_ID)


class UseKeys(Value, kw_only=True):
    """The keys of a `use:` entry; all others, the `overrides`, stand in place of the library
    slide's. `use` is a file of decks/library, or file#id, or file#id..id for several slides;
    `variables`, written `with`, is a mapping of texts for the variables in them."""

    use: Scalar = holds(
        WORDS,
        about="Slides of the library: a file of decks/library, file#id for one slide of it, or "
        "file#id..id for several.",
    )
    variables: Node | None = holds(
        seen_as(ANY, TEXTS.schema),
        None,
        name="with",
        about="Texts for the variables of the slides.",
    )
    overrides: Mapping[str, Node] = others()


def decode_entry(node: Node, faults: Faults) -> Entry | None:
    """An entry of `slides:`; None where it is broken (then it is in faults)."""
    names = node.keys if isinstance(node, Map) else ()
    if "use" in names:
        return _decode_use(node, faults)
    if "section" in names:
        return _decode_section(node, faults)
    if isinstance(node, Map) and (section := _as_section(node)):
        return _decode_section(section, faults)
    return decode_slide(node, faults)


def _as_section(node: Map) -> Map | None:
    """A slide with the layout `section` begins a section as well; its title is the name."""
    layout = node.get("layout")
    if not isinstance(layout, Scalar) or layout.text.strip() != "section":
        return None
    named = {"title": "section"}
    entries = tuple(
        (replace(key, text=named.get(key.text, key.text)), value)
        for key, value in node.entries
        if key.text != "layout"
    )
    return replace(node, entries=entries)


def _decode_section(node: Node, faults: Faults) -> SectionSource | None:
    found = decode_keys(SectionKeys, node, faults, "a section", keeps_rest=True)
    if found is None:
        return None
    return SectionSource(
        name=found.section,
        text=found.text,
        notes=found.notes,
        reading=found.reading,
        minutes=found.minutes,
        audience=found.audience,
        id=found.id,
        span=node.span,
    )


def decode_slide(node: Node, faults: Faults) -> SlideSource | None:
    """A slide: its common keys typed, its slots still nodes."""
    found = decode_keys(SlideKeys, node, faults, "a slide", keeps_rest=True)
    if found is None or not isinstance(node, Map):
        return None
    layout_span = found.layout.span if found.layout else node.span
    return SlideSource(
        node=node,
        layout=found.layout.text if found.layout else "",
        slots=found.slots,
        id=found.id,
        notes=found.notes,
        reading=found.reading,
        in_reading=found.in_reading,
        sources=found.sources,
        footnotes=found.footnotes,
        minutes=found.minutes,
        audience=found.audience,
        hidden=found.hidden,
        typography=found.typography,
        marking=found.marking.text if found.marking else "",
        may_continue=found.may_continue,
        allow=frozenset(found.allow),
        form=found.form.text if found.form else "",
        form_span=found.form.span if found.form else layout_span,
        layout_span=layout_span,
        key_spans={key.text: key.span for key, _ in node.entries},
        span=node.span,
    )


def _decode_use(node: Node, faults: Faults) -> Use | None:
    found = decode_keys(UseKeys, node, faults, "a use", keeps_rest=True)
    if found is None or not isinstance(node, Map):
        return None
    return Use(
        target=found.use,
        overrides=tuple(entry for entry in node.entries if entry[0].text not in {"use", "with"}),
        variables=_variables(found.variables, faults),
        span=node.span,
    )


def _variables(node: Node | None, faults: Faults) -> dict[str, Scalar]:
    if node is None:
        return {}
    if not isinstance(node, Map):
        faults.say("BF111/with", node.span)
        return {}
    for _, value in node.entries:
        if not isinstance(value, Scalar):
            faults.say("BF111/with-text", value.span)
    return {key.text: value for key, value in node.entries if isinstance(value, Scalar)}
