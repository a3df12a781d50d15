"""Fetch real presentations that nobody here made, out of three of Debian's source packages.

    python -m benchmarks.fetch_presentations FOLDER

The files are other people's: they stay in FOLDER. Those of 350 MB of sources are about 565.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path, PurePosixPath

from benchmarks.debian_sources import debian_sources
from benchmarks.fetch_templates import members, package_of

SOURCES = ("libapache-poi-java", "pandoc", "libreoffice")
ENDINGS = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")


def fetch_presentations(folder: Path) -> list[Path]:
    """The presentations, written into the folder as <package>--<name>."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for archive in debian_sources(SOURCES, Path(scratch)):
            for name, data in members(archive, ENDINGS):
                _keep(folder, package_of(archive.name), name, data)
    return sorted(folder.iterdir())


def _keep(folder: Path, package: str, name: str, data: bytes) -> None:
    """Write a file; two of one name are told apart by the folder that they come from."""
    path = PurePosixPath(name)
    if not data or path.name.startswith((".", "~")):
        return
    target = folder / f"{package}--{path.name.replace(' ', '-')}"
    if target.exists() and target.read_bytes() != data:
        target = target.with_name(f"{package}--{path.parent.name}-{path.name.replace(' ', '-')}")
    target.write_bytes(data)


if __name__ == "__main__":
    found = fetch_presentations(Path(sys.argv[1]))
    for name, count in Counter(path.name.partition("--")[0] for path in found).items():
        print(f"{count:4} {name}")
