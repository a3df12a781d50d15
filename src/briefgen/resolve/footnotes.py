"""A slide's footnotes and what it says -> the marks with their numbers, the texts in that order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from briefgen.model.diagnostics import Faults, Hint, Span
from briefgen.model.project import SlideSource
from briefgen.model.resolved_deck import Prose, ResolvedDeck, SlotValue
from briefgen.model.rich_text import Footnote, Inline, behind_mark, with_numbers
from briefgen.model.slide_contents import inlines_of, texts_around, with_inlines
from briefgen.model.text_edits import add_key
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Scalar, texts_of
from briefgen.resolve.variables import Variables
from briefgen.text.inline_markup import parse_inline


class Noted(Value, kw_only=True):
    """What a slide says: its `slots`, `notes` and `reading`, in which the marks bear numbers, and
    its `footnotes` in that order. Notes have the texts of those that they refer to at their end."""

    slots: Mapping[str, SlotValue]
    notes: Prose | None
    reading: Prose | None
    footnotes: tuple[Footnote, ...] = ()


def number_footnotes(
    said: Noted, source: SlideSource, variables: Variables, faults: Faults
) -> Noted:
    """The marks of all texts, numbered from 1 in the order in which they are met; the title's
    come first."""
    texts = dict(_texts(source, variables, faults))
    slots = sorted(said.slots.items(), key=lambda slot: slot[0] != "title")
    order = (tuple(value for _, value in slots), said.notes, said.reading)
    names = _marks(order, source, texts, faults)
    if not names:
        return said
    numbers = {name: str(number) for number, name in enumerate(names, 1)}
    number = partial(with_numbers, numbers=numbers)
    footnotes = tuple(Footnote(name, texts[name]) for name in names)
    return Noted(
        slots={name: with_inlines(value, number) for name, value in said.slots.items()},
        notes=with_inlines(_with_texts(said.notes, footnotes, numbers), number),
        reading=with_inlines(said.reading, number),
        footnotes=footnotes,
    )


def check_stray_marks(deck: ResolvedDeck, faults: Faults) -> None:
    """Marks where no slide has a text for them: around the slides, in sources and in footnotes."""
    of_slides = (
        inline
        for slide in deck.slides
        for inline in (*slide.sources, *(footnote.text for footnote in slide.footnotes))
    )
    for inline in (*texts_around(deck), *of_slides):
        for run in inline.runs:
            if run.note:
                faults.say("BF223/elsewhere", inline.span, name=run.note)


def _texts(
    source: SlideSource, variables: Variables, faults: Faults
) -> Iterator[tuple[str, Inline]]:
    """The texts by name, as far as something refers to them: a point for another audience may."""
    if source.footnotes is None:
        return
    if not isinstance(source.footnotes, Map):
        faults.say("BF111/footnotes", source.footnotes.span)
        return
    typed = [text for key, node in source.node.entries if key.text != "footnotes"
             for text in texts_of(node)]  # fmt: skip
    for key, node in source.footnotes.entries:
        if not isinstance(node, Scalar) or not node.text.strip():
            faults.say("BF111/footnote", node.span, name=key.text)
        elif not any(f"[^{key.text}]" in text for text in typed):
            faults.say("BF223/unused", key.span, name=key.text)
        filled = variables.fill(node)
        inline = parse_inline(filled, faults) if isinstance(filled, Scalar) else Inline(())
        yield key.text, inline


def _marks(
    said: object, source: SlideSource, texts: Mapping[str, Inline], faults: Faults
) -> list[str]:
    """The names in the marks, each once, in order; those without a text are reported."""
    marks: dict[str, Span] = {}
    for inline in inlines_of(said):
        for run in inline.runs:
            if run.note:
                marks.setdefault(run.note, inline.span)
    is_readable = source.footnotes is None or isinstance(source.footnotes, Map)
    for name, span in marks.items():
        if name not in texts and is_readable:
            faults.say("BF223", span, hint=_add(name, source), name=name)
    return [name for name in marks if name in texts]


def _add(name: str, source: SlideSource) -> Hint:
    if isinstance(source.footnotes, Map):
        return Hint(f"add `{name}: ...` to `footnotes:`", add_key(source.footnotes, name, "..."))
    fixes = add_key(source.node, "footnotes", f"{{{name}: ...}}")
    return Hint(f"add `footnotes: {{{name}: ...}}` to the slide", fixes)


def _with_texts(
    prose: Prose | None, footnotes: Sequence[Footnote], numbers: Mapping[str, str]
) -> Prose | None:
    """Notes with the texts that they refer to as their last paragraphs."""
    if prose is None:
        return None
    marked = {run.note for inline in inlines_of(prose) for run in inline.runs}
    used = (one for one in footnotes if one.name in marked)
    texts = tuple(behind_mark(numbers[one.name], one.text) for one in used)
    return replace(prose, blocks=(*prose.blocks, *texts))
