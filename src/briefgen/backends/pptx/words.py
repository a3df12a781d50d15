"""PPTX bytes -> the paragraphs of each slide, with those of its notes: for comparing two decks."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LARGEST_PART = 32 * 1024 * 1024


class NotADeckError(ValueError):
    """The bytes are no PowerPoint file that can be read."""


def read_words(data: bytes) -> list[list[str]]:
    """The paragraphs with a text in them, slide by slide in the order of showing.

    Raises NotADeckError where the file cannot be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [list(_slide(package, name)) for name in _slides(package)]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, etree.XMLSyntaxError) as error:
        raise NotADeckError(str(error)) from error


def _slides(package: zipfile.ZipFile) -> Iterator[str]:
    """The parts of the slides in order."""
    presentation = "ppt/presentation.xml"
    names = _related(package, presentation)
    for entry in _tree(package, presentation).iter(f"{_P}sldId"):
        yield names[entry.get(f"{_R}id", "")][1]


def _slide(package: zipfile.ZipFile, name: str) -> Iterator[str]:
    yield from _paragraphs(_tree(package, name))
    for kind, part in _related(package, name).values():
        if kind == "notesSlide":
            yield from _paragraphs(_tree(package, part))


def _related(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Relationship id -> its kind and the part it leads to."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}
    for entry in _tree(package, f"{folder}/_rels/{name}.rels"):
        if entry.get("TargetMode") != "External":
            kind = entry.get("Type", "").rpartition("/")[2]
            to = posixpath.normpath(posixpath.join(folder, entry.get("Target", "")))
            found[entry.get("Id", "")] = (kind, to.removeprefix("/"))
    return found


def _paragraphs(tree: etree._Element) -> Iterator[str]:
    for paragraph in tree.iter(f"{_A}p"):
        pieces = (
            piece.text or "" if piece.tag == f"{_A}t" else " "
            for piece in paragraph.iter(f"{_A}t", f"{_A}br")
        )
        if text := " ".join("".join(pieces).split()):
            yield text


def _tree(package: zipfile.ZipFile, name: str) -> etree._Element:
    if package.getinfo(name).file_size > _LARGEST_PART:
        raise ValueError(f"{name} is too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(package.read(name), parser)
