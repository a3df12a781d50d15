"""Small scenes for the tests of the PDF, beside those of the deck."""

from __future__ import annotations

import io

from PIL import Image

from briefgen.model.pictures import Asset, Crop
from briefgen.model.rich_text import plain
from briefgen.model.scene import Group, Item, Page, PlacedPicture, Rectangle, Scene
from briefgen.model.text_block import DECORATION, About, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Size, pt
from briefgen.model.values import replace
from tests.unit.backends.pptx.scenes import fill, free, scene

BOX = Box(pt(100), pt(150), pt(200), pt(100))


def page_of(*items: Item, title: str = "Shown", **changes: object) -> Page:
    """A slide with a title, if there is one, and these items."""
    head = (fill("diagram", "title", Paragraph(inline=plain(title))),) if title else ()
    page = Page(
        id="shown",
        size=Size(pt(960), pt(540)),
        layout="diagram",
        items=(*head, *items),
        title=title,
    )
    return replace(page, **changes)  # type: ignore[arg-type]


def text(*paragraphs: Paragraph, box: Box = BOX, role: Role = Role.BODY) -> TextBlock:
    block = free("card", box, *paragraphs)
    return replace(block, about=About(role=role))


def figure(*items: Item, alt: str) -> Group:
    return Group(box=BOX, about=About(role=Role.FIGURE, alt=alt), items=items)


def box_with(words: str) -> Rectangle:
    """A filled box that owns its text."""
    return Rectangle(
        box=BOX, about=About(role=Role.BODY), fill="tint", text=text(Paragraph(inline=plain(words)))
    )


def picture_scene() -> Scene:
    """A photograph that is cut, and a picture with transparency twice."""
    about = About(role=Role.FIGURE, alt="Bands of colour")
    cut = PlacedPicture(box=BOX, about=about, asset="photo", crop=Crop(left=25_000, right=25_000))
    clear = PlacedPicture(box=BOX.moved(pt(300), 0), about=about, asset="clear")
    silent = PlacedPicture(box=BOX.moved(pt(300), pt(150)), about=DECORATION, asset="clear")
    assets = {
        "photo": Asset(mime="image/jpeg", data=_saved(_photo(), "JPEG")),
        "clear": Asset(
            mime="image/png", data=_saved(Image.new("RGBA", (60, 30), (0, 0, 255, 128)), "PNG")
        ),
    }
    return replace(scene(page_of(cut, clear, silent)), assets=assets)


def _photo() -> Image.Image:
    """A quarter of red, a half of green, a quarter of blue."""
    photo = Image.new("RGB", (80, 40), (0, 128, 0))
    photo.paste((255, 0, 0), (0, 0, 20, 40))
    photo.paste((0, 0, 255), (60, 0, 80, 40))
    return photo


def _saved(picture: Image.Image, kind: str) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind)
    return target.getvalue()
