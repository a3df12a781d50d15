"""What the drawing of shapes needs of the painter."""

from __future__ import annotations

from typing import Protocol

from briefgen.images.picture_fill_raster import Placing
from briefgen.model.pictures import Crop, Original
from briefgen.model.scene import PlacedPicture
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box
from briefgen.pptx_template.fills import Gradient, PictureFill


class Shelf(Protocol):
    """What a drawer needs of the painter: pictures, a place for what cannot be drawn (`undrawn`, in
    words), and one for the text that shows each slide's number (`number`, None without one)."""

    undrawn: list[str]
    number: TextBlock | None

    def gradient(self, gradient: Gradient, box: Box) -> PlacedPicture: ...
    def shown(self, original: Original, box: Box, crop: Crop = ...) -> PlacedPicture: ...
    def cut(self, gradient: Gradient, box: Box, placing: Placing) -> PlacedPicture: ...
    def picture(
        self,
        part: str,
        fill: PictureFill,
        box: Box,
        where: str,
        placing: Placing | None = ...,
    ) -> PlacedPicture | None: ...
