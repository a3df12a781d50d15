"""The lines of a slide -> its parts: fenced divs (`::: name`) of pandoc, slots (`::right::`) of
Slidev, and the lines between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from briefgen.importing.markdown.source_lines import SourceLine
from briefgen.ooxml.reader import Refusal

DIV = re.compile(r"\s*(:{3,})\s*(\{.*\}|[^\s{}:][^{}:]*)?\s*:*\s*$")
_SLOT = re.compile(r"::([\w-]+)::\s*$")
_CLASS = re.compile(r"\.([\w-]+)")
_TITLE = re.compile(r"title=\"([^\"]*)\"")
DEEPEST_PART = 20


class MarkdownPart(Struct):
    """A part by its `names` (none: the slide itself), with the `title` that it is given; its lines
    and the parts in it, in order (`inside`)."""

    names: tuple[str, ...] = ()
    title: str = ""
    inside: list[SourceLine | MarkdownPart] = field(default_factory=list)

    @property
    def runs(self) -> Iterator[list[SourceLine] | MarkdownPart]:
        """What is inside, with lines that follow each other together."""
        lines: list[SourceLine] = []
        for one in self.inside:
            if isinstance(one, SourceLine):
                lines.append(one)
                continue
            if lines:
                yield lines
            lines = []
            yield one
        if lines:
            yield lines


def slide_parts(lines: Sequence[SourceLine]) -> MarkdownPart:
    """Raises Refusal for divs that are nested too deeply."""
    whole = MarkdownPart()
    opened = [whole]
    for line in lines:
        if not line.is_code and (slot := _SLOT.match(line.text)):
            opened = [whole, MarkdownPart((slot[1],))]
            whole.inside.append(opened[-1])
        elif line.is_code or not (found := DIV.match(line.text)):
            opened[-1].inside.append(line)
        elif found[2]:
            part = _part(found[2])
            opened[-1].inside.append(part)
            opened.append(part)
        elif len(opened) > 1:
            opened.pop()
        if len(opened) > DEEPEST_PART:
            raise Refusal(f"line {line.number}: parts are nested too deeply", "write it flat")
    return whole


def _part(said: str) -> MarkdownPart:
    title = _TITLE.search(said)
    if said.startswith("{"):
        names = tuple(_CLASS.findall(_TITLE.sub("", said)))
    else:
        names = tuple(said.split()[:1])
    return MarkdownPart(names or ("div",), title[1] if title else "")
