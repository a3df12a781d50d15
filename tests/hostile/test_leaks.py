"""Nothing is published that should stay inside: every output is unpacked to its last stream, and
searched."""

from __future__ import annotations

import getpass
import io
import re
import socket
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.outputs import OUTPUTS
from briefgen.packs.share_zip import share_pack
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import DiskWorld
from tests.packs import ROOT, Pack
from tests.pictures import MINISTER, picture

_SECRET = "Zebrafinch"  # noqa: S105
_CONFIG = "organisation: {name: The Unit, contact: Write to us}\n"
_DECK = f"""\
# {_SECRET} comment
title: Public title
slides:
  - layout: cover
  - layout: picture
    id: shown-picture
    title: A picture
    private: {_SECRET} for the author only
    notes: Said by the speaker
    picture: {{file: {_SECRET}-client.jpg, alt: Hills}}
  - layout: picture
    title: A drawing
    picture: {{file: {_SECRET}-drawing.svg, alt: A circle}}
  - layout: chart
    title: A chart
    private: {{ {_SECRET}: [{_SECRET}] }}
    chart: {{kind: bar, data: {_SECRET}-figures.csv, alt: A chart}}
  - layout: statement
    hidden: true
    title: Quokka is hidden
    audience: [{_SECRET}]
"""
# Whom the deck must not name, and what programs leave behind.
_PROGRAMS = (
    "Steve Canny", "python-pptx", "thumbnail", "printerSettings", "photoshop", "Adobe Photoshop",
    "Inkscape", "anonymous", "Exif", "exif:", "GPSLatitude", MINISTER, "/home/", "/Users/", "file://",
)  # fmt: skip


def _local_names() -> tuple[str, ...]:
    """What says on which machine and by whom a deck was made."""
    here = [str(ROOT), str(Path(__file__).parent), str(Path.home()) + "/"]
    names = [*here, socket.gethostname(), getpass.getuser()]
    # A short name stands in many words.
    return tuple(name for name in names if len(name) > 5)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    """A deck whose every source has a secret in it."""
    folder = tmp_path_factory.mktemp("leaks") / f"{_SECRET}-folder"
    drawing = picture("drawing.svg").replace(
        b"<rect", f"<metadata>{_SECRET}</metadata><!-- {_SECRET} --><rect".encode(), 1
    )
    files = {
        "briefgen.yaml": _CONFIG.encode(),
        f"decks/{_SECRET}-deck.yaml": _DECK.encode(),
        f"assets/images/{_SECRET}-client.jpg": picture("located.jpg"),
        f"assets/images/{_SECRET}-drawing.svg": drawing,
        f"assets/data/{_SECRET}-figures.csv": b"name,Cases\nNorth,12\nSouth,7\n",
        "decks/seminars.yaml": f"seminars: [{{id: public-id, deck: {_SECRET}-deck}}]\n".encode(),
    }
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    faults = Faults()
    project = load_project(DiskWorld(folder), faults)
    found = compile_target(project, project.targets[0], faults)
    assert [fault for fault in faults if fault.is_error] == []
    assert found is not None
    return found


@pytest.fixture(scope="module")
def outputs(compiled: Compiled) -> Mapping[str, bytes]:
    """Every output there is, and the .zip."""
    faults = Faults()
    found = {
        kind: render_output(compiled, decode_options(kind, {}), faults).data
        for kind in set(OUTPUTS) - {"zip"}
    }
    return {**found, "zip": share_pack(compiled, faults).data}


def streams(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """A file, and all that is packed in it, to the innermost."""
    yield name, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield name, archive.comment
            for entry in archive.infolist():
                yield f"{name}: name", entry.filename.encode() + entry.extra + entry.comment
                yield from streams(archive.read(entry), f"{name}/{entry.filename}")
    elif data.startswith(b"%PDF"):
        for number, found in enumerate(re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)):
            try:
                yield f"{name}/stream {number}", zlib.decompressobj().decompress(found[1])
            except zlib.error:
                yield f"{name}/stream {number}", found[1]


def leaks(data: bytes, name: str, words: tuple[str, ...]) -> list[str]:
    """The words that stand anywhere in a file, in any of the ways that files write text."""
    return [
        f"{place}: {word}"
        for place, part in streams(data, name)
        for word in words
        for kind in ("utf-8", "utf-16-be", "utf-16-le")
        if word.encode(kind) in part or word.encode(kind).hex().upper().encode() in part.upper()
    ]


def test_the_search_finds_what_is_there(outputs: Mapping[str, bytes]) -> None:
    """In a part of a deck, in its workbook, in a stream of a PDF and in its title."""
    assert leaks(outputs["deck"], "deck", ("Said by the speaker",))
    places = leaks(outputs["deck"], "deck", ("North",))
    assert any(".xlsx/" in place for place in places)
    assert leaks(outputs["slides"], "slides", ("Public title",))
    assert leaks(outputs["zip"], "zip", ("Public title",))
    assert leaks(picture("located.jpg"), "photo", (MINISTER,))


def test_the_keys_of_a_deck_say_nothing_of_its_source(outputs: Mapping[str, bytes]) -> None:
    """Ids are their author's; a deck to share knows nothing of hidden slides."""
    for kind in ("deck", "deck-share"):
        assert leaks(outputs[kind], kind, ("shown-picture", "public-id")) == []
    with (
        zipfile.ZipFile(io.BytesIO(outputs["deck"])) as whole,
        zipfile.ZipFile(io.BytesIO(outputs["deck-share"])) as shared,
    ):
        counts = [one.read("customXml/item1.xml").count(b"<slide ") for one in (whole, shared)]
    assert counts[0] == counts[1] + 1 == 5


@pytest.mark.parametrize("secret", ["Steve Canny", str(ROOT)])
def test_the_search_finds_what_is_packed_twice(secret: str) -> None:
    """In the properties of a workbook in a deck, and in a packed stream of a PDF."""
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("docProps/core.xml", f"<dc:creator>{secret}</dc:creator>")
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("ppt/embeddings/book.xlsx", inner.getvalue())
    pdf = b"%PDF-1.7\nstream\n" + zlib.compress(secret.encode()) + b"endstream"
    words = (*_PROGRAMS, *_local_names())
    for name, data in {"deck": outer.getvalue(), "slides": pdf}.items():
        found = [leak.rpartition(": ")[2] for leak in leaks(data, name, words)]
        assert secret in found, name
        assert leaks(data, name, ("quokka",)) == []


def test_no_output_holds_a_secret(outputs: Mapping[str, bytes]) -> None:
    words = (_SECRET, *_PROGRAMS, *_local_names())
    assert [leak for name, data in outputs.items() for leak in leaks(data, name, words)] == []


def test_what_is_not_for_delegates_is_not_in_their_files(outputs: Mapping[str, bytes]) -> None:
    for kind in ("deck-share", "slides", "handout", "reading", "booklet", "zip"):
        assert leaks(outputs[kind], kind, ("Said by the speaker", "Quokka")) == []
        assert "Quokka" not in _shown(outputs[kind])


def _shown(data: bytes) -> str:
    from tests.properties.product import pdf_text

    return pdf_text(data) if data.startswith(b"%PDF") else ""


def test_no_secret_is_drawn(outputs: Mapping[str, bytes]) -> None:
    """A PDF draws glyphs by number: what they say is asked of a reader."""
    for kind in ("slides", "handout", "notes", "reading", "booklet"):
        shown = _shown(outputs[kind])
        assert "Hills" in shown or "picture" in shown
        assert _SECRET not in shown.replace("\r\n", "")


def test_the_packs_of_this_project_hold_nothing_of_the_kind(
    template_packs: tuple[Pack, ...],
) -> None:
    sources = (path for folder in ("decks", "assets") for path in (ROOT / folder).rglob("*"))
    names = {
        path.name
        for path in sources
        if path.suffix in {".yaml", ".csv", ".jpg", ".svg", ".png"} or path.parent.name == "images"
    }
    words = (*_PROGRAMS, *_local_names(), *names)
    for pack in template_packs:
        found = [leak for name, data in pack.files.items() for leak in leaks(data, name, words)]
        assert found == [], pack.name
