"""Pictures: as an author's file holds them, and as a back end embeds them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.values import PartlyCompared, Value

# A hundred percent, in the thousandths of a percent that Office Open XML counts in.
WHOLE = 100_000


class Original(PartlyCompared, kw_only=True):
    """A picture file that was opened and found whole.

    `digest` is the SHA-256 of the file and stands for it: two originals with the same digest are
    equal. `format` is the name of the file's format, e.g. "JPEG" or "SVG". Width and height are
    in pixels, after turning the picture upright; those of a drawing (`is_drawing`), which has no
    pixels, give its shape only. `data` are the bytes that the picture is made from: never handed
    on as they are, because they may say where and by whom it was taken.
    """

    not_compared = frozenset({"data"})

    digest: str
    format: str
    width: int
    """In pixels, after turning it upright."""
    height: int
    """In pixels, after turning it upright."""
    is_drawing: bool = False
    smallest_text: float = 0.0
    """The size of the smallest text in a drawing as a share of its width, 0 where there is none."""
    letters: str = ""
    """The characters in the texts of a drawing that are not ASCII, each once."""
    data: bytes = b""


AssetType = Literal["image/png", "image/jpeg"]
# All of a picture is shown, or it fills its place and is cut.
PictureFit = Literal["contain", "cover"]
# The name of a file under assets/images -> the picture, or what is wrong with it.
ReadPicture = Callable[[str], Original | Diagnostic]


def no_picture(name: str) -> Original | Diagnostic:
    """Stands for a project without pictures."""
    return diagnose("BF101/absent", name=f"assets/images/{name}")


class Asset(Value, weakref=True, kw_only=True):
    """A picture ready to be embedded: PNG or JPEG (`mime`), sRGB, 8 bits, upright, without
    metadata.

    `data` are its bytes, `width` and `height` its pixels. `vector` is the same picture as SVG,
    where it is a drawing: for readers that can draw it.
    """

    mime: AssetType
    data: bytes
    width: int = 0
    height: int = 0
    vector: bytes | None = None


class Crop(Value):
    """What is cut off a picture on each side: of its width at the `left` and `right`, of its height
    at the `top` and `bottom`, of which WHOLE is all."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    @property
    def across(self) -> float:
        """The share of the width that is left."""
        return 1 - (self.left + self.right) / WHOLE

    @property
    def down(self) -> float:
        """The share of the height that is left."""
        return 1 - (self.top + self.bottom) / WHOLE
