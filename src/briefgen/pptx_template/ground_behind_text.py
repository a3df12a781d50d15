"""What stands behind a layout's slides: the colour under a text, and what texts keep clear of."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import field

from briefgen.images.backdrop_raster import BackdropRaster, Ground
from briefgen.model.colour_contrast import contrast_between
from briefgen.model.scene import Area, Item, LineShape
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Emu, Size, pt
from briefgen.model.values import Value
from briefgen.pptx_template.layouts import FoundLayout
from briefgen.pptx_template.slot_places import Marks

HolderKey = tuple[str, int]
# What begins lower on a slide belongs to its foot, from which content keeps so far.
_FOOT, _KEPT_CLEAR = 0.85, pt(4)
# What is no thicker is a rule.
_THIN = pt(8)
# The height of a line by the size of its text.
_LINE = 1.2
# Colours with less contrast than this are told apart by nobody.
_ALIKE = 1.05
# The share of a slide that a picture takes that is more than a logo or a band.
_MOST_UNKNOWN = 0.4


class Backdrop(Value, kw_only=True):
    """What a layout shows behind its slides: a plain `ground` as "#RRGGBB", and the `items` drawn
    on it from back to front. `canvas` shows them in small; `frames` are the fills and lines of
    placeholders, by type and number, and `canvases` the same with such a fill on it. `unknown` are
    the boxes of pictures that are missing from it.
    `number` is a fixed text that shows each slide's number, None where there is none."""

    ground: str
    canvas: BackdropRaster
    items: tuple[Item, ...] = ()
    frames: Mapping[HolderKey, tuple[Item, ...]] = field(default_factory=dict)
    canvases: Mapping[HolderKey, BackdropRaster] = field(default_factory=dict)
    unknown: tuple[Box, ...] = ()
    number: TextBlock | None = None

    @property
    def is_known(self) -> bool:
        """Whether no picture that takes much of a slide is missing: what a file's own texts stand
        on is known, but for small ones."""
        area = self.canvas.width * self.canvas.height * self.canvas.unit**2
        return all(box.width * box.height <= _MOST_UNKNOWN * area for box in self.unknown)

    def hides(self, box: Box) -> bool:
        """Whether a picture that nobody can draw here stands in a box."""
        return any(one.overlaps(box) for one in self.unknown)

    def under(self, box: Box) -> str:
        """The colour behind a box: the plain ground, where it is hardly another."""
        most = self.canvas.main(box)
        return self.ground if contrast_between(most, self.ground) < _ALIKE else most

    @property
    def most(self) -> str:
        """The colour behind most of a slide."""
        width, height = (
            round(n * self.canvas.unit) for n in (self.canvas.width, self.canvas.height)
        )
        return self.under(Box(Emu(0), Emu(0), Emu(width), Emu(height)))

    def behind(self, key: HolderKey, box: Box, size: float) -> Ground:
        """What is behind the lines of a placeholder's text of a size in points: its own fill, or
        what is below it."""
        fills = [item.fill for item in self.frames.get(key, ())
                 if isinstance(item, Area) and item.fill]  # fmt: skip
        if fills:
            return Ground((((fills[-1], 1),),))
        return self.canvases.get(key, self.canvas).ground(box, pt(_LINE * size))

    def is_busy(self, box: Box) -> bool:
        """Whether so much is drawn behind a box that words there stand on drawings."""
        return self.is_known and self.canvas.is_busy(box)


def marks_of(found: FoundLayout, backdrop: Backdrop, size: Size) -> Marks:
    """Where bands, rules and a logo at the foot are, which texts keep clear of."""
    floor = _floor(backdrop, size)
    filled = tuple(
        holder.box
        for holder in found.holders
        for item in backdrop.frames.get((holder.type, holder.idx), ())
        if not isinstance(item, LineShape)
    )
    if found.title is None:
        return Marks(
            top=0, head=0, foot=size.height, floor=floor, ground=0,
            canvas=backdrop.canvas, filled=filled,
        )  # fmt: skip
    title, canvas = found.title.box, backdrop.canvas
    rules = [
        item.box.bottom
        for item in backdrop.items
        if item.box.height <= _THIN
        and item.box.width > size.width * 2 // 5
        and title.y < item.box.y < size.height // 2
    ]
    head = max([canvas.foot_of_head(title, size), *rules])
    texts = [one.box for one in found.contents if one.box.y > title.y]
    largest = max(texts, key=lambda box: box.width * box.height, default=title)
    ground = canvas.top_of_head(largest)
    return Marks(
        top=canvas.top_of_head(title),
        head=head,
        foot=canvas.end_of_ground(largest, size),
        floor=floor,
        ground=ground,
        canvas=backdrop.canvas,
        filled=filled,
    )


def _floor(backdrop: Backdrop, size: Size) -> int:
    low = [item.box.y for item in backdrop.items if item.box.y > size.height * _FOOT]
    return min(low, default=size.height) - _KEPT_CLEAR
