"""Items -> their XML, kept for the next deck: the decks of a series show most of what others do.

Kept is the XML that says nothing which only its deck knows: a link, a picture or a chart needs the
relationships of its slide, and is written anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NoReturn, TypeVar

from briefgen.backends.pptx.layout_placeholders import Holder
from briefgen.backends.pptx.slide_context import ShapeIds, SlideWriter
from briefgen.model.scene import Item
from briefgen.model.values import Value, replace
from briefgen.ooxml.writer import Relations
from briefgen.support.memo import BoundError, memo_while_alive

V = TypeVar("V")
Write = Callable[[Item, SlideWriter], str]


class _NoRelations(Relations):
    def add(self, kind: str, target: str, *, external: bool = False) -> NoReturn:
        raise BoundError(target)


class _NoSlides(dict[str, str]):
    def __contains__(self, key: object) -> NoReturn:
        raise BoundError(key)


class _Asked(dict[str, V]):
    """What was asked of a mapping so far."""

    def __init__(self, known: Mapping[str, V]) -> None:
        self.known = known

    def __missing__(self, key: str) -> V:
        return self.setdefault(key, self.known[key])


class _Kept(Value, kw_only=True):
    """XML with what else it was made from; None where it cannot be kept. `count` are the shape ids
    that it takes, `names` those that it gives to shapes."""

    language: str
    holders: Mapping[str, Holder]
    sites: Mapping[str, tuple[int, int]]
    xml: str | None
    count: int = 0
    names: frozenset[str] = frozenset()

    def fits(self, sheet: SlideWriter) -> bool:
        return (
            self.language == sheet.language
            and all(sheet.holders.get(name) == holder for name, holder in self.holders.items())
            and all(sheet.sites.get(name) == site for name, site in self.sites.items())
        )


@memo_while_alive
def kept_of(item: Item) -> dict[int, _Kept | None]:
    """What is kept of an item, by the first shape id; None for what was written once."""
    return {}


def kept_xml(item: Item, sheet: SlideWriter, write: Write) -> str:
    """The XML of an item. It is kept from the second time on, since most decks are written once,
    and written only where what is kept does not fit."""
    kept, first = kept_of(item), sheet.numbers.following
    if first not in kept:
        kept[first] = None
        return write(item, sheet)
    found = kept[first]
    if found is None or not found.fits(sheet):
        found = kept[first] = _written(item, sheet, write)
    if found.xml is None or not found.names.isdisjoint(sheet.names):
        return write(item, sheet)
    sheet.names.update(found.names)
    sheet.numbers.following += found.count
    return found.xml


def _written(item: Item, sheet: SlideWriter, write: Write) -> _Kept:
    first = sheet.numbers.following
    holders, sites = _Asked(sheet.holders), _Asked(sheet.sites)
    loose = replace(
        sheet,
        slides=_NoSlides(),
        holders=holders,
        sites=sites,
        numbers=ShapeIds(first),
        relations=_NoRelations(""),
        parts=[],
        names=set(),
    )
    try:
        xml = write(item, loose)
    except BoundError:
        return _Kept(language=sheet.language, holders={}, sites={}, xml=None)
    count = loose.numbers.following - first
    return _Kept(
        language=sheet.language,
        holders=holders,
        sites=sites,
        xml=xml,
        count=count,
        names=frozenset(loose.names),
    )
