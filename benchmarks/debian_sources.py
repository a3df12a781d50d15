"""Source packages of Debian, as archives.

apt-get fetches them by a configuration of its own, made from that of the machine: nothing of the
machine is changed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_APT = Path("/etc/apt")


def debian_sources(names: Iterable[str], scratch: Path) -> list[Path]:
    """The archives of the sources of these packages, in a folder that may be thrown away."""
    archives = scratch / "archives"
    archives.mkdir()
    options = list(_options(scratch))
    _run(["apt-get", *options, "update", "-q"], archives)
    for name in names:
        command = ["apt-get", *options, "source", "-q", "--download-only", "--tar-only"]
        _run([*command, name], archives)
    return sorted(archives.glob("*.tar.*"))


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
