"""Asset -> the same picture for less ink: lighter, or in greys."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from briefgen.model.pictures import Asset
from briefgen.support.memo import memo

if TYPE_CHECKING:
    from PIL import Image

# How much white is mixed in: dark areas become mid greys, which print with half the ink.
_WHITE_SHARE = 0.35


@memo(256)
def lighten_asset(asset: Asset) -> Asset:
    """The picture mixed with white."""
    from PIL import Image

    image = _opened(asset)
    white = Image.new(image.mode, image.size, "white")
    mixed = Image.blend(image.convert("RGB"), white.convert("RGB"), _WHITE_SHARE)
    return _saved(_with_alpha_of(mixed, image), asset)


@memo(256)
def grey_asset(asset: Asset) -> Asset:
    """The picture in greys."""
    image = _opened(asset)
    return _saved(_with_alpha_of(image.convert("RGB").convert("L").convert("RGB"), image), asset)


def _opened(asset: Asset) -> Image.Image:
    from PIL import Image

    image = Image.open(io.BytesIO(asset.data))
    image.load()
    return image.convert("RGBA" if "A" in image.getbands() else "RGB")


def _with_alpha_of(image: Image.Image, original: Image.Image) -> Image.Image:
    if "A" in original.getbands():
        image.putalpha(original.getchannel("A"))
    return image


def _saved(image: Image.Image, asset: Asset) -> Asset:
    buffer = io.BytesIO()
    if asset.mime == "image/jpeg":
        image.save(buffer, "JPEG", quality=85, subsampling=0)
    else:
        image.save(buffer, "PNG")
    return Asset(mime=asset.mime, data=buffer.getvalue(), width=asset.width, height=asset.height)
