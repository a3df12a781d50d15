"""Cards with amounts -> the amounts large, over the words that say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.layout.card_grid import DrawnCards
from briefgen.layout.card_rows import one_size
from briefgen.layout.slot_context import GUTTER, SlotContext, body_paragraphs, split_width
from briefgen.model.resolved_deck import Card, Cards, Text
from briefgen.model.rich_text import Inline, Run, plain
from briefgen.model.scene import Item, LineShape, Rectangle, Stroke
from briefgen.model.template import TextStyle
from briefgen.model.text_block import DECORATION, About, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_placement import reseat

# A number at the beginning of a text; one that is an amount for certain; one that is a year.
_NUMBER = re.compile(r"[-−–+]?[£$€¥]?\s?\d+(?:[.,\s]\d+)*(?:\s?%|\w)?")
_AMOUNT = r"[-−–+]?(?:[£$€¥]\s?\d|\d[\d.,]*\s?%|\d{1,3}(?:[.,\s]\d{3})+\b)"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST, _WHOLE = 24, 9
_MOST_AMOUNTS, _MOST_CARDS = 2, 4
_FIGURES = (60, 56, 48, 40)
_TEXTS = 24
# The same where all cards have one.
_FIGURES_ACROSS = (96, 88, 80, 72, 64, *_FIGURES)
_TEXTS_ACROSS = 28
# The columns of the grid that a card with amounts has beside others, and where those begin.
_COLUMNS, _FIGURE_COLUMNS, _OTHERS_FROM = 12, 5, 6
_RULE, _ABOVE, _BELOW, _BETWEEN = pt(2), pt(8), pt(12), pt(16)
# A space as wide as one between figures of that size.
_TO_UNIT = pt(14)
_HAIRLINE = Stroke("rule", pt(0.75))


class _Column(Value, kw_only=True):
    """A card whose `amounts` are pulled out, and the paragraphs (`said`) below them. Where those
    hold the amounts too (`repeats`), the large ones are not read a second time."""

    card: Card
    amounts: tuple[str, ...]
    said: tuple[Paragraph, ...]
    repeats: bool = False


def may_be_figures(value: Cards) -> bool:
    """Whether every card begins with an amount, or one of a few has strong phrases that are."""
    leading = [column for card in value.items if (column := _leading(card))]
    if _few(value) and len(leading) == len(value.items):
        return all(re.match(_AMOUNT, amount) for column in leading for amount in column.amounts)
    found = _with_strong(value)
    return found is not None and all(re.match(_AMOUNT, amount) for amount in found.amounts)


def set_as_figures(value: Cards, place: SlotContext) -> DrawnCards | Overflow | None:
    """The amounts of the cards large; None where there are none, or too many."""
    leading = [column for card in value.items if (column := _leading(card))]
    found = _with_strong(value)
    if found is None and not (_few(value) and len(leading) == len(value.items)):
        return None
    overflow: Overflow | None = None
    largest, figures = (_TEXTS, _FIGURES) if found else (_TEXTS_ACROSS, _FIGURES_ACROSS)
    for size in [size for size in place.ladder if size <= largest] or place.ladder[-1:]:
        for figure in figures:
            setter = _Setter(place=place, size=size, figure=figure)
            try:
                return setter.beside(found, value) if found else setter.across(leading)
            except _TooLargeError as wrong:
                overflow = wrong.overflow
    return overflow


class _TooLargeError(Exception):
    """A text does not fit at the sizes that are tried."""

    def __init__(self, overflow: Overflow) -> None:
        self.overflow = overflow


def _few(value: Cards) -> bool:
    return 1 < len(value.items) <= _MOST_CARDS and not any(
        card.picture or card.icon for card in value.items
    )


def _with_strong(value: Cards) -> _Column | None:
    """The only card with strong phrases that are amounts; its text stays whole."""
    found = [(card, amounts) for card in value.items if (amounts := _strong_amounts(card))]
    if len(found) != 1 or not _few(value) or len(found[0][1]) > _MOST_AMOUNTS:
        return None
    card, amounts = found[0]
    return _Column(card=card, amounts=amounts, said=_said(card), repeats=True)


def _strong_amounts(card: Card) -> tuple[str, ...]:
    texts = card.body.paragraphs if isinstance(card.body, Text) else ()
    strong = [run for text in texts for run in text.runs if run.strong]
    if any(run.script for run in strong):  # 10^6^ is neither 10 nor 106
        return ()
    return tuple(text for run in strong if _is_amount(text := run.text.strip()))


def _is_amount(text: str) -> bool:
    return bool(_NUMBER.match(text)) and len(text) <= _LONGEST and not _YEAR.search(text)


def _leading(card: Card) -> _Column | None:
    """A card that begins with an amount: what follows stands below it, or all where the rest would
    begin with a comma."""
    if not isinstance(card.body, Text):
        return None
    first, *others = card.body.paragraphs
    found = _NUMBER.match(first.text)
    has_script = any(run.script for run in first.runs)
    if found is None or has_script or _YEAR.search(first.text[:_LONGEST]):
        return None
    rest = _without(first, found.end())
    repeats = bool(rest.text) and not rest.text[0].isalnum()
    inlines = [first if repeats else rest, *others]
    said = tuple(Paragraph(inline=inline, level=1) for inline in inlines if inline.text)
    return _Column(card=card, amounts=(found[0].strip(),), said=said, repeats=repeats)


def _without(inline: Inline, count: int) -> Inline:
    """The text after its first characters and the space behind them."""
    runs: list[Run] = []
    for run in inline.runs:
        text = run.text[count:]
        count = max(0, count - len(run.text))
        text = text if runs else text.lstrip()
        if text:
            runs.append(replace(run, text=text))
    return replace(inline, runs=tuple(runs))


def _said(card: Card) -> tuple[Paragraph, ...]:
    return tuple(body_paragraphs(card.body, text_level=1, point_level=2))


class _Setter(Value, kw_only=True):
    """Sets cards at one `place`, with texts and figures of a `size` each."""

    place: SlotContext
    size: int
    figure: int

    def across(self, columns: Sequence[_Column]) -> DrawnCards:
        """All cards side by side, each below a rule; names and texts begin on one line."""
        boxes = split_width(self.place.box, len(columns))
        pairs = list(zip(columns, boxes, strict=True))
        names = max(self._name_height(column.card, box) for column, box in pairs)
        items = [item for column, box in pairs for item in self._column(column, box, names)]
        return self._drawn(items, "cards")

    def beside(self, found: _Column, value: Cards) -> DrawnCards:
        """The card with amounts at the left, the others as texts beside it."""
        box, step = self.place.box, (self.place.box.width + GUTTER) // _COLUMNS
        left = replace(box, width=Emu(step * _FIGURE_COLUMNS - GUTTER))
        x = Emu(box.x + step * _OTHERS_FROM)
        right = Box(x, box.y, Emu(box.right - x), box.height)
        others = [card for card in value.items if card is not found.card]
        column = self._column(found, left, self._name_height(found.card, left))
        return self._drawn([*column, *self._texts(others, right)], "figures")

    def _drawn(self, items: Sequence[Item], name: str) -> DrawnCards:
        box = self.place.box
        height = Emu(max(item.box.bottom for item in items) - box.y)
        if height > box.height:
            raise _TooLargeError(Overflow(needed=height, given=box.height, size=self.size, lines=1))
        box = replace(box, height=height)
        return DrawnCards(items=tuple(items), box=box, size=self.size, name=name)

    def _name_height(self, card: Card, box: Box) -> int:
        return sum(block.fit.needed + _ABOVE for block in self._name(card, box))

    def _column(self, column: _Column, box: Box, names: int) -> Iterator[Item]:
        """The card's name, a rule below it, the amounts and what is said of them."""
        yield from self._name(column.card, box)
        y = Emu(box.y + names)
        rule = Box(box.x, y, box.width, _RULE)
        yield Rectangle(box=rule, about=DECORATION, fill="brand")
        y = Emu(y + _BELOW)
        about = self.place.about(Role.BODY, column.card.span)
        for amount in column.amounts:
            line = self._amount(amount, replace(box, y=y), DECORATION if column.repeats else about)
            yield from line
            y = Emu(line[0].box.bottom + _ABOVE)
        if column.said:
            yield self._block(column.said, replace(box, y=y), about)

    def _amount(self, amount: str, box: Box, about: About) -> list[TextBlock]:
        """An amount on one line; what it is counted in stands behind it, smaller."""
        is_short = len(amount) <= _WHOLE
        figure, _, unit = (amount, "", "") if is_short else amount.partition(" ")
        large = self._line(figure, box, about, self.figure)
        if not unit:
            return [large]
        run = large.lines[0].runs[-1]
        x = Emu(run.x + run.width + _TO_UNIT)
        small = self._line(unit, Box(x, box.y, Emu(box.right - x), box.height), about, self.size)
        down = large.lines[0].baseline - small.lines[0].baseline
        large = replace(large, box=replace(large.box, width=Emu(x - _TO_UNIT // 2 - box.x)))
        return [large, reseat(small, replace(small.box, y=Emu(box.y + down)))]

    def _line(self, text: str, box: Box, about: About, size: int) -> TextBlock:
        block = self._block([Paragraph(inline=plain(text))], box, about, size)
        if len(block.lines) > 1:
            raise _TooLargeError(
                Overflow(needed=block.fit.needed, given=block.fit.given, size=self.size, lines=1)
            )
        return block

    def _texts(self, cards: Sequence[Card], box: Box) -> Iterator[Item]:
        """Names and texts one below the other, with a rule between two cards."""
        y = box.y
        for index, card in enumerate(cards):
            if index:
                line = Box(box.x, Emu(y + _BETWEEN), box.width, Emu(0))
                yield LineShape(box=line, about=DECORATION, stroke=_HAIRLINE)
                y = Emu(y + 2 * _BETWEEN)
            for name in self._name(card, replace(box, y=y)):
                yield name
                y = Emu(name.box.bottom + _ABOVE // 2)
            if said := _said(card):
                text = self._block(said, replace(box, y=y), self.place.about(Role.BODY, card.span))
                yield text
                y = text.box.bottom

    def _name(self, card: Card, box: Box) -> list[TextBlock]:
        if card.name is None:
            return []
        about = self.place.about(Role.BODY, card.span)
        return [self._block([Paragraph(inline=card.name, heading=True)], box, about)]

    def _block(
        self, paragraphs: Sequence[Paragraph], box: Box, about: About, size: int = 0
    ) -> TextBlock:
        """A text from the top of its box, which ends where it ends; in the face of figures where it
        has a `size` of its own."""
        style = _figures(self.place) if size == self.figure else one_size(self.place.style)
        sizes = (size or self.size,)
        block = fit_text(paragraphs, style, box, about, setter=self.place.setter, sizes=sizes)
        if isinstance(block, Overflow):
            raise _TooLargeError(block)
        return replace(block, box=replace(box, height=block.fit.needed))


def _figures(place: SlotContext) -> TextStyle:
    """The style of amounts: that of names, in the family of numbers."""
    style = place.style
    font = place.styles.get("numbers", style).levels[0].font
    level = replace(style.levels[0], font=font, line_spacing=90, less=0)
    # A further size that is not tried keeps figures whole at all those that are.
    return replace(style, ladder=(*_FIGURES_ACROSS, 1), levels=(level,))
