"""Pictures: two to four side by side, each with its own words."""

from __future__ import annotations

from briefgen.model.resolved_deck import Pictures
from briefgen.read.forms import Located, entries
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.picture import PICTURE, bind_picture


def _bind(written: Located, binder: Binder) -> Pictures | None:
    found = [bind_picture(keys, binder) for keys in written.value]
    shown = tuple(picture for picture in found if picture is not None)
    return Pictures(shown, written.span) if len(shown) == len(found) else None


PICTURES = entries("pictures", PICTURE, "a list of pictures")
KIND = Kind(form=PICTURES, bind=_bind, count=lambda pictures: len(pictures.items))
