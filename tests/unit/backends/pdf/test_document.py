"""The file around the pages: properties, bookmarks, fonts, profile; the same bytes always."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageCms

from briefgen.backends.pdf import render_pdf
from briefgen.backends.pdf.font_subsets import _unicode_map
from briefgen.backends.pdf.metadata import page_labels, srgb_profile, xmp_packet
from briefgen.model.rich_text import plain
from briefgen.model.scene_properties import Meta, OutlineEntry
from briefgen.model.text_block import Paragraph
from briefgen.model.values import replace
from briefgen.text.fonts import built_in_fonts
from tests.unit.backends.pdf.reading import unpacked
from tests.unit.backends.pdf.scenes import page_of, text
from tests.unit.backends.pptx.scenes import scene, whole_scene

ROOT = Path(__file__).parents[4]


def _identifier(data: bytes) -> bytes:
    found = re.search(rb"/ID \[(<[0-9A-F]{32}>) <", data)
    assert found is not None
    return found[1]


def test_the_same_bytes_in_any_process() -> None:
    code = (
        "import hashlib; from briefgen.backends.pdf import render_pdf; "
        "from briefgen.text.fonts import built_in_fonts; "
        "from tests.unit.backends.pptx.scenes import whole_scene; "
        "print(hashlib.sha256(render_pdf(whole_scene(), built_in_fonts())).hexdigest())"
    )
    here = hashlib.sha256(render_pdf(whole_scene(), built_in_fonts())).hexdigest()
    for changes in (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1700000000"},
    ):
        run = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, **changes},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == here


def test_the_identifier_follows_the_content() -> None:
    one, two = (
        render_pdf(scene(page_of(text(Paragraph(inline=plain(words))))), built_in_fonts())
        for words in ("one", "two")
    )
    assert _identifier(one) != _identifier(two)


def test_properties_say_what_the_scene_says() -> None:
    document = pypdfium2.PdfDocument(render_pdf(whole_scene(), built_in_fonts()))
    found = document.get_metadata_dict()
    document.close()
    assert found["Title"] == "The <deck>"
    assert found["Author"] == "The Unit"
    assert found["Subject"] == "A subject"
    assert found["Keywords"] == "OFFICIAL"
    assert found["CreationDate"] == "D:20081015000000Z"


def test_xmp_escapes_text_and_leaves_out_what_is_not_there() -> None:
    packet = xmp_packet(Meta(title="A & <B>"))
    assert "A &amp; &lt;B&gt;" in packet
    assert "dc:creator" not in packet
    assert "2000-01-01T00:00:00Z" in packet


def test_bookmarks_lead_to_pages_and_never_skip_a_level() -> None:
    outline = (OutlineEntry("A", 1, 0), OutlineEntry("B", 3, 1), OutlineEntry("Ł", 0, 3))
    data = render_pdf(replace(whole_scene(), outline=outline), built_in_fonts())
    document = pypdfium2.PdfDocument(data)
    found = [
        (entry.get_title(), entry.level, dest.get_index() if (dest := entry.get_dest()) else None)
        for entry in document.get_toc()
    ]
    document.close()
    assert found == [("A", 0, 0), ("B", 1, 1), ("Ł", 0, 3)]


def test_only_embedded_fonts_are_named() -> None:
    data = unpacked(render_pdf(whole_scene(), built_in_fonts()))
    assert b"Helvetica" not in data
    assert set(re.findall(rb"/BaseFont /[A-Z]+\+(\w+(?:-\w+)?)", data)) == {
        b"LiberationSans",
        b"LiberationSans-Bold",
        b"LiberationSans-Italic",
    }


def test_characters_beyond_the_basic_plane_are_mapped_as_pairs() -> None:
    found = _unicode_map("Test", (0, 0x1F600, 32, 0x41))
    assert "<01> <D83DDE00>" in found
    assert "<03> <0041>" in found
    assert "<00> <" not in found.replace("<00> <FF>", "")


def test_a_long_map_comes_in_blocks_of_a_hundred() -> None:
    found = _unicode_map("Test", (0, *range(0x100, 0x100 + 230)))
    assert re.findall(r"^(\d+) beginbfchar", found, re.MULTILINE) == ["100", "100", "30"]


def test_the_profile_is_the_one_whose_licence_stands_beside_it() -> None:
    folder = resources.files("briefgen") / "colour_profiles"
    said = (folder / "LICENCE.txt").read_text(encoding="utf-8")
    assert f"SHA-256:  {hashlib.sha256(srgb_profile()).hexdigest()}\n" in said


def test_the_profile_is_srgb() -> None:
    """Every colour comes through a change from our profile to another's sRGB as it was."""
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert "sRGB" in ImageCms.getProfileName(ours)
    colours = Image.linear_gradient("L").convert("RGB")
    colours.paste((200, 40, 90), (0, 0, 99, 99))
    changed = ImageCms.profileToProfile(colours, ours, ImageCms.createProfile("sRGB"))
    assert changed is not None
    pairs = zip(colours.tobytes(), changed.tobytes(), strict=True)
    assert max(abs(before - after) for before, after in pairs) <= 1


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        ([1, 2, 3], ""),
        ([1, 2, 4, 5, 7], "<</Nums [0 <</S /D /St 1>>2 <</S /D /St 4>>4 <</S /D /St 7>>]>>"),
        ([0, 0], ""),
        ([1, 2, 1], ""),
        ([2, 3], "<</Nums [0 <</S /D /St 2>>]>>"),
    ],
)
def test_pages_are_called_by_the_numbers_printed_on_them(printed: list[int], labels: str) -> None:
    """After a hidden slide, "go to page 30" led to slide 31."""
    assert page_labels(printed) == labels
