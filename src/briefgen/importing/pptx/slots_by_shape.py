"""A deck that briefgen made -> the slots that its shapes fill, as the deck's own part says.

The part goes by ids of slides and shapes. LibreOffice keeps it, and numbers both anew: what it has
saved says nothing any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.ooxml.reader import Element, OfficePackage, Refusal
from briefgen.ooxml.xml import DECK_KEYS

_PROPERTIES = "docProps/app.xml"


def slots_by_shape(package: OfficePackage, main: str) -> Mapping[str, Mapping[str, str]]:
    """The slots by shape id, by slide id; nothing for a deck that others have made."""
    try:
        if package.has(_PROPERTIES) and b">LibreOffice" in package.data(_PROPERTIES):
            return {}
        for relation in package.relations(main).values():
            if relation.kind == "customXml" and not relation.is_external:
                root = package.tree(relation.target)
                if root.tag == f"{{{DECK_KEYS}}}deck":
                    return {slide.get("id", ""): dict(_slots(slide)) for slide in root}
    except Refusal:  # a part that is damaged says nothing
        pass
    return {}


def _slots(slide: Element) -> Iterator[tuple[str, str]]:
    for group in slide.get("slots", "").split():
        slot, _, ids = group.partition(":")
        for id_ in ids.split(","):
            yield id_, slot
