"""Where a picture stands, how it is cut, and whether its pixels are enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.layout.picture import check_sharpness, place_picture, wanted_widths
from briefgen.model.diagnostics import Faults, Span
from briefgen.model.pictures import WHOLE, Crop, Original, PictureFit
from briefgen.model.resolved_deck import Picture
from briefgen.model.scene import Group, Page, PlacedPicture, Rectangle
from briefgen.model.text_block import DECORATION, Role, TextBlock
from briefgen.model.units import Box, Emu, Size, pt
from briefgen.model.values import replace
from tests.unit.layout.pages import lay_out, text

SIZE = Size(pt(960), pt(540))
HERE = Span(file="decks/a.yaml", line=3, column=12)
PIXELS = st.integers(1, 20_000)
LENGTHS = st.integers(12_700, 12_192_000)
SHARES = st.floats(0, 1)


def shown(width: int, height: int, focus: tuple[float, float] = (0.5, 0.5)) -> Picture:
    return Picture(
        original=Original(digest="d", format="JPEG", width=width, height=height),
        alt="Words",
        focus=focus,
        span=HERE,
    )


def box(width: float, height: float) -> Box:
    return Box(pt(48), pt(136), pt(width), pt(height))


@pytest.mark.parametrize(
    ("size", "room", "expected"),
    [
        ((400, 300), (400, 300), (400, 300)),
        ((800, 600), (400, 400), (400, 300)),
        ((40, 30), (800, 300), (400, 300)),
        ((300, 400), (400, 400), (300, 400)),
    ],
)
def test_a_picture_shown_whole(
    size: tuple[int, int], room: tuple[float, float], expected: tuple[float, float]
) -> None:
    found = place_picture(shown(*size), box(*room), "contain", "picture")
    assert (found.box, found.crop) == (box(*expected), Crop())


@pytest.mark.parametrize(
    ("size", "focus", "crop"),
    [
        ((400, 100), (0.5, 0.5), Crop(left=37_500, right=37_500)),
        ((400, 100), (0.0, 0.5), Crop(right=75_000)),
        ((400, 100), (0.25, 0.5), Crop(left=12_500, right=62_500)),
        ((400, 100), (1.0, 0.5), Crop(left=75_000)),
        ((100, 400), (0.5, 0.0), Crop(bottom=75_000)),
        ((100, 400), (0.5, 0.7), Crop(top=57_500, bottom=17_500)),
        ((100, 100), (0.1, 0.9), Crop()),
    ],
)
def test_a_picture_cut_to_a_square(
    size: tuple[int, int], focus: tuple[float, float], crop: Crop
) -> None:
    found = place_picture(shown(*size, focus), box(200, 200), "cover", "picture")
    assert (found.box, found.crop) == (box(200, 200), crop)


@given(PIXELS, PIXELS, LENGTHS, LENGTHS, SHARES, SHARES)
def test_a_cut_keeps_the_shape_and_something(
    width: int, height: int, across: int, down: int, x: float, y: float
) -> None:
    room = Box(Emu(0), Emu(0), Emu(across), Emu(down))
    crop = place_picture(shown(width, height, (x, y)), room, "cover", "picture").crop
    sides = (crop.left, crop.top, crop.right, crop.bottom)
    assert all(0 <= side < WHOLE for side in sides)
    assert not ((crop.left or crop.right) and (crop.top or crop.bottom))
    kept = (width * crop.across, height * crop.down)
    # Both sides are right to a thousandth of a percent of the picture.
    assert abs(kept[0] * down - kept[1] * across) <= (width * down + height * across) / WHOLE


def test_decoration_is_no_figure() -> None:
    plain = Picture(
        original=Original(digest="d", format="PNG", width=4, height=3), alt="", span=HERE
    )
    assert place_picture(plain, box(4, 3), "contain", "picture").about.role is Role.DECORATION
    assert place_picture(shown(4, 3), box(4, 3), "contain", "picture").about.role is Role.FIGURE


def page(*rooms: Box, original: Original, fit: PictureFit = "contain") -> Page:
    """The first picture on the page itself, the others in a group."""
    value = Picture(original=original, alt="Words", span=HERE)
    first, *others = (place_picture(value, room, fit, "picture") for room in rooms)
    inner = (Group(box=rooms[0], about=DECORATION, items=tuple(others)),) if others else ()
    return Page(id="p", size=SIZE, layout="picture", items=(first, *inner))


def test_the_largest_place_decides_how_many_pixels_are_kept() -> None:
    photo = Original(digest="d", format="JPEG", width=4000, height=3000)
    pages = [page(box(72, 54), box(360, 270), original=photo)]
    assert wanted_widths(pages, {"d": photo}) == {"d": 1100}
    drawing = Original(digest="d", format="SVG", width=10_000, height=7_500, is_drawing=True)
    assert wanted_widths(pages, {"d": drawing}) == {"d": 1500}


def test_what_is_cut_off_needs_pixels_too() -> None:
    photo = Original(digest="d", format="JPEG", width=4000, height=1000)
    pages = [page(box(72, 72), original=photo, fit="cover")]
    assert wanted_widths(pages, {"d": photo}) == {"d": 880}


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (1200, ""),
        (1190, "may look soft in print: it has 119 pixels per inch"),
        (961, "may look soft in print"),
        (950, "will look blurred: it has 95 pixels per inch"),
        (3, "will look blurred: it has 0 pixels per inch"),
    ],
)
def test_too_few_pixels_are_noted_where_the_file_is_named(width: int, words: str) -> None:
    photo = Original(digest="d", format="JPEG", width=width, height=width)
    faults = Faults()
    check_sharpness([page(box(720, 720), original=photo)], {"d": photo}, faults)
    assert [fault.span for fault in faults] == ([HERE] if words else [])
    for fault in faults:
        assert words in fault.message
        assert "at least 1200 x 1200 pixels" in fault.hint


def test_a_drawing_is_sharp_at_any_size() -> None:
    drawing = Original(digest="d", format="SVG", width=10, height=10, is_drawing=True)
    faults = Faults()
    check_sharpness([page(box(720, 720), original=drawing)], {"d": drawing}, faults)
    assert not faults.found


def test_a_caption_beside_a_picture_is_a_text_at_its_head() -> None:
    """In 14 points at the foot, it was taken for a footer, and 45 % of the slide was blank."""
    picture = replace(shown(400, 300), caption=text("Dark, the two wards with most calls"))
    [page] = lay_out("picture", {"picture": picture}).pages
    [placed] = [item for item in page.items if isinstance(item, PlacedPicture)]
    [caption] = [
        item
        for item in page.items
        if isinstance(item, TextBlock) and item.about.role is Role.CAPTION
    ]
    assert caption.box.y == placed.box.y
    assert caption.fit.size >= 24


def test_a_picture_without_words_begins_at_the_margin_as_one_with_words_does() -> None:
    """It stood half-way across, and later at the right, with a hole below the title."""
    [page] = lay_out("picture", {"picture": shown(800, 500)}).pages
    [placed] = [item for item in page.items if isinstance(item, PlacedPicture)]
    assert abs(placed.box.x - pt(48)) < pt(0.1)


def test_a_drawing_on_a_cover_has_its_half_for_a_ground() -> None:
    """It was a stamp on the field."""
    drawing = Original(digest="d", format="SVG", width=400, height=300, is_drawing=True)
    picture = replace(shown(400, 300), original=drawing)
    [page] = lay_out("cover", {"picture": picture}).pages
    [ground] = [item for item in page.items if isinstance(item, Rectangle)]
    assert (ground.box.y, ground.box.height) == (0, pt(540))
    assert ground.box.right == pt(960)
