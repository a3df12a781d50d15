"""One resolved slide -> its pages: one, or more where its content goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefgen.layout.kinds import KINDS
from briefgen.layout.parts import cut_value
from briefgen.layout.place import Place, Placed
from briefgen.model.diag import Faults, Span
from briefgen.model.resolved import Line, ResolvedSlide, SlotValue
from briefgen.model.rich import Inline, Run
from briefgen.model.scene import Item, Paragraph, TextBlock
from briefgen.model.template import LayoutSpec, SlotSpec, Template
from briefgen.model.units import Box
from briefgen.text.fit import Overflow
from briefgen.text.measure import Typesetter


@dataclass(frozen=True, slots=True)
class Part:
    """What one page of a slide shows, and its title in plain words."""

    title: str
    items: tuple[Item, ...]


def layout_slide(
    slide: ResolvedSlide, template: Template, setter: Typesetter, faults: Faults
) -> list[Part]:
    """The slide's parts. A text that cannot be made to fit is noted, and its slot left out."""
    return _SlideLayout(slide, template, setter, faults).parts()


@dataclass(frozen=True, slots=True)
class _SlideLayout:
    slide: ResolvedSlide
    template: Template
    setter: Typesetter
    faults: Faults

    @property
    def layout(self) -> LayoutSpec:
        return self.template.layouts[self.slide.layout]

    def parts(self) -> list[Part]:
        specs = list(self._filled())
        places = {spec.name: self._place(spec) for spec in specs}
        placed = {spec.name: self._lay_out(spec, places[spec.name]) for spec in specs}
        cut = self._cut(specs, places, placed)
        if cut is None:
            self._report(specs, placed)
            return [Part(self.slide.title.text, _items(placed))]
        name, pieces = cut
        self._report([spec for spec in specs if spec.name != name], placed)
        count = len(pieces)
        return [
            self._part(specs, placed, name, piece, number, count)
            for number, piece in enumerate(pieces, 1)
        ]

    def _filled(self) -> Iterator[SlotSpec]:
        """The slots with something in them, the title first: it is read first."""
        specs = [spec for spec in self.layout.slots if self._value(spec) and not spec.within]
        specs.sort(key=lambda spec: spec.name != "title")
        yield from specs

    def _value(self, spec: SlotSpec) -> SlotValue | None:
        return self.slide.slots.get(spec.name)

    def _place(self, spec: SlotSpec) -> Place:
        return Place(
            spec,
            self._box(spec),
            self.template.styles,
            self.setter,
            title=self.slide.title.text,
            opening=tuple(self._opening(spec)),
        )

    def _box(self, spec: SlotSpec) -> Box:
        """The slot's region, and those of the empty slots that it may take."""
        box = spec.box
        for name in spec.takes:
            neighbour = self.layout.slot(name)
            if neighbour is not None and name not in self.slide.slots:
                box = box.union(neighbour.box)
        return box

    def _opening(self, host: SlotSpec) -> Iterator[Paragraph]:
        for spec in self.layout.slots:
            value = self._value(spec)
            if spec.within == host.name and isinstance(value, Line):
                yield Paragraph(value.inline, bullet=False)

    def _lay_out(self, spec: SlotSpec, place: Place) -> Placed:
        value = self._value(spec)
        return KINDS[spec.kind].layout(value, place)

    def _cut(
        self, specs: list[SlotSpec], places: Mapping[str, Place], placed: Mapping[str, Placed]
    ) -> tuple[str, list[Placed]] | None:
        """The slot that goes on on further slides, and its pieces."""
        for spec in specs:
            kind = KINDS[spec.kind]
            if isinstance(placed[spec.name], Overflow) and kind.units and self.slide.may_continue:
                value, place = self._value(spec), places[spec.name]
                pieces = cut_value(kind, value, place)
                if pieces is not None:
                    return spec.name, pieces
        return None

    def _part(
        self,
        specs: list[SlotSpec],
        placed: Mapping[str, Placed],
        name: str,
        piece: Placed,
        number: int,
        count: int,
    ) -> Part:
        """Slots before the one that goes on stand on the first page, those after on the last."""
        names = [spec.name for spec in specs]
        at = names.index(name)
        title = _numbered(self.slide.title, number, count)
        spec = specs[0]
        head = KINDS[spec.kind].layout(Line(title, title.span), self._place(spec))
        shown: dict[str, Placed] = {"title": head}
        for index, other in enumerate(names[1:], 1):
            if index == at:
                shown[other] = piece
            elif (number == 1 and index < at) or (number == count and index > at):
                shown[other] = placed[other]
        self._report([spec], {"title": head})
        return Part(title.text, _items(shown))

    def _report(self, specs: list[SlotSpec], placed: Mapping[str, Placed]) -> None:
        for spec in specs:
            found = placed[spec.name]
            value = self._value(spec)
            assert value is not None
            if isinstance(found, Overflow):
                self._report_overflow(spec, found, value.span)
            else:
                self._report_doubt(found, value.span)

    def _report_overflow(self, spec: SlotSpec, overflow: Overflow, span: Span) -> None:
        lines = f"{overflow.lines} line" + ("s" if overflow.lines > 1 else "")
        needed, given = overflow.needed / 12_700, overflow.given / 12_700
        may_go_on = KINDS[spec.kind].units and not self.slide.may_continue
        self.faults.add(
            "BF302",
            f"the text is {lines} too long for slot `{spec.name}`",
            span,
            label=f"needs {needed:.0f} pt, the slot gives {given:.0f} pt "
            f"at the smallest size ({overflow.size} pt)",
            hint="shorten it" + (", or remove `continue: false`" if may_go_on else ""),
        )

    def _report_doubt(self, items: tuple[Item, ...], span: Span) -> None:
        if any(isinstance(item, TextBlock) and not item.fit.stable for item in items):
            self.faults.add(
                "BF304",
                "a long word without spaces decides where a line breaks",
                span,
                hint="PowerPoint may break it elsewhere; shorten it, or give an address a label",
            )


def _items(placed: Mapping[str, Placed]) -> tuple[Item, ...]:
    return tuple(
        item for found in placed.values() if not isinstance(found, Overflow) for item in found
    )


def _numbered(title: Inline, number: int, count: int) -> Inline:
    return replace(title, runs=(*title.runs, Run(f" ({number} of {count})")))
