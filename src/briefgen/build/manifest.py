"""The files of a pack -> manifest.json: digests, sizes, pages and sheets; no texts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen import __version__


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of a pack. `sheets` is the paper that one copy takes printed on one side, 0 for a
    file that is not made to be printed."""

    name: str
    kind: str
    data: bytes
    pages: int
    sheets: int


def make_manifest(target: str, files: Sequence[PackFile]) -> bytes:
    """The manifest as JSON, the same bytes for the same files."""
    listed = [
        {
            "file": file.name,
            "output": file.kind,
            "sha256": hashlib.sha256(file.data).hexdigest(),
            "bytes": len(file.data),
            "pages": file.pages,
            "sheets": file.sheets,
        }
        for file in files
    ]
    manifest = {"briefgen": __version__, "target": target, "files": listed}
    return (json.dumps(manifest, indent=2) + "\n").encode()
