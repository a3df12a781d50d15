"""World -> templates: the built-in ones and the organisation's, for every aspect."""

from __future__ import annotations

from importlib import resources
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.model.diag import Faults, Span
from briefgen.model.node import Map, Node
from briefgen.model.scene import DECORATION, Shape
from briefgen.model.template import (
    THEME_SLOTS,
    FurnitureSpec,
    LayoutSpec,
    LevelStyle,
    SlotSpec,
    Template,
    TextStyle,
    Theme,
)
from briefgen.model.units import Box, Emu, Insets, Size, pt
from briefgen.read.decode import decode_plain
from briefgen.read.source import read_source
from briefgen.read.world import World

ASPECTS: dict[str, float] = {"16:9": 960.0, "4:3": 720.0}
SLIDE_HEIGHT = 540.0
_NARROW = "4:3"
# The styles that a kind uses besides its slot's own.
_STYLES_OF_KINDS = {
    "table": ("table-header", "table-group", "table-caption", "table-note"),
    "comparison": ("table-header", "comparison-card"),
}
_KINDS = Literal[
    "line",
    "text",
    "points",
    "column",
    "cards",
    "numbers",
    "quote",
    "table",
    "comparison",
    "diagram",
    "timeline",
    "chart",
    "picture",
    "link",
]
_FURNITURE = ("footer", "date", "number", "marking")


class _Model(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
        frozen=True,
    )


class _Change(_Model):
    """What is different on a narrower slide."""

    columns: tuple[int, int] | None = None
    top: float | None = Field(default=None, ge=0, le=SLIDE_HEIGHT)
    height: float | None = Field(default=None, gt=0, le=SLIDE_HEIGHT)


class _Region(_Model):
    columns: tuple[int, int]
    top: float = Field(ge=0, le=SLIDE_HEIGHT)
    height: float = Field(gt=0, le=SLIDE_HEIGHT)
    narrow: _Change | None = Field(default=None, alias="4:3")


class _Bar(_Region):
    fill: str
    bleed: Literal["", "left", "right", "both"] = ""


class _Level(_Model):
    colour: str
    less: int = 0
    floor: int = Field(default=12, ge=12)
    strong: bool = False
    font: Literal["body", "heading"] = "body"
    align: Literal["left", "center", "right"] = "left"
    space_before: float = 0
    line_spacing: int = Field(default=100, ge=90, le=150)
    margin: float = 0
    indent: float = 0
    bullet: str = Field(default="", max_length=1)
    bullet_colour: str = ""
    strong_colour: str = ""


class _Style(_Model):
    ladder: tuple[int, ...] = Field(min_length=1)
    levels: tuple[_Level, ...] = Field(min_length=1)


class _Furniture(_Region):
    style: str


class _Slot(_Model):
    kind: _KINDS
    style: str
    columns: tuple[int, int] | None = None
    top: float = 0
    height: float = 0
    narrow: _Change | None = Field(default=None, alias="4:3")
    required: bool = False
    placeholder: Literal["", "title", "ctrTitle", "subTitle", "body", "tbl", "chart", "pic"] = ""
    anchor: Literal["top", "middle", "bottom"] = "top"
    inset_left: float = 0
    inset_bottom: float = 0
    bleed: Literal["", "left", "right", "both"] = ""
    fit: Literal["", "contain", "cover"] = ""
    prompt: str = ""
    within: str = ""
    takes: tuple[str, ...] = ()
    default: str = ""
    least: int = 0
    most: int = 0
    centre_style: str = ""
    of: str = ""


class _Layout(_Model):
    title: str
    type: str
    slots: dict[str, _Slot]
    ground: str = "paper"
    shows: tuple[str, ...] = ("footer", "marking", "date", "number")
    backdrop: tuple[_Bar, ...] | None = None
    furniture: dict[str, _Furniture] = Field(default_factory=dict)


class _Grid(_Model):
    columns: int = Field(default=12, ge=1, le=24)
    margin: float = 48
    gutter: float = 24


class _File(_Model):
    title: str = ""
    extends: str = ""
    colours: dict[str, str] = Field(default_factory=dict)
    fonts: dict[Literal["heading", "body"], str] = Field(default_factory=dict)
    grid: _Grid | None = None
    styles: dict[str, _Style] = Field(default_factory=dict)
    furniture: dict[str, _Furniture] = Field(default_factory=dict)
    backdrop: tuple[_Bar, ...] | None = None
    layouts: dict[str, _Layout] = Field(default_factory=dict)


def read_templates(world: World, faults: Faults) -> dict[tuple[str, str], Template]:
    """Every template that can be used, keyed by name and aspect."""
    files = _built_in(faults)
    nodes: dict[str, Node] = {}
    for name in world.names("assets/templates/*/template.yaml"):
        data = world.read(name)
        node = read_source(data, name, faults) if data else None
        model = decode_plain(_File, node, faults) if node else None
        if model is not None and node is not None:
            stem = PurePosixPath(name).parent.name
            files[stem], nodes[stem] = model, node
    found: dict[tuple[str, str], Template] = {}
    for name in files:
        spans = _Spans(nodes.get(name))
        whole = _extended(name, files, (), faults, spans)
        if whole is not None and _is_sound(name, whole, faults, spans):
            for aspect in ASPECTS:
                found[name, aspect] = _Builder(name, whole, aspect).template()
    return found


def _built_in(faults: Faults) -> dict[str, _File]:
    folder = Path(str(resources.files("briefgen"))) / "templates"
    found = {}
    for path in sorted(folder.glob("*/template.yaml")):
        name = f"briefgen/templates/{path.parent.name}/template.yaml"
        node = read_source(path.read_bytes(), name, faults)
        model = decode_plain(_File, node, faults) if node else None
        if model is not None:
            found[path.parent.name] = model
    return found


class _Spans:
    """Where the parts of a template file stand."""

    def __init__(self, node: Node | None) -> None:
        self.node = node

    def at(self, *path: str) -> Span:
        node, span = self.node, Span("") if self.node is None else self.node.span
        for part in path:
            if isinstance(node, Map) and (key := node.key(part)) is not None:
                span, node = key.span, node.get(part)
        return span


def _extended(
    name: str, files: dict[str, _File], chain: tuple[str, ...], faults: Faults, spans: _Spans
) -> _File | None:
    """The template with all that it inherits."""
    own = files[name]
    if not own.extends:
        return own
    if own.extends not in files or own.extends in (*chain, name):
        faults.add(
            "BF121",
            f"the template {name} extends {own.extends}, which cannot be used",
            spans.at("extends"),
            hint="possible: " + ", ".join(sorted(set(files) - {name})),
        )
        return None
    base = _extended(own.extends, files, (*chain, name), faults, spans)
    return base and _File.model_validate(
        {
            "title": own.title or base.title,
            "colours": {**base.colours, **own.colours},
            "fonts": {**base.fonts, **own.fonts},
            "grid": own.grid or base.grid,
            "styles": {**base.styles, **own.styles},
            "furniture": {**base.furniture, **own.furniture},
            "backdrop": own.backdrop if own.backdrop is not None else base.backdrop,
            "layouts": {**base.layouts, **own.layouts},
        }
    )


def _is_sound(name: str, file: _File, faults: Faults, spans: _Spans) -> bool:
    """All names that the file uses exist; every fault is reported."""
    before = len(faults.found)
    for role in THEME_SLOTS:
        value = file.colours.get(role, "")
        if len(value) != 7 or value[0] != "#" or set(value[1:]) - set("0123456789ABCDEFabcdef"):
            needed = f"the template {name} needs the colour `{role}` as #RRGGBB"
            faults.add("BF121", needed, spans.at("colours", role))
    for layout_name, layout in file.layouts.items():
        for slot_name, slot in layout.slots.items():
            span = spans.at("layouts", layout_name, "slots", slot_name)
            for style in (slot.style, slot.centre_style, *_STYLES_OF_KINDS.get(slot.kind, ())):
                if style and style not in file.styles:
                    faults.add("BF121", f"the style `{style}` does not exist", span)
            if not slot.within and slot.columns is None:
                hint = "give it `columns`, `top` and `height`"
                faults.add("BF121", f"the slot `{slot_name}` has no place", span, hint=hint)
        for slot_name in _without_companion(layout):
            span = spans.at("layouts", layout_name, "slots", slot_name)
            hint = f"add a slot with `of: {slot_name}`"
            faults.add("BF121", f"`{slot_name}` has no place for the attribution", span, hint=hint)
        if "title" not in layout.slots:
            span = spans.at("layouts", layout_name)
            faults.add("BF121", f"the layout `{layout_name}` has no title", span)
    return len(faults.found) == before


def _without_companion(layout: _Layout) -> list[str]:
    """The quotations that have no second placeholder for whose they are."""
    served = {slot.of for slot in layout.slots.values()}
    return [
        name for name, slot in layout.slots.items() if slot.kind == "quote" and name not in served
    ]


class _Builder:
    """A template file for one aspect: columns and points become boxes."""

    def __init__(self, name: str, file: _File, aspect: str) -> None:
        self.name, self.file, self.aspect = name, file, aspect
        self.width = ASPECTS[aspect]
        self.grid = file.grid or _Grid()

    def template(self) -> Template:
        fonts = self.file.fonts
        theme = Theme(
            {role: self.file.colours[role].upper() for role in THEME_SLOTS},
            fonts.get("heading", "Arial"),
            fonts.get("body", "Arial"),
        )
        return Template(
            self.name,
            self.file.title or self.name,
            self.aspect,
            Size(pt(self.width), pt(SLIDE_HEIGHT)),
            theme,
            {name: _style(name, style) for name, style in self.file.styles.items()},
            {name: self._layout(name, layout) for name, layout in self.file.layouts.items()},
        )

    def _layout(self, name: str, layout: _Layout) -> LayoutSpec:
        bars = layout.backdrop if layout.backdrop is not None else self.file.backdrop
        furniture = {**self.file.furniture, **layout.furniture}
        slots = tuple(
            self._slot(name, slot, layout, index)
            for index, (name, slot) in enumerate(layout.slots.items())
        )
        return LayoutSpec(
            name,
            layout.title,
            layout.type,
            slots,
            tuple(
                FurnitureSpec(key, self._box(furniture[key]), furniture[key].style, 20 + index)
                for index, key in enumerate(_FURNITURE)
                if key in furniture
            ),
            layout.shows,
            tuple(self._bar(bar) for bar in bars or ()),
            layout.ground,
        )

    def _slot(self, name: str, slot: _Slot, layout: _Layout, index: int) -> SlotSpec:
        box = self._box(layout.slots[slot.within] if slot.within else slot)
        box = self._bled(box, slot.bleed)
        options = {"centre-style": slot.centre_style, "fit": slot.fit}
        given = {name: value for name, value in options.items() if value}
        return SlotSpec(
            name,
            slot.kind,
            box,
            slot.style,
            slot.required,
            slot.placeholder,
            0 if slot.placeholder in {"title", "ctrTitle"} else index + 1,
            slot.anchor,
            Insets(left=pt(slot.inset_left), bottom=pt(slot.inset_bottom)),
            slot.prompt,
            slot.within,
            slot.takes,
            slot.default,
            slot.least,
            slot.most,
            given or None,
            slot.of,
        )

    def _box(self, region: _Region | _Slot) -> Box:
        change = (region.narrow if self.aspect == _NARROW else None) or _Change()
        columns = change.columns or region.columns
        assert columns is not None
        top = region.top if change.top is None else change.top
        step = (self.width - 2 * self.grid.margin + self.grid.gutter) / self.grid.columns
        left = self.grid.margin + (columns[0] - 1) * step
        right = self.grid.margin + columns[1] * step - self.grid.gutter
        return Box(pt(left), pt(top), pt(right - left), pt(change.height or region.height))

    def _bar(self, bar: _Bar) -> Shape:
        return Shape(self._bled(self._box(bar), bar.bleed), DECORATION, fill=bar.fill)

    def _bled(self, box: Box, sides: str) -> Box:
        """The box, stretched to the edges of the slide that are named."""
        left = 0 if sides in {"left", "both"} else box.x
        right = pt(self.width) if sides in {"right", "both"} else box.right
        return Box(Emu(left), box.y, Emu(right - left), box.height)


def _style(name: str, style: _Style) -> TextStyle:
    levels = tuple(
        LevelStyle(
            **{
                **level.model_dump(),
                "margin": pt(level.margin),
                "indent": pt(level.indent),
            }
        )
        for level in style.levels
    )
    return TextStyle(name, style.ladder, levels)
