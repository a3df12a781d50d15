"""Checked -> headings with nothing below them.

Where some cards or columns of a slide have a text below their heading, one without looks as if its
text had been lost. Write the text, or make the heading part of another one. Cards that are names
only, all of them, are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.lint.checked import Checked
from briefgen.model.diag import Diagnostic
from briefgen.model.resolved import Card, Cards, Diagram, Phase, SlotValue, Timeline


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each part without a text, where its neighbours have one."""
    for slide in checked.resolved.slides:
        for value in slide.slots.values():
            for part in _bare(_parts(value)):
                assert part.name is not None
                yield Diagnostic(
                    "BF534",
                    f"`{part.name.text}` has no text, though the others have",
                    part.span,
                    hint="write a text for it, or leave it out",
                )


def _parts(value: SlotValue) -> tuple[Card | Phase, ...]:
    match value:
        case Cards(items=cards):
            return cards
        case Diagram(parts=parts):
            return parts
        case Timeline(phases=phases):
            return phases
        case _:
            return ()


def _bare(parts: tuple[Card | Phase, ...]) -> list[Card | Phase]:
    bare = [part for part in parts if _is_bare(part)]
    return bare if len(bare) < len(parts) else []


def _is_bare(part: Card | Phase) -> bool:
    if isinstance(part, Phase):
        return part.text is None
    return part.name is not None and part.body is None and part.picture is None
