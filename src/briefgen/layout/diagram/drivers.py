"""Drivers: what brings something about, at the left, joined to it at the right."""

from __future__ import annotations

from dataclasses import replace

from briefgen.layout.place import (
    Place,
    Placed,
    body_paragraphs,
    set_at_common_size,
    to_module,
)
from briefgen.model.resolved import Card, Diagram
from briefgen.model.rich import Inline
from briefgen.model.scene import DECORATION, Group, Paragraph, Role, Shape, Stroke, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.text.fit import Overflow, fit_text
from briefgen.text.place import reseat

_INSETS = Insets(pt(16), pt(8), pt(16), pt(8))
_GAP = pt(16)
_LINE = Stroke("brand", pt(1.5))
# Shares of the width, of twelve: the drivers, and what they drive.
_DRIVERS, _OUTCOME = 7, 4
_RIGHT, _LEFT = 3, 1


def layout_drivers(value: Diagram, place: Place) -> Placed:
    """Equal boxes one below the other, each joined to the box of the outcome."""
    boxes = _driver_boxes(place.box, len(value.parts))
    blocks = set_at_common_size(
        place.ladder,
        lambda size: [
            _set_part(part, box, size, place) for part, box in zip(value.parts, boxes, strict=True)
        ],
    )
    if isinstance(blocks, Overflow):
        return blocks
    blocks = _evened(blocks)
    drivers = [_driver(block, index) for index, block in enumerate(blocks)]
    outcome = _outcome(value.centre, drivers, place)
    if isinstance(outcome, Overflow):
        return outcome
    lines = [_connector(driver, outcome) for driver in drivers] if outcome else []
    items = (*lines, *drivers, *((outcome,) if outcome else ()))
    box = drivers[0].box.union(drivers[-1].box)
    box = box.union(outcome.box) if outcome else box
    about = place.about(Role.FIGURE, value.span, _description(value))
    return (Group(box, about, items, name="drivers"),)


def _driver_boxes(box: Box, count: int) -> list[Box]:
    width = Emu(box.width * _DRIVERS // 12)
    height = Emu((box.height - (count - 1) * _GAP) // count)
    return [
        Box(box.x, Emu(box.y + index * (height + _GAP)), width, height) for index in range(count)
    ]


def _set_part(part: Card, box: Box, size: int, place: Place) -> TextBlock | Overflow:
    head = [Paragraph(part.name, 0, heading=True)] if part.name else []
    return fit_text(
        [*head, *body_paragraphs(part.body, text_level=1, point_level=2)],
        place.style,
        box,
        place.about(Role.BODY, part.span),
        place.setter,
        insets=_INSETS,
        anchor="middle",
        sizes=(size,),
    )


def _evened(blocks: list[TextBlock]) -> list[TextBlock]:
    """All boxes as high as the fullest needs, within the room they have."""
    needed = max(block.fit.needed for block in blocks) + _INSETS.top + _INSETS.bottom + pt(16)
    height = Emu(min(to_module(needed), blocks[0].box.height))
    top = blocks[0].box.y
    return [
        reseat(block, replace(block.box, y=Emu(top + index * (height + _GAP)), height=height))
        for index, block in enumerate(blocks)
    ]


def _driver(block: TextBlock, index: int) -> Shape:
    return Shape(block.box, block.about, fill="tint", text=block, name=f"driver-{index + 1}")


def _outcome(centre: Inline | None, drivers: list[Shape], place: Place) -> Shape | Overflow | None:
    if centre is None:
        return None
    top, bottom = drivers[0].box.y, drivers[-1].box.bottom
    width = Emu(place.box.width * _OUTCOME // 12)
    box = Box(Emu(place.box.right - width), top, width, Emu(bottom - top))
    block = fit_text(
        [Paragraph(centre, 0, heading=True)],
        place.styles[(place.spec.options or {}).get("centre-style", place.spec.style)],
        box,
        place.about(Role.BODY, centre.span),
        place.setter,
        insets=_INSETS,
        anchor="middle",
    )
    if isinstance(block, Overflow):
        return block
    return Shape(box, block.about, fill="brand", text=block, name="outcome")


def _connector(driver: Shape, outcome: Shape) -> Shape:
    start = driver.box.y + driver.box.height // 2
    end = outcome.box.y + outcome.box.height // 2
    box = Box(
        driver.box.right,
        Emu(min(start, end)),
        Emu(outcome.box.x - driver.box.right),
        Emu(abs(end - start)),
    )
    return Shape(
        box,
        DECORATION,
        geometry="elbow" if box.height else "line",
        stroke=_LINE,
        connects=((driver.name, _RIGHT), (outcome.name, _LEFT)),
        flip=end < start,
        arrow=True,
    )


def _description(value: Diagram) -> str:
    names = [part.name.text for part in value.parts if part.name]
    parts = "; ".join(names)
    if value.centre is None:
        return f"Diagram: {parts}."
    return f"Diagram: {len(value.parts)} drivers lead to {value.centre.text}: {parts}."
