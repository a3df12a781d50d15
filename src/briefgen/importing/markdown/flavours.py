"""The head of a Markdown file -> the program that its slides were written for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from briefgen.importing.markdown.front_matter import is_set
from briefgen.importing.markdown.source_lines import SourceLine
from briefgen.model.yaml_nodes import Map, texts_of

Flavour = Literal["marp", "slidev", "pandoc", "quarto", "plain"]
CALLED: dict[Flavour, str] = {
    "marp": "Marp",
    "slidev": "Slidev",
    "pandoc": "pandoc",
    "quarto": "Quarto",
    "plain": "Markdown",
}
_MARP = {"marp", "paginate", "headingDivider", "_class"}
_SLIDEV = {"theme", "layout", "transition", "drawings", "mdc", "canvasWidth", "highlighter",
           "lineNumbers", "aspectRatio", "routerMode", "colorSchema", "fonts"}  # fmt: skip
_SLIDEV_LAYOUT = re.compile(r"layout:\s*[\w-]+\s*$")
_SLOT = re.compile(r"::(right|left|default|bottom|top)::\s*$")
_QUARTO = re.compile(r"`{3,}\{\w+.*\}\s*$|\{\{<\s|:{3,}\s*\{\.callout-")
_PANDOC = re.compile(
    r"%\s|:{3,}\s*(\{|notes\b|columns?\b|incremental\b)|\. \. \.\s*$|#+ .*\{[#.][^}]*\}\s*$"
)


def told_flavour(keys: Map | None, lines: Sequence[SourceLine]) -> Flavour:
    """By the keys at the head of the file; where they say nothing, by what stands in its lines."""
    named = set(keys.keys) if keys else set()
    if is_set(keys, "marp") or named & _MARP:
        return "marp"
    if keys and "format" in named and _is_quarto(keys):
        return "quarto"
    texts = [line.text for line in lines if not line.is_code]
    fences = [line.text for line in lines if line.is_code]
    if named & _SLIDEV or any(map(_SLIDEV_LAYOUT.match, texts)) or any(map(_SLOT.match, texts)):
        return "slidev"
    if any(map(_QUARTO.match, [*texts, *fences])):
        return "quarto"
    if named & {"title", "author"} or any(map(_PANDOC.match, texts)):
        return "pandoc"
    return "plain"


def _is_quarto(keys: Map) -> bool:
    written = keys.get("format")
    return bool(written and {"revealjs", "pptx", "beamer"} & set(texts_of(written)))
