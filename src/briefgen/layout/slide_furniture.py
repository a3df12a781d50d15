"""Deck + layout + page number -> a slide's furniture: section, footer, date, number, marking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from briefgen.model.diagnostics import Faults
from briefgen.model.resolved_deck import ResolvedDeck, ResolvedSlide
from briefgen.model.rich_text import Inline, Run
from briefgen.model.scene import Page
from briefgen.model.template import FurnitureSpec, LayoutSpec, Template, TextStyle
from briefgen.model.text_block import About, Paragraph, Role, TextBlock
from briefgen.model.values import replace
from briefgen.support.session import keep_youngest
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_breaking import Typesetter

_ELLIPSIS = "…"
# A thousand slides with four each.
_MOST_LINES = 4_000


class KeptFurniture(Struct):
    """`lines` as they were set for one `template`, by place, text, link and language: most slides
    of a deck have the same, and those of a series. The template is None before the first line."""

    template: Template | None = None
    lines: dict[tuple[FurnitureSpec, Run, str], TextBlock] = field(default_factory=dict)

    def line(
        self, spec: FurnitureSpec, run: Run, template: Template, setter: Typesetter
    ) -> TextBlock:
        if template is not self.template:
            self.template, self.lines = template, {}
        key = (spec, run, setter.language)
        made = self.lines.get(key)
        if made is None:
            made = _set_furniture(spec, run, template.styles[spec.style], setter)
        return keep_youngest(self.lines, key, made, _MOST_LINES)


def layout_furniture(
    deck: ResolvedDeck,
    slide: ResolvedSlide,
    template: Template,
    number: int,
    *,
    setter: Typesetter,
    kept: KeptFurniture,
    agenda: str = "",
) -> tuple[TextBlock, ...]:
    """The furniture that the layout shows and that has something to say.

    The section's name leads back to the slide with the id `agenda`, "" where there is none.
    """
    section = _section_name(deck, slide)
    link = f"#{agenda}" if section.text and agenda and agenda != slide.id else ""
    texts = {
        "footer": _as_run(deck.title),
        "date": Run(text=deck.event.date.text),
        "number": Run(text=str(number)),
        "marking": Run(text=slide.marking.text or deck.marking.text),
        "section": replace(_as_run(section), link=link),
    }
    return tuple(
        kept.line(spec, texts[spec.name], template, setter)
        for spec in _shown(template.layouts[slide.layout])
        if texts[spec.name].text
    )


def check_markings(pages: Iterable[Page], marking: str, faults: Faults) -> None:
    """Every page bears its whole marking, where the deck has one (`marking`) or the slide has."""
    for page in pages:
        shown = [block.text for block in page.furniture
                 if isinstance(block, TextBlock) and block.placeholder == "marking"]  # fmt: skip
        if not shown and marking:
            message = f"the layout `{page.layout}` has no place for the marking"
            hint = "give the template a piece of furniture `marking`, and let the layout show it"
            faults.add("BF121", message, page.span, hint=hint)
        elif any(text.endswith(_ELLIPSIS) for text in shown):
            hint = "write a shorter one, or give the template's furniture `marking` more room"
            faults.add("BF302", "the marking is too long for its place", page.span, hint=hint)


def _section_name(deck: ResolvedDeck, slide: ResolvedSlide) -> Inline:
    return Inline(()) if slide.section is None else deck.sections[slide.section].name


def _as_run(inline: Inline) -> Run:
    """All of a text, in the language that it begins in."""
    return Run(text=inline.text, language=inline.runs[0].language if inline.runs else "")


def _shown(layout: LayoutSpec) -> Iterator[FurnitureSpec]:
    return (spec for spec in layout.furniture if spec.name in layout.shows)


def _set_furniture(
    spec: FurnitureSpec, run: Run, style: TextStyle, setter: Typesetter
) -> TextBlock:
    """One line; a text that is too long ends in an ellipsis.

    The longest beginning that fits is found by halving: a text may be thousands of signs long.
    """

    text = run.text

    def fitted(length: int) -> TextBlock | Overflow:
        shown = text if length == len(text) else text[:length].rstrip() + _ELLIPSIS
        about = About(role=Role.FURNITURE, link=run.link, slot=spec.name)
        words = Inline((Run(text=shown, language=run.language),))
        return fit_text(
            [Paragraph(inline=words)], style, spec.box, about, setter=setter,
            insets=spec.insets, anchor=spec.anchor, placeholder=spec.name,
        )  # fmt: skip

    block, least, most = fitted(len(text)), 0, len(text) - 1
    while isinstance(block, Overflow) and least < most:
        middle = (least + most + 1) // 2
        least, most = (least, middle - 1) if _is_too_long(fitted(middle)) else (middle, most)
    block = fitted(least) if isinstance(block, Overflow) else block
    if isinstance(block, Overflow):
        raise ValueError(f"the furniture {spec.name} is too small for a single character")
    return replace(block, field="number" if spec.name == "number" else "")


def _is_too_long(block: TextBlock | Overflow) -> bool:
    return isinstance(block, Overflow)
