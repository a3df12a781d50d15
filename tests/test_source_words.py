"""Every word of the seminar's source is in the deck and in the PDF, but for what is left out.

tests/data/left-out.yaml names what is left out, line by line, with its reason.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.packs import Pack, pack_names

DATA = Path(__file__).parent / "data"
SOURCE = DATA / "excellence-and-fairness-seminar.txt"
SEMINAR = "2008-10-15-admiralty-arch"


def _words(text: str) -> Counter[str]:
    """Words without case and punctuation."""
    return Counter(re.findall(r"[^\W_]+", text.lower().replace("'", "").replace("\u2019", "")))


# What seven rights begin with is said once, in the lead of their list.
_SAID_ONCE = Counter({"the": 6, "right": 6})


def _left_out() -> list[dict[str, Any]]:
    entries = yaml.safe_load((DATA / "left-out.yaml").read_text(encoding="utf-8"))["left-out"]
    assert isinstance(entries, list)
    return entries


def _kept_source() -> str:
    """The source without what is left out; each entry must occur exactly as often as it says."""
    text = re.sub(r"[ \t]+", " ", SOURCE.read_text(encoding="utf-8"))
    for entry in _left_out():
        assert entry["reason"].strip()
        wanted = " ".join(str(entry.get("line") or entry["phrase"]).split())
        pattern = r"\s+".join(re.escape(word) for word in wanted.split(" "))
        if "line" in entry:
            pattern = rf"^[ ]*{pattern}[ ]*$"
        text, count = re.subn(pattern, "", text, flags=re.MULTILINE)
        assert count == entry.get("times", 1), f"{wanted!r} occurs {count} times"
    return text


def _deck_text(data: bytes) -> str:
    from pptx import Presentation

    deck = Presentation(io.BytesIO(data))
    texts = [t for slide in deck.slides for shape in slide.shapes for t in _texts(shape)]
    return "\n".join(texts)


def _texts(shape: Any) -> list[str]:
    if shape.shape_type == 6:  # a group
        return [text for inner in shape.shapes for text in _texts(inner)]
    if shape.has_text_frame:
        return [shape.text_frame.text]
    if getattr(shape, "has_table", False) and shape.has_table:
        return [cell.text for row in shape.table.rows for cell in row.cells]
    return []


def _pdf_text(data: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


IN_EACH_TEMPLATE = pytest.mark.parametrize(
    "pack", [name for name in pack_names() if name.startswith(f"{SEMINAR} in ")], indirect=True
)


@IN_EACH_TEMPLATE
def test_every_word_of_the_source_is_in_the_deck(pack: Pack) -> None:
    assert _words(_kept_source()) - _words(_deck_text(pack.deck)) <= _SAID_ONCE


@IN_EACH_TEMPLATE
def test_every_word_of_the_source_is_in_the_pdf_of_the_slides(pack: Pack) -> None:
    assert _words(_kept_source()) - _words(_pdf_text(pack.slides)) <= _SAID_ONCE


def test_the_copy_of_the_source_is_whole() -> None:
    assert len(_words(SOURCE.read_text(encoding="utf-8"))) > 400
