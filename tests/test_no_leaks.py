"""No output of the project's decks says where, by whom or with what it was made."""

from __future__ import annotations

import io
import re
import socket
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packs import ROOT, Pack

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_WITH_METADATA = (b"Exif", b"GPSLatitude", b"photoshop", b"exif:")


def _places() -> set[bytes]:
    """Names of this machine, and what other programs leave in a file."""
    here = {str(ROOT), str(Path.home()) + "/", socket.gethostname()}
    programs = {"Steve Canny", "python-pptx", "printerSettings", "thumbnail", "anonymous"}
    pictures = {path.name for path in (ROOT / "assets" / "images").iterdir()}
    return {word.encode() for word in (*here, *programs, *pictures) if len(word) > 5}


def _inflated(data: bytes) -> Iterator[bytes]:
    """The file itself, and whatever is packed in it."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                yield name.encode()
                yield from _inflated(package.read(name))
    elif data.startswith(b"%PDF"):
        for stream in _STREAM.findall(data):
            try:
                yield zlib.decompress(stream)
            except zlib.error:
                yield stream


def _found(data: bytes, words: set[bytes]) -> set[bytes]:
    return {word for part in _inflated(data) for word in words if word in part}


def test_outputs_name_no_machine_no_program_and_no_file(
    template_packs: tuple[Pack, ...],
) -> None:
    words = _places() | set(_WITH_METADATA)
    leaks = {
        f"{pack.name}: {name}": found
        for pack in template_packs
        for name, data in pack.files.items()
        if (found := _found(data, words))
    }
    assert leaks == {}


@pytest.mark.parametrize("secret", ["Steve Canny", str(ROOT)])
def test_the_scan_would_find_it(secret: str) -> None:
    words = _places()
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("docProps/core.xml", f"<dc:creator>{secret}</dc:creator>")
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("ppt/embeddings/book.xlsx", inner.getvalue())
    pdf = b"%PDF-1.7\nstream\n" + zlib.compress(secret.encode()) + b"endstream"
    assert _found(outer.getvalue(), words) == _found(pdf, words) == {secret.encode()}
