"""The keys by which edits of a deck find back to their source."""

from __future__ import annotations

import io
import re
import zipfile

from pptx import Presentation

from briefgen.backends.pptx import render_pptx
from briefgen.backends.pptx.deck_keys import digest_of_text, key_of_slide
from briefgen.backends.pptx.validate import check_package
from tests.unit.backends.pptx.scenes import part, template, whole_scene

_KEYS = "customXml/item1.xml"


def _deck(pack: str = "talk", output: str = "deck") -> bytes:
    return render_pptx(whole_scene(), template(), pack=pack, output=output)


def test_each_slide_and_text_has_its_key() -> None:
    keys = part(_deck(), _KEYS)
    deck = Presentation(io.BytesIO(_deck()))
    texts = 0
    assert keys.get("output") == "deck"
    for entry, slide, page in zip(keys, deck.slides, whole_scene().pages, strict=True):
        assert int(entry.get("id")) == slide.slide_id
        assert entry.get("key") == key_of_slide("talk", page.id)
        shapes = {shape.shape_id: shape for shape in slide.shapes if shape.has_text_frame}
        for id_, digest in (one.split(":") for one in entry.get("texts", "").split()):
            if int(id_) in shapes:
                assert digest == digest_of_text(shapes[int(id_)].text_frame.text)
                texts += 1
    assert texts > 4


def test_the_same_pack_has_the_same_keys_and_another_has_others() -> None:
    assert _deck() == _deck()
    first, second = (part(_deck(pack), _KEYS) for pack in ("talk", "other"))
    assert not {one.get("key") for one in first} & {one.get("key") for one in second}
    assert [one.get("texts") for one in first] == [one.get("texts") for one in second]
    assert part(_deck(output="deck-share"), _KEYS).get("output") == "deck-share"


def test_the_part_is_bound_to_the_presentation_and_kept_by_python_pptx() -> None:
    assert check_package(_deck()) == []
    saved = io.BytesIO()
    Presentation(io.BytesIO(_deck())).save(saved)
    with zipfile.ZipFile(io.BytesIO(_deck())) as ours, zipfile.ZipFile(saved) as theirs:
        assert ours.read(_KEYS) == theirs.read(_KEYS)
        rels = ours.read("ppt/_rels/presentation.xml.rels")
        properties = ours.read("customXml/itemProps1.xml")
    assert b"relationships/customXml" in rels
    assert re.search(rb'itemID="\{[0-9A-F-]{36}\}"', properties)


def test_a_text_that_is_broken_into_other_lines_is_the_same() -> None:
    assert digest_of_text("one\ntwo") == digest_of_text("one two ")
    assert digest_of_text("one two") != digest_of_text("one three")
