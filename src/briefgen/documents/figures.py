"""Drawings and large numbers -> pieces of the flow, drawn anew for the width of the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from briefgen.documents.charts_in_full import says_every_value, with_values_in_words
from briefgen.documents.splittable_flowable import LEAST_REDRAWN, Flowable, flow_group
from briefgen.documents.text_pieces import TextTypesetter, grouped
from briefgen.documents.too_wide_error import TooWideError
from briefgen.layout.chart.squeezed import is_squeezed
from briefgen.layout.move_items import move_item
from briefgen.layout.slot_kinds import kind_of
from briefgen.model.charts import Chart
from briefgen.model.document import Figure, NumberRow
from briefgen.model.resolved_deck import Number, Picture
from briefgen.model.rich_text import Inline, Run
from briefgen.model.scene import Group, Item, PlacedChart, Rectangle
from briefgen.model.scene_walk import cuts_a_word
from briefgen.model.text_block import DECORATION, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow
from briefgen.text.words import say_run

# The style of each kind of drawing, and the heights that are tried for it, in points where the text
# has 11 and its lines are as long as on A4.
_DRAWINGS: Mapping[str, tuple[str, tuple[int, ...]]] = {
    "diagram": ("diagram-part", (170, 230, 320, 440, 560)),
    "chart": ("chart", (190, 225, 260, 340, 420)),
    "picture": ("figure", (240,)),
    "pictures": ("figure", (220, 320, 440)),
}
_DECORATION = 150
_BODY, _LINE = 11, pt(374)
# A drawing may be set lower where it would go to the next page, to so much of its height in percent
# at least; a picture, or what is in large print, says the same when it is smaller. It may be set
# higher where a page would be left empty.
_LEAST_SHARE = 70
# Steps that are tried, in percent: many ways to fill a page ask for a drawing, each a little lower.
_SHARES = (135, 120, 110, 100, 90, 80, 70, 60)
# A chart of lines, with its key and its axis, has so much of its width as height.
_LEAST_HIGH = 0.42
_CAPTION_GAP, _COLUMN_GAP = pt(6), pt(18)
_RULE, _BELOW_RULE = pt(2), pt(4)
_ABREAST: Mapping[int, int] = {1: 1, 2: 2, 4: 2}
# Labels of more lines than this ask for wider columns.
_LABEL_LINES = 4
_MOST_ABREAST = 3


class _Words(Value):
    """What stands with a drawing: its `name` and `caption`, and where it comes from (`source`)."""

    name: Inline
    caption: Inline | None = None
    source: Inline | None = None


class _WordSetter(Struct):
    """Sets the words of one drawing. It is drawn at many heights, and its words are the same, so
    that each is kept."""

    setting: TextTypesetter
    kept: dict[tuple[_Words, Box], list[TextBlock]] = field(default_factory=dict)

    def blocks(self, words: _Words, box: Box) -> list[TextBlock]:
        """The words as texts, each with its top at nought."""
        if (words, box) not in self.kept:
            self.kept[words, box] = _blocks(words, self.setting, box)
        return self.kept[words, box]


def set_figure(figure: Figure, setting: TextTypesetter) -> Flowable | None:
    """The drawing at the first of the heights at which it can be drawn; None where the paper is too
    narrow for it."""
    style, heights = _DRAWINGS[figure.kind]
    if isinstance(figure.value, Picture) and not figure.value.alt:
        heights = (_DECORATION,)
    scale = max(1.0, setting.styles["body"].ladder[0] / _BODY)
    scale *= min(1.0, setting.frame.text.width / _LINE)
    most = setting.frame.text.height - pt(60)
    setter = _WordSetter(setting)
    for height in heights:
        room = min(pt(round(height * scale)), most)
        is_last = height == heights[-1]
        for width in dict.fromkeys((setting.frame.text, setting.frame.measure)):
            drawn = _drawn(figure, style, replace(width, height=Emu(room)), setter)
            if drawn and (is_last or not _is_flat(drawn.item)):
                # A chart fills its room; others may well have left some of it for their words.
                words = max(0, drawn.height - room) if figure.kind == "chart" else 0
                redrawing = _Redrawing(
                    figure=figure, style=style, width=width, setter=setter, height=drawn.height,
                    words=words, in_full=says_every_value(drawn.item),
                )  # fmt: skip
                rename = _Renaming(figure, setting).drawn if _is_without_title(figure) else None
                return replace(drawn, redraw=redrawing.within, rename=rename)
    return None


def _is_without_title(figure: Figure) -> bool:
    """Whether its words do not say whose it is where it stands on another page."""
    is_named = figure.caption is not None and figure.caption.text == figure.title
    return bool(figure.label.runs) and not is_named


class _Renaming(Struct):
    """A figure with the title of its slide behind its own name. Pages are filled in many ways, so
    that it is kept."""

    figure: Figure
    setting: TextTypesetter
    kept: Flowable | None = None

    def drawn(self) -> Flowable | None:
        if self.kept is None:
            label, setter = self.figure.label, self.setting.setter
            words = (say_run("colon", setter.language), Run(text=self.figure.title))
            label = replace(label, runs=(*label.runs, *words))
            self.kept = set_figure(replace(self.figure, label=label), self.setting)
        return self.kept


class _Redrawing(Struct, kw_only=True):
    """A figure in a room that is lower or higher than its usual `height`, where it can be read
    there; `words` is what is known to be taken by its words. A chart that says all its values
    (`in_full`) does so in every room. Pages are filled in many ways, so that each is kept."""

    figure: Figure
    style: str
    width: Box
    setter: _WordSetter
    height: int
    words: int
    in_full: bool
    drawn: dict[int, Flowable | None] = field(default_factory=dict)

    def within(self, room: int) -> Flowable | None:
        is_small = self.figure.kind == "picture" or self.setter.setting.upright
        least = LEAST_REDRAWN if is_small else _LEAST_SHARE
        if room * 100 < self.height * least:
            return None
        share = next((one for one in _SHARES if self.height * one <= room * 100), least)
        if share not in self.drawn:
            self.drawn[share] = self._within(self.height * share // 100)
        return self.drawn[share]

    def _within(self, room: int) -> Flowable | None:
        over = self.words
        for _ in range(2):
            box = replace(self.width, height=Emu(room - over))
            drawn = _drawn(self.figure, self.style, box, self.setter)
            if drawn is None or (room < self.height and _is_flat(drawn.item)):
                return None
            if self.in_full and not says_every_value(drawn.item):
                return None
            if drawn.height <= room:
                return drawn
            over += drawn.height - room
        return None


def _is_flat(item: Item) -> bool:
    """Whether a chart is so low that what it draws cannot be told apart."""
    match item:
        case Group(items=items):
            return any(map(_is_flat, items))
        case PlacedChart() as chart:
            is_of_lines = chart.kind in ("line", "area", "scatter")
            is_low = is_of_lines and chart.box.height < _LEAST_HIGH * chart.box.width
            return is_low or is_squeezed(chart)
        case _:
            return False


def _drawn(figure: Figure, style: str, box: Box, setter: _WordSetter) -> Flowable | None:
    """The drawing in a box, with its words beside or below it."""
    setting = setter.setting
    value, words = _parted(figure, setting)
    place = setting.slot(figure.kind, style, figure.title, box)
    place = replace(place, box=replace(place.box, height=box.height))
    placed = kind_of(figure.kind).layout(value, place)
    if isinstance(placed, Overflow) or cuts_a_word(placed):
        return None
    group = grouped(placed, figure.kind)
    item = move_item(group, 0, -group.box.y)
    if says_every_value(item):
        item = with_values_in_words(item, setting.setter.language)
    items = tuple(_with_words(item, words, setter, is_beside=box == _column(setting, box)))
    return flow_group(grouped(items, "figure"), setting.space("heading-3"))


def _column(setting: TextTypesetter, box: Box) -> Box | None:
    """The column of the text, where a margin column stands beside it."""
    return replace(setting.frame.text, height=box.height) if setting.frame.margin else None


def _parted(figure: Figure, setting: TextTypesetter) -> tuple[object, _Words]:
    """What is drawn, and the words that stand with it."""
    match figure.value:
        case Chart(source=Inline() as source) as chart:
            word = say_run("source", setting.setter.language)
            source = replace(source, runs=(word, *source.runs))
            return replace(chart, source=None), _Words(figure.label, figure.caption, source)
        case Picture(caption=caption, credit=credit) as picture:
            bare = replace(picture, caption=None, credit=None)
            return bare, _Words(figure.label, caption or figure.caption, credit)
        case value:
            return value, _Words(figure.label, figure.caption)


def _with_words(
    item: Item, words: _Words, setter: _WordSetter, *, is_beside: bool
) -> Iterator[Item]:
    """The drawing and its words in reading order: in the margin column, name and caption at its
    head and the source at its foot, else all below."""
    frame = setter.setting.frame
    if is_beside and frame.margin:
        try:
            yield from _beside(item, words, setter, frame.margin)
        except TooWideError:
            is_beside = False
        else:
            return
    yield item
    y = item.box.bottom + _CAPTION_GAP
    for block in setter.blocks(_on_one_line(words, setter.setting), frame.text):
        yield move_item(block, 0, y)
        y += block.box.height


def _on_one_line(words: _Words, setting: TextTypesetter) -> _Words:
    """The words with the number before the caption, where no more than the number is its name."""
    if words.caption is None or len(words.name.runs) != 1:
        return words
    number = replace(words.name.runs[0], strong=True)
    colon = say_run("colon", setting.setter.language)
    runs = (number, colon, *words.caption.runs)
    return replace(words, name=Inline(()), caption=replace(words.caption, runs=runs))


def _beside(item: Item, words: _Words, setter: _WordSetter, margin: Box) -> tuple[Item, ...]:
    heads = setter.blocks(replace(words, source=None), margin)
    feet = setter.blocks(_Words(Inline(()), None, words.source), margin)
    placed, y = [], 0
    for block in heads:
        placed.append(move_item(block, 0, y))
        y += block.box.height
    low = item.box.bottom - sum(block.box.height for block in feet)
    y = max(low, y + _CAPTION_GAP if heads else 0)
    return (*placed, item, *(move_item(block, 0, y) for block in feet))


def _blocks(words: _Words, setting: TextTypesetter, box: Box) -> list[TextBlock]:
    """The words as texts, each with its top at nought."""
    shown = (("caption-name", words.name), ("caption", words.caption), ("caption", words.source))
    pieces = [
        setting.text([Paragraph(inline=inline)], style, Role.CAPTION, box=box).item
        for style, inline in shown
        if inline is not None and inline.runs
    ]
    return [block for block in pieces if isinstance(block, TextBlock)]


def set_numbers(row: NumberRow, setting: TextTypesetter) -> Iterator[Flowable]:
    """Large numbers with what they count below them, up to three beside each other, in one size;
    fewer where that makes a narrow column of words."""
    items = row.numbers
    abreast = _ABREAST.get(len(items), _MOST_ABREAST)
    if setting.frame.text.width < abreast * pt(110 if not setting.upright else 145):
        abreast = 1
    while abreast > 1 and _most_lines(items, abreast, setting) > _LABEL_LINES:
        abreast -= 1
    size = _size_of_values(items, abreast, setting)
    for first in range(0, len(items), abreast):
        piece = _row(items[first : first + abreast], abreast, size, setting)
        # Their sources stand on the page of the last.
        yield replace(piece, keep=first + abreast < len(items))


def _most_lines(items: Sequence[Number], abreast: int, setting: TextTypesetter) -> int:
    """How many lines the longest label takes in one of so many columns."""
    box = _boxes(abreast, setting)[0]
    labels = [Paragraph(inline=item.label) for item in items]
    found = [setting.text([one], "figure-label", Role.BODY, box=box).item for one in labels]
    return max(len(block.lines) for block in found if isinstance(block, TextBlock))


def _boxes(abreast: int, setting: TextTypesetter) -> list[Box]:
    text = setting.frame.text
    width = Emu((text.width - (abreast - 1) * _COLUMN_GAP) // abreast)
    return [
        replace(text, x=Emu(text.x + index * (width + _COLUMN_GAP)), width=width)
        for index in range(abreast)
    ]


def _size_of_values(items: Sequence[Number], abreast: int, setting: TextTypesetter) -> int:
    """The largest size at which every value has one line; else the smallest."""
    style, box = setting.styles["figures"], _boxes(abreast, setting)[0]
    for size in style.ladder:
        one = replace(setting, styles={**setting.styles, "figures": replace(style, ladder=(size,))})
        found = [one.text([_bare(item)], "figures", Role.BODY, box=box).item for item in items]
        if all(
            isinstance(block, TextBlock) and len(block.lines) == 1 and block.fit.size == size
            for block in found
        ):
            return size
    return style.ladder[-1]


def _bare(number: Number) -> Paragraph:
    return Paragraph(inline=number.value)


def _row(items: Sequence[Number], abreast: int, size: int, setting: TextTypesetter) -> Flowable:
    style = replace(setting.styles["figures"], ladder=(size,))
    setting = replace(setting, styles={**setting.styles, "figures": style})
    placed: list[Item] = []
    for number, box in zip(items, _boxes(abreast, setting), strict=False):
        rule = Box(box.x, Emu(0), box.width, _RULE)
        value = setting.text([_bare(number)], "figures", Role.BODY, box=box)
        label = setting.text([Paragraph(inline=number.label)], "figure-label", Role.BODY, box=box)
        top = _RULE + _BELOW_RULE
        placed += [
            Rectangle(box=rule, about=DECORATION, fill="brand"),
            move_item(value.item, 0, top),
            move_item(label.item, 0, top + value.height),
        ]
    return flow_group(grouped(placed, "numbers"), setting.space("heading-3"))
