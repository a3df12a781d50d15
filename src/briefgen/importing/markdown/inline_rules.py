"""A parser of CommonMark with tables, that also reads what pandoc, Quarto and Slidev add in a line:
formulas, footnotes, attributes in braces, shortcodes, what stands above or below the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefgen.support.memo import memo

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

# Levels that blocks may be nested in; markdown-it leaves out in silence what is nested deeper.
DEEPEST = 40
_BRACES = r"\{ ?(?:[#.:][\w-]|[\w-]{1,30}=)[^{}\n]{0,500}\}"
# Each with the sign that it begins with. A group is what stands in it.
_LEAVES = {
    "formula": re.compile(
        r"\$\$(.{1,5000}?)\$\$|\$(?!\s)([^$\n]{1,1000}?)(?<![\s\\])\$(?!\d)", re.S
    ),
    "shortcode": re.compile(r"\{\{<\s*(.{1,300}?)\s*>\}\}", re.S),
    "footnote": re.compile(r"\[\^([^\]\s]{1,100})\]"),
    "attributes": re.compile(rf"(?<=[\])`*_]){_BRACES}"),
    "attributes_at_end": re.compile(rf"(?<=\s){_BRACES}\s*\Z"),
    "ticked": re.compile(r"\[([ xX])\](?=\s)"),
}
_SCRIPTS = {"^": ("super", re.compile(r"\^([^\s^\[\]]{1,50})\^")),
            "~": ("sub", re.compile(r"~(?!~)([^\s~]{1,50})~(?!~)"))}  # fmt: skip
_SPAN = re.compile(rf"\[([^\[\]]{{1,2000}})\](?={_BRACES})")
_NOTE = re.compile(r"\^\[([^\[\]]{1,2000})\]")


@memo(1)
def parser() -> Any:
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"maxNesting": DEEPEST + 10}).enable(["table", "strikethrough"])
    for name in ("leaf", "script", "note", "span"):
        made.inline.ruler.before("escape", name, _RULES[name])
    # Addresses are judged where they are used.
    made.validateLink = lambda url: True  # type: ignore[method-assign]
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return made


def _read_leaf(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "${[":
        return False
    for kind, pattern in _LEAVES.items():
        if found := pattern.match(state.src, state.pos, state.posMax):
            if kind == "ticked" and state.pos > 0:
                continue
            if not silent:
                token = state.push(kind, "", 0)
                token.content = next((part for part in found.groups() if part), found[0])
            state.pos = found.end()
            return True
    return False


def _read_script(state: StateInline, silent: bool) -> bool:
    kind, pattern = _SCRIPTS.get(state.src[state.pos], ("", _NOTE))
    found = pattern.match(state.src, state.pos, state.posMax) if kind else None
    if found is None or not state.src[state.pos - 1 : state.pos].strip():
        return False
    if not silent:
        state.push("html_inline", "", 0).content = f"<{kind[:3]}>"
        state.push("text", "", 0).content = found[1]
        state.push("html_inline", "", 0).content = f"</{kind[:3]}>"
    state.pos = found.end()
    return True


def _read_note(state: StateInline, silent: bool) -> bool:
    found = _NOTE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("footnote_text", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _read_span(state: StateInline, silent: bool) -> bool:
    """`[text]{.class}`: the text is read as if it stood alone, the rest is left out."""
    found = _SPAN.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        end, state.posMax = state.posMax, found.end(1)
        state.pos = found.start(1)
        state.md.inline.tokenize(state)
        state.posMax = end
    state.pos = found.end()
    return True


_RULES = {"leaf": _read_leaf, "script": _read_script, "note": _read_note, "span": _read_span}
