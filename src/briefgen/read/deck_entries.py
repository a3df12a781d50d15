"""Node -> an entry of `slides:`: a slide, a section or a use."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model.diagnostics import Faults
from briefgen.model.project import Entry, SectionSource, SlideSource, Use
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Scalar
from briefgen.read.decode import decode_keys, holds, others
from briefgen.read.value_kinds import ANY, FLAG, NAMES, WHOLE, WORDS

_NOTES = "What the speaker says"
_READING = "What the reader gets in the reading document"
_AUDIENCE = "For whom; everybody where it is not given"


class SlideKeys(Value, kw_only=True):
    """The keys that every slide has; all others are `slots` of its layout.

    `layout` names its layout; `id` is for links and for `use:`. `notes` are for the speaker,
    `reading` for the document to read, and `private` for the author only, so it goes no further.
    `sources` say where the content comes from, `minutes` how long the speaker needs, `audience`
    whom the slide is for (empty for everybody). `hidden` leaves it in the deck unshown. `marking`
    is its own protective marking, None for the deck's. `may_continue`, written `continue`, lets
    what does not fit go on a further slide. `allow` names the warnings that are accepted here.
    `form` is the form that its content takes, None where that is chosen by the content.
    """

    layout: Scalar = holds(WORDS, about="What kind of slide this is")
    id: Scalar | None = holds(WORDS, None, about="A short name for links and for `use:`")
    notes: Scalar | None = holds(WORDS, None, about=_NOTES)
    reading: Scalar | None = holds(WORDS, None, about=_READING)
    private: Node | None = holds(ANY, None, about="For the author only: in no output")
    sources: Node | None = holds(ANY, None, about="Where the content comes from")
    minutes: int | None = holds(WHOLE, None, about="How long the speaker needs")
    audience: tuple[str, ...] = holds(NAMES, (), about=_AUDIENCE)
    hidden: bool = holds(FLAG, False, about="In the deck but not shown")
    marking: Scalar | None = holds(WORDS, None, about="Protective marking of this slide")
    may_continue: bool = holds(FLAG, True, name="continue", about="May go on on a further slide")
    allow: tuple[str, ...] = holds(NAMES, (), about="Warnings that are accepted here")
    form: Scalar | None = holds(WORDS, None, about="The form that its content takes")
    slots: Mapping[str, Node] = others()


class SectionKeys(Value, kw_only=True):
    """The keys of a `section:` entry. `section` is its name, `text` what its divider slide says
    about it; `notes` are for the speaker, `reading` is for the document to read. `minutes` is how
    long the divider takes, or the whole section where no other slide of it says so. `audience` is
    whom it is for (empty for everybody), `id` what links call the divider by."""

    section: Scalar = holds(WORDS, about="Name of the section")
    text: Node | None = holds(ANY, None, about="What the section is about")
    notes: Scalar | None = holds(WORDS, None, about=_NOTES)
    reading: Scalar | None = holds(WORDS, None, about=_READING)
    minutes: int | None = holds(WHOLE, None, about="How long the speaker needs for the divider")
    audience: tuple[str, ...] = holds(NAMES, (), about=_AUDIENCE)
    id: Scalar | None = holds(WORDS, None, about="A short name for links")


class UseKeys(Value, kw_only=True):
    """The keys of a `use:` entry; all others, the `overrides`, stand in place of the library
    slide's. `use` is a file of decks/library, or file#id, or file#id..id for several slides;
    `variables`, written `with`, is a mapping of texts for the variables in them."""

    use: Scalar = holds(WORDS, about="file, file#id or file#id..id of decks/library")
    variables: Node | None = holds(ANY, None, name="with", about="Variables for the slides used")
    overrides: Mapping[str, Node] = others()


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
        slots=keys.slots,
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
        form=keys.form.text if keys.form else "",
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
        variables=_variables(keys.variables, faults),
        span=node.span,
    )


def _variables(node: Node | None, faults: Faults) -> dict[str, Scalar]:
    if node is None:
        return {}
    if not isinstance(node, Map):
        hint = "such as `with: {place: Oldham}`"
        faults.add("BF111", "`with:` needs names and texts", node.span, hint=hint)
        return {}
    for _, value in node.entries:
        if not isinstance(value, Scalar):
            hint = "such as `with: {place: Oldham}`"
            faults.add("BF111", "a variable is a text", value.span, hint=hint)
    return {key.text: value for key, value in node.entries if isinstance(value, Scalar)}
