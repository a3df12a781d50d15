"""Placed slots -> what is noted about them: what does not fit, and what may break elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefgen.layout.slot_context import Placed
from briefgen.layout.slot_kinds import kind_of
from briefgen.model.diagnostics import Faults, Span
from briefgen.model.resolved_deck import ResolvedSlide
from briefgen.model.scene import Item
from briefgen.model.scene_walk import blocks_in
from briefgen.model.template import SlotSpec
from briefgen.model.values import Value
from briefgen.text.fitting import Overflow


class FitReport(Value):
    """Notes in `faults` how the slots of a `slide` came out."""

    slide: ResolvedSlide
    faults: Faults

    def slots(self, specs: Iterable[SlotSpec], placed: Mapping[str, Placed]) -> None:
        """What is wrong with slots that stand on one page."""
        for spec in specs:
            found, span = placed[spec.name], self.slide.slots[spec.name].span
            if isinstance(found, Overflow):
                self._overflow(spec, found, span)
            else:
                self._doubt(found, span)

    def pieces(self, pieces: Mapping[str, Sequence[Placed]]) -> None:
        """What is doubtful in the pieces of slots that go on on further pages."""
        for name, found in pieces.items():
            for piece in found:
                if not isinstance(piece, Overflow):
                    self._doubt(piece, self.slide.slots[name].span)

    def _overflow(self, spec: SlotSpec, overflow: Overflow, span: Span) -> None:
        if overflow.message:
            self.faults.add("BF302", overflow.message, span, hint=overflow.hint)
            return
        lines = f"{overflow.lines} line" + ("s" if overflow.lines > 1 else "")
        needed, given = overflow.needed / 12_700, overflow.given / 12_700
        may_go_on = kind_of(spec.kind).units and not self.slide.may_continue
        self.faults.add(
            "BF302",
            f"the text is {lines} too long for slot `{spec.name}`",
            span,
            label=f"needs {needed:.0f} pt, the slot gives {given:.0f} pt "
            f"at the smallest size ({overflow.size} pt)",
            hint="shorten it" + (", or remove `continue: false`" if may_go_on else ""),
        )

    def _doubt(self, items: tuple[Item, ...], span: Span) -> None:
        if any(not block.fit.stable for block in blocks_in(items)):
            self.faults.add(
                "BF304",
                "a long word without spaces decides where a line breaks",
                span,
                hint="PowerPoint may break it elsewhere; shorten it, or give an address a label",
            )
