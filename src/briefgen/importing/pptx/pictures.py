"""What a shape shows as a picture -> its bytes, with what is cut off and what it was made from."""

from __future__ import annotations

from typing import Any

from briefgen.importing.imported_talk import ImportedPicture
from briefgen.importing.picture_ending import picture_ending
from briefgen.importing.pptx.slide_reading import SlideReading
from briefgen.ooxml.reader import NAMESPACES, Element, Refusal, find, whole

_R = f"{{{NAMESPACES['r']}}}"
_WHOLE = 100_000
# How files of formats that no deck can show begin.
_USELESS = (
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\x01\0\x09\0", "WMF"),
    (b"%PDF", "PDF"),
    (b"%!PS", "EPS"),
    (b"II\xbc", "JPEG XR"),
)


def read_picture(
    fill: Element, part: Any, reading: SlideReading, alt: str
) -> ImportedPicture | None:
    """The picture of a fill, whose relationships `part` has; None where it is left out."""
    blip = find(fill, "a:blip")
    svg = find(blip, "a:extLst/a:ext/asvg:svgBlip")
    try:
        original = _bytes(svg, part, reading) or b""
        data = _bytes(blip, part, reading)
    except Refusal as refusal:
        reading.leave_out("a picture whose file cannot be read", refusal.message, alt)
        return None
    if data is None and not original:
        what = "a picture whose file is missing"
        if blip is not None and blip.get(f"{_R}link"):
            what = "a picture that is only linked to"
        reading.leave_out(what, "it is not in the file: put it in again", alt)
        return None
    ending = picture_ending(data or b"")
    if not ending and original:
        data, ending = original, "svg"
    if not ending:
        kind = _format(data or b"")
        reading.leave_out(f"a picture {kind}", "save it as PNG and put that into the deck", alt)
        return None
    return ImportedPicture(data=data or b"", ending=ending, crop=_crop(fill), original=original)


def is_shown(blip: Element, part: Any, reading: SlideReading) -> bool:
    """Whether a deck can show what a blip embeds."""
    try:
        return bool(picture_ending(_bytes(blip, part, reading) or b""))
    except Refusal:
        return False


def _bytes(blip: Element, part: Any, reading: SlideReading) -> bytes | None:
    """What a blip embeds, None where nothing; python-pptx only has its name. Raises Refusal."""
    relation = None if blip is None else part.rels.get(blip.get(f"{_R}embed", ""))
    if relation is None or relation.is_external:
        return None
    return reading.package.source.data(str(relation.target_part.partname)[1:])


def _format(data: bytes) -> str:
    if data[40:44] == b" EMF":
        return "in the format EMF"
    for start, name in _USELESS:
        if data.startswith(start):
            return f"in the format {name}"
    return "in a format that is not known"


def _crop(fill: Element) -> tuple[float, float, float, float]:
    """What is cut off at each side; a frame that is larger than its picture cuts off nothing."""
    found = find(fill, "a:srcRect")
    if found is None:
        return (0, 0, 0, 0)
    left, top, right, bottom = (
        max(whole(found.get(side)), 0) / _WHOLE for side in ("l", "t", "r", "b")
    )
    if left + right >= 1 or top + bottom >= 1:
        return (0, 0, 0, 0)
    return (left, top, right, bottom)
