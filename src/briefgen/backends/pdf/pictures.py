"""Assets -> image objects, one for each picture however often it is drawn."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import field

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfutils import readJPEGInfo

from briefgen.backends.pdf.objects import Document, stream
from briefgen.model.pictures import Asset
from briefgen.model.values import dataclass

_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB"}


@dataclass(eq=False, slots=True)
class Pictures:
    """The pictures of one document; `places` holds the references of those drawn so far."""

    document: Document
    assets: Mapping[str, Asset]
    places: dict[str, str] = field(default_factory=dict)

    def place(self, key: str) -> str:
        """The reference to a picture, which is embedded when it is first drawn."""
        if key not in self.places:
            self.places[key] = _embed(self.document, self.assets[key])
        return self.places[key]

    def resources(self, keys: Iterable[str]) -> str:
        """The dictionary of the pictures on a page, "" where there are none."""
        names = [f"{resource_name(key)} {self.place(key)}" for key in keys]
        return f"<<{' '.join(names)}>>" if names else ""


def resource_name(key: str) -> str:
    """The name of a picture among the resources of a page, the same in all documents."""
    return f"/Im{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _embed(document: Document, asset: Asset) -> str:
    if asset.mime == "image/jpeg":
        width, height, channels = readJPEGInfo(io.BytesIO(asset.data))[:3]
        entries = f"{_image(width, height, channels)} /Filter /DCTDecode"
        return document.add(stream(asset.data, entries, compress=False))
    return _embed_pixels(document, ImageReader(io.BytesIO(asset.data)))


def _embed_pixels(document: Document, picture: ImageReader) -> str:
    """Samples, and transparency as a mask of its own."""
    pixels = picture.getRGBData()
    width, height = picture.getSize()
    entries = _image(width, height, len(pixels) // (width * height))
    if picture._dataA is not None:
        entries += f" /SMask {_embed_pixels(document, picture._dataA)}"
    return document.add(stream(pixels, entries))


def _image(width: int, height: int, channels: int) -> str:
    return (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
        f"/ColorSpace {_SPACES[channels]} /BitsPerComponent 8"
    )
