"""A picture -> itself in its place, whole or cut, with caption and credit below."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import assert_never

from briefgen.layout.slot_context import MODULE, Placed, SlotContext, to_module
from briefgen.layout.splitting import SlotKind
from briefgen.model import resolved_deck
from briefgen.model.diagnostics import Faults
from briefgen.model.pictures import WHOLE, Crop, Original, PictureFit
from briefgen.model.scene import Item, Page, PlacedPicture
from briefgen.model.scene_walk import pictures_in
from briefgen.model.text_block import About, Paragraph, Role, TextBlock
from briefgen.model.units import EMU_PER_INCH, Box, Emu
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_placement import reseat

# Pixels to the inch at which a photo and a drawing are embedded, and below which a photo looks
# soft on paper, and blurred on any screen.
PHOTO_DENSITY, DRAWING_DENSITY = 220, 300
SOFT, BLURRED = 150, 96
# A caption takes at most a third of the place.
_CAPTION_SHARE = 3


def layout_picture(value: resolved_deck.Picture, place: SlotContext) -> Placed:
    """The picture at the top left of its place, its caption and credit below it."""
    caption = _set_caption(value, place)
    if isinstance(caption, Overflow):
        return caption
    room = place.box
    if caption is not None:
        below = to_module(caption.fit.needed) + MODULE + place.spec.insets.bottom
        room = replace(room, height=room.height - below)
    fit = value.fit or place.spec.fit
    picture = place_picture(value, room, fit, place.spec.name)
    if place.spec.placeholder:
        picture = replace(picture, placeholder=place.spec.name)
    return (picture,) if caption is None else (picture, _below(caption, picture))


def _set_caption(value: resolved_deck.Picture, place: SlotContext) -> TextBlock | Overflow | None:
    """Caption and credit as one text, as high as it may be, None where there is neither."""
    texts = ((value.caption, 0), (value.credit, 1))
    paragraphs = [Paragraph(inline=text, level=level) for text, level in texts if text is not None]
    if not paragraphs:
        return None
    left = place.spec.insets.left
    box = place.box
    column = Box(
        box.x + left,
        box.y,
        box.width - 2 * left,
        box.height // _CAPTION_SHARE,
    )
    about = place.about(Role.CAPTION, paragraphs[0].inline.span)
    return fit_text(paragraphs, place.style, column, about, setter=place.setter, sizes=place.sizes)


def _below(caption: TextBlock, picture: PlacedPicture) -> TextBlock:
    top = picture.box.bottom + MODULE
    box = Box(caption.box.x, top, caption.box.width, to_module(caption.fit.needed))
    return reseat(caption, box)


def place_picture(
    value: resolved_deck.Picture, room: Box, fit: PictureFit, slot: str
) -> PlacedPicture:
    """The picture in a box: all of it (`contain`), or filling the box and cut (`cover`)."""
    role = Role.FIGURE if value.alt else Role.DECORATION
    about = About(role=role, alt=value.alt, language=value.alt_language, slot=slot, span=value.span)
    original = value.original
    match fit:
        case "cover":
            return PlacedPicture(
                box=room, about=about, asset=original.digest, crop=_cut(original, room, value.focus)
            )
        case "contain":
            width = min(room.width, room.height * original.width // original.height)
            height = min(room.height, room.width * original.height // original.width)
            box = Box(room.x, room.y, Emu(max(1, width)), Emu(max(1, height)))
            return PlacedPicture(box=box, about=about, asset=original.digest)
        case _:
            assert_never(fit)


def _cut(original: Original, room: Box, focus: tuple[float, float]) -> Crop:
    """What is cut off so that the rest has the shape of the box, its focus in the middle."""
    own, wanted = original.width * room.height, room.width * original.height
    if own > wanted:
        left, right = _margins(wanted / own, focus[0])
        return Crop(left=left, right=right)
    top, bottom = _margins(own / wanted, focus[1])
    return Crop(top=top, bottom=bottom)


def _margins(kept: float, focus: float) -> tuple[int, int]:
    """What is cut off at both ends of a side, of which a share is kept round its focus."""
    cut = WHOLE - max(1, round(kept * WHOLE))
    before = min(max(round((focus - kept / 2) * WHOLE), 0), cut)
    return before, cut - before


def wanted_widths(
    pages: Iterable[Page], originals: Mapping[str, Original], behind: Iterable[Item] = ()
) -> dict[str, int]:
    """For each picture the pixels that its widest place on the pages, or among what layouts have
    `behind` their content, needs across the whole."""
    found: dict[str, int] = {}
    items = chain(behind, chain.from_iterable(page.items for page in pages))
    for picture in pictures_in(items):
        drawn = originals[picture.asset].is_drawing
        density = DRAWING_DENSITY if drawn else PHOTO_DENSITY
        width = round(_inches_across(picture) * density)
        found[picture.asset] = max(width, found.get(picture.asset, 1))
    return found


def _inches_across(picture: PlacedPicture) -> float:
    """How wide the whole picture would be, with what is cut off."""
    return picture.box.width / picture.crop.across / EMU_PER_INCH


def check_sharpness(
    pages: Iterable[Page], originals: Mapping[str, Original], faults: Faults
) -> None:
    """Note each picture that has too few pixels for the size at which it is shown."""
    for page in pages:
        for picture in pictures_in(page.items):
            original = originals[picture.asset]
            density = original.width / _inches_across(picture)
            if density < SOFT and not original.is_drawing:
                _report(picture, original, density, faults)


def _report(picture: PlacedPicture, original: Original, density: float, faults: Faults) -> None:
    width = math.ceil(_inches_across(picture) * SOFT)
    height = math.ceil(width * original.height / original.width)
    faults.say(
        "BF501/blurred" if density < BLURRED else "BF501/soft",
        picture.about.span,
        density=density,
        own_width=original.width,
        own_height=original.height,
        width=width,
        height=height,
        soft=SOFT,
    )


KIND = SlotKind(layout=layout_picture, repeats=True)
