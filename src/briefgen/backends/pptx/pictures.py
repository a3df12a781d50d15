"""Picture -> its element in the shape tree; assets -> media parts, each picture stored once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.backends.pptx.layout_placeholders import filled_xml
from briefgen.backends.pptx.shapes import identity_xml
from briefgen.backends.pptx.slide_context import Media, SlideWriter
from briefgen.model.pictures import WHOLE, Asset, Crop
from briefgen.model.scene import PlacedPicture, Scene
from briefgen.model.scene_walk import pictures_in
from briefgen.model.units import Box
from briefgen.ooxml.writer import Part, free_stem, make_media
from briefgen.ooxml.xml import place_xml

_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpeg"}
_VECTOR = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_RECT = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def media_of(
    scene: Scene, behind: Iterable[str] = (), *, taken: frozenset[str] = frozenset()
) -> dict[str, Media]:
    """The parts of each picture by its key, numbered in the order in which they are met, after
    those that layouts show `behind` their content. The names say nothing of the files that they
    come from; `taken` are the names, in small letters, of an organisation's own file."""
    shown = (picture.asset for page in scene.pages for picture in pictures_in(page.items))
    found: dict[str, Media] = {}
    room = free_stem("ppt/media/picture", taken) if taken else "ppt/media/image"
    for number, key in enumerate(dict.fromkeys((*behind, *shown)), 1):
        asset = scene.assets[key]
        stem = f"{room}{number}"
        vector = f"{stem}-drawing.svg" if asset.vector is not None else ""
        found[key] = Media(f"{stem}.{_EXTENSIONS[asset.mime]}", vector)
    return found


def media_parts(media: Mapping[str, Media], assets: Mapping[str, Asset]) -> tuple[Part, ...]:
    """The media as parts of the package."""
    parts: list[Part] = []
    for key, names in media.items():
        asset = assets[key]
        parts.append(make_media(names.pixels, asset.mime, asset.data))
        if asset.vector is not None:
            parts.append(make_media(names.vector, "image/svg+xml", asset.vector))
    return tuple(parts)


def picture_xml(picture: PlacedPicture, sheet: SlideWriter) -> str:
    """A picture; it fills the layout's placeholder where it names one, and inherits its place. One
    that is smaller stands in it as PowerPoint's own command "Fit" puts it there: what is cut off
    is less than nothing."""
    number = next(sheet.numbers)
    holder = sheet.holders[picture.placeholder] if picture.placeholder else None
    place = f"<a:xfrm>{place_xml(picture.box)}</a:xfrm>"
    shape, crop = f"<p:spPr>{place}{_RECT}</p:spPr>", picture.crop
    if holder is not None and picture.stands_in(holder.box):
        shape, crop = "<p:spPr/>", _fitted(picture, holder.box)
    elif holder is not None:
        shape = f"<p:spPr>{place}</p:spPr>"
    locks = ' noGrp="1"' if holder else ""
    return (
        f"<p:pic><p:nvPicPr>{identity_xml(number, picture, sheet)}"
        f'<p:cNvPicPr><a:picLocks{locks} noChangeAspect="1"/></p:cNvPicPr>'
        f"{filled_xml(sheet.holders, picture.placeholder)}</p:nvPicPr>"
        f"<p:blipFill>{_blip_xml(picture, sheet)}{_crop_xml(crop)}"
        f"<a:stretch><a:fillRect/></a:stretch></p:blipFill>{shape}</p:pic>"
    )


def _blip_xml(picture: PlacedPicture, sheet: SlideWriter) -> str:
    """The pixels, and the drawing that stands in for them where a reader can draw it."""
    media = sheet.media[picture.asset]
    pixels = sheet.relations.add("image", media.pixels)
    if not media.vector:
        return f'<a:blip r:embed="{pixels}"/>'
    vector = sheet.relations.add("image", media.vector)
    return (
        f'<a:blip r:embed="{pixels}"><a:extLst><a:ext uri="{_EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{_VECTOR}" r:embed="{vector}"/></a:ext></a:extLst></a:blip>'
    )


def _fitted(picture: PlacedPicture, place: Box) -> Crop:
    """What is cut off the picture, so that a place around its box shows it just there."""
    box, crop = picture.box, picture.crop
    across, down = WHOLE * crop.across / box.width, WHOLE * crop.down / box.height
    return Crop(
        left=crop.left - round((box.x - place.x) * across),
        top=crop.top - round((box.y - place.y) * down),
        right=crop.right - round((place.right - box.right) * across),
        bottom=crop.bottom - round((place.bottom - box.bottom) * down),
    )


def _crop_xml(crop: Crop) -> str:
    sides = {"l": crop.left, "t": crop.top, "r": crop.right, "b": crop.bottom}
    cut = "".join(f' {side}="{share:d}"' for side, share in sides.items() if share)
    return f"<a:srcRect{cut}/>" if cut else ""
