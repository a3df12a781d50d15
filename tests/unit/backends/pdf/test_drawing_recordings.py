"""What stands on slides is drawn once, and played into every document that shows it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefgen.backends.pdf import draw_items, drawing_recordings, render_pdf
from briefgen.backends.pdf.page_writer import Context, PageWriter
from briefgen.backends.png import render_png
from briefgen.model.rich_text import Inline, Run, plain
from briefgen.model.scene import Item, Scene
from briefgen.model.text_block import Paragraph, Role
from briefgen.model.units import pt
from briefgen.model.values import replace
from briefgen.text.fonts import built_in_fonts
from tests.unit.backends.pdf.reading import characters, findings, tags
from tests.unit.backends.pdf.scenes import BOX, box_with, figure, page_of, picture_scene, text
from tests.unit.backends.pptx.scenes import scene, whole_scene

BEYOND = text(Paragraph(inline=plain("Tŷ Ŵyn, Łódź")))
NOTE = text(Paragraph(inline=plain("A note")), role=Role.NOTE)
TO_SLIDE = text(Paragraph(inline=Inline((Run(text="See this", link="#shown"),))))
TO_SITE = text(Paragraph(inline=Inline((Run(text="See that", link="https://example.org/"),))))
DIAGRAM = figure(box_with("Inside"), alt="A box")


def _slides(shown: Scene) -> Scene:
    """The scene with all of its pages known for slides."""
    return replace(shown, pages=tuple(replace(page, source_id=page.id) for page in shown.pages))


def _page(*items: Item) -> Scene:
    return _slides(scene(page_of(*items)))


SCENES = {
    "whole": _slides(whole_scene()),
    "pictures": _slides(picture_scene()),
    "beyond": _page(BEYOND),
    "links": _page(TO_SLIDE, TO_SITE),
    "note": _page(NOTE),
    "figure": _page(DIAGRAM),
}


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """No recordings of other tests."""
    drawing_recordings.kept_of.cache_clear()
    yield
    drawing_recordings.kept_of.cache_clear()


def _pdf(shown: Scene) -> bytes:
    return render_pdf(shown, built_in_fonts())


@pytest.mark.parametrize("name", SCENES)
def test_a_recorded_page_is_the_page_drawn_at_once(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = SCENES[name]
    played = _pdf(shown)
    monkeypatch.setattr(draw_items, "draw_recorded", _draw_at_once)
    drawn = _pdf(shown)
    for index in range(len(shown.pages)):
        assert tags(played, index) == tags(drawn, index)
        assert list(characters(played, index)) == list(characters(drawn, index))
    assert render_png(played, width=480) == render_png(drawn, width=480)


def _draw_at_once(
    item: Item, context: Context, sheet: PageWriter, at_once: drawing_recordings.Draw
) -> None:
    at_once(item, context, sheet)


@pytest.mark.parametrize("name", SCENES)
def test_what_was_drawn_before_changes_no_byte(name: str) -> None:
    first = _pdf(SCENES[name])
    _pdf(SCENES["whole"])
    again = _pdf(SCENES[name])
    drawing_recordings.kept_of.cache_clear()
    assert first == again == _pdf(SCENES[name])


@pytest.mark.parametrize("name", SCENES)
def test_what_is_played_is_sound(name: str) -> None:
    _pdf(SCENES[name])
    assert findings(_pdf(SCENES[name])) == []


@pytest.mark.parametrize(
    ("item", "is_kept"),
    [(BEYOND, False), (NOTE, False), (TO_SLIDE, False), (TO_SITE, True), (DIAGRAM, True)],
)
def test_what_depends_on_the_document_is_not_kept(item: Item, is_kept: bool) -> None:
    _pdf(_page(item))
    kept = drawing_recordings.kept_of(item).values()
    assert [one.recording is not None for one in kept] == [is_kept]


def test_an_item_is_drawn_once_for_two_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    _pdf(SCENES["whole"])
    monkeypatch.setattr(drawing_recordings, "_record", None)
    assert _pdf(replace(SCENES["whole"], outline=()))


def test_other_colours_are_drawn_anew() -> None:
    shown = _page(DIAGRAM)
    light = _pdf(shown)
    assert _pdf(replace(shown, palette={**shown.palette, "tint": "#102030"})) != light


def test_recordings_go_with_their_items() -> None:
    before = len(drawing_recordings.kept_of.found)
    shown = _page(replace(DIAGRAM, box=BOX.moved(pt(1), 0)))
    _pdf(shown)
    assert len(drawing_recordings.kept_of.found) > before
    del shown
    assert len(drawing_recordings.kept_of.found) == before
