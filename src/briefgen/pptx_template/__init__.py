"""Bytes of a PowerPoint file + our template -> the same template, standing on that file.

Reading gives an ordinary `Template`, with colours, text styles and places of the file, and with
it the `Base`: what the PowerPoint back end takes over. Layout does not know the difference.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence

from briefgen.model.base_file import Base, BaseLayout
from briefgen.model.diagnostics import Faults, Hint, Span
from briefgen.model.font_families import DEFAULT_FAMILY, TEXT_FAMILIES
from briefgen.model.template import LayoutSpec, LevelStyle, Template, TextStyle, Theme
from briefgen.model.units import Box
from briefgen.model.values import Value, replace
from briefgen.ooxml.reader import Refusal, open_office
from briefgen.pptx_template.backdrop import Painter
from briefgen.pptx_template.base_template_builder import BaseTemplateBuilder
from briefgen.pptx_template.colour_roles import read_roles
from briefgen.pptx_template.kept_parts import kept_parts, kept_relations, presentation_of
from briefgen.pptx_template.layout_mapping import (
    LayoutChoice,
    choose_layouts,
    name_for,
    plainest,
    with_name,
)
from briefgen.pptx_template.layouts import FoundFile, FoundLayout, read_layouts
from briefgen.pptx_template.legible_levels import panel_behind_shapes
from briefgen.pptx_template.print_colours import on_white
from briefgen.pptx_template.slot_places import content_room, inner_area, title_place
from briefgen.pptx_template.spare_room import spare_room
from briefgen.pptx_template.text_levels import FoundLevel

_SUBSTITUTE = DEFAULT_FAMILY
_MOST_WARNINGS, _MOST_NAMED = 8, 3
# Where what cannot be drawn stands, in the words of the painter.
_LAYOUT = "the layout "
# The layouts of ours whose few words stand on any ground; for others the share of the usual place
# for content that must be free, and the size of text there in points.
_ON_ANY_GROUND = ("cover", "section", "statement", "quote", "closing")
_ROOM, _USUAL_SIZE = 0.4, 18
# Where drawings leave less than this share of the room, some content has none.
_LEAST_FREE = 0.8


class Wanted(Value):
    """What template.yaml says about its base: the name of the `file`, without folders, which stands
    at `span`; as `layouts` the names of those of the file that are chosen by hand, by the names of
    ours; as `colours` those that are set by hand, by role as "#RRGGBB"."""

    file: str
    span: Span
    layouts: Mapping[str, str]
    colours: Mapping[str, str]


def base_template(
    aspects: Mapping[str, Template], data: bytes, wanted: Wanted, faults: Faults
) -> Template | None:
    """The template on the file, or None where the file cannot be used; faults say why. Of our own
    templates the one is taken whose aspect is nearest to the file's."""
    try:
        found = open_and_read(data)
        own = aspects["4:3" if found.size.is_narrow else "16:9"]
        return _Reading(own=own, found=found, data=data, wanted=wanted, faults=faults).template()
    except Refusal as refusal:
        hint = Hint(refusal.hint)
        faults.say("BF121/base", wanted.span, hint=hint, file=wanted.file, why=refusal.message)
        return None


class Guess(Value):
    """The layout of a file that was chosen for one of ours (`ours` is its name): `theirs` is the
    name that an author would write for it, and `reason` says why in words. It `is_makeshift` where
    the file has none for it."""

    ours: str
    theirs: str
    reason: str
    is_makeshift: bool = False


def guess_layouts(own: Template, data: bytes) -> tuple[Guess, ...] | Refusal:
    """The layouts of the file that ours would be written onto, or why it cannot be used."""
    try:
        found = open_and_read(data)
        choices = choose_layouts(own.offered.values(), found, {})
    except Refusal as refusal:
        return refusal
    return tuple(
        Guess(name, name_for(choice.layout, found), choice.reason, choice.is_makeshift)
        for name, choice in choices.items()
    )


def layout_finder(data: bytes) -> Callable[[str], bool]:
    """What tells whether a file has a layout of a name. Raises Refusal."""
    layouts = open_and_read(data).layouts
    return lambda name: with_name(layouts, name) is not None


def open_and_read(data: bytes) -> FoundFile:
    """The file's masters and layouts. Raises Refusal."""
    return read_layouts(open_office(data))


class _Reading(Value, kw_only=True):
    own: Template
    found: FoundFile
    data: bytes
    wanted: Wanted
    faults: Faults

    def template(self) -> Template:
        self._check_names()
        offered = self.own.offered
        choices = choose_layouts(offered.values(), self.found, self.wanted.layouts)
        painter = Painter(found=self.found)
        builder = self._builder(choices, painter)
        builder.common_styles()
        choices = self._on_even_ground(choices, builder, painter)
        made = {
            name: builder.layout(spec, choices[name], painter.backdrop(choices[name].layout))
            for name, spec in offered.items()
        }
        made.update(self._spares(builder, choices, painter))
        self._warn(painter)
        self._warn_of_faint(builder.faint)
        theme = self._theme(builder)
        base = self._base(builder, {name: kept for name, (_, kept) in made.items()})
        whole = replace(
            self.own,
            size=self.found.size,
            theme=theme,
            styles=self._linked(builder),
            layouts={name: layout for name, (layout, _) in made.items()},
            pictures={**self.own.pictures, **painter.pictures},
            base=base,
        )
        return replace(whole, prints=on_white(whole))

    def _on_even_ground(
        self, choices: Mapping[str, LayoutChoice], builder: BaseTemplateBuilder, painter: Painter
    ) -> dict[str, LayoutChoice]:
        """The choices: where pictures fill the place for content, or nothing could be read there,
        the layout of most slides is taken. Sentences stand on any ground, and an author's choice
        is kept."""
        usual, found = usual_layout(choices), dict(choices)
        kept = {*_ON_ANY_GROUND, *self.wanted.layouts}
        for name, choice in choices.items():
            if choice.layout is usual:
                continue
            drawn = painter.backdrop(choice.layout)
            ground = drawn.behind(("", 0), builder.area, _USUAL_SIZE)
            room = drawn.canvas.free(builder.area)
            is_full = room.width * room.height < _ROOM * builder.area.width * builder.area.height
            unfit = is_full or panel_behind_shapes(builder.roles, ground)
            if unfit and drawn.is_known and name not in kept:
                reason = f"what is drawn on `{choice.layout.name}` leaves no room for text"
                found[name] = LayoutChoice(usual, reason, is_makeshift=True)
        return found

    def _spares(
        self, builder: BaseTemplateBuilder, choices: Mapping[str, LayoutChoice], painter: Painter
    ) -> dict[str, tuple[LayoutSpec, BaseLayout]]:
        """For each layout the forms that are taken where the file's has no room: places of ours on
        the same layout, then on the one that leaves the most; where drawings leave little on each,
        over them at last."""
        roomiest = self._roomiest(choices, painter)
        ground = painter.backdrop(roomiest.layout)
        size = self.found.size
        free, whole = (
            spare_room(roomiest.layout, size, canvas, keeps_title=False).area
            for canvas in (ground.canvas, None)
        )
        is_full = free < _LEAST_FREE * whole
        made = [
            builder.spare(
                spec, choice, painter.backdrop(choice.layout), keeps_title=choice is not roomiest
            )
            for name, spec in self.own.offered.items()
            for choice in (choices[name], roomiest)
        ]
        if is_full:
            offered = self.own.offered.values()
            made += [builder.spare(spec, roomiest, ground, on_art=True) for spec in offered]
        return {spec.name: (spec, kept) for spec, kept in made}

    def _roomiest(self, choices: Mapping[str, LayoutChoice], painter: Painter) -> LayoutChoice:
        """Of the layouts that are used, and the plainest, the one that leaves the largest room."""

        def area(choice: LayoutChoice) -> int:
            canvas = painter.backdrop(choice.layout).canvas
            return spare_room(choice.layout, self.found.size, canvas, keeps_title=False).area

        return max((plainest(self.found), *choices.values()), key=area)

    def _linked(self, builder: BaseTemplateBuilder) -> dict[str, TextStyle]:
        """The styles, whose links say their colour where the theme's own could not be read: what
        says nothing is shown by PowerPoint in the theme's."""
        link = builder.roles.colours["link"]
        if builder.roles.written["link"] == "hlink":
            return builder.styles
        return {
            name: replace(style, levels=tuple(_in_colour(level, link) for level in style.levels))
            for name, style in builder.styles.items()
        }

    def _builder(
        self, choices: Mapping[str, LayoutChoice], painter: Painter
    ) -> BaseTemplateBuilder:
        usual = usual_layout(choices)
        body, title = body_levels(usual), title_levels(usual)
        area = self._area(usual)
        ground = painter.backdrop(usual).under(area)
        roles = read_roles(usual.scheme, ground, body[0].colour, self.wanted.colours)
        return BaseTemplateBuilder(
            own=self.own,
            size=self.found.size,
            roles=roles,
            area=area,
            body=body,
            title=title,
        )

    def _area(self, usual: FoundLayout) -> Box:
        """Where most slides have their content."""
        size = self.found.size
        large = sorted(usual.contents, key=lambda holder: -holder.box.width * holder.box.height)
        masters = [holder for holder in usual.master.holders if holder.type == "body"]
        area = (large or masters)[0].box if large or masters else inner_area(usual, size)
        return content_room(area, title_place(usual, size, area), usual, size)

    def _theme(self, builder: BaseTemplateBuilder) -> Theme:
        families = (builder.title[0].family, builder.body[0].family)
        known = {family: self._measurable(family) for family in dict.fromkeys(families)}
        return Theme(builder.roles.colours, *(known[family] for family in families))

    def _measurable(self, family: str) -> str:
        """The family, or the one whose measures stand in for it, with a warning."""
        if family in {"", *TEXT_FAMILIES, *self.own.fonts}:
            return family or _SUBSTITUTE
        self.faults.say("BF126", self.wanted.span, family=family, instead=_SUBSTITUTE)
        return _SUBSTITUTE

    def _base(self, builder: BaseTemplateBuilder, layouts: Mapping[str, BaseLayout]) -> Base:
        return Base(
            digest=hashlib.sha256(self.data).hexdigest(),
            parts=kept_parts(self.found),
            presentation=presentation_of(self.found),
            relations=kept_relations(self.found),
            layouts=layouts,
        )

    def _check_names(self) -> None:
        known = list(dict.fromkeys(layout.name for layout in self.found.layouts))
        for ours, name in self.wanted.layouts.items():
            if ours not in self.own.layouts:
                possible = ", ".join(self.own.layouts)
                self.faults.say(
                    "BF121/no-layout-of-ours", self.wanted.span, layout=ours, possible=possible
                )
            elif with_name(self.found.layouts, name) is None:
                self.faults.say(
                    "BF121/no-layout-in-base",
                    self.wanted.span,
                    file=self.wanted.file,
                    layout=name,
                    possible=", ".join(known[:12]),
                )

    def _warn(self, painter: Painter) -> None:
        places: dict[str, list[str]] = {}
        for words in dict.fromkeys(painter.undrawn):
            what, _, where = words.partition(f" of {_LAYOUT}")
            places.setdefault(what.rstrip(","), []).append(where)
        for what, layouts in list(places.items())[:_MOST_WARNINGS]:
            self.faults.say("BF125", self.wanted.span, what=what, layouts=_named(layouts))

    def _warn_of_faint(self, faint: Sequence[tuple[str, str]]) -> None:
        """Footers that the file itself sets in a colour that is hard to read: once for the file."""
        if faint:
            what = " and ".join(dict.fromkeys(f"the {name}" for name, _ in faint))
            layouts = _named([f"`{name}`" for name in dict.fromkeys(name for _, name in faint)])
            self.faults.say(
                "BF127", self.wanted.span, file=self.wanted.file, what=what, layouts=layouts
            )


def _named(layouts: Sequence[str]) -> str:
    """The layouts in words, the first few by name."""
    if len(layouts) == 1:
        return f"layout {layouts[0]}"
    shown, rest = layouts[:_MOST_NAMED], len(layouts) - _MOST_NAMED
    return f"layouts {', '.join(shown)}" + (f" and {rest} more" if rest > 0 else "")


def _in_colour(level: LevelStyle, link: str) -> LevelStyle:
    return replace(level, link_colour=link) if level.link_colour == "link" else level


def usual_layout(choices: Mapping[str, LayoutChoice]) -> FoundLayout:
    """The layout of the file that stands for most slides."""
    return (choices.get("bullets") or next(iter(choices.values()))).layout


def body_levels(usual: FoundLayout) -> tuple[FoundLevel, ...]:
    """The levels of most texts: those of the largest placeholder, or of the master's."""
    found = sorted(usual.contents, key=lambda holder: -holder.box.width * holder.box.height)
    found += [holder for holder in usual.master.holders if holder.type == "body"]
    return found[0].levels if found else usual.master_levels(is_title=False)


def title_levels(usual: FoundLayout) -> tuple[FoundLevel, ...]:
    """The levels of most titles."""
    found = [usual.title] if usual.title else []
    found += [holder for holder in usual.master.holders if holder.is_title]
    return found[0].levels if found else usual.master_levels(is_title=True)
