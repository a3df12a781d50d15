"""A quotation -> its words large between quotation marks, and below them whose they are."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import Quote
from briefgen.model.rich_text import Inline, Run
from briefgen.model.text_block import LevelFormat, Paragraph, Role
from briefgen.model.units import Emu, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow, fit_lines
from briefgen.text.shaping import shape

# The marks by language; the opening one hangs left of the words.
_MARKS: Mapping[str, tuple[str, str]] = {
    "en": ("\u201c", "\u201d"),
    "de": ("\u201e", "\u201c"),
    "fr": ("\u00ab", "\u202f\u00bb"),
}
_TYPED = "\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"


def layout_quote(value: Quote, place: SlotContext) -> Placed:
    """The words in the slot's placeholder, the attribution in the layout's second one."""
    words = _words(value, place)
    if isinstance(words, Overflow):
        return words
    named = _attribution(value, place)
    return named if isinstance(named, Overflow) else (*words, *named)


def _words(value: Quote, place: SlotContext) -> Placed:
    """The words. The opening mark is that of a list's entry: PowerPoint hangs it by itself, each
    paragraph has one, and the words keep their edge."""
    opening, closing = _MARKS.get(place.setter.language.split("-")[0], _MARKS["en"])
    first, *others = place.style.levels
    marked = replace(place.style, levels=(replace(first, bullet=opening), *others))
    room = place.box.inset(place.spec.insets)
    fitted = fit_lines(
        [Paragraph(inline=inline) for inline in _quoted(value, closing)],
        marked,
        room.width,
        room.height,
        place.setter,
        sizes=place.sizes,
        balance=True,
    )
    if isinstance(fitted, Overflow):
        return fitted
    level = fitted.levels[0]
    hang = Emu(min(_width(opening, level, place), place.spec.insets.left))
    levels = (replace(level, margin=hang, indent=Emu(-hang)), *fitted.levels[1:])
    insets = replace(place.spec.insets, left=Emu(place.spec.insets.left - hang))
    return (
        replace(fitted, levels=levels).place(
            place.box,
            place.about(Role.QUOTE, value.span),
            place.setter,
            insets=insets,
            anchor=place.spec.anchor,
            placeholder=place.spec.name,
        ),
    )


def _width(mark: str, level: LevelFormat, place: SlotContext) -> int:
    key = place.setter.key(Run(text=""), level)
    return pt(shape(mark, key, place.setter.fonts).kerned[-1] * level.size)


def _quoted(value: Quote, closing: str) -> list[Inline]:
    """The paragraphs without marks that the author typed round them, the last with ours. The
    marks of footnotes stand behind it."""
    *texts, end = value.text
    notes = [*takewhile(lambda run: bool(run.note), reversed(end.runs[1:]))][::-1]
    texts.append(replace(end, runs=end.runs[: len(end.runs) - len(notes)]))
    if texts[0].text and texts[0].text[:1] in _TYPED and texts[-1].text.rstrip()[-1:] in _TYPED:
        texts[0] = _cut(texts[0], 1, 0)
        texts[-1] = _cut(texts[-1], 0, 1)
    *runs, last = texts[-1].runs
    # In one run with the words the mark is kerned with what it follows, here as everywhere.
    is_other = last.link or last.script
    closed = (last, Run(text=closing)) if is_other else (replace(last, text=last.text + closing),)
    texts[-1] = replace(texts[-1], runs=(*runs, *closed, *notes))
    return texts


def _cut(inline: Inline, start: int, end: int) -> Inline:
    """The text without its first or its last character."""
    first, *middle = inline.runs
    *runs, last = (replace(first, text=first.text[start:]), *middle)
    kept = last.text.rstrip()
    return replace(inline, runs=(*runs, replace(last, text=kept[: len(kept) - end])))


def _attribution(value: Quote, place: SlotContext) -> Placed:
    given = (
        Paragraph(inline=text, level=level)
        for level, text in enumerate((value.by, value.role))
        if text
    )
    paragraphs = list(given)
    if not paragraphs:
        return ()
    return place.companion().fill_placeholder(paragraphs, Role.BODY, value.span)


KIND = SlotKind(layout=layout_quote)
