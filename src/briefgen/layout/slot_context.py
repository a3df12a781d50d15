"""Where a slot's value goes, and what setting it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import field

from briefgen.model.diagnostics import Span
from briefgen.model.resolved_deck import Point, Points, SlotValue, Text
from briefgen.model.scene import Item
from briefgen.model.template import SlotSpec, TextStyle
from briefgen.model.text_block import About, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import PartlyCompared, replace
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_breaking import Typesetter
from briefgen.text.words import say, words_language

# All edges and gaps lie on a vertical module of 8 points.
MODULE = pt(8)
GUTTER = pt(24)

Placed = tuple[Item, ...] | Overflow


class SlotContext(PartlyCompared, kw_only=True):
    """A slot of a slide: its `spec`, the `box` it may fill, which may take in empty neighbours, the
    template's `styles` by name, and `setter`, which breaks its text into lines. `rest` is the box
    on further slides, where slots that come before are not shown again; None for the same.

    `sizes` replaces the ladder of the slot's style, so that the parts of a continued slide share
    one size. `opening` are paragraphs of other slots that stand first in this one's placeholder.
    `title` is the slide's, for descriptions in words, `form` what its author asks for.
    `companions` are the layout's further placeholders that this slot's value fills. `whole` is the
    slot's value before it was cut: the columns of all parts of a table stand at the same places.
    `memo` keeps what was found out about the whole and its rows, for all parts.
    """

    not_compared = frozenset({"memo"})

    spec: SlotSpec
    box: Box
    styles: Mapping[str, TextStyle]
    setter: Typesetter
    title: str = ""
    form: str = ""
    sizes: tuple[int, ...] = ()
    opening: tuple[Paragraph, ...] = ()
    companions: tuple[SlotSpec, ...] = ()
    whole: SlotValue | None = None
    rest: Box | None = None
    memo: dict[object, Any] = field(default_factory=dict)

    @property
    def style(self) -> TextStyle:
        return self.styles[self.spec.style]

    @property
    def ladder(self) -> tuple[int, ...]:
        return self.sizes or self.style.ladder

    def about(self, role: Role, span: Span, alt: str = "") -> About:
        return About(role=role, alt=alt, slot=self.spec.name, span=span)

    def say(self, name: str, **parts: object) -> str:
        """A word of our own in the deck's language."""
        return say(name, self.setter.language, **parts)

    def described(self, role: Role, span: Span, alt: str) -> About:
        """What it is about, with a text alternative that we have made."""
        return replace(self.about(role, span, alt), language=words_language(self.setter.language))

    def at_size(self, size: int) -> SlotContext:
        return replace(self, sizes=(size,))

    def from_size(self, least: int) -> SlotContext:
        """The place without sizes below this one, if there are larger ones."""
        return replace(self, sizes=tuple(size for size in self.ladder if size >= least))

    def with_style(self, style: TextStyle) -> SlotContext:
        """The place with another style in the place of its own."""
        return replace(self, styles={**self.styles, self.spec.style: style})

    def nth(self, number: int) -> SlotContext:
        """The place on a further slide, counted from 0: what opens the first is not repeated."""
        return replace(self, opening=(), box=self.rest or self.box) if number else self

    def companion(self) -> SlotContext:
        """The place of the slot's second placeholder; its spec is there, or the template is
        unsound."""
        spec = self.companions[0]
        return replace(self, spec=spec, box=spec.box, sizes=(), opening=(), companions=())

    def once(self, what: object, find: Callable[[], Any]) -> Any:
        """What is found out once for all parts of the slot's value, by what it is about and the
        width of the box: a table of some hundred rows would take minutes otherwise."""
        key = (what, self.box.width, self.box.height)
        if key not in self.memo:
            self.memo[key] = find()
        return self.memo[key]

    def fill_placeholder(
        self, paragraphs: Sequence[Paragraph], role: Role, span: Span, *, balance: bool = False
    ) -> Placed:
        """The paragraphs in the slot's placeholder; what stands below shapes has none."""
        block = fit_text(
            (*self.opening, *paragraphs),
            self.style,
            self.box,
            self.about(role, span),
            setter=self.setter,
            insets=self.spec.insets,
            anchor=self.spec.anchor,
            placeholder="" if self.spec.below else self.spec.name,
            sizes=self.sizes,
            balance=balance or role in {Role.TITLE, Role.QUOTE},
            spread=role in {Role.LIST, Role.BODY} and not self.sizes,
        )
        return block if isinstance(block, Overflow) else (block,)


def set_at_common_size(
    ladder: Sequence[int], set_all: Callable[[int], Iterable[TextBlock | Overflow]]
) -> list[TextBlock] | Overflow:
    """Blocks that share one size: the largest of the ladder at which every one fits."""
    overflows: list[Overflow] = []
    for size in ladder:
        blocks: list[TextBlock] = []
        overflows = []
        for block in set_all(size):
            if isinstance(block, TextBlock):
                blocks.append(block)
            else:
                overflows.append(block)
                if size != ladder[-1]:
                    break
        if not overflows:
            return blocks
    return max(overflows, key=lambda overflow: overflow.lines)


def body_paragraphs(
    body: Text | Points | None, *, text_level: int, point_level: int
) -> list[Paragraph]:
    """The paragraphs of a card, part or cell: texts at one level, points at another."""
    match body:
        case None:
            return []
        case Text(paragraphs=texts):
            return [Paragraph(inline=inline, level=text_level) for inline in texts]
        case Points(items=points):
            return [
                Paragraph(inline=point.inline, level=point_level, bullet=point.bullet)
                for point in _flat(points)
            ]


def _flat(points: Sequence[Point]) -> Iterator[Point]:
    for point in points:
        yield point
        yield from _flat(point.children)


def rows_of(count: int, columns: int) -> list[range]:
    """The indexes of each row when `count` things fill rows of `columns`."""
    return [range(start, min(start + columns, count)) for start in range(0, count, columns)]


def split_width(box: Box, count: int, gutter: Emu = GUTTER) -> list[Box]:
    """`count` columns of equal width with a gutter between them."""
    step = (box.width + gutter) // count
    width = step - gutter
    return [Box(box.x + index * step, box.y, width, box.height) for index in range(count)]


def to_module(length: int) -> Emu:
    """The length, rounded up to the vertical module."""
    return -(-length // MODULE) * MODULE
