"""Deck + template -> the sizes of texts that have one size in a deck: titles, statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from briefgen.layout.forms import forms_for
from briefgen.model.resolved_deck import Line, ResolvedDeck, ResolvedSlide
from briefgen.model.rich_text import Inline
from briefgen.model.template import DrawnAs, SlotKindName, SlotSpec, Template, TextStyle
from briefgen.model.text_block import Paragraph
from briefgen.model.units import to_pt
from briefgen.model.values import replace
from briefgen.support.session import MadeLast, MovedDown, keep_youngest
from briefgen.text.fitting import heights_at
from briefgen.text.line_breaking import Typesetter

# A thousand slides, twice.
_MOST_TEXTS = 2_000
# So many in a hundred texts must do with the lines that they need at the smallest size.
_MOST_OF = 90
# Sizes below the first few are for texts that would not fit otherwise.
_LARGE_STEPS = 3
# A text with more words may take a line more; below that size a text is small by itself alone.
_FEW_LINES, _LONG_TEXT, _LEAST_SHARED = 5, 35, 40

# Running text, and from where on a text is a display.
_TITLE, _DISPLAY = "title", 44
_RUNNING: frozenset[SlotKindName] = frozenset({"points", "numbered", "checklist", "text", "column"})
# What is drawn as panels, or beside an exhibit, has a size of its own.
_OTHERWISE: frozenset[DrawnAs] = frozenset({"box", "takeaways"})

# The lines that a text takes at each size of its ladder; 0 where they do not fit its box.
_Counts = tuple[int, ...]
_Shared = tuple[tuple[SlotSpec, Inline], ...]
# The style of a text, its lines, and the text itself.
_Counted = tuple[str, _Counts, Inline]


class KeptLines(Struct, eq=False):
    """How many lines texts took (`counts`) by slot, text and language, for one `template`. The
    template is None before the first text."""

    template: Template | None = None
    counts: dict[tuple[SlotSpec, Inline, str], _Counts] = field(default_factory=dict)
    shared: dict[str, tuple[ResolvedSlide, _Shared]] = field(default_factory=dict)
    """The texts of one size in the deck that slides had last, by id: which they are follows from
    the form, and to choose that takes a third of the time of laying out a long deck again."""

    last: MadeLast = field(default_factory=MadeLast)
    """What was counted for each slide of the last deck."""

    def shared_in(self, slide: ResolvedSlide, template: Template) -> _Shared:
        """The texts of a slide that have one size in the deck, with their places."""
        self._begin(template)
        known = self.shared.get(slide.id)
        if known is None or not _has_same_texts(known[0], slide):
            known = slide, tuple(_shared(slide, template))
        return keep_youngest(self.shared, slide.id, known, _MOST_TEXTS)[1]

    def _begin(self, template: Template) -> None:
        if template is not self.template:
            self.template, self.counts, self.shared = template, {}, {}

    def of(self, spec: SlotSpec, inline: Inline, template: Template, setter: Typesetter) -> _Counts:
        self._begin(template)
        key = (spec, inline, setter.language)
        found = self.counts.get(key)
        if found is None:
            found = _counts(spec, inline, template.styles[spec.style], setter)
        return keep_youngest(self.counts, key, found, _MOST_TEXTS)


def deck_sizes(
    deck: ResolvedDeck,
    template: Template,
    setter: Typesetter,
    kept: KeptLines,
    moved: MovedDown | None = None,
) -> dict[str, int]:
    """The largest size that texts of a style may have in this deck, by style."""

    def counted(slide: ResolvedSlide) -> list[_Counted]:
        shared = kept.shared_in(slide, template)
        return [(one.style, kept.of(one, text, template, setter), text) for one, text in shared]

    def where_it_stands_now(
        last: list[_Counted], slide: ResolvedSlide, lines: int
    ) -> list[_Counted]:
        return last  # only the words count

    counts: dict[str, list[tuple[_Counts, Inline]]] = {}
    given = template, setter.language
    for found in kept.last.of_each(deck.slides, counted, given, where_it_stands_now, moved):
        for style, lines, text in found:
            counts.setdefault(style, []).append((lines, text))
    return {name: _size(template.styles[name], texts) for name, texts in counts.items()}


def styles_in(slide: ResolvedSlide, template: Template, kept: KeptLines) -> tuple[str, ...]:
    """The styles of one size in the deck that a slide has texts of."""
    return tuple(dict.fromkeys(spec.style for spec, _ in kept.shared_in(slide, template)))


def _has_same_texts(one: ResolvedSlide, other: ResolvedSlide) -> bool:
    """Whether two slides hold the very same texts in the same form."""
    return one.slots is other.slots and (one.layout, one.form) == (other.layout, other.form)


def _shared(slide: ResolvedSlide, template: Template) -> Iterator[tuple[SlotSpec, Inline]]:
    layout = next(forms_for(slide, template), template.layouts[slide.layout])
    for spec in layout.slots:
        value = slide.slots.get(spec.name)
        if isinstance(value, Line) and template.styles[spec.style].deck_wide:
            yield spec, value.inline


def _counts(spec: SlotSpec, inline: Inline, style: TextStyle, setter: Typesetter) -> _Counts:
    room = spec.box.inset(spec.insets)
    sizes = heights_at([Paragraph(inline=inline)], style, to_pt(room.width), setter)
    return tuple(lines if height <= to_pt(room.height) else 0 for lines, height in sizes)


def _size(style: TextStyle, texts: Sequence[tuple[_Counts, Inline]]) -> int:
    for step, size in enumerate(style.ladder):
        good = sum(_is_good(counts, inline, step, style) for counts, inline in texts)
        needed = _MOST_OF if style.deck_wide == "lines" else 100
        if good * 100 >= needed * len(texts):
            return size
    shared = min(_LARGE_STEPS, len(style.ladder)) if style.deck_wide == "lines" else 0
    return style.ladder[shared - 1]


def _is_good(counts: _Counts, inline: Inline, step: int, style: TextStyle) -> bool:
    """Whether a text may have that size for the others' sake, or is too long to be asked."""
    if style.deck_wide == "lines":
        most = counts[min(_LARGE_STEPS, len(counts)) - 1]
        return 0 < counts[step] <= most or not most
    few = _FEW_LINES + (len(inline.text.split()) >= _LONG_TEXT)
    shared = [at for at, size in enumerate(style.ladder) if size >= _LEAST_SHARED]
    fits = [0 < counts[at] <= few for at in shared]
    return not any(fits) or 0 < counts[step] <= few


def sizes_up_to(sizes: Mapping[str, int], style: TextStyle) -> tuple[int, ...]:
    """The sizes of a style that its texts may have in this deck; () for all."""
    largest = sizes.get(style.name)
    return tuple(size for size in style.ladder if size <= largest) if largest else ()


def styles_under_title(
    styles: Mapping[str, TextStyle], spec: SlotSpec, sizes: Mapping[str, int]
) -> Mapping[str, TextStyle]:
    """The styles for a slot, in which running text is no larger than the deck's titles, which lead:
    what is far larger is a display of its own. Where all its sizes are larger, the least stays."""
    style, title = styles[spec.style], sizes.get(_TITLE)
    is_running = spec.kind in _RUNNING and spec.drawn_as not in _OTHERWISE
    if title is None or not is_running or style.ladder[0] >= _DISPLAY:
        return styles
    under = tuple(size for size in style.ladder if size <= title) or style.ladder[-1:]
    return styles if under == style.ladder else {**styles, spec.style: replace(style, ladder=under)}
