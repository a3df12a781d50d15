"""Scene -> the scene that others get: without hidden slides, without speaker's notes."""

from __future__ import annotations

from briefgen.model.scene import Scene
from briefgen.model.values import replace


def without_notes(scene: Scene) -> Scene:
    """The scene without what only the speaker is to read."""
    return replace(scene, pages=tuple(replace(page, notes=()) for page in scene.pages))


def without_hidden(scene: Scene) -> Scene:
    """The scene without its hidden pages; the printed numbers stay the deck's."""
    kept = [index for index, page in enumerate(scene.pages) if not page.hidden]
    if len(kept) == len(scene.pages):
        return scene
    place = {old: new for new, old in enumerate(kept)}
    return replace(
        scene,
        pages=tuple(scene.pages[index] for index in kept),
        outline=tuple(
            replace(entry, page=place[entry.page]) for entry in scene.outline if entry.page in place
        ),
        sections=tuple(
            replace(section, pages=tuple(place[i] for i in section.pages if i in place))
            for section in scene.sections
            if any(index in place for index in section.pages)
        ),
    )
