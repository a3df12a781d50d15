"""Less ink: white grounds, dark text, no dark areas; greys of the same lightness."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from PIL import Image

from briefgen.handouts.ink_saving import to_greys, to_light
from briefgen.images.ink_saving import grey_asset, lighten_asset
from briefgen.model.colour_contrast import contrast_between, luminance
from briefgen.model.pictures import Asset
from briefgen.model.scene import Area, Group, Item, Polygon, Rectangle, Scene, SquareCode
from briefgen.model.scene_walk import blocks_in, shapes_in
from briefgen.model.text_block import DECORATION
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import replace
from tests.packs import Pack, pack_names
from tests.unit.backends.pptx.scenes import points_page, scene

ALL = pytest.mark.parametrize("pack", pack_names(), indirect=True)


def _areas(items: tuple[Item, ...]) -> list[Area]:
    found = [item for item in items if isinstance(item, Area)]
    inner = [s for item in items if isinstance(item, Group) for s in _areas(item.items)]
    return [*found, *inner]


def _lightness(scene: Scene, colour: str) -> float:
    return luminance(scene.palette.get(colour, colour))


@ALL
def test_light_pages_have_white_grounds_and_dark_text(pack: Pack) -> None:
    scene = to_light(pack.compiled.scene)
    for page in scene.pages:
        assert page.ground == "paper"
        for block in blocks_in((*page.items, *page.furniture)):
            for line in block.lines:
                for run in line.runs:
                    assert _lightness(scene, run.colour) < 0.4, (page.id, run.text)


@ALL
def test_light_pages_have_no_large_dark_areas(pack: Pack) -> None:
    scene = to_light(pack.compiled.scene)
    for page in scene.pages:
        for shape in _areas((*page.items, *page.backdrop)):
            large = min(shape.box.width, shape.box.height) > pt(8) and not isinstance(
                shape, Polygon
            )
            assert not (shape.fill and large) or _lightness(scene, shape.fill) > 0.4, page.id


@ALL
def test_greys_keep_their_lightness(pack: Pack) -> None:
    scene = pack.compiled.scene
    grey = to_greys(scene)
    for role, rgb in grey.palette.items():
        assert rgb[1:3] == rgb[3:5] == rgb[5:7]
        assert luminance(rgb) == pytest.approx(luminance(scene.palette.get(role, role)), abs=0.01)


@ALL
def test_the_outlines_of_dark_areas_are_seen_on_white(pack: Pack) -> None:
    """Parts of stacked bars have white strokes between them, and vanished."""
    scene = pack.compiled.scene
    light = to_light(scene)
    for before, after in zip(scene.pages, light.pages, strict=True):
        shapes = zip(shapes_in(before.items), shapes_in(after.items), strict=True)
        for old, new in shapes:
            if isinstance(old, Area) and isinstance(new, Area) and old.fill != new.fill:
                assert new.stroke is not None
                if new.stroke.colour != "rule":  # the quiet frame of a field at the edge
                    assert _lightness(light, new.stroke.colour) < 0.4, after.id


@ALL
def test_dark_text_is_read_on_a_chevron_a_slice_or_the_middle_of_circles(pack: Pack) -> None:
    """They stayed as dark as they were, while the white text on them became black."""
    before, light = pack.compiled.scene, to_light(pack.compiled.scene)
    tinted = 0
    for old, page in zip(before.pages, light.pages, strict=True):
        shapes = [one for one in shapes_in(page.items) if isinstance(one, Polygon)]
        dark = [one for one in shapes_in(old.items) if isinstance(one, Polygon)]
        for shape, was in zip(shapes, dark, strict=True):
            for line in [line for block in blocks_in(page.items) for line in block.lines]:
                run = line.runs[0] if line.runs else None
                if run is None or not _holds(shape, run.x + run.width // 2, line.baseline - pt(3)):
                    continue
                tinted += shape.fill != was.fill
                fill, ink = (light.palette.get(c, c) for c in (shape.fill, run.colour))
                assert contrast_between(fill, ink) >= 4.5, (page.id, run.text)
    assert tinted or "gallery" not in pack.name


def _holds(shape: Polygon, x: int, y: int) -> bool:
    """Whether a place lies in a polygon: a ray from it crosses the outline at odd times."""
    places = [(shape.box.x + px, shape.box.y + py) for px, py in shape.path[0]]
    crossed = 0
    for (x0, y0), (x1, y1) in pairwise([*places, places[0]]):
        if (y0 > y) != (y1 > y):
            crossed += x < x0 + (x1 - x0) * (y - y0) / (y1 - y0)
    return crossed % 2 == 1


@ALL
def test_a_line_does_not_show_through_a_disc_that_stood_on_it(pack: Pack) -> None:
    light = to_light(pack.compiled.scene)
    for before, after in zip(pack.compiled.scene.pages, light.pages, strict=True):
        for old, new in zip(shapes_in(before.items), shapes_in(after.items), strict=True):
            if isinstance(old, Area) and isinstance(new, Area):
                assert bool(old.fill) is bool(new.fill), after.id


@ALL
def test_charts_have_no_colour_in_greys(pack: Pack) -> None:
    """The steps of a chart are colours of no role."""
    grey = to_greys(to_light(pack.compiled.scene))
    for page in grey.pages:
        for shape in shapes_in(page.items):
            if isinstance(shape, SquareCode):
                continue
            fill = shape.fill if isinstance(shape, Area) else ""
            for colour in (fill, shape.stroke.colour if shape.stroke else ""):
                rgb = grey.palette.get(colour, colour)
                assert not rgb or rgb[1:3] == rgb[3:5] == rgb[5:], (page.id, colour)


def _asset(mode: str, colour: tuple[int, ...], kind: str) -> Asset:
    buffer = io.BytesIO()
    Image.new(mode, (8, 6), colour).save(buffer, kind)
    return Asset(
        mime="image/jpeg" if kind == "JPEG" else "image/png",
        data=buffer.getvalue(),
        width=8,
        height=6,
    )


@pytest.mark.parametrize(
    ("mode", "colour", "kind"),
    [("RGB", (200, 30, 30), "JPEG"), ("RGBA", (20, 90, 200, 100), "PNG")],
)
def test_pictures_become_lighter_and_grey(mode: str, colour: tuple[int, ...], kind: str) -> None:
    asset = _asset(mode, colour, kind)
    light = Image.open(io.BytesIO(lighten_asset(asset).data))
    assert sum(light.convert("RGB").getpixel((2, 2))) > sum(colour[:3])  # type: ignore[arg-type]
    grey = Image.open(io.BytesIO(grey_asset(asset).data))
    red, green, blue = grey.convert("RGB").getpixel((2, 2))  # type: ignore[misc]
    assert red == green == blue
    assert ("A" in grey.getbands()) == (mode == "RGBA")


@ALL
def test_a_field_that_ends_at_the_edge_keeps_all_its_sides_or_none(pack: Pack) -> None:
    """Two sides of a cover's field were once drawn as an L beside the picture, half of the others
    beyond the edge of the slide."""
    light = to_light(pack.compiled.scene)
    framed = 0
    for before, page in zip(pack.compiled.scene.pages, light.pages, strict=True):
        areas = zip(before.items + before.backdrop, page.items + page.backdrop, strict=True)
        for old, area in areas:
            if not isinstance(area, Rectangle) or not isinstance(old, Rectangle):
                continue
            if area.stroke is None or old.fill == area.fill:
                continue
            half, framed = area.stroke.width // 2, framed + 1
            assert min(area.box.x, area.box.y) >= half
            assert area.box.right <= page.size.width - half
            assert area.box.bottom <= page.size.height - half
    assert framed or pack.name.startswith("plain")


def test_a_field_as_large_as_its_slide_has_no_frame_of_its_own() -> None:
    page = points_page()
    whole = Box(Emu(0), Emu(0), page.size.width, page.size.height)
    field = Rectangle(box=whole, about=DECORATION, fill="ink")
    part = replace(field, box=replace(whole, width=pt(300)))
    (light,) = to_light(scene(replace(page, items=(field, part)))).pages
    shown = [item for item in light.items if isinstance(item, Rectangle)]
    assert [item.fill for item in shown] == ["paper", "paper"]
    assert [item.stroke and item.stroke.colour for item in shown] == [None, "rule"]


def test_what_stands_close_beside_a_field_hides_no_side_of_it() -> None:
    """Of boxes with a panel at their right three sides were left."""
    page = points_page()
    box = Box(pt(100), pt(100), pt(200), pt(40))
    field = Rectangle(box=box, about=DECORATION, fill="ink")
    panel = replace(field, box=replace(box, x=box.right), fill="tint")
    (light,) = to_light(scene(replace(page, items=(field, panel)))).pages
    framed, beside = (item for item in light.items if isinstance(item, Rectangle))
    assert framed.stroke is not None
    assert framed.box.right + framed.stroke.width // 2 <= beside.box.x
