"""Fetch real presentations that nobody here made, out of three of Debian's source packages.

    python -m benchmarks.fetch_presentations FOLDER

apt-get fetches the sources by a configuration of its own, made from that of the machine: nothing of
the machine is changed. The files are other people's: they stay in FOLDER. Those of 350 MB of
sources are about 565.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from benchmarks.fetch_templates import members, package_of

SOURCES = ("libapache-poi-java", "pandoc", "libreoffice")
ENDINGS = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")
_APT = Path("/etc/apt")


def fetch_presentations(folder: Path) -> list[Path]:
    """The presentations, written into the folder as <package>--<name>."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        archives = Path(scratch, "archives")
        archives.mkdir()
        options = list(_options(Path(scratch)))
        _run(["apt-get", *options, "update", "-q"], archives)
        for name in SOURCES:
            command = ["apt-get", *options, "source", "-q", "--download-only", "--tar-only"]
            _run([*command, name], archives)
        for archive in sorted(archives.glob("*.tar.*")):
            for name, data in members(archive, ENDINGS):
                _keep(folder, package_of(archive.name), name, data)
    return sorted(folder.iterdir())


def _options(scratch: Path) -> Iterator[str]:
    """What makes apt-get ask for sources where the machine asks for programs."""
    parts = scratch / "parts"
    for part in (parts, scratch / "lists" / "partial", scratch / "cache" / "archives" / "partial"):
        part.mkdir(parents=True)
    for file in [*_APT.glob("sources.list"), *_APT.glob("sources.list.d/debian*")]:
        text = re.sub(r"^(Types: )?deb(?=\s)", r"\1deb-src", file.read_text(), flags=re.MULTILINE)
        (parts / file.name).write_text(text)
    yield from ("-o", "Dir::Etc::SourceList=/dev/null", "-o", f"Dir::Etc::SourceParts={parts}")
    yield from (
        "-o",
        f"Dir::State::Lists={scratch / 'lists'}",
        "-o",
        f"Dir::Cache={scratch / 'cache'}",
    )
    yield from ("-o", "APT::Sandbox::User=root")


def _run(command: list[str], folder: Path) -> None:
    run = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if run.returncode:
        sys.stderr.write(run.stderr)


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
