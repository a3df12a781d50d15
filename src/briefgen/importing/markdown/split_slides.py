"""The lines of a file -> those of each slide, by the rules of the program they were written for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from briefgen.importing.markdown.flavours import Flavour
from briefgen.importing.markdown.front_matter import block_of_keys, keys_in, text_of
from briefgen.importing.markdown.slide_parts import DIV
from briefgen.importing.markdown.source_lines import SourceLine
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Seq, texts_of
from briefgen.ooxml.reader import Refusal

MOST_SLIDES = 1_000
_RULE = re.compile(r" {0,3}([-*_])( ?\1){2,}\s*$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s|$)")
_SETEXT = re.compile(r" {0,3}(=+|-+)\s*$")
# What may stand above a line of dashes and is no text that they underline.
_NO_TEXT = re.compile(
    r"\s*$|\s*([-*+]|\d{1,9}[.)])\s|\s*[#>|<]|.*\|.*\||:{2,}|\s*!\[|\s*\[[^\]]+\]:"
)


class SourceSlide(Value):
    """The `lines` of a slide, the `keys` that stand above it (Slidev), and whether it is a heading
    above the level of the slides (`is_section`)."""

    lines: tuple[SourceLine, ...]
    keys: Map | None = None
    is_section: bool = False

    @property
    def says_something(self) -> bool:
        return any(line.text.strip() or line.comments for line in self.lines) or bool(
            text_of(self.keys, "src", "image")
        )


def split_slides(
    lines: Sequence[SourceLine], flavour: Flavour, keys: Map | None
) -> tuple[SourceSlide, ...]:
    """The slides of a file below its head, whose keys are given. Raises Refusal where there are
    more than a deck may have."""
    if flavour == "slidev":
        found = _at_dashes(lines, keys)
    else:
        found = _at_starts(lines, _starts(lines, flavour, keys))
    slides = tuple(slide for slide in found if slide.says_something)
    check_number(slides)
    return slides


def check_number(slides: Sequence[SourceSlide]) -> None:
    if len(slides) > MOST_SLIDES:
        raise Refusal(f"the text has more than {MOST_SLIDES:,} slides", "import it in parts")


def _at_dashes(lines: Sequence[SourceLine], keys: Map | None) -> Iterator[SourceSlide]:
    """Slidev: a slide begins at `---`, and lines up to the next one may be its keys."""
    start, at = 0, 0
    while at < len(lines):
        if _is_dashes(lines[at]):
            yield SourceSlide(tuple(lines[start:at]), keys)
            keys, after = block_of_keys(lines, at)
            start = at = after or at + 1
        else:
            at += 1
    yield SourceSlide(tuple(lines[start:]), keys)


def _is_dashes(line: SourceLine) -> bool:
    return not line.is_code and line.text.startswith("---") and not line.text.strip(" -")


class _Start(Value):
    """A slide begins at the line numbered `at` here, which does not belong to it if `is_rule`."""

    at: int
    is_rule: bool = False
    is_section: bool = False


def _starts(lines: Sequence[SourceLine], flavour: Flavour, keys: Map | None) -> Iterator[_Start]:
    headings = dict(_headings(lines))
    opens: Callable[[int], bool]
    level = 0
    if flavour == "marp":
        opens = _dividers(lines, keys).__contains__
    else:
        level = _slide_level(lines, headings, flavour, keys)
        opens = level.__ge__
    for at, line in enumerate(lines):
        if at in headings:
            if opens(headings[at]):
                yield _Start(at, is_section=headings[at] < level)
        elif not line.is_code and _RULE.match(line.text) and at - 1 not in headings:
            yield _Start(at, is_rule=True)


def _at_starts(lines: Sequence[SourceLine], starts: Iterator[_Start]) -> Iterator[SourceSlide]:
    for one, after in pairwise((_Start(0), *starts, _Start(len(lines)))):
        part = tuple(lines[one.at + one.is_rule : after.at])
        yield SourceSlide(part, is_section=one.is_section)


def _headings(lines: Sequence[SourceLine]) -> Iterator[tuple[int, int]]:
    """Where headings stand, and their levels. One that is underlined is a line by itself; those in
    fenced divs (`::: name`) begin no slide."""
    depth = 0
    for at, line in enumerate(lines):
        if line.is_code:
            continue
        if found := DIV.match(line.text):
            depth = max(depth + (1 if found[2] else -1), 0)
        if depth:
            continue
        below = lines[at + 1] if at + 1 < len(lines) else None
        if found := _HEADING.match(line.text):
            yield at, len(found[1])
        elif (
            below
            and not below.is_code
            and not _NO_TEXT.match(line.text)
            and (under := _SETEXT.match(below.text))
            and (at == 0 or not lines[at - 1].text.strip() or _HEADING.match(lines[at - 1].text))
        ):
            yield at, 1 if under[1].startswith("=") else 2


def _dividers(lines: Sequence[SourceLine], keys: Map | None) -> frozenset[int]:
    """Marp: the levels of headings that begin a slide, by the head or by a comment."""
    said = [keys, *(keys_in(one.strip()) for line in lines for one in line.comments)]
    for one in said:
        if one and (node := one.get("headingDivider")):
            levels = [int(text) for text in texts_of(node) if text.isdecimal() and len(text) == 1]
            most = max(levels, default=0)
            return frozenset(levels if isinstance(node, Seq) else range(1, most + 1))
    return frozenset()


def _slide_level(
    lines: Sequence[SourceLine], headings: dict[int, int], flavour: Flavour, keys: Map | None
) -> int:
    """The highest level of headings that have something directly below them; Quarto has two. On a
    page of the web or a wiki, one heading above all is the title of the page."""
    if (said := text_of(keys, "slide-level")) in set("123456"):
        return int(said)
    if flavour == "quarto" and 2 in headings.values():
        return 2
    found = min(
        (level for at, level in headings.items() if _has_content(lines, headings, at)), default=1
    )
    first, *others = headings.values() or (0,)
    is_page = flavour == "plain" and found == first and found not in others
    return found + 1 if is_page and others.count(found + 1) > 1 else found


def _has_content(lines: Sequence[SourceLine], headings: dict[int, int], at: int) -> bool:
    for below in range(at + 1, len(lines)):
        line = lines[below]
        if below in headings or (not line.is_code and _RULE.match(line.text)):
            is_underline = below == at + 1 and _SETEXT.match(line.text)
            if not is_underline or below in headings:
                return False
        elif line.text.strip() and not _SETEXT.match(line.text):
            return True
    return False
