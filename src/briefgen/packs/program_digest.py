"""This installation -> one digest: whatever may change a result without any source changing."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from briefgen.support.digests import digest_of
from briefgen.support.file_bytes import file_bytes
from briefgen.support.memo import memo

# The libraries that have a say in the bytes of a pack.
_LIBRARIES = frozenset(
    {
        "babel", "lxml", "markdown_it_py", "pillow", "pyyaml",
        "resvg_py", "segno", "uharfbuzz",
    }
)  # fmt: skip
# Folders of ours that no pack is made from, and that nothing which makes packs imports.
WITHOUT_A_SAY = frozenset(
    {
        "__pycache__", "ci", "cli", "docs", "edit", "gallery", "importing", "report", "starter",
        "studio",
    }
)  # fmt: skip


@memo(1)
def program_digest() -> str:
    """The digest of briefgen's own files, of Python and the libraries by version, and of the
    environment that results depend on."""
    own = _own_files(Path(__file__).parent.parent)
    return digest_of("\n".join((*own, *_libraries(), *_surroundings())).encode())


def _own_files(folder: str | Path, inside: str = "") -> Iterator[str]:
    """Each file with its digest. By os and not by pathlib, which takes twice as long for the 270
    files: that is 1 % of a pack."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        name = f"{inside}{entry.name}"
        if not entry.is_dir():
            yield f"{name} {digest_of(file_bytes(entry.path))}"
        elif entry.name not in WITHOUT_A_SAY:
            yield from _own_files(entry.path, f"{name}/")


def _libraries() -> list[str]:
    """The libraries with their versions, from the names of the folders that installers leave."""
    found: set[str] = set()
    for place in sys.path:
        try:
            names = os.listdir(place or ".")  # noqa: PTH208 - names are all that is wanted
        except OSError:
            continue
        installed = (name.removesuffix(".dist-info") for name in names if name.endswith("-info"))
        found.update(name.lower() for name in installed)
    return sorted(name for name in found if name.partition("-")[0].replace("-", "_") in _LIBRARIES)


def _surroundings() -> tuple[str, ...]:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (sys.version, zlib.ZLIB_RUNTIME_VERSION, f"epoch {epoch}")
