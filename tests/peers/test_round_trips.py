"""What a deck keeps when another program opens and saves it, and when its theme is changed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pptx import Presentation

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.colour_contrast import Shade
from briefgen.model.diagnostics import Faults
from briefgen.model.series_contrasts import shade_of_series
from briefgen.ooxml.extract_text import read_words
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import DiskWorld
from tests.peers.lines import convert, soffice
from tests.pictures import picture

_DECK = """\
title: A talk
slides:
  - layout: bullets
    title: Points
    points: ["One [link](https://example.org/a)", Two: [Below]]
    notes: What is said.
  - layout: table
    title: A table
    table: {columns: [Name, Place], rows: [[Anne, Leeds], [Bob, none]]}
  - layout: chart
    title: A chart
    chart:
      kind: column
      alt: It rises from 3 to 5
      data: {categories: [2007, 2008], series: [{Visits: [3, 5]}, {Calls: [6, 4]}]}
  - layout: picture
    title: A picture
    hidden: true
    picture: {file: hills.jpg, alt: Hills in the morning}
"""
_NEEDS_OFFICE = pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
_KEYS = "customXml/item1.xml"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    folder = tmp_path_factory.mktemp("trips")
    files = {"briefgen.yaml": b"{}\n", "decks/talk.yaml": _DECK.encode()}
    for name, data in {**files, "assets/images/hills.jpg": picture("located.jpg")}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    faults = Faults()
    project = load_project(DiskWorld(folder), faults)
    found = compile_target(project, project.targets[0], faults)
    assert found is not None
    assert not faults.has_errors, faults.in_order()
    return found


@pytest.fixture(scope="module")
def deck(compiled: Compiled) -> bytes:
    return render_output(compiled, decode_options("deck", {}), Faults()).data


def _by_python_pptx(deck: bytes, _: Path) -> bytes:
    saved = io.BytesIO()
    Presentation(io.BytesIO(deck)).save(saved)
    return saved.getvalue()


def _by_libreoffice(deck: bytes, folder: Path) -> bytes:
    source, out = folder / "deck.pptx", folder / "saved"
    source.write_bytes(deck)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(soffice()), profile, "--headless", "--convert-to", "pptx", "--outdir", str(out)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    shutil.rmtree(folder / "profile", ignore_errors=True)
    return (out / "deck.pptx").read_bytes()


def _kept(data: bytes) -> dict[str, Any]:
    """What a reader finds in a deck: words and notes with the cells of tables and the numbers of
    charts, the order of slides, what is hidden, and what is told of pictures, tables and charts."""
    slides = list(Presentation(io.BytesIO(data)).slides)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        keys = package.read(_KEYS) if _KEYS in package.namelist() else b""
    return {
        "words": [Counter("".join(one.split()) for one in slide) for slide in read_words(data)],
        "order": [getattr(slide.shapes.title, "text", "") for slide in slides],
        "notes": [slide.has_notes_slide and "What is said." in _text(slide) for slide in slides],
        "cells": [[cell.text for row in shape.table.rows for cell in row.cells]
                  for slide in slides for shape in slide.shapes if shape.has_table],
        "numbers": [[list(one.values) for one in shape.chart.series]
                    for slide in slides for shape in slide.shapes if shape.has_chart],
        "hidden": [slide.element.get("show") for slide in slides],
        "pictures": _told(slides, "pic"),
        "frames": _told(slides, "graphicFrame"),
        "keys": bool(re.search(rb'key="\w{10}"', keys)),
        "names": [shape.name for slide in slides for shape in slide.shapes],
    }  # fmt: skip


def _text(slide: Any) -> str:
    return "".join(slide.notes_slide.element.itertext())


def _told(slides: list[Any], kind: str) -> list[str]:
    path = f".//p:{kind}/*[1]/p:cNvPr/@descr"
    return [str(one) for slide in slides for one in slide.element.xpath(path) if one]


@pytest.mark.parametrize(
    ("save", "lost"),
    [
        (_by_python_pptx, set()),
        # Names of placeholders, and alternative texts of charts.
        pytest.param(_by_libreoffice, {"frames", "names"}, marks=_NEEDS_OFFICE),
    ],
)
def test_what_a_deck_keeps_when_it_is_saved_again(
    deck: bytes, tmp_path: Path, save: Callable[[bytes, Path], bytes], lost: set[str]
) -> None:
    before, after = _kept(deck), _kept(save(deck, tmp_path))
    assert {name for name in before if before[name] != after[name]} == lost
    assert before["cells"] == [["Name", "Place", "Anne", "Leeds", "Bob", "–"]]
    assert before["numbers"] == [[[3, 5], [6, 4]]]
    assert before["hidden"] == [None, None, None, "0"]
    assert before["pictures"] == ["Hills in the morning"]
    assert before["keys"]


@_NEEDS_OFFICE
def test_charts_follow_a_theme_that_is_changed(
    compiled: Compiled, deck: bytes, tmp_path: Path
) -> None:
    """Their series had colours of their own, and stayed blue and orange."""
    old, new = dict(compiled.template.theme.colours), {"brand": "#106020", "accent": "#90107A"}
    restyled = convert(_with_theme(deck, old, new), tmp_path)
    seen = _colours(restyled)
    for role, rgb in new.items():
        own = shade_of_series(role, old)
        assert own is not None
        assert own.rgb not in seen
        # Of the new colour, the same shares of its lightness and of its saturation.
        assert any(_near(one, _shaded(rgb, own)) for one in seen), role


def _with_theme(deck: bytes, old: Mapping[str, str], new: Mapping[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "ppt/theme/theme1.xml":
                for role, rgb in new.items():
                    assert old[role][1:].encode() in data
                    data = data.replace(old[role][1:].encode(), rgb[1:].encode())
            target.writestr(name, data)
    return made.getvalue()


@cache
def _shaded(rgb: str, shade: Shade) -> tuple[int, ...]:
    from colorsys import hls_to_rgb, rgb_to_hls

    hue, light, saturation = rgb_to_hls(*(int(rgb[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    light = (light * shade.modulated + shade.offset) / 1_000
    parts = hls_to_rgb(hue, light, saturation * shade.saturated / 1_000)
    return tuple(round(255 * part) for part in parts)


def _colours(pdf: bytes) -> set[str]:
    """The colours that fill a part of the page with the chart."""
    image = pypdfium2.PdfDocument(pdf)[2].render(scale=1).to_pil().convert("RGB")
    found = image.getcolors(1 << 24) or []
    return {"#{:02X}{:02X}{:02X}".format(*rgb) for count, rgb in found if count > 500}


def _near(rgb: str, wanted: tuple[int, ...]) -> bool:
    parts = (int(rgb[i : i + 2], 16) for i in (1, 3, 5))
    return all(abs(part - one) <= 3 for part, one in zip(parts, wanted, strict=True))
