"""Node -> an entry of `slides:`: a slide, a section or a use."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from briefgen.model.diag import Faults
from briefgen.model.node import Map, Node, Scalar
from briefgen.model.project import Entry, SectionSource, SlideSource, Use
from briefgen.read.decode import AnyNode, Flag, Keys, Names, Whole, Words, decode_keys


class SlideKeys(Keys):
    """The keys that every slide has; all others are slots of its layout."""

    model_config = ConfigDict(extra="allow")
    layout: Words = Field(description="What kind of slide this is")
    id: Words = Field(None, description="A short name for links and for `use:`")
    notes: Words = Field(None, description="What the speaker says")
    reading: Words = Field(None, description="What the reader gets in the reading document")
    private: AnyNode = Field(None, description="For the author only: in no output")
    sources: AnyNode = Field(None, description="Where the content comes from")
    minutes: Whole = Field(None, description="How long the speaker needs")
    audience: Names = Field((), description="For whom; everybody where it is not given")
    hidden: Flag = Field(False, description="In the deck but not shown")
    marking: Words = Field(None, description="Protective marking of this slide")
    may_continue: Flag = Field(True, alias="continue", description="May go on on a further slide")
    allow: Names = Field((), description="Warnings that are accepted here")


class SectionKeys(Keys):
    """The keys of a `section:` entry."""

    section: Words = Field(description="Name of the section")
    text: AnyNode = Field(None, description="What the section is about")
    notes: Words = Field(None, description="What the speaker says")
    reading: Words = Field(None, description="What the reader gets in the reading document")
    minutes: Whole = Field(None, description="How long the speaker needs for the divider")
    audience: Names = Field((), description="For whom; everybody where it is not given")
    id: Words = Field(None, description="A short name for links")


class UseKeys(Keys):
    """The keys of a `use:` entry; all others override the library slide's."""

    model_config = ConfigDict(extra="allow")
    use: Words = Field(description="file, file#id or file#id..id of decks/library")
    given: AnyNode = Field(None, alias="with", description="Variables for the slides used")


def decode_entry(node: Node, faults: Faults) -> Entry | None:
    """An entry of `slides:`; None where it is broken (then it is in faults)."""
    names = node.keys if isinstance(node, Map) else ()
    if "use" in names:
        return _decode_use(node, faults)
    if "section" in names:
        return _decode_section(node, faults)
    return decode_slide(node, faults)


def _decode_section(node: Node, faults: Faults) -> SectionSource | None:
    keys = decode_keys(SectionKeys, node, faults, "a section")
    if keys is None:
        return None
    return SectionSource(
        name=keys.section,
        text=keys.text,
        notes=keys.notes,
        reading=keys.reading,
        minutes=keys.minutes,
        audience=keys.audience,
        id=keys.id,
        span=node.span,
    )


def decode_slide(node: Node, faults: Faults) -> SlideSource | None:
    """A slide: its common keys typed, its slots still nodes."""
    keys = decode_keys(SlideKeys, node, faults, "a slide")
    if keys is None or not isinstance(node, Map):
        return None
    return SlideSource(
        node=node,
        layout=keys.layout.text,
        slots=dict(keys.model_extra or {}),
        id=keys.id,
        notes=keys.notes,
        reading=keys.reading,
        sources=keys.sources,
        minutes=keys.minutes,
        audience=keys.audience,
        hidden=keys.hidden,
        marking=keys.marking.text if keys.marking else "",
        may_continue=keys.may_continue,
        allow=frozenset(keys.allow),
        layout_span=keys.layout.span,
        key_spans={key.text: key.span for key, _ in node.entries},
        span=node.span,
    )


def _decode_use(node: Node, faults: Faults) -> Use | None:
    keys = decode_keys(UseKeys, node, faults, "a use")
    if keys is None or not isinstance(node, Map):
        return None
    return Use(
        target=keys.use,
        overrides=tuple(entry for entry in node.entries if entry[0].text not in {"use", "with"}),
        variables=_variables(keys.given, faults),
        span=node.span,
    )


def _variables(node: Node | None, faults: Faults) -> dict[str, Scalar]:
    if node is None:
        return {}
    if not isinstance(node, Map):
        hint = "such as `with: {place: Oldham}`"
        faults.add("BF111", "`with:` needs names and texts", node.span, hint=hint)
        return {}
    return {key.text: value for key, value in node.entries if isinstance(value, Scalar)}
