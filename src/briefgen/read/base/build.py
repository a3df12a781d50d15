"""Our template + a file's layouts -> the template that decks on that file are laid out by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from briefgen.model.base import BaseHolder, BaseLayout
from briefgen.model.colour import contrast_between, contrast_needed, legible
from briefgen.model.scene import Item, LevelFormat
from briefgen.model.template import (
    FurnitureSpec,
    LayoutSpec,
    LevelStyle,
    SlotSpec,
    Template,
    TextStyle,
)
from briefgen.model.units import Box, Emu, Insets, Size, pt
from briefgen.model.values import dataclass
from briefgen.read.base.colours import Roles
from briefgen.read.base.layouts import FoundHolder, FoundLayout
from briefgen.read.base.mapping import Choice
from briefgen.read.base.metrics import FoundLevel, ladder_from, style_of
from briefgen.read.base.places import COVER_TEXTS, Places, place_slots

_FURNITURE = {"footer": "ftr", "date": "dt", "number": "sldNum"}
_TYPED = frozenset({"table", "comparison", "chart", "picture"})
_LISTS = frozenset({"points", "column"})
_LEAST_TITLE, _LEAST_BODY, _LEAST_OWN = 14, 14, 10
_SMALLEST = 6
_SMALL_PRINT = 12
_UNCUT = frozenset(
    {
        *("lead", "text", "place", "lesson", "example", "event", "strapline", "organisation"),
        *("diagram-part", "diagram-centre", "link-label", "caption", "section-text"),
    }
)
# A placeholder that a layout lacks: every slide writes it out.
_NOWHERE = Box(Emu(0), Emu(0), Emu(0), Emu(0))


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What a layout shows behind its slides: a plain ground and drawn items."""

    ground: str
    items: tuple[Item, ...] = ()


@dataclass(slots=True)
class Builder:
    """Builds layouts and styles; `styles` grows with each style that a layout needs. `scale` is
    that of the file's slides to ours."""

    own: Template
    size: Size
    roles: Roles
    area: Box
    body: tuple[FoundLevel, ...]
    title: tuple[FoundLevel, ...]
    styles: dict[str, TextStyle] = field(default_factory=dict)

    @property
    def scale(self) -> float:
        across = self.size.width / self.own.size.width
        return min(across, self.size.height / self.own.size.height)

    def common_styles(self) -> None:
        """Our own styles, for what stands in no placeholder."""
        for name, style in self.own.styles.items():
            self.styles[name] = _lowered(_scaled(style, self.scale), self.scale)

    def layout(
        self, spec: LayoutSpec, choice: Choice, backdrop: Backdrop
    ) -> tuple[LayoutSpec, BaseLayout]:
        """The layout as it stands on the file's, and what its slots fill there."""
        found = choice.layout
        places = place_slots(spec, found, self.size, self.area)
        slots = [
            slot
            for slot in (self._slot(one, spec, places, backdrop) for one in spec.slots)
            if slot is not None
        ]
        furniture = tuple(self._furniture(spec, found, backdrop))
        holders = dict(self._holders(slots, places, found))
        made = replace(
            spec,
            slots=tuple(slots),
            furniture=furniture,
            shows=tuple(name for name in spec.shows if any(f.name == name for f in furniture)),
            backdrop=backdrop.items,
            ground="paper" if backdrop.ground == self.roles.colours["paper"] else backdrop.ground,
        )
        return made, BaseLayout(found.part, found.name, choice.reason, holders)

    def _slot(
        self, slot: SlotSpec, spec: LayoutSpec, places: Places, backdrop: Backdrop
    ) -> SlotSpec | None:
        if slot.default == "sections" and not slot.required:
            return None  # a list of all sections beside a divider is our own design's
        if slot.within:
            host = spec.slot(slot.within)
            assert host is not None
            style = self._style(host, spec, places, backdrop)
            return replace(slot, box=places.boxes[slot.within], style=style)
        holder = places.holders.get(slot.name)
        is_text = slot.kind not in _TYPED
        is_quote = slot.kind == "quote" or bool(slot.of)
        return replace(
            slot,
            box=places.boxes[slot.name],
            style=self._style(slot, spec, places, backdrop),
            placeholder=_type_of(slot, holder),
            idx=holder.idx if holder else 0,
            anchor=holder.anchor if holder and is_text and not is_quote else slot.anchor,
            insets=self._insets(slot, holder if is_text else None, is_quote),
            takes=_takes(slot, spec),
        )

    def _insets(self, slot: SlotSpec, holder: FoundHolder | None, is_quote: bool) -> Insets:
        """The placeholder's own; a quotation has a rule at its left, and room for it."""
        insets = holder.insets if holder else Insets()
        if not is_quote:
            return insets
        return replace(insets, left=Emu(insets.left + round(slot.insets.left * self.scale)))

    def _style(self, slot: SlotSpec, spec: LayoutSpec, places: Places, backdrop: Backdrop) -> str:
        """The name of the slot's style, which is made where it is not there yet."""
        holder = places.holders.get(slot.name)
        name = f"{spec.name}/{slot.name}"
        if slot.name == "title":
            levels = holder.levels if holder else self.title
            least = min(int(levels[0].size), max(_LEAST_TITLE, int(levels[0].size) * 2 // 5))
            self.styles[name] = style_of(name, levels, ladder_from(levels[0].size, least))
        elif slot.kind in _TYPED or (holder is None and slot.kind not in _LISTS):
            lead = places.holders.get("subtitle") if spec.name == "cover" else None
            return self._own_style(slot, name, backdrop, lead)
        else:
            self.styles[name] = self._text_style(name, slot, holder)
        return name

    def _text_style(self, name: str, slot: SlotSpec, holder: FoundHolder | None) -> TextStyle:
        levels = holder.levels if holder else self.body
        least = min(int(levels[0].size), max(_LEAST_OWN, round(_LEAST_BODY * self.scale)))
        ladder = ladder_from(levels[0].size, least)
        if slot.kind not in _LISTS:
            return style_of(name, levels, ladder, _unmarked)
        own = self.own.styles[slot.style].levels[0]
        style = style_of(name, levels, ladder, _at_left)
        if own.bullet == "#" and style.levels[0].bullet != "#":
            first = _numbered(style.levels[0], own, self.scale)
            style = replace(style, levels=(first, *style.levels[1:]))
        return style

    def _own_style(
        self, slot: SlotSpec, name: str, backdrop: Backdrop, lead: FoundHolder | None = None
    ) -> str:
        """Our own style, in colours that are legible on this layout's ground; on a cover in the
        colour of the subtitle, which stands on whatever is drawn there."""
        style = self.styles[slot.style]
        if lead is not None:
            first = lead.levels[0]
            like = tuple(replace(level, colour=first.colour, align=first.align)
                         for level in style.levels)  # fmt: skip
            self.styles[name] = replace(style, name=name, levels=like)
            return name
        levels = tuple(self._legible(level, style, backdrop.ground) for level in style.levels)
        if levels == style.levels or slot.kind in {"cards", "diagram", "timeline", "link"}:
            return slot.style
        self.styles[name] = replace(style, name=name, levels=levels)
        return name

    def _legible(self, level: LevelStyle, style: TextStyle, ground: str) -> LevelStyle:
        needed = contrast_needed(max(level.floor, style.ladder[-1] - level.less), level.strong)
        rgb = self.roles.colours.get(level.colour, level.colour)
        if contrast_between(rgb, ground) >= needed:
            return level
        ink = self.roles.colours["ink"]
        better = "ink" if contrast_between(ink, ground) >= needed else legible(rgb, ground, needed)
        return replace(level, colour=better)

    def _holders(
        self, slots: list[SlotSpec], places: Places, found: FoundLayout
    ) -> Iterator[tuple[str, BaseHolder]]:
        for slot in slots:
            if (holder := places.holders.get(slot.name)) is not None:
                yield slot.name, base_holder(holder)
        if "title" not in places.holders:
            levels, exact = _inherited(self.title)
            never = tuple(False for _ in exact)
            yield "title", BaseHolder("title", 0, _NOWHERE, levels, never, fixed=True)
        for name, type_ in _FURNITURE.items():
            if (holder := _of_type(found, type_)) is not None:
                yield name, base_holder(holder)

    def _furniture(
        self, spec: LayoutSpec, found: FoundLayout, backdrop: Backdrop
    ) -> Iterator[FurnitureSpec]:
        for name, type_ in _FURNITURE.items():
            holder = _of_type(found, type_)
            if holder is not None:
                style = f"{spec.name}/{name}"
                size = int(holder.levels[0].size)
                sizes = tuple(range(size, min(size, _SMALLEST) - 1, -1))
                self.styles[style] = style_of(style, holder.levels[:1], sizes, _unmarked)
                box = _roomy(holder, size)
                yield FurnitureSpec(name, box, style, holder.idx, holder.anchor, holder.insets)
        yield self._marking(spec, found, backdrop)

    def _marking(self, spec: LayoutSpec, found: FoundLayout, backdrop: Backdrop) -> FurnitureSpec:
        """In the middle of the foot, or of the head where the foot is taken."""
        style = f"{spec.name}/marking"
        common = self.styles["furniture-centre"]
        levels = tuple(self._legible(level, common, backdrop.ground) for level in common.levels)
        self.styles[style] = replace(common, name=style, levels=levels)
        height = pt(1.2 * common.ladder[0] + 2)
        width = Emu(self.size.width // 5)
        left = Emu((self.size.width - width) // 2)
        foot = Box(left, Emu(self.size.height - height - pt(4)), width, height)
        head = Box(left, pt(4), width, height)
        taken = any(holder.box.overlaps(foot) for holder in found.holders)
        return FurnitureSpec("marking", head if taken else foot, style, 0)


def base_holder(holder: FoundHolder) -> BaseHolder:
    """What slides inherit from a placeholder."""
    levels, exact = _inherited(holder.levels)
    return BaseHolder(
        holder.type,
        holder.idx,
        holder.box,
        levels,
        exact,
        holder.insets,
        holder.anchor,
        holder.fixed,
    )


def _inherited(levels: tuple[FoundLevel, ...]) -> tuple[tuple[LevelFormat, ...], tuple[bool, ...]]:
    size = int(levels[0].size)
    formats = style_of("", levels, (size,)).levels_at(size)
    return formats, tuple(level.exact for level in levels)


def _type_of(slot: SlotSpec, holder: FoundHolder | None) -> str:
    if slot.name == "title":
        return "ctrTitle" if holder and holder.type == "ctrTitle" else "title"
    return slot.placeholder if holder else ""


def _of_type(found: FoundLayout, type_: str) -> FoundHolder | None:
    return next((holder for holder in found.holders if holder.type == type_), None)


def _takes(slot: SlotSpec, spec: LayoutSpec) -> tuple[str, ...]:
    """A list that fills a placeholder takes all of it where what stands below it is empty."""
    if spec.name == "cover":
        return ("picture",) if slot.name in COVER_TEXTS and spec.slot("picture") else ()
    if slot.takes or not (slot.required and slot.kind in _LISTS):
        return slot.takes
    return tuple(
        other.name
        for other in spec.slots
        if not (other.required or other.default or other.within or other.of)
        and other.box.x < slot.box.right and slot.box.x < other.box.right
    )  # fmt: skip


def _at_left(level: LevelStyle) -> LevelStyle:
    """Marks stand in one line, so that a list with marks is not centred."""
    return replace(level, align="left") if level.bullet else level


def _unmarked(level: LevelStyle) -> LevelStyle:
    return replace(level, bullet="", bullet_colour="", margin=Emu(0), indent=Emu(0))


def _numbered(level: LevelStyle, own: LevelStyle, scale: float) -> LevelStyle:
    """A level with numbers, and room for them."""
    margin = max(level.margin, round(own.margin * scale))
    return replace(
        level, bullet="#", align="left", margin=Emu(margin), indent=Emu(-round(own.margin * scale))
    )


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    """The style at the scale of the file's slides; a few percent make no difference."""
    if abs(scale - 1) < 0.06:
        return style
    ladder = tuple(dict.fromkeys(max(_LEAST_OWN, round(size * scale)) for size in style.ladder))
    levels = tuple(
        replace(
            level,
            less=round(level.less * scale),
            floor=max(_LEAST_OWN, round(level.floor * scale)),
            margin=Emu(round(level.margin * scale)),
            indent=Emu(round(level.indent * scale)),
        )
        for level in style.levels
    )
    return replace(style, ladder=ladder, levels=levels)


def _lowered(style: TextStyle, scale: float) -> TextStyle:
    """The style with smaller sizes too, where it sets what cannot go on on a further slide: the
    places that a file leaves may be lower than ours."""
    least = max(_LEAST_OWN, round(_SMALL_PRINT * scale))
    if style.name not in _UNCUT or style.ladder[-1] <= least:
        return style
    smaller = range(style.ladder[-1] - 1, least - 1, -1)
    levels = tuple(replace(level, floor=min(level.floor, least)) for level in style.levels)
    return replace(style, ladder=(*style.ladder, *smaller), levels=levels)


def _roomy(holder: FoundHolder, size: int) -> Box:
    """The box, grown where not even one line of two characters would fit."""
    box, insets = holder.box, holder.insets
    height = insets.top + insets.bottom + pt(1.2 * size + 1)
    width = insets.left + insets.right + pt(1.5 * size)
    if box.height >= height and box.width >= width:
        return box
    grown, wider = max(box.height, height), max(box.width, width)
    return Box(
        Emu(box.x - (wider - box.width) // 2),
        Emu(box.y - (grown - box.height) // 2),
        Emu(wider),
        Emu(grown),
    )
