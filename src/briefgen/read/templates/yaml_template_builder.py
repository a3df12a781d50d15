"""Keys of a template + aspect -> Template: columns and points become boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import field

from briefgen.model.page_aspects import PageAspect
from briefgen.model.pictures import Original
from briefgen.model.scene import PlacedPicture, Rectangle
from briefgen.model.template import (
    THEME_SLOTS,
    FontFile,
    FurnitureSpec,
    LayoutSpec,
    SlotSpec,
    Template,
    TextStyle,
    Theme,
)
from briefgen.model.text_block import DECORATION, About, Role
from briefgen.model.units import Box, Emu, Insets, Size, pt
from briefgen.model.values import Value, replace
from briefgen.read.templates.template_keys import (
    SLIDE_HEIGHT,
    BarKeys,
    ChangeKeys,
    FileKeys,
    FurnitureKeys,
    GridKeys,
    LayoutKeys,
    LogoKeys,
    RegionKeys,
    Sides,
    SlotKeys,
)
from briefgen.read.templates.type_builder import TypeBuilder, drawn_colour

_WIDTHS: Mapping[PageAspect, float] = {"16:9": 960.0, "4:3": 720.0}
FURNITURE = ("footer", "date", "number", "marking", "section")
# Furniture that only the layouts have whose slides show it.
_OPTIONAL = frozenset({"section"})
_NARROW: PageAspect = "4:3"
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}


class TemplateBuilder(Value, kw_only=True):
    """A template file for one `aspect`; the `file` is complete with what it inherits, and `name` is
    what decks call it. `pictures` are the logos by their files, `fonts` the files of the families
    that the template brings along. `colours` are those on screen or on paper, `styles` what texts
    look like in them, and `pieces` the furniture that layouts have where they say nothing else."""

    name: str
    file: FileKeys
    aspect: PageAspect
    colours: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, TextStyle] = field(default_factory=dict)
    pictures: Mapping[str, Original] = field(default_factory=dict)
    fonts: Mapping[str, Mapping[tuple[bool, bool], FontFile]] = field(default_factory=dict)
    pieces: Mapping[str, FurnitureSpec] = field(default_factory=dict)

    @property
    def width(self) -> float:
        return _WIDTHS[self.aspect]

    @property
    def grid(self) -> GridKeys:
        return self.file.grid or GridKeys()

    def template(self) -> Template:
        """The template, with how it looks on paper where that is another way."""
        shown = self._in(self.file.colours)._template()
        if not self.file.print and not self._has_logo_for_paper():
            return shown
        printed = self._in({**self.file.colours, **self.file.print})._printed(shown)
        return replace(shown, prints=printed) if printed != shown else shown

    def _in(self, colours: Mapping[str, str]) -> TemplateBuilder:
        """The same in other colours."""
        build = TypeBuilder(self.file, colours)
        styles = {name: build.style(name, style) for name, style in self.file.styles.items()}
        builder = replace(self, colours=colours, styles=styles)
        return replace(builder, pieces=builder._pieces(self.file.furniture))

    def _has_logo_for_paper(self) -> bool:
        logos = (self.file.logo, *(layout.logo for layout in self.file.layouts.values()))
        return any(logo is not None and logo.print for logo in logos)

    def _theme(self) -> Theme:
        colours = {role: self.colours[role].upper() for role in THEME_SLOTS}
        return Theme(colours, *TypeBuilder(self.file, self.colours).families)

    def _printed(self, shown: Template) -> Template:
        """The template on paper: all but what stands behind texts is at its places there too."""
        return self._with(
            {
                name: replace(layout, **self._behind(name, on_paper=True))
                for name, layout in shown.layouts.items()
            }
        )

    def _template(self) -> Template:
        return self._with(
            {name: self._layout(name, layout) for name, layout in self.file.layouts.items()}
        )

    def _with(self, layouts: Mapping[str, LayoutSpec]) -> Template:
        file = self.file
        shown = {
            item.asset
            for layout in layouts.values()
            for item in layout.backdrop
            if isinstance(item, PlacedPicture)
        }
        return Template(
            name=self.name,
            title=file.title or self.name,
            about=file.about,
            aspect=self.aspect,
            size=Size(pt(self.width), pt(SLIDE_HEIGHT)),
            theme=self._theme(),
            styles=self.styles,
            layouts=layouts,
            pictures={o.digest: o for o in self.pictures.values() if o.digest in shown},
            fonts=self.fonts,
        )

    def _layout(self, name: str, layout: LayoutKeys) -> LayoutSpec:
        furniture = {**self.pieces, **self._pieces(layout.furniture)}
        slots = tuple(
            self._slot(name, slot, layout, index)
            for index, (name, slot) in enumerate(layout.slots.items())
        )
        return LayoutSpec(
            name=name,
            title=layout.title,
            type=layout.type,
            slots=slots,
            furniture=tuple(
                furniture[key]
                for key in FURNITURE
                if key in furniture and (key in layout.shows or key not in _OPTIONAL)
            ),
            shows=layout.shows,
            form_of=layout.form_of,
            form=layout.form,
            **self._behind(name, on_paper=False),
        )

    def _pieces(self, furniture: Mapping[str, FurnitureKeys]) -> dict[str, FurnitureSpec]:
        """The furniture at its places."""
        return {
            name: FurnitureSpec(
                name=name,
                box=self._furniture_box(keys),
                style=keys.style,
                idx=20 + index,
            )
            for index, name in enumerate(FURNITURE)
            if (keys := furniture.get(name)) is not None
        }

    def _behind(self, name: str, *, on_paper: bool) -> dict[str, Any]:
        """What stands behind the texts of a layout, by field."""
        layout = self.file.layouts[name]
        bars = layout.backdrop if layout.backdrop is not None else self.file.backdrop
        logo = self._logo(logo_of(self.file, name), on_paper)
        return {
            "backdrop": (*map(self._bar, bars or ()), *logo),
            "panels": tuple(map(self._bar, layout.panels)),
            "ground": drawn_colour(self.colours, layout.ground),
        }

    def _slot(self, name: str, slot: SlotKeys, layout: LayoutKeys, index: int) -> SlotSpec:
        box = self.box(layout.slots[slot.within] if slot.within else slot)
        box = self._bled(box, slot.bleed)
        return SlotSpec(
            name=name,
            kind=slot.kind,
            box=box,
            style=slot.style,
            required=slot.required,
            placeholder=slot.placeholder,
            idx=0 if slot.placeholder in {"title", "ctrTitle"} else index + 1,
            anchor=slot.anchor,
            insets=Insets(left=pt(slot.inset_left), bottom=pt(slot.inset_bottom)),
            prompt=slot.prompt,
            within=slot.within,
            takes=slot.takes,
            default=slot.default,
            least=slot.least,
            most=slot.most,
            centre_style=slot.centre_style,
            fit=slot.fit or "contain",
            of=slot.of,
            below=slot.below,
            drawn_as=slot.drawn_as,
            card=self.file.variant.card or "tint",
        )

    def box(self, region: RegionKeys | SlotKeys) -> Box:
        """The place on the grid."""
        change = (region.narrow if self.aspect == _NARROW else None) or ChangeKeys()
        columns = change.columns or region.columns
        assert columns is not None
        top = region.top if change.top is None else change.top
        grid = self.grid
        step = (self.width - 2 * grid.margin + grid.gutter) / grid.columns
        left = grid.margin + (columns[0] - 1) * step
        right = grid.margin + columns[1] * step - grid.gutter
        return Box(pt(left), pt(top), pt(right - left), pt(change.height or region.height))

    def _bar(self, bar: BarKeys) -> Rectangle:
        box = self._bled(self.box(bar), bar.bleed).inset(Insets(left=pt(bar.inset_left)))
        return Rectangle(box=box, about=DECORATION, fill=drawn_colour(self.colours, bar.fill))

    def _furniture_box(self, keys: FurnitureKeys) -> Box:
        """The place of a line of furniture, at least as high as the line."""
        box, style = self.box(keys), self.styles[keys.style]
        line = pt(1.2 * style.levels[0].size_at(style.ladder[-1]) + 1)
        return replace(box, height=max(box.height, line))

    def _bled(self, box: Box, sides: Sides) -> Box:
        """The box, stretched to the edges of the slide that are named."""
        left = 0 if sides in {"left", "both"} else box.x
        right = pt(self.width) if sides in {"right", "both"} else box.right
        return Box(Emu(left), box.y, Emu(right - left), box.height)

    def _logo(self, logo: LogoKeys | None, on_paper: bool) -> Iterator[PlacedPicture]:
        """The logo as large as its place allows. A layout's picture is no part of what slides
        say; its text alternative is for those who edit the layout."""
        original = self.pictures.get((on_paper and logo.print) or logo.file) if logo else None
        if logo is None or original is None:
            return
        room = self.box(logo)
        width = min(room.width, room.height * original.width // original.height)
        height = min(room.height, room.width * original.height // original.width)
        left = round((room.width - width) * _SHARES[logo.align])
        place = Box(Emu(room.x + left), room.y, Emu(max(1, width)), Emu(max(1, height)))
        yield PlacedPicture(
            box=place, about=About(role=Role.DECORATION, alt=logo.alt), asset=original.digest
        )


def logo_of(file: FileKeys, layout: str) -> LogoKeys | None:
    """The logo that a layout carries: its own, or the template's."""
    if file.layouts[layout].logo is not None:
        return file.layouts[layout].logo
    logo = file.logo
    names = {layout, file.layouts[layout].form_of}
    return logo if logo and (not logo.layouts or names & set(logo.layouts)) else None
