"""One resolved slide -> its pages: one, or more where its content goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from typing import Any

from briefgen.layout.common_words import with_common_lead
from briefgen.layout.deck_sizes import sizes_up_to, styles_under_title
from briefgen.layout.fit_report import FitReport
from briefgen.layout.footnotes import Foot, check_marks, foot_of
from briefgen.layout.forms import form_fault, forms_for, has_form, is_good
from briefgen.layout.lone_words import without_lone_words
from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.slot_kinds import drawing_as, kind_of
from briefgen.layout.splitting import SlotKind, cut_value, place_at_one_size
from briefgen.layout.zone import (
    are_side_by_side,
    close_to_words,
    is_list,
    optical_middle,
    room_for,
    with_text_below,
)
from briefgen.model.diagnostics import Faults
from briefgen.model.resolved_deck import Line, ResolvedSlide, SlotValue, Text
from briefgen.model.rich_text import Inline
from briefgen.model.scene import Area, Group, Item, PlacedPicture, Rectangle
from briefgen.model.scene_walk import shapes_in
from briefgen.model.template import SPARE, LayoutSpec, SlotSpec, Template
from briefgen.model.text_block import DECORATION, Paragraph, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_breaking import Typesetter
from briefgen.text.words import say_run

# How far a panel reaches beyond the words on it.
_AROUND = Insets(-pt(10), -pt(4), -pt(10), -pt(4))
# A drawing of which a panel would hide more is not shown at all.
_MOST_HIDDEN = 0.15


class SlidePart(Value):
    """What one page of a slide shows in a `layout`: `items` in reading order, and its `title` in
    plain words, with its number among the slide's pages where there are more."""

    layout: str
    title: str
    items: tuple[Item, ...]


def layout_slide(
    slide: ResolvedSlide,
    template: Template,
    setter: Typesetter,
    faults: Faults,
    *,
    sizes: Mapping[str, int] | None = None,
) -> list[SlidePart]:
    """The slide's parts. A text that cannot be made to fit is noted, and its slot left out.

    `sizes` are the largest sizes, by style, of texts that share one size in the deck.
    """
    maker = _SlideLayout(
        slide=with_common_lead(slide, template),
        layout=template.layouts[slide.layout],
        template=template,
        setter=replace(setter, may_join=slide.typography == "typeset"),
        faults=faults,
        sizes=sizes or {},
    )
    parts = _in_best_form(maker, faults)
    if slide.footnotes and not faults.has_errors:
        check_marks(slide, [item for part in parts for item in part.items], faults)
    return parts


def _in_best_form(maker: _SlideLayout, faults: Faults) -> list[SlidePart]:
    if parts := maker.in_form():
        return parts
    if has_form(maker.template, maker.slide):
        faults.say(form_fault(maker.slide.form), maker.slide.span, form=maker.slide.form)
    noted = Faults()
    parts = replace(maker, faults=noted).parts()
    if noted.has_errors and (fitting := maker.in_form(at_need=True)):
        return fitting
    faults.note(noted)
    return parts


class _SlideLayout(Value, kw_only=True):
    slide: ResolvedSlide
    layout: LayoutSpec
    template: Template
    setter: Typesetter
    faults: Faults
    sizes: Mapping[str, int]
    foot: Foot | None = None

    def in_form(self, *, at_need: bool = False) -> list[SlidePart]:
        """The parts in the first form that suits the content, none where the plain one does. A
        form that the author asks for is taken as it is, and `at_need` any in which all fits."""
        for layout in forms_for(self.slide, self.template, at_need=at_need):
            noted = Faults()
            parts = replace(self, layout=layout, faults=noted).parts()
            is_spare = layout.form == SPARE
            is_whole = (len(parts) == 1 or is_spare) and not noted.has_errors
            is_asked = bool(self.slide.form) and not is_spare
            if is_asked or (is_whole and (at_need or is_good(layout, parts[0].items))):
                self.faults.note(noted)
                return parts
        return []

    def parts(self) -> list[SlidePart]:
        if self.slide.footnotes and self.foot is None:
            foot = foot_of(self.slide, self.layout, self.template, self.setter, self.faults)
            return replace(self, foot=foot).parts()
        specs = list(self._filled())
        places = {spec.name: self._place(spec) for spec in specs}
        placed = {spec.name: self._lay_out(spec, places[spec.name]) for spec in specs if spec.below}
        for spec in specs:
            if below := _text_below(self.layout, spec, placed):
                places[spec.name] = _less(places[spec.name], room_for(below))
        placed = {}
        for spec in specs:
            if kind_of(spec.kind).is_framed:
                places[spec.name] = close_to_words(places[spec.name], specs, placed)
            placed[spec.name] = self._lay_out(spec, places[spec.name])
        self._even_sizes(specs, places, placed)
        pieces = self._cut(specs, places, placed)
        report = self._report()
        report.slots([spec for spec in specs if spec.name not in pieces], placed)
        report.pieces(pieces)
        if not pieces:
            return [SlidePart(self.layout.name, self.slide.title.text, self._items(placed))]
        count = max(len(found) for found in pieces.values())
        return [
            self._part(specs, placed, pieces, number, count=count) for number in range(1, count + 1)
        ]

    def _report(self) -> FitReport:
        return FitReport(self.slide, self.faults, self.template, self.layout.name)

    def _filled(self) -> Iterator[SlotSpec]:
        """The slots with something in them, the title first: it is read first."""
        specs = [spec for spec in self.layout.slots if self._value(spec) and not spec.within]
        specs.sort(key=lambda spec: spec.name != "title")
        yield from specs

    def _value(self, spec: SlotSpec) -> SlotValue | None:
        return self.slide.slots.get(spec.name)

    def _place(self, spec: SlotSpec) -> SlotContext:
        return SlotContext(
            spec=spec,
            box=self._box(spec),
            rest=self._box(spec, further=True),
            styles=styles_under_title(self.template.styles, spec, self.sizes),
            setter=self.setter,
            title=self.slide.title.text,
            form=self.slide.form,
            sizes=sizes_up_to(self.sizes, self.template.styles[spec.style]),
            opening=tuple(self._opening(spec)),
            companions=tuple(_companions(spec, self.layout, self.foot)),
            whole=self._value(spec),
        )

    def _box(self, spec: SlotSpec, *, further: bool = False) -> Box:
        """The slot's region, and those of the empty slots that it may take: on `further` slides
        those too that stand on the first one only."""
        box = spec.box
        for name in spec.takes:
            neighbour = self.layout.slot(name)
            if neighbour is None:
                continue
            is_before = self.layout.slots.index(neighbour) < self.layout.slots.index(spec)
            is_gone = further and is_before and not kind_of(neighbour.kind).repeats
            if is_gone or name not in self.slide.slots:
                box = box.grown_over(neighbour.box)
        return self.foot.above(box) if self.foot else box

    def _opening(self, host: SlotSpec) -> Iterator[Paragraph]:
        for spec in self.layout.slots:
            value = self._value(spec)
            if spec.within == host.name and isinstance(value, Line):
                yield Paragraph(inline=value.inline, bullet=False)
            elif spec.within == host.name and isinstance(value, Text):
                yield from (Paragraph(inline=inline) for inline in value.paragraphs)

    def _lay_out(self, spec: SlotSpec, place: SlotContext) -> Placed:
        return without_lone_words(_drawing_of(spec), self._value(spec), place)

    def _even_sizes(
        self, specs: list[SlotSpec], places: Mapping[str, SlotContext], placed: dict[str, Placed]
    ) -> None:
        """Slots that are to be equal, such as two columns, get the size of the fuller one."""
        for together in self._together(specs):
            names = [spec.name for spec in together]
            values = [(self._value(spec), places[spec.name]) for spec in together]
            if not any(isinstance(placed[name], Overflow) for name in names):
                even = place_at_one_size(_drawing_of(together[0]), values)
                placed.update(zip(names, even or [], strict=False))

    def _together(self, specs: list[SlotSpec]) -> list[list[SlotSpec]]:
        """The slots that are set at one size and go on together."""
        kinds = dict.fromkeys(spec.kind for spec in specs if kind_of(spec.kind).one_size)
        return [[spec for spec in specs if spec.kind == kind] for kind in kinds]

    def _cut(
        self, specs: list[SlotSpec], places: Mapping[str, SlotContext], placed: Mapping[str, Placed]
    ) -> dict[str, list[Placed]]:
        """The slot that goes on on further slides, with those that go on with it: the pieces of
        each. Empty where nothing goes on."""
        for spec in specs:
            kind = kind_of(spec.kind)
            found = placed[spec.name]
            may_go_on = kind.units and self.slide.may_continue and not spec.drawn_as
            if not (may_go_on and kind.is_long(found)):
                continue
            group = next((found for found in self._together(specs) if spec in found), [spec])
            # What fits at a small size is kept where it cannot be larger.
            for least in {kind.least: 0, 0: 0} if isinstance(found, Overflow) else (kind.least,):
                larger = {name: place.from_size(least) for name, place in places.items()}
                if pieces := self._pieces(kind, group, larger, placed):
                    return pieces
        return {}

    def _pieces(
        self,
        kind: SlotKind,
        group: list[SlotSpec],
        places: Mapping[str, SlotContext],
        placed: Mapping[str, Placed],
    ) -> dict[str, list[Placed]]:
        parts: list[tuple[str, Any, SlotContext]] = []
        for spec in group:
            value, place = self._value(spec), places[spec.name]
            is_long = kind.is_long(placed[spec.name])
            values = cut_value(kind, value, place) if is_long else [value]
            if values is None:
                return {}
            parts.extend((spec.name, part, place.nth(n)) for n, part in enumerate(values))
        found = place_at_one_size(kind.layout, [(value, place) for _, value, place in parts])
        pieces: dict[str, list[Placed]] = {spec.name: [] for spec in group}
        for (name, _, _), piece in zip(parts, found or [], strict=False):
            pieces[name].append(piece)
        return pieces if found else {}

    def _part(
        self,
        specs: list[SlotSpec],
        placed: Mapping[str, Placed],
        pieces: Mapping[str, list[Placed]],
        number: int,
        *,
        count: int,
    ) -> SlidePart:
        """Slots before the one that goes on stand on the first page, those after on the last."""
        names = [spec.name for spec in specs]
        at = min(names.index(name) for name in pieces)
        title = _numbered(self.slide.title, number, count, self.setter.language)
        head = kind_of(specs[0].kind).layout(Line(title, title.span), self._place(specs[0]))
        shown: dict[str, Placed] = {"title": head}
        for index, other in enumerate(names[1:], 1):
            if other in pieces:
                shown.update(zip([other], pieces[other][number - 1 :], strict=False))
            elif (
                kind_of(specs[index].kind).repeats
                or (number == 1 and index < at)
                or (number == count and index > at)
            ):
                shown[other] = placed[other]
        _report_title(self._report(), specs[0], placed, head)
        return SlidePart(self.layout.name, title.text, self._items(shown, further=number > 1))

    def _items(self, placed: Mapping[str, Placed], *, further: bool = False) -> tuple[Item, ...]:
        """What is shown, where it stands in the end: what is shorter than its zone is moved, with
        the text that belongs to it."""
        shown = {name: one for name, one in placed.items() if not isinstance(one, Overflow)}
        for spec in self.layout.slots:
            group, text = shown.get(spec.name, ())[-1:], _text_below(self.layout, spec, shown)
            if text is not None and group and isinstance(group[0], Group):
                del shown[text.about.slot]
                shown[spec.name] = (*shown[spec.name][:-1], with_text_below(group[0], text))
            if spec.name in shown and _floats(spec, self.layout, shown):
                zone = self._box(spec, further=further)
                shown[spec.name] = optical_middle(shown[spec.name], zone)
        items = [item for items in shown.values() for item in items]
        return _stacked(self.layout, [*items, *(self.foot.below(items) if self.foot else ())])


def _report_title(
    report: FitReport, spec: SlotSpec, placed: Mapping[str, Placed], numbered: Placed
) -> None:
    """A title that is too long only with its number; otherwise it is reported already."""
    if isinstance(numbered, Overflow) and not isinstance(placed["title"], Overflow):
        report.slots([spec], {"title": numbered})


def _companions(host: SlotSpec, layout: LayoutSpec, foot: Foot | None) -> Iterator[SlotSpec]:
    """The further placeholders that a slot's value fills, above the footnotes."""
    for spec in layout.slots:
        if spec.of == host.name:
            yield replace(spec, box=foot.above(spec.box)) if foot else spec


def _drawing_of(spec: SlotSpec) -> Callable[[Any, SlotContext], Placed]:
    return drawing_as(spec.drawn_as) if spec.drawn_as else kind_of(spec.kind).layout


def _stacked(layout: LayoutSpec, items: list[Item]) -> tuple[Item, ...]:
    """The items, those above others later: pictures behind the title, panels, all else."""
    title = layout.slot("title")
    behind = [
        item
        for item in items
        if isinstance(item, PlacedPicture) and title and item.box.contains(title.box)
    ]
    others = [item for item in items if item not in behind]
    return (*behind, *layout.panels, *_panels(layout, others), *others)


def _panels(layout: LayoutSpec, items: list[Item]) -> Iterator[Item]:
    """One panel of a colour behind all slots that need one: all of their places, with those of
    empty slots that they took, behind lines alone as high as these. A drawing that a panel or
    another surface would cut is not shown."""
    panels: dict[str, Box] = {}
    for spec in layout.slots:
        shown = [_extent(item) for item in items if item.about.slot == spec.name]
        if spec.panel and shown:
            box = reduce(Box.union, shown)
            lines = Box(spec.box.x, box.y, spec.box.width, box.height)
            box = box.union(lines if spec.kind == "line" else spec.box).inset(_AROUND)
            panels[spec.panel] = box.union(panels.get(spec.panel, box))
    areas = (item for item in shapes_in(items) if isinstance(item, Area) and item.fill)
    surfaces = [*panels.values(), *(area.box for area in areas)]
    for drawing in layout.drawings:
        if any(_hides(box, drawing.box) for box in surfaces):
            yield drawing
    for fill, box in panels.items():
        yield Rectangle(box=box, about=DECORATION, fill=fill)


def _hides(panel: Box, drawing: Box) -> bool:
    """Whether a panel hides much of a drawing, but not all."""
    if not panel.overlaps(drawing) or panel.contains(drawing):
        return False
    hidden = drawing.within(panel)
    return hidden.width * hidden.height > _MOST_HIDDEN * drawing.width * drawing.height


def _extent(item: Item) -> Box:
    """What an item takes of its place: a text its lines alone."""
    if not isinstance(item, TextBlock) or not item.lines:
        return item.box
    top, last = item.lines[0].top, item.lines[-1]
    return replace(item.box, y=top, height=Emu(last.top + last.height - top))


def _floats(spec: SlotSpec, layout: LayoutSpec, shown: Mapping[str, tuple[Item, ...]]) -> bool:
    """Whether a slot's shapes may be moved down: what stands beside others begins with them."""
    others = (slot for slot in layout.slots if slot.name in shown and slot is not spec)
    return (
        kind_of(spec.kind).floats
        and not is_list(shown[spec.name])
        and not any(are_side_by_side(spec.box, other.box) for other in others)
    )


def _text_below(
    layout: LayoutSpec, host: SlotSpec, placed: Mapping[str, Placed]
) -> TextBlock | None:
    """The text that closes what stands in a slot of shapes."""
    for spec in layout.slots:
        found = placed.get(spec.name) if spec.below == host.name else None
        if found and not isinstance(found, Overflow):
            (item,) = found
            return item if isinstance(item, TextBlock) else None
    return None


def _less(place: SlotContext, height: int) -> SlotContext:
    """The place, less high by what stands below it."""
    box = replace(place.box, height=Emu(place.box.height - height))
    rest = place.rest and replace(place.rest, height=Emu(place.rest.height - height))
    return replace(place, box=box, rest=rest)


def _numbered(title: Inline, number: int, count: int, language: str) -> Inline:
    if count == 1:
        return title
    part = say_run("part-of", language, number=number, count=count)
    return replace(title, runs=(*title.runs, part))
