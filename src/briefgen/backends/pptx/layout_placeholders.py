"""Template + layout -> its placeholders: what a slide inherits where it writes nothing."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model.template import FurnitureSpec, LayoutSpec, SlotSpec, Template, TextStyle
from briefgen.model.text_block import LevelFormat
from briefgen.model.typography import Anchor
from briefgen.model.units import Box, Insets
from briefgen.model.values import Value, replace
from briefgen.support.memo import memo

_FURNITURE = {
    "footer": "ftr",
    "date": "dt",
    "number": "sldNum",
    "marking": "body",
    "section": "body",
}
_TITLES = frozenset({"title", "ctrTitle"})
# Indents that PowerPoint offers in a layout; a template describes fewer.
_DEPTH = 5


class Holder(Value, kw_only=True):
    """A placeholder of a layout. `type` is PowerPoint's, "" for one that takes any content.
    One that `is_unasked` is for what briefgen alone writes, and stands in no layout: a slide that
    somebody adds would ask for it.

    `name` is that of its slot or piece of furniture, `idx` the number by which slides name it, but
    for a title. Its text stands in `box`, kept off its edges by `insets` and at the top, middle or
    bottom as `anchor` says, and looks as `levels` say, one for each level of points. `prompt` is
    what it asks for while it is empty, "" where it asks for nothing.

    In an organisation's own layout, `exact` tells which levels slides may inherit, `fixed` that
    the frame of the text is to be written out, and `shaded` that its colour is a shade of another.
    """

    name: str
    type: str
    idx: int
    box: Box
    levels: tuple[LevelFormat, ...]
    insets: Insets = Insets()
    anchor: Anchor = "top"
    prompt: str = ""
    exact: tuple[bool, ...] = ()
    fixed: bool = False
    shaded: bool = False
    is_unasked: bool = False

    @property
    def is_title(self) -> bool:
        return self.type in _TITLES

    def reference_xml(self, extra: str = "") -> str:
        """What names the placeholder, on the layout and on its slides."""
        kind = f' type="{self.type}"' if self.type else ""
        number = "" if self.is_title else f' idx="{self.idx:d}"'
        return f"<p:ph{kind}{number}{extra}/>"


def filled_xml(holders: Mapping[str, Holder], name: str) -> str:
    """What says which placeholder an item fills, if any."""
    return f"<p:nvPr>{holders[name].reference_xml()}</p:nvPr>" if name else "<p:nvPr/>"


def deepen(levels: tuple[LevelFormat, ...], depth: int) -> tuple[LevelFormat, ...]:
    """The levels, continued to `depth`: each further one is indented by as much again."""
    found = list(levels)
    while len(found) < depth:
        last = found[-1]
        found.append(replace(last, margin=last.margin - last.indent))
    return tuple(found)


def holders_of(template: Template, layout: LayoutSpec) -> dict[str, Holder]:
    """The placeholders of a layout by slot or furniture name, in their order."""
    own = (slot for slot in layout.slots if not (slot.within or slot.below))
    slots = (_slot_holder(template, slot) for slot in own)
    furniture = (_furniture_holder(template, spec) for spec in layout.furniture)
    return {holder.name: holder for holder in (*slots, *furniture)}


@memo(256)
def _levels_of(style: TextStyle, depth: int = 0) -> tuple[LevelFormat, ...]:
    """The levels at the largest size of a style, down to `depth`: 70 layouts have 12 styles."""
    return deepen(style.levels_at(style.ladder[0]), depth)


def _slot_holder(template: Template, slot: SlotSpec) -> Holder:
    style = template.styles[slot.style]
    return Holder(
        name=slot.name,
        type=slot.placeholder,
        idx=slot.idx,
        box=slot.box,
        levels=_levels_of(style, 0 if slot.placeholder in _TITLES else _DEPTH),
        insets=slot.insets,
        anchor=slot.anchor,
        prompt=slot.prompt or slot.name.replace("-", " ").capitalize(),
    )


def _furniture_holder(template: Template, spec: FurnitureSpec) -> Holder:
    style = template.styles[spec.style]
    kind = _FURNITURE[spec.name]
    return Holder(
        name=spec.name,
        type=kind,
        idx=spec.idx,
        box=spec.box,
        levels=_levels_of(style)[:1],
        anchor=spec.anchor,
        is_unasked=kind == "body",
    )
