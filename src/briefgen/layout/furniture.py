"""Deck + layout + page number -> the furniture of a slide: footer, date, number, marking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefgen.model.resolved import ResolvedDeck, ResolvedSlide
from briefgen.model.rich import plain
from briefgen.model.scene import About, Paragraph, Role, TextBlock
from briefgen.model.template import FurnitureSpec, LayoutSpec, TextStyle
from briefgen.text.fit import Overflow, fit_text
from briefgen.text.measure import Typesetter

_ELLIPSIS = "…"


def layout_furniture(
    deck: ResolvedDeck,
    slide: ResolvedSlide,
    layout: LayoutSpec,
    styles: Mapping[str, TextStyle],
    number: int,
    setter: Typesetter,
) -> tuple[TextBlock, ...]:
    """The furniture that the layout shows and that has something to say."""
    texts = {
        "footer": deck.title.text,
        "date": deck.event.date,
        "number": str(number),
        "marking": slide.marking or deck.marking,
    }
    return tuple(
        _set_furniture(spec, texts[spec.name], styles[spec.style], setter)
        for spec in _shown(layout)
        if texts[spec.name]
    )


def _shown(layout: LayoutSpec) -> Iterator[FurnitureSpec]:
    return (spec for spec in layout.furniture if spec.name in layout.shows)


def _set_furniture(
    spec: FurnitureSpec, text: str, style: TextStyle, setter: Typesetter
) -> TextBlock:
    """One line; a text that is too long ends in an ellipsis."""
    for length in range(len(text), 0, -1):
        shown = text if length == len(text) else text[:length].rstrip() + _ELLIPSIS
        block = fit_text(
            [Paragraph(plain(shown))],
            style,
            spec.box,
            About(Role.FURNITURE, slot=spec.name),
            setter,
            anchor=spec.anchor,
            placeholder=spec.name,
        )
        if not isinstance(block, Overflow):
            return replace(block, field="number" if spec.name == "number" else "")
    raise ValueError(f"the furniture {spec.name} is too small for a single character")
