"""Deck + layout + page number -> a slide's furniture: section, footer, date, number, marking."""

from __future__ import annotations

import re
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
# Two words or more, up to the end of a question or a call, or to what parts a title from what it is
# about.
_CLAUSE = re.compile(r"\S+\s.*?(?:[?!](?=\s)|(?=:\s|\s[–—]\s))")
# A thousand slides with four each.
_MOST_LINES = 4_000


# A number before a text, the text, and the language that it is in, where that is not the deck's.
_Words = tuple[str, str, str]
# A place, its words, its link and the language.
_Key = tuple[FurnitureSpec, _Words, str, str]


class KeptFurniture(Struct):
    """`lines` as they were set for one `template`, by place, text, link and language: most slides
    of a deck have the same, and those of a series. The template is None before the first line."""

    template: Template | None = None
    lines: dict[_Key, TextBlock] = field(default_factory=dict)

    def line(
        self,
        spec: FurnitureSpec,
        text: _Words,
        link: str,
        template: Template,
        setter: Typesetter,
    ) -> TextBlock:
        if template is not self.template:
            self.template, self.lines = template, {}
        key = (spec, text, link, setter.language)
        made = self.lines.get(key)
        if made is None:
            made = _set_furniture(spec, text, template.styles[spec.style], setter, link=link)
        return keep_youngest(self.lines, key, made, _MOST_LINES)


def layout_furniture(
    deck: ResolvedDeck,
    slide: ResolvedSlide,
    template: Template,
    layout: LayoutSpec,
    number: int,
    *,
    setter: Typesetter,
    kept: KeptFurniture,
    agenda: str = "",
) -> tuple[TextBlock, ...]:
    """The furniture that the layout shows and that has something to say.

    The section's name leads back to the slide with the id `agenda`, "" where there is none.
    """
    texts = {
        "footer": ("", *_in_language(deck.title)),
        "date": ("", deck.event.date.text, ""),
        "number": ("", str(number), ""),
        "marking": ("", slide.marking.text or deck.marking.text, ""),
        "section": _running_head(deck, slide),
    }
    links = {"section": f"#{agenda}"} if agenda and agenda != slide.id else {}
    return tuple(
        kept.line(spec, texts[spec.name], links.get(spec.name, ""), template, setter)
        for spec in _shown(layout)
        if texts[spec.name][1]
    )


def check_markings(pages: Iterable[Page], marking: str, faults: Faults) -> None:
    """Every page bears its whole marking, where the deck has one (`marking`) or the slide has."""
    for page in pages:
        shown = [block.text for block in page.furniture
                 if isinstance(block, TextBlock) and block.placeholder == "marking"]  # fmt: skip
        if not shown and marking:
            faults.say("BF121/no-marking", page.span, layout=page.layout)
        elif any(text.endswith(_ELLIPSIS) for text in shown):
            faults.say("BF302/marking", page.span)


def _running_head(deck: ResolvedDeck, slide: ResolvedSlide) -> _Words:
    """The number of the slide's section, and its name."""
    if slide.section is None:
        return "", "", ""
    return (str(slide.section + 1), *_in_language(deck.sections[slide.section].name))


def _in_language(inline: Inline) -> tuple[str, str]:
    """The words of a text, and the language that it begins in."""
    return inline.text, inline.runs[0].language if inline.runs else ""


def _shown(layout: LayoutSpec) -> Iterator[FurnitureSpec]:
    return (spec for spec in layout.furniture if spec.name in layout.shows)


def _set_furniture(
    spec: FurnitureSpec, text: _Words, style: TextStyle, setter: Typesetter, *, link: str
) -> TextBlock:
    """One line: a bold number, if there is one, and a text. Where it is too long, a footer has its
    first clause, if that fits; else the text ends in an ellipsis.

    The longest beginning that fits is found by halving: a text may be thousands of signs long.
    """

    number, words, language = text
    first = _CLAUSE.match(words) if spec.name == "footer" else None
    clause = first.end() if first else 0

    def fitted(length: int) -> TextBlock | Overflow:
        is_whole = length in (len(words), clause)
        shown = words[:length] if is_whole else _beginning(words[: length + 1]) + _ELLIPSIS
        before = (Run(text=number, strong=True),) if number else ()
        said = Run(text=f"  {shown}" if number else shown, language=language)
        about = About(role=Role.FURNITURE, link=link, slot=spec.name)
        return fit_text(
            [Paragraph(inline=Inline((*before, said)))], style, spec.box, about,
            setter=setter, insets=spec.insets, anchor=spec.anchor, placeholder=spec.name,
        )  # fmt: skip

    block, least, most = fitted(len(words)), 0, len(words) - 1
    if isinstance(block, Overflow) and clause:
        block = fitted(clause)
    while isinstance(block, Overflow) and least < most:
        middle = (least + most + 1) // 2
        least, most = (least, middle - 1) if _is_too_long(fitted(middle)) else (middle, most)
    block = fitted(least) if isinstance(block, Overflow) else block
    if isinstance(block, Overflow):
        raise ValueError(f"the furniture {spec.name} is too small for a single character")
    return replace(block, field="number" if spec.name == "number" else "")


def _beginning(words: str) -> str:
    """The words without the last, which is cut, and what joins it to them; one word as it is."""
    return words.rpartition(" ")[0].rstrip(" ,;:–-(") or words[:-1]


def _is_too_long(block: TextBlock | Overflow) -> bool:
    return isinstance(block, Overflow)
