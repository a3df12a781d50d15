"""A layout of the file -> footer, date, number and marking of its slides."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.images.backdrop_raster import Ground
from briefgen.model.colour_contrast import CONTRAST, CONTRAST_OF_LARGE
from briefgen.model.template import FurnitureSpec, LayoutSpec, LevelStyle, TextStyle
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Emu, Size, pt
from briefgen.model.values import Value, replace
from briefgen.pptx_template.colour_roles import Roles
from briefgen.pptx_template.ground_behind_text import Backdrop
from briefgen.pptx_template.layouts import FoundHolder, FoundLayout
from briefgen.pptx_template.legible_levels import legible_style, reads_at
from briefgen.pptx_template.text_levels import style_of

FURNITURE = {"footer": "ftr", "date": "dt", "number": "sldNum"}
_SMALLEST = 6


class FurnitureBuilder(Value):
    """Builds the furniture of layouts for slides of the file's `size`, legible in its `roles`;
    `styles` grows with each style that it needs, `faint` with the furniture whose own colour in the
    file is hard to read: its name and the layout's."""

    size: Size
    roles: Roles
    styles: dict[str, TextStyle]
    faint: list[tuple[str, str]]

    def furniture(
        self, spec: LayoutSpec, found: FoundLayout, backdrop: Backdrop
    ) -> Iterator[FurnitureSpec]:
        for name, type_ in FURNITURE.items():
            holder = holder_of_type(found, type_)
            if holder is not None and not is_doubled(holder, backdrop):
                style = f"{spec.name}/{name}"
                size = int(holder.levels[0].size)
                sizes = tuple(range(size, min(size, _SMALLEST) - 1, -1))
                box = _roomy(holder, size)
                made = style_of(style, holder.levels[:1], sizes, unmarked)
                ground = backdrop.behind((type_, holder.idx), box, size)
                if backdrop.is_known and reads_at(made, ground) < CONTRAST:
                    self.faint.append((name, found.name))
                self.styles[style] = self._visible(made, ground)
                yield FurnitureSpec(
                    name=name,
                    box=box,
                    style=style,
                    idx=holder.idx,
                    anchor=holder.anchor,
                    insets=holder.insets,
                )
        holder = holder_of_type(found, "sldNum")
        is_fixed = holder is None or is_doubled(holder, backdrop)
        if is_fixed and backdrop.number is not None:
            yield self._fixed_number(spec, backdrop.number)
        yield self._marking(spec, found, backdrop)

    def _fixed_number(self, spec: LayoutSpec, block: TextBlock) -> FurnitureSpec:
        """The number that the master shows by itself: the PDF draws it, and decks have it."""
        level, style = block.levels[0], f"{spec.name}/number"
        shown = LevelStyle(colour=level.colour, strong=level.strong, align=level.align)
        sizes = tuple(range(level.size, min(level.size, _SMALLEST) - 1, -1))
        self.styles[style] = TextStyle(style, sizes, (shown,))
        return FurnitureSpec(
            name="number",
            box=block.box,
            style=style,
            idx=0,
            anchor=block.anchor,
            insets=block.insets,
        )

    def _visible(self, style: TextStyle, ground: Ground) -> TextStyle:
        """Furniture keeps the file's colour, however quiet, unless it could hardly be seen."""
        if reads_at(style, ground) >= CONTRAST_OF_LARGE:
            return style
        return legible_style(self.roles, style, ground)

    def _marking(self, spec: LayoutSpec, found: FoundLayout, backdrop: Backdrop) -> FurnitureSpec:
        """In the middle of the foot, or of the head where the foot is taken."""
        style = f"{spec.name}/marking"
        common = self.styles["furniture-centre"]
        height = pt(1.2 * common.ladder[0] + 2)
        width = self.size.width // 5
        left = (self.size.width - width) // 2
        foot = Box(left, self.size.height - height - pt(4), width, height)
        head = Box(left, pt(4), width, height)
        taken = any(holder.box.overlaps(foot) for holder in found.holders)
        box = head if taken else foot
        ground = backdrop.behind(("", 0), box, common.ladder[0])
        made = legible_style(self.roles, common, ground)
        self.styles[style] = replace(made, name=style)
        return FurnitureSpec(name="marking", box=box, style=style, idx=0)


def is_doubled(holder: FoundHolder, backdrop: Backdrop) -> bool:
    """Whether a fixed text of the master shows the slide's number where the placeholder would."""
    number = backdrop.number
    return holder.type == "sldNum" and number is not None and number.box.overlaps(holder.box)


def holder_of_type(found: FoundLayout, type_: str) -> FoundHolder | None:
    return next((holder for holder in found.holders if holder.type == type_), None)


def unmarked(level: LevelStyle) -> LevelStyle:
    return replace(level, bullet="", bullet_colour="", margin=Emu(0), indent=Emu(0))


def _roomy(holder: FoundHolder, size: int) -> Box:
    """The box, grown where not even one line of two characters would fit."""
    box, insets = holder.box, holder.insets
    height = insets.top + insets.bottom + pt(1.2 * size + 1)
    width = insets.left + insets.right + pt(1.5 * size)
    if box.height >= height and box.width >= width:
        return box
    grown, wider = max(box.height, height), max(box.width, width)
    return Box(
        box.x - (wider - box.width) // 2,
        box.y - (grown - box.height) // 2,
        wider,
        grown,
    )
