"""An example: a panel as high as its words."""

from __future__ import annotations

from briefgen.model.resolved_deck import SlotValue, Text
from briefgen.model.scene import Group, Rectangle
from briefgen.model.units import pt
from tests.unit.layout.pages import lay_out, points, text


def test_a_panel_leaves_room_for_lines_that_another_program_rounds_up() -> None:
    """LibreOffice set the words smaller: the panel was exactly as high as they need."""
    slots: dict[str, SlotValue] = {
        "points": points("One"),
        "example": Text((text("For example: a thing. " * 6),)),
    }
    (group,) = (
        item
        for item in lay_out("opportunities", slots).pages[0].items
        if isinstance(item, Group) and item.name == "example"
    )
    panel = group.items[0]
    assert isinstance(panel, Rectangle)
    assert panel.text is not None
    room = panel.box.inset(panel.text.insets).height
    assert room >= panel.text.fit.needed + pt(1)
