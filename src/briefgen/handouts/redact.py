"""Scene -> the scene that others get: without hidden slides, without speaker's notes."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.scene import Item, Page, Scene
from briefgen.model.text_block import TextBlock
from briefgen.model.values import replace


def without_notes(scene: Scene) -> Scene:
    """The scene without what only the speaker is to read."""
    return replace(scene, pages=tuple(replace(page, notes=()) for page in scene.pages))


def without_hidden(scene: Scene) -> Scene:
    """The scene without its hidden pages; the printed numbers stay the deck's."""
    return with_pages(scene, [at for at, page in enumerate(scene.pages) if not page.hidden])


def with_pages(scene: Scene, kept: Sequence[int]) -> Scene:
    """The scene with some of its pages, by their indexes; the printed numbers stay the deck's."""
    if len(kept) == len(scene.pages):
        return scene
    place = {old: new for new, old in enumerate(kept)}
    heads = {scene.pages[e.page].section for e in scene.outline if not e.level and e.page in place}
    return replace(
        scene,
        pages=tuple(_numbered(scene.pages[old], new + 1) for old, new in place.items()),
        outline=tuple(
            # Where the bookmark of a section is left out, those below it move up.
            replace(
                entry,
                page=place[entry.page],
                level=entry.level if scene.pages[entry.page].section in heads else 0,
            )
            for entry in scene.outline
            if entry.page in place
        ),
        sections=tuple(
            replace(section, pages=tuple(place[i] for i in section.pages if i in place))
            for section in scene.sections
            if any(index in place for index in section.pages)
        ),
    )


def _numbered(page: Page, place: int) -> Page:
    """A page whose number is not its place says so in words: PowerPoint would count anew."""
    if page.number == place:
        return page
    return replace(page, furniture=tuple(map(_in_words, page.furniture)))


def _in_words(item: Item) -> Item:
    return replace(item, field="") if isinstance(item, TextBlock) and item.field else item
