"""Our template + a file's layouts -> the template that decks on that file are laid out by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from msgspec import Struct, field

from briefgen.images.loose_drawings import loose_drawings
from briefgen.model.base_file import BaseHolder, BaseLayout
from briefgen.model.scene import Item, PlacedPicture, Rectangle
from briefgen.model.template import (
    SPARE,
    FurnitureSpec,
    LayoutSpec,
    PlaceholderType,
    SlotSpec,
    Template,
    TextStyle,
)
from briefgen.model.text_block import LevelFormat
from briefgen.model.units import Box, Emu, Insets, Size
from briefgen.model.values import replace
from briefgen.ooxml.reader import part_uri
from briefgen.pptx_template.colour_roles import Roles, written_in
from briefgen.pptx_template.ground_behind_text import Backdrop, marks_of
from briefgen.pptx_template.layout_mapping import LayoutChoice
from briefgen.pptx_template.layouts import FoundHolder, FoundLayout
from briefgen.pptx_template.legible_levels import (
    legible_style,
    panel_behind,
    panel_behind_shapes,
    plain,
)
from briefgen.pptx_template.scale_own_styles import at_scale
from briefgen.pptx_template.slide_furniture import (
    FURNITURE,
    FurnitureBuilder,
    holder_of_type,
    is_doubled,
)
from briefgen.pptx_template.slot_places import (
    COVER_TEXTS,
    SlotPlaces,
    place_slots,
)
from briefgen.pptx_template.slot_styles import LISTS, SlotStyles
from briefgen.pptx_template.spare_room import place_in_spare_room, spare_room
from briefgen.pptx_template.text_levels import FoundLevel, style_of

_TYPED = frozenset({"table", "comparison", "chart", "picture"})
# Code has letters of one width, whatever the file's text is set in.
_IN_OWN_STYLE = _TYPED | {"code"}
# What stands on a card of its own, and what is drawn in the template's common colours without one:
# cards may be rows, which stand on the ground.
_ON_CARDS = frozenset({"link", "code"})
_IN_COMMON_COLOURS = frozenset(
    {*_ON_CARDS, "cards", "diagram", "timeline", "table", "comparison", "chart", "numbers"}
)
_PAGES = frozenset({"cover", "section", "closing"})
_WITH_COMMON_COLOURS = frozenset({"rows", "heads", "agenda"})
# Text keeps no more than this share of its place free at the edges.
_MOST_FREE = 0.5
# A text stands in its own place where so much of its box does.
_MOST = 0.4
# Drawings whose light and dark parts have less contrast are faint behind a title of some size.
_FAINT, _TITLE_SIZE = 1.5, 36
# A placeholder that a layout lacks: every slide writes it out.
_NOWHERE = Box(Emu(0), Emu(0), Emu(0), Emu(0))


class BaseTemplateBuilder(Struct, kw_only=True):
    """Builds layouts and styles from our `own` template for slides of the file's `size`, in the
    colours of its `roles`. `area` is where most of its slides have their content; `body` and
    `title` are the levels of most of its texts and titles, for what has no placeholder. `styles`
    grows with each style that a layout needs, `faint` with furniture that is hard to read, by its
    name and the layout's. `scale` is that of the file's slides to ours."""

    own: Template
    size: Size
    roles: Roles
    area: Box
    body: tuple[FoundLevel, ...]
    title: tuple[FoundLevel, ...]
    styles: dict[str, TextStyle] = field(default_factory=dict)
    faint: list[tuple[str, str]] = field(default_factory=list)

    @property
    def scale(self) -> float:
        across = self.size.width / self.own.size.width
        return min(across, self.size.height / self.own.size.height)

    @property
    def _slot_styles(self) -> SlotStyles:
        return SlotStyles(own=self.own, scale=self.scale, title_levels=self.title, body=self.body)

    def common_styles(self) -> None:
        """Our own styles, for what stands in no placeholder."""
        for name, style in self.own.styles.items():
            self.styles[name] = at_scale(style, self.scale)

    def layout(
        self, spec: LayoutSpec, choice: LayoutChoice, backdrop: Backdrop
    ) -> tuple[LayoutSpec, BaseLayout]:
        """The layout as it stands on the file's, and what its slots fill there."""
        found = choice.layout
        places = place_slots(
            spec, found, self.size, self.area, marks=marks_of(found, backdrop, self.size)
        )
        return self._made(spec, choice, backdrop, places)

    def spare(
        self,
        spec: LayoutSpec,
        choice: LayoutChoice,
        backdrop: Backdrop,
        *,
        keeps_title: bool = False,
        on_art: bool = False,
    ) -> tuple[LayoutSpec, BaseLayout]:
        """The form of a layout for what the file has no room for, or, `on_art`, no ground."""
        where = "-in-place" if keeps_title else "-on-art" if on_art else ""
        name = f"{spec.name}-{SPARE}{where}"
        room = spare_room(
            choice.layout,
            self.size,
            None if on_art else backdrop.canvas,
            keeps_title=keeps_title,
            is_bare=not spec.shows,
        )
        places = place_in_spare_room(spec, choice.layout, self.size, room)
        made = replace(spec, name=name, form_of=spec.name, form=SPARE)
        return self._made(made, choice, backdrop, places)

    def _made(
        self, spec: LayoutSpec, choice: LayoutChoice, backdrop: Backdrop, places: SlotPlaces
    ) -> tuple[LayoutSpec, BaseLayout]:
        found, places = choice.layout, places.within(self.size)
        slots = [
            slot
            for slot in (self._slot(one, spec, places, backdrop) for one in spec.slots)
            if slot is not None
        ]
        furniture = tuple(
            FurnitureBuilder(self.size, self.roles, self.styles, self.faint).furniture(
                spec, found, backdrop
            )
        )
        holders = dict(self._holders(slots, places, found, backdrop))
        made = replace(
            spec,
            slots=tuple(slots),
            furniture=furniture,
            shows=tuple(name for name in spec.shows if any(f.name == name for f in furniture)),
            backdrop=(*backdrop.items, *_frames(slots, furniture, places, backdrop)),
            drawings=loose_drawings(backdrop.canvas) if any(slot.panel for slot in slots) else (),
            ground="paper" if backdrop.ground == self.roles.colours["paper"] else backdrop.ground,
        )
        return made, BaseLayout(
            part=part_uri(found.part),
            name=found.name,
            reason=choice.reason,
            holders=holders,
            roles=written_in(self.roles.colours, found.scheme),
        )

    def _slot(
        self, slot: SlotSpec, spec: LayoutSpec, places: SlotPlaces, backdrop: Backdrop
    ) -> SlotSpec | None:
        if slot.default in {"sections", "section-number"} and not slot.required:
            return None  # a list of all sections beside a divider is our own design's
        if slot.within:
            host = spec.slot(slot.within)
            assert host is not None
            style, _ = self._style(host, spec, places, backdrop)
            return replace(slot, box=places.boxes[slot.within], style=style)
        holder = places.holders.get(slot.name)
        style, panel = self._style(slot, spec, places, backdrop)
        is_text = slot.kind not in _TYPED
        return replace(
            slot,
            box=places.boxes[slot.name],
            style=style,
            panel=panel,
            placeholder=_type_of(slot, holder),
            idx=holder.idx if holder else 0,
            anchor=holder.anchor if holder and is_text and not _is_quote(slot) else slot.anchor,
            insets=_insets_of(
                slot, holder if is_text else None, places.boxes[slot.name], self.scale
            ),
            takes=_takes(slot, spec),
        )

    def _style(
        self, slot: SlotSpec, spec: LayoutSpec, places: SlotPlaces, backdrop: Backdrop
    ) -> tuple[str, str]:
        """The name of the slot's style, which is made where it is not there yet, and the colour of
        a panel behind its text, "" for none."""
        holder, box = places.holders.get(slot.name), places.boxes[slot.within or slot.name]
        name = f"{spec.name}/{slot.name}"
        box = _reach(slot, spec, places, box)
        is_busy = backdrop.is_busy(box)
        if is_busy and _is_theirs(slot, spec, places) and not backdrop.hides(box):
            # What a designer put on faint drawings of a title page stays there.
            is_busy = backdrop.behind(("", 0), box, _TITLE_SIZE).spread > _FAINT
        if slot.name == "title":
            style = self._slot_styles.title(name, slot, spec, holder)
        elif slot.kind in _IN_OWN_STYLE or (holder is None and slot.kind not in LISTS):
            style = self.styles[slot.style]
            if slot.drawn_as == "panel" or (
                slot.kind in _ON_CARDS and slot.card == "tint" and not (slot.drawn_as or is_busy)
            ):
                return slot.style, ""
            is_drawn = slot.drawn_as == "lines" or slot.kind == "link"
            if slot.kind in _IN_COMMON_COLOURS and not is_drawn:
                ground = backdrop.behind(("", 0), box, style.ladder[-1])
                panel = panel_behind_shapes(self.roles, ground)
                return slot.style, "paper" if is_busy else panel
            if spec.name == "cover" and (lead := places.holders.get("subtitle")) is not None:
                style = _like(style, lead.levels[0])
            return self._readable(style, name, None, box, backdrop, is_busy=is_busy)
        else:
            style = self._slot_styles.text(name, slot, holder, box.width)
        is_mixed = slot.drawn_as in _WITH_COMMON_COLOURS
        return self._readable(
            style, name, holder, box, backdrop, is_mixed=is_mixed, is_busy=is_busy
        )

    def _readable(
        self, style: TextStyle, name: str, holder: FoundHolder | None, box: Box,
        backdrop: Backdrop, *, is_mixed: bool = False, is_busy: bool = False,
    ) -> tuple[str, str]:  # fmt: skip
        """The style with colours that are legible where the text stands, and a panel where none
        is: what stands in its own placeholder keeps the colour that the file gives it there, if it
        can be read. One that `is_mixed` stands beside texts in the common colours, one on a
        ground that `is_busy` on what the file draws there."""
        key = (holder.type, holder.idx) if holder else ("", 0)
        ground, panel = backdrop.behind(key, box, style.ladder[0]), ""
        if backdrop.is_known:
            panel = panel_behind(self.roles, style, ground, backdrop.most, is_busy=is_busy)
            if is_mixed:
                panel = panel or panel_behind_shapes(self.roles, ground)
        elif holder is not None and _is_there(box, holder.box):
            self.styles[name] = replace(style, name=name)
            return name, ""
        made = legible_style(self.roles, style, plain(self.roles, panel) if panel else ground)
        if holder is None and made is self.styles.get(style.name):
            return style.name, panel
        self.styles[name] = replace(made, name=name)
        return name, panel

    def _holders(
        self, slots: list[SlotSpec], places: SlotPlaces, found: FoundLayout, backdrop: Backdrop
    ) -> Iterator[tuple[str, BaseHolder]]:
        for slot in slots:
            if (holder := places.holders.get(slot.name)) is not None:
                yield slot.name, base_holder(holder)
        if "title" not in places.holders:
            levels, exact = _inherited(self.title)
            never = tuple(False for _ in exact)
            yield (
                "title",
                BaseHolder(
                    type="title", idx=0, box=_NOWHERE, levels=levels, exact=never, fixed=True
                ),
            )
        for name, type_ in FURNITURE.items():
            furniture = holder_of_type(found, type_)
            if furniture is not None and not is_doubled(furniture, backdrop):
                yield name, base_holder(furniture)


def _frames(
    slots: list[SlotSpec], furniture: tuple[FurnitureSpec, ...], places: SlotPlaces,
    backdrop: Backdrop,
) -> Iterator[Item]:  # fmt: skip
    """The fills and lines of the placeholders that every slide has; they move with them."""
    for slot in slots:
        holder = places.holders.get(slot.name)
        found = backdrop.frames.get((holder.type, holder.idx), ()) if holder else ()
        if holder and slot.required and slot.box == holder.box:
            yield from found
        elif slot.required:
            boxes = (item for item in found if isinstance(item, PlacedPicture | Rectangle))
            yield from (replace(item, box=slot.box) for item in boxes)
    for piece in furniture:
        yield from backdrop.frames.get((FURNITURE.get(piece.name, ""), piece.idx), ())


def _like(style: TextStyle, lead: FoundLevel) -> TextStyle:
    """Our own style in colour and alignment of a text of the file."""
    levels = (replace(level, colour=lead.colour, align=lead.align) for level in style.levels)
    return replace(style, levels=tuple(levels))


def _insets_of(slot: SlotSpec, holder: FoundHolder | None, box: Box, scale: float) -> Insets:
    """The placeholder's own, as far as they leave room for text; a quotation has a rule at its
    left, and room for it."""
    own = holder.insets if holder else Insets()
    across = own.left + own.right <= _MOST_FREE * box.width
    down = own.top + own.bottom <= _MOST_FREE * box.height
    left, right = (own.left, own.right) if across else (Emu(0), Emu(0))
    top, bottom = (own.top, own.bottom) if down else (Emu(0), Emu(0))
    if _is_quote(slot):
        left += round(slot.insets.left * scale)
    return Insets(left, top, right, bottom)


def _is_quote(slot: SlotSpec) -> bool:
    return slot.kind == "quote" or bool(slot.of)


def _is_there(box: Box, own: Box) -> bool:
    """Whether a text stands where its placeholder does, whatever room it was given more."""
    width = min(box.right, own.right) - max(box.x, own.x)
    height = min(box.bottom, own.bottom) - max(box.y, own.y)
    return max(0, width) * max(0, height) >= _MOST * box.width * box.height


def base_holder(holder: FoundHolder) -> BaseHolder:
    """What slides inherit from a placeholder."""
    levels, exact = _inherited(holder.levels)
    return BaseHolder(
        type=holder.type,
        idx=holder.idx,
        box=holder.box,
        levels=levels,
        exact=exact,
        insets=holder.insets,
        anchor=holder.anchor,
        fixed=holder.fixed,
        shaded=holder.levels[0].shaded,
        name=holder.name,
    )


def _inherited(levels: tuple[FoundLevel, ...]) -> tuple[tuple[LevelFormat, ...], tuple[bool, ...]]:
    size = int(levels[0].size)
    formats = style_of("", levels, (size,)).levels_at(size)
    return formats, tuple(level.exact for level in levels)


def _type_of(slot: SlotSpec, holder: FoundHolder | None) -> PlaceholderType:
    if slot.name == "title":
        return "ctrTitle" if holder and holder.type == "ctrTitle" else "title"
    return slot.placeholder if holder else ""


def _is_theirs(slot: SlotSpec, spec: LayoutSpec, places: SlotPlaces) -> bool:
    """Whether a text of a title page stands where a designer put it; a cover's stand together."""
    name = "subtitle" if spec.name == "cover" and slot.name in COVER_TEXTS else slot.name
    holder = places.holders.get(name)
    return holder is not None and spec.name in _PAGES and _is_there(places.boxes[name], holder.box)


def _reach(slot: SlotSpec, spec: LayoutSpec, places: SlotPlaces, box: Box) -> Box:
    """All that the text of a slot in a box may stand on: where others are empty, it has their
    places too. A cover's texts have one look, as each stands right below the other."""
    box = reduce(Box.grown_over, (places.boxes[one] for one in _takes(slot, spec)), box)
    if spec.name == "cover" and slot.name in COVER_TEXTS:
        texts = (places.boxes[one] for one in COVER_TEXTS if spec.slot(one))
        box = reduce(Box.union, texts, box)
    return box


def _takes(slot: SlotSpec, spec: LayoutSpec) -> tuple[str, ...]:
    """A list that fills a placeholder takes all of it where what stands below it is empty."""
    if spec.name == "cover":
        return ("picture",) if slot.name in COVER_TEXTS and spec.slot("picture") else ()
    if slot.takes or not (slot.required and slot.kind in LISTS):
        return slot.takes
    return tuple(
        other.name
        for other in spec.slots
        if not (other.required or other.default or other.within or other.of)
        and other.box.x < slot.box.right and slot.box.x < other.box.right
    )  # fmt: skip
