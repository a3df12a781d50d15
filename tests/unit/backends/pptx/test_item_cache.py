"""The XML of an item is written once for the decks that show it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefgen.backends.pptx import item_cache, render_pptx
from briefgen.model.rich_text import Inline, Run, plain
from briefgen.model.scene import Item, Page, Scene
from briefgen.model.text_block import Paragraph
from briefgen.model.units import Box, pt
from briefgen.model.values import replace
from tests.unit.backends.pptx.scenes import diagram_page, free, scene, template, whole_scene

BOX = Box(pt(100), pt(150), pt(200), pt(100))
PLAIN = free("card", BOX, Paragraph(inline=plain("Plain words")))
TO_SLIDE = free("card", BOX, Paragraph(inline=Inline((Run(text="See this", link="#diagram"),))))
TO_SITE = free(
    "card", BOX, Paragraph(inline=Inline((Run(text="See that", link="https://example.org/"),)))
)


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Nothing is kept from other tests."""
    item_cache.kept_of.cache_clear()
    yield
    item_cache.kept_of.cache_clear()


def _deck(shown: Scene) -> bytes:
    return render_pptx(shown, template())


def _page(*items: Item) -> Page:
    page = diagram_page()
    return replace(page, items=(*page.items, *items))


def test_what_was_written_before_changes_no_byte() -> None:
    shown = scene(_page(PLAIN, TO_SLIDE, TO_SITE))
    decks = [_deck(shown)]
    _deck(whole_scene())
    decks += [_deck(shown) for _ in range(3)]
    item_cache.kept_of.cache_clear()
    assert decks == [_deck(shown)] * 4


def test_nothing_is_written_a_third_time(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = whole_scene()
    first, _ = _deck(shown), _deck(shown)
    monkeypatch.setattr(item_cache, "_written", None)
    assert _deck(shown) == first


@pytest.mark.parametrize(("item", "is_kept"), [(PLAIN, True), (TO_SLIDE, False), (TO_SITE, False)])
def test_what_needs_relationships_is_not_kept(item: Item, is_kept: bool) -> None:
    for _ in range(2):
        _deck(scene(_page(item)))
    assert [one.xml is not None for one in item_cache.kept_of(item).values() if one] == [is_kept]


def test_the_numbers_of_shapes_go_on_after_a_kept_item() -> None:
    """In front of another item, the very same one has other numbers."""
    both = _deck(scene(_page(PLAIN, replace(PLAIN))))
    alone = _deck(scene(_page(PLAIN)))
    item_cache.kept_of.cache_clear()
    assert _deck(scene(_page(PLAIN))) == alone
    item_cache.kept_of.cache_clear()
    assert _deck(scene(_page(PLAIN, replace(PLAIN)))) == both


def test_another_language_is_written_anew() -> None:
    shown = whole_scene()
    _deck(shown)
    welsh = replace(shown, meta=replace(shown.meta, language="cy-GB"))
    written = _deck(welsh)
    item_cache.kept_of.cache_clear()
    assert _deck(welsh) == written


def test_what_is_kept_goes_with_its_item() -> None:
    shown = scene(_page(replace(PLAIN, box=BOX.moved(pt(1), 0))))
    before = len(item_cache.kept_of.found)
    _deck(shown)
    assert len(item_cache.kept_of.found) > before
    del shown
    assert len(item_cache.kept_of.found) == before
