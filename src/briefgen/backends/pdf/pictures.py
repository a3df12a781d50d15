"""Assets -> image objects, one for each picture however often it is drawn."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import field

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfutils import readJPEGInfo

from briefgen.backends.pdf.objects import Document, add, stream
from briefgen.model.pictures import Asset
from briefgen.model.values import dataclass

_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB"}


@dataclass(eq=False, slots=True)
class Pictures:
    """The pictures of one document; `places` holds the references of those drawn so far."""

    document: Document
    assets: Mapping[str, Asset]
    places: dict[str, str] = field(default_factory=dict)

    def name(self, key: str) -> str:
        """The resource name of a picture, which is embedded when it is first drawn."""
        if key not in self.places:
            self.places[key] = _embed(self.document, self.assets[key])
        return f"/Im{list(self.places).index(key) + 1}"

    def resources(self) -> str:
        """The dictionary of all pictures so far, "" where there are none."""
        names = (f"{self.name(key)} {place}" for key, place in self.places.items())
        return f"<<{' '.join(names)}>>" if self.places else ""


def _embed(document: Document, asset: Asset) -> str:
    if asset.mime == "image/jpeg":
        width, height, channels = readJPEGInfo(io.BytesIO(asset.data))[:3]
        entries = f"{_image(width, height, channels)} /Filter /DCTDecode"
        return add(document, stream(asset.data, entries, compress=False))
    return _embed_pixels(document, ImageReader(io.BytesIO(asset.data)))


def _embed_pixels(document: Document, picture: ImageReader) -> str:
    """Samples, and transparency as a mask of its own."""
    pixels = picture.getRGBData()
    width, height = picture.getSize()
    entries = _image(width, height, len(pixels) // (width * height))
    if picture._dataA is not None:
        entries += f" /SMask {_embed_pixels(document, picture._dataA)}"
    return add(document, stream(pixels, entries))


def _image(width: int, height: int, channels: int) -> str:
    return (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
        f"/ColorSpace {_SPACES[channels]} /BitsPerComponent 8"
    )
