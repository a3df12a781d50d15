"""Bytes of a PowerPoint file -> the ImportedTalk in it.

After the limits of our reader, python-pptx opens and walks the file; what it has no words for is
read from its elements. A slide that cannot be read costs that slide, and is told.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from msgspec import Struct, field

from briefgen.importing.clean_text import clean
from briefgen.importing.imported_talk import ImportedSlide, ImportedTalk, LeftOut
from briefgen.importing.pptx.inherited_looks import (
    LayoutPlaces,
    attribute,
    layout_places,
    placeholder_of,
)
from briefgen.importing.pptx.read_slide import read_slide
from briefgen.importing.pptx.slide_reading import SlideReading, raw_words
from briefgen.importing.pptx.slots_by_shape import slots_by_shape
from briefgen.importing.pptx.sound_package import SoundPackage, sound_package
from briefgen.ooxml.reader import NAMESPACES, Element, Refusal, find, find_all, whole

_P, _R, _P14 = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("p", "r", "p14"))
_ASPECTS = {"16:9": 16 / 9, "4:3": 4 / 3}
_NEAR = 0.02
_MADE_TITLE = re.compile(r"(\S+ )?(\S+-)?PowerPoint([ -]\S+)?|(Slide|Folie|Diapositive?) 1", re.I)
# A page without a size is as Office makes one.
_USUAL_SIZE = (12_192_000, 6_858_000)


def read_presentation(data: bytes) -> ImportedTalk:
    """Raises Refusal for a file that cannot be used."""
    package = sound_package(data)
    presentation = _opened(package.file)
    return _TalkReader(package=package, presentation=presentation).talk()


def _opened(file: bytes) -> Any:
    import pptx

    try:
        return pptx.Presentation(BytesIO(file))
    # Whatever it meets in a file that others can open.
    except Exception as error:
        raise Refusal("the file is damaged") from error


class _TalkReader(Struct, kw_only=True):
    package: SoundPackage
    presentation: Any
    places: dict[Any, LayoutPlaces] = field(default_factory=dict)
    slots: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    languages: Counter[str] = field(default_factory=Counter)
    transitions: int = 0

    def talk(self) -> ImportedTalk:
        element = self.presentation.element
        listed = find_all(element, "p:sldIdLst/p:sldId")
        parts = [self._part(entry) for entry in listed]
        numbers = {part: number for number, part in enumerate(parts, 1) if part is not None}
        sections = _sections(element)
        self.slots = slots_by_shape(self.package.source, self.package.main)
        slides = []
        for number, (entry, part) in enumerate(zip(listed, parts, strict=True), 1):
            section = sections.get(entry.get("id", ""), "")
            slides.append(self._slide(part, number, section, numbers, entry.get("id", "")))
        aspect, is_near = self._aspect()
        return ImportedTalk(
            slides=tuple(slides),
            title=_given(self._property("title")),
            author=self._property("author"),
            language=self._language(),
            aspect=aspect,
            left_out=tuple(self._left_out(is_near=is_near)),
        )

    def _part(self, entry: Element) -> Any:
        """The part of a slide, None where it is missing or damaged."""
        id_ = entry.get(f"{_R}id", "")
        rels = self.presentation.part.rels
        return rels[id_].target_part if id_ in rels else None

    def _slide(
        self, part: Any, number: int, section: str, numbers: Mapping[Any, int], id_: str
    ) -> ImportedSlide:
        try:
            reading = self._reading(part, number, numbers, self.slots.get(id_, {}))
            slide = read_slide(part.slide, section, reading)
        # What can be wrong in a slide, python-pptx and our own recipes meet in many ways.
        except Exception:
            words = "" if part is None else raw_words(part._element)
            left = LeftOut(f"slide {number}", "it is damaged, and could not be read", words)
            return ImportedSlide(number=number, shapes=(), section=section, left_out=(left,))
        self.languages.update(reading.languages)
        self.transitions += next(part._element.iter(f"{_P}transition"), None) is not None
        return slide

    def _reading(
        self, part: Any, number: int, numbers: Mapping[Any, int], slots: Mapping[str, str]
    ) -> SlideReading:
        layout = part.slide_layout
        if layout.part not in self.places:
            defaults = find(self.presentation.element, "p:defaultTextStyle")
            self.places[layout.part] = layout_places(layout, defaults)
        return SlideReading(
            number=number,
            part=part,
            package=self.package,
            size=self._size(),
            places=self.places[layout.part],
            numbers=numbers,
            slots=slots,
        )

    def _size(self) -> tuple[int, int]:
        found = find(self.presentation.element, "p:sldSz")
        width, height = (whole(attribute(found, name)) for name in ("cx", "cy"))
        return (width, height) if width > 0 and height > 0 else _USUAL_SIZE

    def _aspect(self) -> tuple[str, bool]:
        """That of ours which is nearest, and whether it is the same."""
        width, height = self._size()
        ratio = width / height
        name, own = min(_ASPECTS.items(), key=lambda one: abs(math.log(one[1] / ratio)))
        return name, abs(own / ratio - 1) < _NEAR

    def _property(self, name: str) -> str:
        try:
            found = getattr(self.presentation.core_properties, name)
        except Exception:  # what is said about a file is not needed to read it
            return ""
        return " ".join(clean(found or "").split())

    def _language(self) -> str:
        """That of most letters which say theirs, if these are not few."""
        told = Counter({name: count for name, count in self.languages.items() if name})
        if 2 * told.total() < self.languages.total():
            return ""
        return told.most_common(1)[0][0] if told else ""

    def _left_out(self, *, is_near: bool) -> Iterator[LeftOut]:
        kinds = {one.kind for one in self.package.source.relations(self.package.main).values()}
        if "vbaProject" in kinds:
            yield LeftOut("macros", "a deck of ours runs no programs")
        if "font" in kinds:
            yield LeftOut("embedded fonts", "the template has its own")
        if self.transitions:
            what = f"the transitions of {self.transitions} slides"
            yield LeftOut(what, "one slide follows the other without any")
        if not is_near:
            width, height = (round(length / 36_000) / 10 for length in self._size())
            what = f"the shape of the page, {width:g} by {height:g} cm"
            yield LeftOut(what, f"{self._aspect()[0]} is the nearest that there is")
        for show in self.presentation.element.iter(f"{_P}custShow"):
            what = f"the custom show “{_name_of(show)}”"
            yield LeftOut(what, "a deck has one order: make a deck of these slides")
        for section in self.presentation.element.iter(f"{_P14}section"):
            if next(section.iter(f"{_P14}sldId"), None) is None:
                yield LeftOut(f"the section “{_name_of(section)}”", "there is no slide in it")
        yield from self._words_of_layouts()

    def _words_of_layouts(self) -> Iterator[LeftOut]:
        """What stands on every slide of a layout without being on any."""
        drawn = {}
        for layout in (part.slide_layout for part in self.places):
            for root, what in ((layout, "layout"), (layout.slide_master, "master")):
                drawn[root.part] = (f"words on the {what} “{clean(root.name)}”", root.element)
        for what, root in drawn.values():
            free = [one for one in find_all(root, "p:cSld/p:spTree/*") if not placeholder_of(one)]
            if words := " ".join(filter(None, map(raw_words, free))):
                yield LeftOut(what, "the template says what is on every slide", words)


def _given(title: str) -> str:
    """Without the title that programs give to every file, in whatever language."""
    return "" if _MADE_TITLE.fullmatch(title) else title


def _sections(presentation: Element) -> dict[str, str]:
    """The names of the sections by the ids of the slides in them."""
    return {
        slide.get("id", ""): _name_of(section)
        for section in presentation.iter(f"{_P14}section")
        for slide in section.iter(f"{_P14}sldId")
    }


def _name_of(section: Element) -> str:
    return " ".join(clean(section.get("name", "")).split())
