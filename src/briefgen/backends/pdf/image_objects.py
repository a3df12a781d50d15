"""Assets -> image objects, one for each picture however often it is drawn."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from briefgen.backends.pdf.objects import PdfObjects, stream
from briefgen.images.picture_samples import samples_of
from briefgen.model.pictures import Asset
from briefgen.model.values import Value
from briefgen.support.memo import memo_while_alive

_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB"}


class PictureObjects(Struct, eq=False):
    """The pictures that a `document` may show, which are `assets` by their keys; `places` holds the
    references of those drawn so far."""

    document: PdfObjects
    assets: Mapping[str, Asset]
    places: dict[str, str] = field(default_factory=dict)

    def place(self, key: str) -> str:
        """The reference to a picture, which is embedded when it is first drawn."""
        if key not in self.places:
            self.places[key] = _image_of(self.assets[key]).embed(self.document)
        return self.places[key]

    def resources(self, keys: Iterable[str]) -> str:
        """The dictionary of the pictures on a page, "" where there are none."""
        names = [f"{resource_name(key)} {self.place(key)}" for key in keys]
        return f"<<{' '.join(names)}>>" if names else ""


def resource_name(key: str) -> str:
    """The name of a picture among the resources of a page, the same in all documents."""
    return f"/Im{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


class _Image(Value):
    """A picture as an object: its dictionary, its packed bytes, and its transparency as a mask."""

    entries: str
    data: bytes
    mask: _Image | None = None

    def embed(self, document: PdfObjects) -> str:
        mask = f" /SMask {self.mask.embed(document)}" if self.mask else ""
        return document.add(stream(self.data, self.entries + mask, compress=False))


@memo_while_alive
def _image_of(asset: Asset) -> _Image:
    """A picture is decoded and packed once for all documents that show it."""
    found = samples_of(asset)
    size = f"/Type /XObject /Subtype /Image /Width {found.width} /Height {found.height}"
    colours, grey = (
        f"{size} /ColorSpace {_SPACES[channels]} /BitsPerComponent 8"
        for channels in (found.channels, 1)
    )
    if asset.mime == "image/jpeg":
        return _Image(f"{colours} /Filter /DCTDecode", asset.data)
    mask = _packed(grey, found.mask) if found.mask else None
    return _packed(colours, found.colours, mask)


def _packed(entries: str, samples: bytes, mask: _Image | None = None) -> _Image:
    return _Image(f"{entries} /Filter /FlateDecode", zlib.compress(samples, 6), mask)
