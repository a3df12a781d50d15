"""Pillow's own test images, sound and broken, through our reading: a picture or one fault each.

Needs the folder `Tests/images` of Pillow's source; the variable PILLOW_IMAGES names it.
"""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from briefgen.images import make_asset
from briefgen.images.raster import open_photo
from briefgen.images.svg import open_drawing
from briefgen.model.diagnostics import Diagnostic
from briefgen.model.pictures import Original

_FOLDER = os.environ.get("PILLOW_IMAGES", "")
_SECONDS = 10


@pytest.mark.skipif(not _FOLDER, reason="PILLOW_IMAGES does not name Pillow's Tests/images")
def test_every_image_is_a_picture_or_one_fault() -> None:
    files = [path for path in sorted(Path(_FOLDER).rglob("*")) if path.is_file()]
    assert len(files) > 500
    sound, slow = 0, []
    for path in files:
        data, began = path.read_bytes(), time.process_time()
        digest = hashlib.sha256(data).hexdigest()
        is_drawing = path.suffix.lower() in {".svg", ".svgz"}
        found = (open_drawing if is_drawing else open_photo)(path.name, data, digest)
        if isinstance(found, Original):
            sound += 1
            asset = make_asset(found, 1600)
            assert b"Exif\0\0" not in asset.data
        else:
            assert isinstance(found, Diagnostic)
            assert found.hint
        if time.process_time() - began > _SECONDS:
            slow.append(path.name)
    assert slow == []
    assert sound > 200
