"""Checked -> headings with nothing below them."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.lint.checked_target import Checked
from briefgen.model.diagnostics import Diagnostic, Span, diagnose
from briefgen.model.resolved_deck import Cards, Diagram, SlotValue, Table, Timeline
from briefgen.model.rich_text import Inline


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each heading without a text, where its neighbours have one."""
    for slide in checked.resolved.slides:
        for value in slide.slots.values():
            for name, span in _bare(value):
                yield diagnose("BF534", span, name=name.text)


def _bare(value: SlotValue) -> list[tuple[Inline, Span]]:
    """The headings with nothing below them, unless all are so."""
    parts = list(_parts(value))
    bare = [(name, span) for name, span, is_bare in parts if is_bare and name is not None]
    return bare if len(bare) < len(parts) else []


def _parts(value: SlotValue) -> Iterator[tuple[Inline | None, Span, bool]]:
    """Each part of a slot: its heading, where it stands, whether nothing is below."""
    match value:
        case Cards(items=cards) | Diagram(parts=cards):
            for card in cards:
                yield card.name, card.span, card.body is None and card.picture is None
        case Timeline(phases=phases):
            yield from ((phase.name, phase.span, phase.text is None) for phase in phases)
        case Table(groups=groups):
            for group in groups:
                span = group.name.span if group.name else value.span
                yield group.name, span, not group.rows
        case _:
            pass
