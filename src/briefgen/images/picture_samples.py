"""An asset -> its pixels as numbers, for files that hold these and not the picture's own file."""

from __future__ import annotations

from briefgen.images.picture_header import read_header
from briefgen.model.pictures import Asset
from briefgen.model.values import Value


class Samples(Value, kw_only=True):
    """The `colours` of `width` times `height` pixels in grey or RGB, row by row: as many numbers
    each as there are `channels`. `mask` says how opaque each is, where any can be seen through."""

    width: int
    height: int
    channels: int
    colours: bytes = b""
    mask: bytes = b""


def samples_of(asset: Asset) -> Samples:
    """The pixels of a PNG; of a JPEG, whose file can be shown as it is, only how many there are."""
    with read_header(asset.data, ("JPEG", "PNG")) as image:
        if asset.mime == "image/jpeg":
            channels = len(image.getbands())
            return Samples(width=image.width, height=image.height, channels=channels)
        is_clear = image.has_transparency_data
        whole = image.convert("RGBA") if is_clear and image.mode != "LA" else image
        plain = whole.convert("L" if whole.mode in {"L", "LA"} else "RGB")
        return Samples(
            width=image.width,
            height=image.height,
            channels=len(plain.getbands()),
            colours=plain.tobytes(),
            mask=whole.getchannel("A").tobytes() if is_clear else b"",
        )
