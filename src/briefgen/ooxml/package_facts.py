"""A deck's bytes -> its package, and the facts of its XML parts.

A part is unpacked only where its facts are not known yet: they are kept by its packed bytes, since
to unpack the 180 parts of a deck takes as long as to look at them.
"""

from __future__ import annotations

from functools import partial

from briefgen.ooxml.part_facts import PartFacts, kind_of, look_at
from briefgen.ooxml.reader import (
    OfficePackage,
    PackedPart,
    Relation,
    led_from,
    open_office,
    relations_part,
)
from briefgen.support.memo import memo

# Four for each slide with notes: a deck of ours may be longer than any template.
_MOST_PARTS = 100_000
# So many parts as a long deck has.
_KEPT = 512


@memo(2)
def open_deck(data: bytes) -> OfficePackage:
    """The package; the last is kept, because several look at it. Raises Refusal."""
    return open_office(data, _MOST_PARTS)


def facts_of(package: OfficePackage, name: str) -> PartFacts:
    """Of an XML part. Raises Refusal where it is absent or cannot be unpacked."""
    return package.use(name, partial(_facts, kind_of(name)))


@memo(_KEPT)
def _facts(kind: str, part: PackedPart) -> PartFacts:
    return look_at(kind, part.unpacked())


def related(package: OfficePackage, name: str) -> dict[str, Relation]:
    """The relationships of a part by their ids, those that lead nowhere too. Raises as `facts_of`
    does."""
    listed = facts_of(package, relations_part(name)).relations
    return {one.id: led_from(name, one) for one in listed}
