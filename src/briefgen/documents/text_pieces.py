"""Paragraphs -> pieces of the flow, in the styles of the paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.documents.print_styles import Frame
from briefgen.documents.splittable_flowable import Flowable
from briefgen.documents.too_wide_error import TooWideError
from briefgen.layout.move_items import move_block
from briefgen.layout.slot_context import SlotContext
from briefgen.model.document import Aside
from briefgen.model.scene import Group, Item
from briefgen.model.scene_walk import blocks_in
from briefgen.model.template import SlotKindName, SlotSpec, TextStyle
from briefgen.model.text_block import About, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_breaking import Typesetter

# Higher than any page: pieces of the flow are cut by the flow, not by fitting.
ENDLESS = pt(100_000)
ASIDE = pt(16)
# The size of the smallest text on a page that cannot be turned.
SMALLEST = 6
# Space above, in ems of the style's own size; a heading has twice as much above as below.
_SPACE: Mapping[str, float] = {
    "heading-1": 1.5,
    "heading-2": 1.7,
    "heading-3": 1.1,
    "statement": 1.3,
    "body": 0.6,
    "lead": 0.4,
    "quote": 0.9,
    "caption": 0.5,
    "footnote": 0.3,
}


class TextTypesetter(Value):
    """How text is set: the `styles` by name, the `frame` of the page, the typesetter (`setter`);
    `upright` sets no italics, which large print does without."""

    styles: Mapping[str, TextStyle]
    frame: Frame
    setter: Typesetter
    upright: bool = False

    def text(
        self,
        paragraphs: Sequence[Paragraph],
        style: str,
        role: Role,
        *,
        level: int = 0,
        continues: bool = False,
        aside: Aside = "",
        box: Box | None = None,
        balance: bool = False,
    ) -> Flowable:
        """A piece of text; it may be cut between lines, which are about equally long in headings,
        or with `balance`. Raises TooWideError for no width."""
        frame = box or self.frame.text
        indent = ASIDE if aside else 0
        room = Box(frame.x + indent, Emu(0), frame.width - indent, ENDLESS)
        about = About(role=role, level=level, continues=continues)
        balance = balance or role in (Role.TITLE, Role.HEADING)
        if self.upright:
            paragraphs = [_upright(paragraph) for paragraph in paragraphs]
        block = fit_text(
            paragraphs, self.styles[style], room, about, setter=self.setter, balance=balance
        )
        if isinstance(block, Overflow):
            # A word of a title may be wider than the paper at its usual size.
            sizes = range(self.styles[style].ladder[0] - 1, SMALLEST, -1)
            block = fit_text(
                paragraphs, self.styles[style], room, about, setter=self.setter, sizes=sizes
            )
        if isinstance(block, Overflow):
            raise TooWideError(style)
        height = block.fit.needed
        block = replace(block, box=replace(room, height=height))
        return Flowable(item=block, height=height, space=self.space(style), aside=aside)

    def space(self, style: str) -> Emu:
        """The space above a text in a style."""
        return pt(round(_SPACE.get(style, 0.6) * self.styles[style].ladder[0]))

    def slot(
        self, kind: SlotKindName, style: str, title: str, measure: Box | None = None
    ) -> SlotContext:
        """A slot of the full measure, for what is laid out as on a slide."""
        box = replace(measure or self.frame.measure, y=Emu(0), height=ENDLESS)
        spec = SlotSpec(name=kind, kind=kind, box=box, style=style, centre_style="diagram-centre")
        return SlotContext(spec=spec, box=box, styles=self.styles, setter=self.setter, title=title)


def grouped(items: Sequence[Item], name: str) -> Group:
    """What was drawn as one piece."""
    if len(items) == 1 and isinstance(items[0], Group):
        return items[0]
    box = items[0].box
    for item in items[1:]:
        box = box.union(item.box)
    return Group(box=box, about=About(role=Role.BODY), items=tuple(items), name=name)


def beside(label: TextBlock, piece: Flowable, name: str) -> Flowable:
    """The piece with its label in the margin column, both on one line."""
    first = next(iter(blocks_in((piece.item,))))
    down = first.lines[0].baseline - label.lines[0].baseline
    group = grouped((move_block(label, 0, max(0, down)), piece.item), name)
    return replace(piece, item=group, height=max(piece.height, label.box.height))


def _upright(paragraph: Paragraph) -> Paragraph:
    runs = tuple(replace(run, emphasis=False) for run in paragraph.inline.runs)
    return replace(paragraph, inline=replace(paragraph.inline, runs=runs))
