"""The files of a pack -> manifest.json: digests, sizes, pages and sheets; no texts."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen import __version__
from briefgen.model.copy_counts import Copies, copies_of
from briefgen.packs.build_records import FileRecord

MANIFEST = "manifest.json"


def sha256_of(data: bytes) -> str:
    """What the manifest says of a file: a digest that everybody has a program for."""
    from hashlib import sha256

    return sha256(data).hexdigest()


def make_manifest(
    target: str,
    files: Mapping[str, FileRecord],
    sums: Mapping[str, str],
    *,
    copies: Copies,
    marking: str = "",
) -> bytes:
    """The manifest as JSON, the same bytes for the same files; `sums` are their SHA-256.

    `sheets` of a file are those of one copy printed on one side; `sheets` of the pack are those of
    all copies of all files. `build` tells which state of the sources a file was made from: files
    with the same belong together.
    """
    import json

    listed = [
        {
            "file": name,
            "output": file.output.kind,
            "sha256": sums[name],
            "bytes": file.size,
            "pages": file.pages,
            "sheets": file.sheets,
            **({"blanks": file.blanks} if file.blanks else {}),
            **({"copies": copies_of(file.output, copies)} if file.sheets else {}),
            **({"duplex": file.duplex} if file.sheets else {}),
            "build": file.key[:16],
        }
        for name, file in files.items()
    ]
    manifest = {
        "briefgen": __version__,
        "target": target,
        "marking": marking,
        "sheets": sum(f.sheets * copies_of(f.output, copies) for f in files.values()),
        "files": listed,
    }
    return (json.dumps(manifest, indent=2) + "\n").encode()
