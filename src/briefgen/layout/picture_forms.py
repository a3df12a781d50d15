"""Pictures in other forms of their layouts: over the whole slide, or to three of its edges."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.resolved_deck import Picture, ResolvedSlide
from briefgen.model.scene import PlacedPicture
from briefgen.model.template import LayoutSpec, SlotSpec
from briefgen.model.units import Box, to_pt

# Of a photo that fills the slide, and of one that fills a column, so much at least is seen; to the
# point of its longer side it has so many pixels: 1,920 across a slide.
_KEPT_OF_WHOLE, _KEPT = 0.84, 0.35
_PIXELS = 2


def captions_have_places(layout: LayoutSpec, slide: ResolvedSlide) -> bool:
    """Whether a picture that fills its place has a place for its words there, if it has words, and
    none that would stay empty."""
    return all(
        bool(picture.caption or picture.credit) == any(one.of == slot.name for one in layout.slots)
        for slot, picture in _filling(layout, slide)
    )


def photos_fill(layout: LayoutSpec, slide: ResolvedSlide) -> bool:
    """Whether they are photos that suit their places, and hide no logo there."""
    title = layout.slot("title")
    logos = [item.box for item in layout.backdrop if isinstance(item, PlacedPicture)]
    return not any(
        slot.box.overlaps(logo) for slot, _ in _filling(layout, slide) for logo in logos
    ) and all(
        _suits(picture, slot.box, is_whole=title is not None and slot.box.contains(title.box))
        for slot, picture in _filling(layout, slide)
    )


def _filling(layout: LayoutSpec, slide: ResolvedSlide) -> Iterator[tuple[SlotSpec, Picture]]:
    for slot in layout.slots:
        value = slide.slots.get(slot.name)
        if slot.drawn_as == "full" and isinstance(value, Picture):
            yield slot, value


def _suits(picture: Picture, box: Box, *, is_whole: bool) -> bool:
    """Whether little enough is cut off a photo, and it has pixels enough."""
    original = picture.original
    if original.is_drawing or picture.fit == "contain":
        return False
    own, wanted = original.width * box.height, original.height * box.width
    pixels = original.width if box.width > box.height else original.height
    kept = _KEPT_OF_WHOLE if is_whole else _KEPT
    is_sharp = pixels >= _PIXELS * to_pt(max(box.width, box.height))
    return is_sharp and min(own, wanted) >= kept * max(own, wanted)
