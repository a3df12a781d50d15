"""A slide -> what a document to read says of it: nothing that stands there already.

`reading:` is what the reader gets, and what the slide says in other words is left out: each card,
paragraph and entry by itself, what is counted or read on from as a whole. Of two texts the fuller
stays, so that a sentence of `reading:` goes where the title or another text says more. Each is
noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from briefgen.documents.shorter_prose import Says, sentences_gone, shorter
from briefgen.documents.texts_of_slots import (
    Unit,
    captions_of,
    has_marks,
    units_of,
    without,
)
from briefgen.model.charts import Chart
from briefgen.model.document import NotSaid
from briefgen.model.resolved_deck import (
    Cards,
    Column,
    Comparison,
    Diagram,
    Line,
    Numbers,
    Points,
    Prose,
    ResolvedSlide,
    SlotValue,
    Table,
    Text,
)
from briefgen.model.slide_contents import inlines_of
from briefgen.model.values import Value
from briefgen.support.memo import memo_while_alive
from briefgen.text.content_words import sentence_of
from briefgen.text.said_already import MOST
from briefgen.text.sentences import sentences_of
from briefgen.text.smart_punctuation import MONTHS

# Where a slide says little, in so many words, or has one list in two wordings, less is enough.
_MOST_OF_LITTLE, _LITTLE = 70, 60
_MOST_OF_ENTRY = 66
_ENDS = (".", "!", "?", "…")
# What tells the measure of an exhibit has fewer words than this.
_FEW_OF_LABEL = 5
# A sentence of prose with fewer is too short to be known again.
_FEW_OF_PROSE = 4
_EXHIBITS = (Chart, Table, Comparison, Diagram, Numbers)
# The day of a month counts nothing: "3 October", "3. Oktober".
_DAY = re.compile(rf"\b\d{{1,2}}\.?\s(?=(?:{MONTHS})\b)")
_Asked = tuple[tuple[str, ...], str, frozenset[str], bool]
_Units = Mapping[str, Sequence[Unit]]


class Told(Value, kw_only=True):
    """What a document says of a slide: its `reading` first, then the `slots`, of which some are
    `numbered` lists. Where one list goes on in the other, `goes_on` is true. `left_out` is what is
    not said again."""

    slots: Mapping[str, SlotValue]
    reading: Prose | None
    numbered: frozenset[str]
    goes_on: bool = False
    left_out: tuple[NotSaid, ...] = ()


def told_once(
    slide: ResolvedSlide,
    slots: Mapping[str, SlotValue],
    language: str,
    *,
    numbered: frozenset[str] = frozenset(),
    is_summary: bool = False,
) -> Told:
    """What is said of a slide by these slots below its title, of which some are `numbered` lists.
    Where its `reading:` is the summary, that stays as it is."""
    known = _told_of(slide)
    asked = (tuple(slots), language, numbered, is_summary)
    if asked not in known:
        known[asked] = _told(slide, slots, language, numbered, is_summary=is_summary)
    return known[asked]


@memo_while_alive
def _told_of(slide: ResolvedSlide) -> dict[_Asked, Told]:
    """What was asked of a slide: each form of the document asks the same, and so does a check."""
    return {}


def _told(
    slide: ResolvedSlide,
    slots: Mapping[str, SlotValue],
    language: str,
    numbered: frozenset[str],
    *,
    is_summary: bool,
) -> Told:
    if slide.in_reading == "always":
        return Told(slots=slots, reading=slide.reading, numbered=numbered)
    if slide.in_reading == "never":
        reading = None if is_summary else slide.reading
        return Told(slots={}, reading=reading, numbered=numbered)
    words = sum(len(text.text.split()) for text in inlines_of(tuple(slots.values())))
    telling = _Telling(
        slide=slide,
        slots=slots,
        numbered=numbered,
        language=language,
        least=_MOST_OF_LITTLE if words < _LITTLE else MOST,
    )
    return telling.beside_summary() if is_summary else telling.told()


class _Saying(Value):
    """Asks whether texts are said: by the title or `reading:` (`all`), by `reading:` in `prose`, by
    one of the `entries` of its lists."""

    all: Says
    prose: Says
    entries: Says


class _Telling(Value, kw_only=True):
    slide: ResolvedSlide
    slots: Mapping[str, SlotValue]
    numbered: frozenset[str]
    language: str
    least: int

    def beside_summary(self) -> Told:
        units = {name: units_of(value) for name, value in self.slots.items()}
        gone = self._repeated(units, self.slide.reading)
        return Told(
            slots=_what_stays(self.slots, gone),
            reading=None,
            numbered=self.numbered,
            left_out=tuple(_left_out(units, gone)),
        )

    def told(self) -> Told:
        slots = self.slots
        units = {name: units_of(value) for name, value in slots.items()}
        heading = shorter(
            self.slide.reading, self._by([[self.slide.title.text]], _FEW_OF_PROSE), from_start=True
        )
        gone = self._repeated(units, heading)
        left = [
            unit.texts
            for name, found in units.items()
            for number, unit in enumerate(found)
            if (name, number) not in gone
        ]
        captions = [text for value in slots.values() for text in captions_of(value)]
        reading = shorter(
            heading, self._by([*left, captions], _FEW_OF_PROSE), lists=bool(self._lists())
        )
        if reading is not heading:
            gone &= self._repeated(units, reading)
        return Told(
            slots=_what_stays(slots, gone),
            reading=reading,
            numbered=self.numbered,
            goes_on=self._goes_on(gone, reading),
            left_out=(*sentences_gone(self.slide.reading, reading), *_left_out(units, gone)),
        )

    def _by(self, passages: Sequence[Sequence[str]], fewest: int = 0) -> Says:
        return Says(passages=passages, language=self.language, least=self.least, fewest=fewest)

    def _repeated(self, units: _Units, reading: Prose | None) -> set[tuple[str, int]]:
        """The units that the title or the `reading` says, by slot and number; of columns side by
        side all or none."""
        title, prose = [self.slide.title.text], _passages_of(reading)
        saying = _Saying(
            all=self._by([title, *prose]),
            prose=self._by(prose),
            entries=Says(
                passages=_entries_of(reading), language=self.language, least=_MOST_OF_ENTRY
            ),
        )
        found = {
            name: self._said_of(name, units[name], saying)
            for name, value in self.slots.items()
            if units[name] and not has_marks(value)
        }
        if reading is None:
            found = {name: said for name, said in found.items() if self._is_text(name)}
        columns = [name for name, value in self.slots.items() if isinstance(value, Column)]
        if not all(found.get(name) for name in columns):
            found = {name: said for name, said in found.items() if name not in columns}
        whole = self._with_leads(found, units, saying)
        return {(name, number) for name, said in whole.items() for number in said}

    def _with_leads(
        self, found: Mapping[str, Sequence[int]], units: _Units, saying: _Saying
    ) -> Mapping[str, Sequence[int]]:
        """A list that goes takes along the words that it is read on from, and stays where these say
        more than is said elsewhere."""
        names = list(self.slots)
        lists = [
            name
            for name, value in self.slots.items()
            if isinstance(value, Points) and len(found.get(name, ())) == len(value.items)
        ]
        leads = {
            (name, number)
            for at, name in enumerate(names)
            if self._is_text(name) and any(names.index(one) > at for one in lists)
            for number, unit in enumerate(units[name])
            if not unit.texts[-1].rstrip().endswith(_ENDS)
        }
        if any(
            not units[name][number].is_said(saying.all, self.language) for name, number in leads
        ):
            return {name: said for name, said in found.items() if name not in lists}
        more = {name: [number for at, number in leads if at == name] for name, _ in leads}
        return {**found, **{name: sorted({*found.get(name, ()), *at}) for name, at in more.items()}}

    def _is_text(self, name: str) -> bool:
        return isinstance(self.slots[name], Line | Text)

    def _said_of(self, name: str, units: Sequence[Unit], saying: _Saying) -> Sequence[int]:
        """The numbers of the units of a slot that may go: paragraphs and cards one by one, entries
        of a list where another list has them or nothing leads to it, else all or none."""
        said = [
            number for number, unit in enumerate(units) if unit.is_said(saying.all, self.language)
        ]
        if self._is_text(name):
            return [number for number in said if not self._stays(units[number], saying.prose)]
        if len(said) == len(units):
            return said
        match self.slots[name]:
            case Points() if name not in self.numbered:
                told = said if self._is_loose(name, len(units)) else ()
                return [
                    number
                    for number, unit in enumerate(units)
                    if saying.entries(unit.texts) or (number in told and self._is_long(unit))
                ]
            case Cards() if not self._is_counted(len(units)):
                return said
            case _:
                return ()

    def _is_loose(self, name: str, count: int) -> bool:
        """Whether a list is none of so many things, and is not read on from a text."""
        before = [*self.slots][: [*self.slots].index(name)]
        return not self._is_counted(count) and not any(map(self._is_text, before))

    def _is_long(self, unit: Unit) -> bool:
        words = (sentence_of(text, self.language).words for text in unit.texts)
        return sum(map(len, words)) >= _FEW_OF_PROSE

    def _stays(self, unit: Unit, in_reading: Says) -> bool:
        """Whether what follows is read on from a text, and would hang in the air without it: the
        entries of a list, or an exhibit that a few words tell the measure of, if these stand in the
        title alone."""
        text = unit.texts[-1].rstrip()
        if text.endswith(":"):
            return True
        if text.endswith(_ENDS):
            return False
        values = tuple(self.slots.values())
        lists = [value for value in values if isinstance(value, Points)]
        goes_on = any(one.items[0].inline.text[:1].islower() for one in lists if one.items)
        is_label = len(sentence_of(text, self.language).words) < _FEW_OF_LABEL
        measures = is_label and any(isinstance(value, _EXHIBITS) for value in values)
        return goes_on or (measures and not in_reading(unit.texts))

    def _is_counted(self, count: int) -> bool:
        """Whether a text of the slide says how many there are."""
        texts = tuple(value for value in self.slots.values() if isinstance(value, Line | Text))
        found = chain(inlines_of(texts), inlines_of(self.slide.reading), (self.slide.title,))
        return any(
            str(count) in sentence_of(one, self.language).numbers
            for inline in found
            for one in sentences_of(_DAY.sub(" ", inline.text))
        )

    def _lists(self) -> frozenset[str]:
        lists = (name for name, value in self.slots.items() if isinstance(value, Points))
        return frozenset(lists) - self.numbered

    def _goes_on(self, gone: set[tuple[str, int]], reading: Prose | None) -> bool:
        """Whether the list of the slide and that of `reading:` had entries in common."""
        whole = _entries_of(self.slide.reading)
        is_shorter = len(_entries_of(reading)) < len(whole)
        return is_shorter or any(name in self._lists() for name, _ in gone)


def _entries_of(prose: Prose | None) -> list[list[str]]:
    """The texts of each entry of its lists."""
    lists = [block for block in (prose.blocks if prose else ()) if isinstance(block, Points)]
    return [[text.text for text in inlines_of(item)] for one in lists for item in one.items]


def _passages_of(prose: Prose | None) -> list[list[str]]:
    """The texts of each paragraph and of each list."""
    blocks = prose.blocks if prose else ()
    return [[text.text for text in inlines_of(block)] for block in blocks]


def _what_stays(
    slots: Mapping[str, SlotValue], gone: set[tuple[str, int]]
) -> Mapping[str, SlotValue]:
    if not gone:
        return slots
    numbers = {name: {number for at, number in gone if at == name} for name, _ in gone}
    left = {name: without(value, numbers.get(name, set())) for name, value in slots.items()}
    return {name: value for name, value in left.items() if value is not None}


def _left_out(units: _Units, gone: set[tuple[str, int]]) -> Iterator[NotSaid]:
    for name, number in sorted(gone):
        unit = units[name][number]
        yield NotSaid(" ".join((unit.name, *unit.texts)).strip(), unit.span)
