"""Placed slots -> what is noted about them: what does not fit, and what may break elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from briefgen.layout.slot_context import Placed
from briefgen.layout.slot_kinds import kind_of
from briefgen.model.diagnostics import Faults, Hint, Span, diagnose
from briefgen.model.resolved_deck import ResolvedSlide
from briefgen.model.scene import Item
from briefgen.model.scene_walk import blocks_in
from briefgen.model.template import SlotSpec, Template
from briefgen.model.text_block import TextBlock
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow


class FitReport(Value):
    """Notes in `faults` how the slots of a `slide` came out in a `layout` of the `template`."""

    slide: ResolvedSlide
    faults: Faults
    template: Template
    layout: str

    def slots(self, specs: Iterable[SlotSpec], placed: Mapping[str, Placed]) -> None:
        """What is wrong with slots that stand on one page."""
        for spec in specs:
            found, span = placed[spec.name], self.slide.slots[spec.name].span
            if isinstance(found, Overflow):
                self._overflow(spec, found, span)
            else:
                self._doubt(found, span)

    def pieces(self, pieces: Mapping[str, Sequence[Placed]]) -> None:
        """What is doubtful in the pieces of slots that are continued on further pages."""
        for name, found in pieces.items():
            for piece in found:
                if not isinstance(piece, Overflow):
                    self._doubt(piece, self.slide.slots[name].span)

    def _overflow(self, spec: SlotSpec, overflow: Overflow, span: Span) -> None:
        if overflow.said:
            self.faults.note((replace(overflow.said, span=span),))
            return
        if overflow.word:
            broken = "BF302/broken-word"
            hint = self._where_to_make_room(spec, broken)
            self.faults.say(broken, span, hint=hint, word=overflow.word)
            return
        given = round(overflow.given / 12_700)
        lines = f"{overflow.lines} line" + ("s" if overflow.lines > 1 else "")
        may_go_on = kind_of(spec.kind).units and not self.slide.may_continue
        what = "BF302/kept-whole" if may_go_on else "BF302"
        self.faults.say(
            what,
            span,
            hint=self._where_to_make_room(spec, what),
            lines=lines,
            slot=spec.name,
            # No reader should be told that 13 points have no room in 13.
            needed=max(round(overflow.needed / 12_700), given + 1),
            given=given,
            size=overflow.size,
        )

    def _where_to_make_room(self, spec: SlotSpec, what: str) -> Hint | None:
        """The hint, with the place in the organisation's own file that is too small."""
        base = self.template.base
        if base is None or self.layout not in base.layouts:
            return None
        layout = base.layouts[self.layout]
        holder = layout.holders.get(spec.name)
        case = "BF302/own-place" if holder and holder.name else "BF302/own-layout"
        advice = diagnose(what, word="", lines="", slot=spec.name, needed=0, given=0, size=0).hint
        return Hint(
            diagnose(
                case,
                advice=advice,
                template=self.template.name,
                layout=" ".join(layout.name.split()),
                place=holder.name if holder else "",
            ).hint
        )

    def _doubt(self, items: tuple[Item, ...], span: Span) -> None:
        blocks = list(blocks_in(items))
        words = dict.fromkeys(
            word for block in blocks for word in _cut_words(block) if _is_said(word, block)
        )
        for word in words:
            self.faults.say("BF304/cut", span, word=word)
        if not words and any(not block.fit.stable for block in blocks):
            self.faults.say("BF304", span)


def _is_said(word: str, block: TextBlock) -> bool:
    """Whether the letters stand together in the text: where its author broke the line, they do
    not."""
    said = (paragraph.inline.text.casefold() for paragraph in block.paragraphs)
    return any(word.casefold() in text for text in said)


def _cut_words(block: TextBlock) -> Iterator[str]:
    """The words that are longer than a line, and go on on the next."""
    word = ""
    for line, following in pairwise(block.lines):
        ends, begins = line.text[-1:], following.text[:1]
        are_letters = ends.lower() != ends.upper() and begins.lower() != begins.upper()
        if are_letters and line.paragraph == following.paragraph:
            word = f"{word or line.text.split()[-1]}{following.text.split()[0]}"
        elif word:
            yield word
            word = ""
    yield from [word] if word else []
