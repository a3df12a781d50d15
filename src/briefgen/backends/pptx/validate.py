"""Bytes of a deck -> what is wrong with it.

The last look at every file before it is written: faults that make PowerPoint offer a repair, that
lose slides, or that shut readers out, and that no schema finds. What is wrong with one part alone
is in ooxml/part_facts.py; each rule here is about parts that have to agree.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from briefgen.backends.pptx.validate_charts import check_chart
from briefgen.model.values import Value
from briefgen.ooxml.package_facts import facts_of, open_deck, related
from briefgen.ooxml.part_facts import (
    CHART,
    PRESENTATION,
    SLIDE,
    PartFacts,
    path,
)
from briefgen.ooxml.reader import CONTENT_TYPES, NAMESPACES, Refusal, part_name

_MEDIA_ROOM = "ppt/media/"
_DATA = re.compile(r"customxml/item\d+\.xml", re.IGNORECASE)
_WORKBOOK = ".xlsx"
_SLIDE_ENTRIES = path("/p:presentation/p:sldIdLst/p:sldId")
_SECTION_ENTRIES = path("//p14:sectionLst/p14:section/p14:sldIdLst/p14:sldId/@id")
_MEDIA = {
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "image/svg+xml": b"<?xml",
}


class _Package(Value, kw_only=True):
    """An opened package: its names as listed, the facts of its XML parts, each part's
    relationships as id -> target part, "" for a target outside, how each medium begins, and the
    workbooks of charts."""

    names: tuple[str, ...]
    facts: Mapping[str, PartFacts]
    relations: Mapping[str, Mapping[str, str]]
    media: Mapping[str, bytes]
    workbooks: Mapping[str, bytes]

    @property
    def content_types(self) -> list[Any]:
        return list(self.facts[CONTENT_TYPES].tree)

    @property
    def presentation(self) -> Any:
        return self.facts[PRESENTATION].tree


def check_package(data: bytes, kept: Collection[str] = ()) -> list[str]:
    """All that is wrong with a .pptx file, in plain words; nothing if it may be given away.

    `kept` are the parts taken over from an organisation's own file: what is wrong with those was
    wrong before, and is no finding. But what they refer to was left out by us.
    """
    try:
        opened = open_deck(data)
        names = opened.listed
        facts = {name: facts_of(opened, name) for name in names if name.endswith((".xml", ".rels"))}
        media = {name: opened.data(name)[:8] for name in names if name.startswith(_MEDIA_ROOM)}
        workbooks = {name: opened.data(name) for name in names if name.endswith(_WORKBOOK)}
    except Refusal as refusal:
        return [refusal.message]
    broken = [f"{name}: {one.faults[0]}" for name, one in facts.items() if not one.is_xml]
    if broken or CONTENT_TYPES not in facts or PRESENTATION not in facts:
        return broken or ["the file holds no presentation"]
    owners = [_owner(name) for name in names if name.endswith(".rels")]
    relations = {
        owner: {id_: "" if one.is_external else one.target for id_, one in found.items()}
        for owner, found in ((owner, related(opened, owner)) for owner in owners)
    }
    package = _Package(
        names=names, facts=facts, relations=relations, media=media, workbooks=workbooks
    )
    findings = (finding for rule in _RULES for finding in rule(package))
    theirs = set(map(part_name, kept))
    ours = [finding for finding in findings if finding.partition(": ")[0] not in theirs]
    return [*ours, *_relationships(package)]


def _owner(name: str) -> str:
    """The part whose relationships a .rels part lists."""
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _parts_alone(package: _Package) -> Iterator[str]:
    for name, facts in package.facts.items():
        yield from (f"{name}: {fault}" for fault in facts.faults)


def _unique_names(package: _Package) -> Iterator[str]:
    counted = Counter(name.lower() for name in package.names)
    yield from (f"{name}: stands twice in the file" for name, n in counted.items() if n > 1)


def _content_types(package: _Package) -> Iterator[str]:
    """Every part has a type, and every type a part."""
    entries = package.content_types
    overrides = {part_name(name) for entry in entries if (name := entry.get("PartName"))}
    extensions = {entry.get("Extension") for entry in entries if entry.get("Extension")}
    # The type of any XML says nothing: such a part needs its own, unless it is data of somebody's.
    extensions.discard("xml")
    overrides |= {name for name in package.names if _DATA.fullmatch(name)}
    for name in package.names:
        typed = name in overrides or name.rpartition(".")[2] in extensions
        if not typed and name != CONTENT_TYPES:
            yield f"{name}: no content type"
    yield from (f"{name}: a type for no part" for name in sorted(overrides - set(package.names)))


def _relationships(package: _Package) -> Iterator[str]:
    """Every relationship leads to a part, every reference to a relationship, and what needs one
    has one."""
    names = set(package.names)
    for owner, targets in package.relations.items():
        for id_, target in targets.items():
            if target and target not in names:
                yield f"{owner}: {id_} leads to {target}, which is not there"
    for name, facts in package.facts.items():
        known = package.relations.get(name, {})
        yield from (f"{name}: {id_} is no relationship" for id_ in facts.references
                    if id_ not in known)  # fmt: skip
        yield from (f"{name}: {fault}" for fault in facts.unbound)


def _media(package: _Package) -> Iterator[str]:
    """Each medium is what its type says, and some picture of a slide or a layout shows it; each
    picture shows one."""
    types = {
        part_name(entry.get("PartName", "")) or entry.get("Extension"): entry.get("ContentType", "")
        for entry in package.content_types
    }
    shown: set[str] = set()
    for name, facts in package.facts.items():
        if not (SLIDE.fullmatch(name) or "/slideLayouts/" in name):
            continue
        found = [package.relations.get(name, {}).get(id_, "") for id_ in facts.shown]
        yield from (f"{name}: a picture shows no medium" for one in found
                    if one not in package.media)  # fmt: skip
        shown.update(found)
    for name, start in package.media.items():
        type_ = types.get(name) or types.get(name.rpartition(".")[2], "")
        if not start.startswith(_MEDIA.get(type_, b"\0")[:8]):
            yield f"{name}: is not of its type, {type_}"
        if name not in shown:
            yield f"{name}: no picture shows it"


def _charts(package: _Package) -> Iterator[str]:
    """Each chart draws what stands in its workbook, and each workbook is a chart's."""
    used: set[str] = set()
    for name, facts in package.facts.items():
        if CHART.fullmatch(name):
            targets = package.relations.get(name, {}).values()
            found = next((target for target in targets if target in package.workbooks), "")
            used.add(found)
            findings = check_chart(facts.tree, package.workbooks.get(found))
            yield from (f"{name}: {finding}" for finding in findings)
    yield from (f"{name}: no chart's" for name in package.workbooks if name not in used)


def _slides_in_list(package: _Package) -> Iterator[str]:
    """Every slide part is in the list of slides, once."""
    relations = package.relations.get(PRESENTATION, {})
    entries = _SLIDE_ENTRIES(package.presentation)
    listed = Counter(relations.get(entry.get(f"{{{NAMESPACES['r']}}}id"), "") for entry in entries)
    for name in filter(SLIDE.fullmatch, package.names):
        if listed[name] != 1:
            yield f"{name}: stands {listed[name]} times in the list of slides"
    if not entries:
        yield "the deck has no slides"


def _sections(package: _Package) -> Iterator[str]:
    """Where there are sections, they hold the slides of the list in its order."""
    sectioned = _SECTION_ENTRIES(package.presentation)
    slides = [entry.get("id") for entry in _SLIDE_ENTRIES(package.presentation)]
    if sectioned and sectioned != slides:
        yield "the sections do not hold exactly the slides, in their order"


_RULES = (
    _parts_alone,
    _unique_names,
    _content_types,
    _media,
    _charts,
    _slides_in_list,
    _sections,
)
