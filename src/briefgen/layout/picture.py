"""A picture -> itself in its place, whole or cut, with caption and credit below."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import assert_never

from briefgen.layout.slot_context import GUTTER, MODULE, Placed, SlotContext, to_module
from briefgen.layout.splitting import SlotKind
from briefgen.model import resolved_deck
from briefgen.model.diagnostics import Faults
from briefgen.model.pictures import WHOLE, Crop, Original, PictureFit
from briefgen.model.rich_text import Inline, Run
from briefgen.model.scene import Item, Page, PlacedPicture, Rectangle
from briefgen.model.scene_walk import pictures_in
from briefgen.model.template import TextStyle
from briefgen.model.text_block import DECORATION, About, Paragraph, Role, TextBlock
from briefgen.model.units import EMU_PER_INCH, Box, Emu, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_placement import reseat

# Pixels to the inch at which a photo and a drawing are embedded, and below which a photo looks
# soft on paper, and blurred on any screen.
PHOTO_DENSITY, DRAWING_DENSITY = 220, 300
SOFT, BLURRED = 120, 96
# A caption takes at most a third of the place, and a column beside the picture is no narrower.
_CAPTION_SHARE = 3
_NARROWEST = pt(200)
# The style of a caption there: it is what the slide says.
_BESIDE = "diagram-text"
# The style of words below a drawing that has a ground of its own.
_ON_GROUND = "caption"
# A drawing that stands on a field keeps clear of its edges.
_CLEAR = Insets(GUTTER, GUTTER, GUTTER, GUTTER)
# After these no full stop is needed between a caption and a credit.
_ENDS = (".", "!", "?", "…", ":", ";", ",")


def layout_picture(value: resolved_deck.Picture, place: SlotContext) -> Placed:
    """The picture at the top left of its place, with its caption and credit below it, or as a text
    beside it where it leaves as much room there. A
    drawing has words at its edges: where photos fill their place, it stands whole in the middle of
    a ground of its own."""
    is_kept = place.spec.fit == "cover" and not value.fit and value.original.is_drawing
    fit = "contain" if is_kept else value.fit or place.spec.fit
    if is_kept:
        place = replace(place, spec=replace(place.spec, style=_ON_GROUND))
    caption = _set_caption(value, place, fit)
    if isinstance(caption, Overflow):
        return caption
    room = place.box.inset(_CLEAR) if is_kept else place.box
    if caption is not None and caption.box.x < _column_beside(value, place).x:
        below = to_module(caption.fit.needed) + MODULE + place.spec.insets.bottom
        room = replace(room, height=room.height - below)
    picture = _in_place(value, room, fit, place)
    if is_kept:
        picture = _in_middle(picture, room)
    ground = Rectangle(box=place.box, about=DECORATION, fill="tint", name="ground")
    shown = (ground, picture) if is_kept else (picture,)
    return shown if caption is None else (*shown, _at(caption, picture))


def layout_full(value: resolved_deck.Picture, place: SlotContext) -> Placed:
    """The picture over all of its place, cut, with its words in the layout's own place for them."""
    picture = _in_place(value, place.box, "cover", place)
    words = words_of(value)
    if words is None or not place.companions:
        return (picture,)
    caption = Paragraph(inline=words)
    said = place.companion().fill_placeholder([caption], Role.CAPTION, words.span, balance=True)
    return said if isinstance(said, Overflow) else (picture, *said)


def _in_place(
    value: resolved_deck.Picture, room: Box, fit: PictureFit, place: SlotContext
) -> PlacedPicture:
    picture = place_picture(value, room, fit, place.spec.name)
    is_in_it = place.spec.placeholder and picture.stands_in(place.box)
    return replace(picture, placeholder=place.spec.name) if is_in_it else picture


def _in_middle(picture: PlacedPicture, room: Box) -> PlacedPicture:
    """The picture in the middle of its room; there it does not stand where its placeholder does."""
    box = picture.box
    across, down = (room.width - box.width) // 2, (room.height - box.height) // 2
    middle = replace(box, x=Emu(room.x + across), y=Emu(room.y + down))
    return replace(picture, box=middle, placeholder="")


def words_of(value: resolved_deck.Picture) -> Inline | None:
    """Caption and credit in one line, None where there is neither."""
    caption, credit = value.caption, value.credit
    if caption is None or credit is None:
        return caption or credit
    between = " " if caption.text.endswith(_ENDS) else ". "
    return replace(caption, runs=(*caption.runs, Run(text=between), *credit.runs))


def _set_caption(
    value: resolved_deck.Picture, place: SlotContext, fit: PictureFit
) -> TextBlock | Overflow | None:
    """Caption and credit in a column beside a picture that is shown whole, where there is room for
    one, else as wide as the place; None where there is neither."""
    words = words_of(value)
    if words is None:
        return None
    column = _column_beside(value, place)
    if fit == "contain" and column.width >= _NARROWEST:
        beside = _fit_caption(words, place.styles[_BESIDE], column, (), place)
        if not isinstance(beside, Overflow):
            return beside
    else:
        left, box = place.spec.insets.left, place.box
        column = Box(box.x + left, box.y, box.width - 2 * left, box.height // _CAPTION_SHARE)
    return _fit_caption(words, place.style, column, place.sizes, place)


def _fit_caption(
    words: Inline, style: TextStyle, box: Box, sizes: Sequence[int], place: SlotContext
) -> TextBlock | Overflow:
    about = place.about(Role.CAPTION, words.span)
    caption = [Paragraph(inline=words)]
    return fit_text(caption, style, box, about, setter=place.setter, sizes=sizes, balance=True)


def _column_beside(value: resolved_deck.Picture, place: SlotContext) -> Box:
    """What a picture that is as high as its place leaves free at its right."""
    box, original = place.box, value.original
    left = min(box.right, box.x + box.height * original.width // original.height + GUTTER)
    return Box(Emu(left), box.y, Emu(box.right - left), box.height)


def _at(caption: TextBlock, picture: PlacedPicture) -> TextBlock:
    """The caption beside the head of the picture, or below it."""
    height = to_module(caption.fit.needed)
    is_beside = caption.box.x >= picture.box.right
    top = picture.box.y if is_beside else picture.box.bottom + MODULE
    return reseat(caption, Box(caption.box.x, Emu(top), caption.box.width, height))


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
