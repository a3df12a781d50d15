"""Slides that somebody adds to a deck: what they show before and after they are filled."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from briefgen.backends.pptx import render_pptx
from briefgen.backends.pptx.validate import check_package
from briefgen.model.values import replace
from briefgen.text.words import say
from tests.deck_accessibility import findings
from tests.unit.backends.pptx.scenes import points_page, scene, template

_FURNITURE = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}


def _deck(language: str = "en-GB") -> Any:
    made = scene(points_page())
    made = replace(made, meta=replace(made.meta, language=language))
    return Presentation(io.BytesIO(render_pptx(made, template())))


def _saved(deck: Any) -> bytes:
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


def test_a_new_slide_asks_for_no_marking_and_no_section() -> None:
    """It had a place for each, which nobody is to type."""
    deck = _deck()
    unasked = {say(name, "en-GB") for name in ("marking", "section")}
    for layout in deck.slide_layouts:
        slide = deck.slides.add_slide(layout)
        asked = {one.placeholder_format.idx for one in slide.placeholders}
        held = {one.placeholder_format.idx: one for one in layout.placeholders}
        assert not {held[idx].name for idx in asked} & unasked, layout.name
        assert not {one.text_frame.text for one in layout.placeholders} & unasked, layout.name
        assert 1 <= len(asked) <= 7, layout.name


@pytest.mark.parametrize("language", ["cy", "fr-CA", "de"])
def test_prompts_are_in_the_decks_language(language: str) -> None:
    """All layouts of the look are there in both decks, in the same order."""
    asked, same = 0, set()
    for own, english in zip(_deck(language).slide_layouts, _deck().slide_layouts, strict=True):
        for holder, prompt in zip(own.placeholders, english.placeholders, strict=True):
            if holder.placeholder_format.type not in _FURNITURE:
                asked += 1
                if holder.text_frame.text == prompt.text_frame.text:
                    same.add(prompt.text_frame.text)
    assert asked > 60
    # Words that are the same in both languages.
    assert same <= {"Points", "Diagram", "Organisation", "Link", "Code"}


def test_a_new_slide_that_is_filled_has_the_looks_of_its_layout() -> None:
    """Texts inherit all from their layout: nothing of them stands on the slide."""
    deck = _deck()
    filled = 0
    for number, layout in enumerate(deck.slide_layouts):
        slide = deck.slides.add_slide(layout)
        for holder in slide.placeholders:
            if holder.has_text_frame:
                holder.text_frame.text = f"Text {number} of {holder.name}"
                filled += 1
                assert holder.width > 0
                assert holder._element.xpath("./p:spPr/*") == []
    assert filled > 60


def test_a_deck_with_new_slides_is_sound() -> None:
    deck = _deck()
    for element in deck.element.xpath("./p:extLst"):
        deck.element.remove(element)
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    assert [said for said in findings(_saved(deck)) if "no title" in said] == ["slide 2: no title"]
    for holder in slide.placeholders:
        if holder.has_text_frame:
            holder.text_frame.text = holder.name
    assert not [said for said in findings(_saved(deck)) if "no title" in said]
    assert not [said for said in check_package(_saved(deck)) if "slide2" not in said]


def test_marking_and_section_are_texts_of_their_slides() -> None:
    """Not of a placeholder, which a new slide would have too."""
    page = points_page()
    marked = replace(
        page,
        furniture=(*page.furniture, replace(page.furniture[0], placeholder="marking")),  # type: ignore[arg-type]
    )
    slide = Presentation(io.BytesIO(render_pptx(scene(marked), template()))).slides[0]
    (found,) = (shape for shape in slide.shapes if shape.name.startswith("Marking"))
    assert not found.is_placeholder
    assert found.text_frame.text
