"""Master + layout -> what stands behind every slide, as items that the PDF draws."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from msgspec import Struct, field

from briefgen.images.backdrop_raster import is_opaque, paint_canvas
from briefgen.images.picture_fill_raster import Placing, paint_picture
from briefgen.model.colour_contrast import mixed
from briefgen.model.pictures import Crop, Original
from briefgen.model.scene import Item, PlacedPicture, Rectangle
from briefgen.model.text_block import DECORATION, TextBlock
from briefgen.model.units import Box, Emu
from briefgen.model.values import replace
from briefgen.ooxml.reader import Element, find, find_all, whole
from briefgen.pptx_template.fills import (
    Fill,
    Gradient,
    PictureFill,
    fill_in,
    gradient_picture,
    read_fill,
)
from briefgen.pptx_template.ground_behind_text import Backdrop, HolderKey
from briefgen.pptx_template.layouts import (
    FoundFile,
    FoundLayout,
    holder_key,
    merged_properties,
    parent_of,
)
from briefgen.pptx_template.shape_drawing import Drawer
from briefgen.pptx_template.theme import Ink, ink_of

_PHOTOS = ("png", "jpg", "jpeg", "jpe", "gif", "bmp", "tif", "tiff")
_UNCUT = Crop()


class Painter(Struct, kw_only=True):
    """Draws the backdrops of the layouts of a file, which `found` is; `made` are those drawn so
    far, by the layout's part. `pictures` grows by digest with each that one shows, `undrawn` with
    what cannot be drawn, in words, and `unknown` holds the boxes of the pictures of the layout at
    hand that cannot. `number` is the text of the layout at hand that shows each
    slide's number, where that is no placeholder."""

    found: FoundFile
    pictures: dict[str, Original] = field(default_factory=dict)
    undrawn: list[str] = field(default_factory=list)
    unknown: list[Box] = field(default_factory=list)
    number: TextBlock | None = None
    made: dict[str, Backdrop] = field(default_factory=dict)

    def backdrop(self, layout: FoundLayout) -> Backdrop:
        """What the layout shows behind its slides."""
        if layout.part not in self.made:
            self.made[layout.part] = self._make(layout)
        return self.made[layout.part]

    def _make(self, layout: FoundLayout) -> Backdrop:
        self.unknown, self.number = [], None
        ground, items = self._ground(layout)
        frames: dict[HolderKey, tuple[Item, ...]] = {}
        sheets = [(layout.master.part, layout.master.tree), (layout.part, layout.tree)]
        if layout.tree.get("showMasterSp") in {"0", "false"}:
            sheets = sheets[1:]
        for part, tree in sheets:
            items += self._drawer(layout, part, ground).items(find_all(tree, "p:cSld/p:spTree/*"))
        for shape in find_all(layout.tree, "p:cSld/p:spTree/p:sp"):
            if (key := holder_key(shape)) is not None:
                parent = parent_of(layout.master.tree, key[0])
                drawer = self._drawer(layout, layout.part, ground)
                frames[key] = tuple(drawer.frame(merged_properties(shape, parent)))
        found = tuple(self._seen(items))
        canvas = paint_canvas(ground, found, self.pictures, self.found.size, self.unknown)
        return Backdrop(
            ground=ground,
            canvas=canvas,
            items=found,
            frames=frames,
            canvases={
                key: paint_canvas(
                    ground, (*found, *frame), self.pictures, self.found.size, self.unknown
                )
                for key, frame in frames.items()
                if frame
            },
            unknown=tuple(self.unknown),
            number=self.number,
        )

    def _seen(self, items: list[Item]) -> Iterator[Item]:
        """The items, without texts off the slide and those below what covers them."""
        size = self.found.size
        slide = Box(Emu(0), Emu(0), size.width, size.height)
        for number, item in enumerate(items):
            if isinstance(item, TextBlock):
                words = _words_of(item)
                covers = (one for one in items[number + 1 :] if one.box.contains(words))
                if not words.overlaps(slide) or any(map(self._hides, covers)):
                    continue
            yield item

    def _hides(self, item: Item) -> bool:
        if isinstance(item, PlacedPicture):
            return is_opaque(self.pictures[item.asset])
        return isinstance(item, Rectangle) and bool(item.fill)

    def _drawer(self, layout: FoundLayout, part: str, ground: str) -> Drawer:
        where = f"the layout `{layout.name}`"
        style = self.found.presentation_style
        return Drawer(
            shelf=self,
            part=part,
            scheme=layout.scheme,
            style=style,
            where=where,
            ground=ground,
            theme=self._theme_of(layout),
        )

    def _ground(self, layout: FoundLayout) -> tuple[str, list[Item]]:
        part, background = layout.part, find(layout.tree, "p:cSld/p:bg")
        if background is None:
            part, background = layout.master.part, find(layout.master.tree, "p:cSld/p:bg")
        fill, part = self._background_fill(background, layout, part)
        size = self.found.size
        whole_slide = Box(Emu(0), Emu(0), size.width, size.height)
        paper = layout.scheme.colours["bg1"]
        found: PlacedPicture | None = None
        match fill:
            case Ink(rgb=rgb, alpha=alpha):
                return mixed(rgb, paper, round(100 - 100 * alpha)), []
            case Gradient():
                found = self.gradient(fill, whole_slide)
            case PictureFill():
                found = self.picture(part, fill, whole_slide, f"the layout `{layout.name}`")
        if found is None:
            return paper, []
        # What is clear in it shows the paper.
        items: list[Item] = [Rectangle(box=whole_slide, about=DECORATION, fill=paper), found]
        return paint_canvas(paper, items, self.pictures, size).mean(whole_slide), items

    def _background_fill(
        self, background: Element, layout: FoundLayout, part: str
    ) -> tuple[Fill, str]:
        """The fill, and the part whose relationships it uses."""
        own = find(background, "p:bgPr")
        if own is not None:
            return read_fill(fill_in(own), layout.scheme), part
        reference = find(background, "p:bgRef")
        if reference is None:
            return None, part
        index = whole(reference.get("idx"))
        ink = ink_of(reference, layout.scheme)
        style = layout.scheme.fill_style(index)
        return read_fill(style, layout.scheme, ink.rgb if ink else ""), self._theme_of(layout)

    def _theme_of(self, layout: FoundLayout) -> str:
        relations = self.found.package.relations(layout.master.part).values()
        return next((found.target for found in relations if found.kind == "theme"), "")

    def gradient(self, gradient: Gradient, box: Box) -> PlacedPicture:
        """The gradient in a box."""
        return self.shown(gradient_picture(gradient, box.width, box.height), box)

    def shown(self, original: Original, box: Box, crop: Crop = _UNCUT) -> PlacedPicture:
        self.pictures[original.digest] = original
        return PlacedPicture(box=box, about=DECORATION, asset=original.digest, crop=crop)

    def picture(
        self, part: str, fill: PictureFill, box: Box, where: str, placing: Placing | None = None
    ) -> PlacedPicture | None:
        """The picture in a box; None where it cannot be drawn, which is noted."""
        relation = self.found.package.relations(fill.part or part).get(fill.relation)
        if relation is None or relation.is_external:
            self.undrawn.append(f"a linked picture of {where}")
            self.unknown.append(box)
            return None
        original = self._original(relation.target)
        if original is None:
            kind = relation.target.rpartition(".")[2].upper()
            self.undrawn.append(f"a picture in {kind} format of {where}")
            self.unknown.append(box)
            return None
        lies = fill.placing
        if placing is not None:
            lies = replace(lies, matrix=placing.matrix, outline=placing.outline)
        if lies.is_plain:
            return self.shown(original, box, Crop(*lies.crop))
        return self.shown(paint_picture(original, box, lies), box)

    def cut(self, gradient: Gradient, box: Box, placing: Placing) -> PlacedPicture:
        """The gradient in a box, cut to an outline."""
        whole_box = gradient_picture(gradient, box.width, box.height)
        return self.shown(paint_picture(whole_box, box, placing), box)

    def _original(self, part: str) -> Original | None:
        from briefgen.images.raster import open_photo

        data = self.found.package.data(part)
        digest = hashlib.sha256(data).hexdigest()
        if digest in self.pictures:
            return self.pictures[digest]
        if part.rpartition(".")[2].lower() not in _PHOTOS:
            return None
        name = next((name for start, name in _STARTS if data.startswith(start)), "")
        opened = open_photo(name, data, digest) if name else None
        return opened if isinstance(opened, Original) else None


def _words_of(block: TextBlock) -> Box:
    """Where the words of a text stand, in its own box."""
    runs = [run for line in block.lines for run in line.runs]
    left, top = min(run.x for run in runs), block.lines[0].top
    right = max(run.x + run.width for run in runs)
    foot = block.lines[-1].top + block.lines[-1].height
    return Box(Emu(left), Emu(top), Emu(right - left), Emu(foot - top))


# How files of each format begin: a name says less than the bytes.
_STARTS = (
    (b"\x89PNG", "a.png"), (b"\xff\xd8", "a.jpg"), (b"GIF8", "a.gif"), (b"BM", "a.bmp"),
    (b"II*\0", "a.tif"), (b"MM\0*", "a.tif"),
)  # fmt: skip
