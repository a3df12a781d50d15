"""A deck's bytes -> its package, and the facts of its XML parts.

A part is unpacked only where its facts are not known yet: they are kept by its packed bytes, since
to unpack the 180 parts of a deck takes as long as to look at them.
"""

from __future__ import annotations

from functools import partial

from briefgen.model.values import replace
from briefgen.ooxml.part_facts import PartFacts, digest_of_part, kind_of, look_at, without_words
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
    if name not in package.facts:
        package.facts[name] = package.use(name, partial(_facts, kind_of(name)))
    found: PartFacts = package.facts[name]
    return found


@memo(_KEPT)
def _facts(kind: str, part: PackedPart) -> PartFacts:
    text = part.unpacked()
    if kind != "part":
        return look_at(kind, text)
    facts = _facts_without_words(without_words(text))
    return replace(facts, digest=digest_of_part(text)) if facts.is_xml else look_at(kind, text)


@memo(_KEPT)
def _facts_without_words(text: bytes) -> PartFacts:
    """Of a layout, a master, a theme. Kept: those of a series differ only in their words."""
    return look_at("part", text)


def related(package: OfficePackage, name: str) -> dict[str, Relation]:
    """The relationships of a part by their ids, those that lead nowhere too. Raises as `facts_of`
    does."""
    if name not in package.led:
        listed = facts_of(package, relations_part(name)).relations
        package.led[name] = {one.id: led_from(name, one) for one in listed}
    return package.led[name]
