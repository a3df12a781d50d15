"""Runs of a text -> what looks like markup in them, and is shown as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.rich_text import Run
from briefgen.text.link_addresses import refused_link

_TAGS = (
    "a|abbr|b|big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|q|s"
    "|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|script|style|iframe|video"
    "|audio|figure|section|article|kbd|sup|dl|dt|dd|svg|input|button|label"
)
# Those that browsers know without a semicolon, and others that people write so.
_CHARACTERS = (
    "amp|nbsp|copy|reg|trade|lt|gt|quot|pound|euro|deg|middot|times|mdash|ndash|hellip|bull"
    "|[lr][sd]quo|[aeiou](?:acute|grave|circ|uml)|szlig|ccedil|ntilde"
)
# What a place to be filled in is called between square brackets: some of it is editors' language
# too, and counts in capitals only.
_BLANK = (
    r"(?:insert|enter|your)\s[^\[\]\n]{1,60}|x{2,}"
    r"|(?:(?:first|last|full|event|speaker|client|team|project|company|your)\s)?(?:name|date|venue)"
    r"|(?-i:TBC|TBA|TIME|PLACE|LOCATION|TITLE|TOPIC|SPEAKER|ADDRESS|EMAIL|PHONE|TEXT|LINK|NUMBER"
    r"|ORGANI[SZ]ATION|DEPARTMENT|COMPANY|COUNCIL)"
)
# What may be meant to stand above or below the line: a letter or a number among few signs.
_SHORT = r"[(+\u2212\u2013-]?[^\W_][\w),.+\u2212\u2013-]{0,12}"
# One of these is in all that looks like markup. Most texts have none, and what is looked for in the
# others takes 4 of the 350 ms of a check to be compiled alone.
_SIGN = re.compile(r"[<&~^\[*`_|{\\$#>]|==|\+\+|''|\"\"|:[A-Za-z]|%[^\W\d]")
_LIKE_MARKUP = (
    rf"(?i)(?P<html></?(?:{_TAGS})(?:\s[^<>]{{0,200}})?/?>)"
    r"|(?P<entity>&(?:[A-Za-z]\w{1,30}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});"
    rf"|&(?:{_CHARACTERS})(?![\w;=]))"
    r"|(?P<strike>~~[^\s~](?:[^~\n]{0,200}[^\s~])?~~)"
    r"|(?P<autolink><(?:https?://[^\s<>]{1,200}|[\w.+-]{1,64}@[\w.-]{1,100})>)"
    r"|(?P<shown>https?://\S+)"
    rf"|(?P<script>~{_SHORT}~|\^{_SHORT}\^)"
    r"|(?P<footnote>\[\^[^\[\]\n]{1,60}\])"
    r"|(?P<stars>\*\*)"
    r"|(?P<star>(?<![\w*])\*(?=[^\W\d])[^*\n]{0,40})"
    r"|(?P<backquote>(?<!\w)`(?=[^\W\d])[^`\n]{0,40})"
    r"|(?P<emphasis>(?<![\w/.@\\-])(?P<line>__?)(?=[^\s_])[^_\n]{0,200}(?<=[^\s_])(?P=line)(?![\w/.@-]))"
    r"|(?P<mark>(?<![=\w])==(?=[^\s=])[^=\n]{0,200}(?<=[^\s=])==(?![=\w])"
    r"|(?<![+\w])\+\+(?=[^\s+])[^+\n]{0,200}(?<=[^\s+])\+\+(?![+\w]))"
    r"|(?P<heading>\A(?:#{2,6} +\S|# +(?-i:[A-Z])).{0,40})"
    r"|(?P<cited>\A>{1,3} +[^\W\d].{0,40})"
    r"|(?P<row>\A\|(?:[^|\n]{1,200}\|){2,75}\Z)"
    r"|(?P<reference>\[(?=[^\[\]\n]{0,200}[^\W\d])[^\[\]\n]{1,200}\]\[[^\[\]\n]{0,80}\])"
    r"|(?P<wiki>\[\[[^\[\]\n]{1,200}\]\])"
    r"|(?P<attributes>\{[.#][A-Za-z][\w-]{0,40}\})"
    r"|(?P<emoji>(?<![\w:]):[a-z]{2,20}(?:_[a-z]{2,20}){0,3}:(?![\w:]))"
    r"|(?P<character>\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}(?!\w)))"
    r"|(?P<newline>(?<=[\w.,;:!?)])\\n|(?<!\S)\\n(?!\S))"
    r"|(?P<comment><!--[^\n]{0,200}-->)"
    r"|(?P<field>\$\{[\w.]{1,40}\}|\{%[^{}\n]{1,80}%\}|<<[\w .]{1,40}>>"
    r"|(?<![\w{/])\{[^\W\d][\w.-]{0,30}\}(?!\})|(?<![\w%])%[^\W\d]\w{0,30}%(?![\w%])"
    rf"|(?<![\w$])\$[^\W\d][\w.]{{1,30}}\$(?![\w$])|\[(?:{_BLANK})\](?![(\[]))"
    r"|(?P<formula>(?<![\w$])\$[A-Za-z]\$(?![\w$])|\$(?=[^$\n]{0,80}[\^_\\])[^$\s][^$\n]{0,80}\$|\\[a-z]{2,20}\{[^{}\n]{0,80}\})"
    r"|(?P<quotes>(?<![\w\"])\"\"(?=[^\s\"])[^\"\n]{1,200}\"\"(?!\")"
    r"|(?<![\w'])''(?=[^\s'])[^'\n]{1,200}''(?!'))"
    r"|(?P<link>\[[^\[\]\n]{1,200}\]\((?P<address>[^()\n]{0,500})\)?)"
)
# The text of a footnote as Markdown has it, on a line of its own.
_FOOTNOTE_TEXT = re.compile(r"^[ \t]*(\[\^([\w-]{1,40})\]:)", re.MULTILINE)
# What is said of each.
_WORDINGS = {
    "html": "BF123/html", "strike": "BF123/strike", "script": "BF123/script",
    "footnote": "BF123/footnote", "stars": "BF123/stars", "star": "BF123/star",
    "backquote": "BF123/backquote", "emphasis": "BF123/emphasis", "mark": "BF123/mark",
    "heading": "BF123/heading", "cited": "BF123/cited", "row": "BF123/row",
    "reference": "BF123/reference", "wiki": "BF123/wiki", "attributes": "BF123/attributes",
    "emoji": "BF123/emoji", "character": "BF123/character", "newline": "BF123/newline",
    "autolink": "BF123/autolink", "comment": "BF123/comment", "field": "BF123/field",
    "formula": "BF123/formula",
    "quotes": "BF123/quotes", "link": "BF123/link",
}  # fmt: skip
# A folder's path: what stands behind its signs is no letter of another meaning.
_PATH = r"(?s)[A-Za-z]:\\|\\\\|.*\\[^nrt\\]"
_LONGEST_PATH = 200
_PICTURE = re.compile(r"(?<!\\)!\[[^\[\]\n]{0,200}\]\([^()\n]{0,500}\)?")
# Brackets of TeX: a round one needs no backslash to be shown, a square one does.
_TEX = (
    r"(?<!\\)(?:\\\((?:(?!\\\)).){1,200}\\\)"
    r"|\\\[(?=(?:(?!\\\]).){0,200}?(?:(?<!\\)\^|\\[A-Za-z]{2}))(?:(?!\\\]).){1,200}\\\])"
)
_CODE = r"(?s)(`+)(?!`).{1,2000}?(?<!`)\1(?!`)"
_LINK_WITH_MARK = re.compile(r"(?<!\\)\[[^\[\]\n]{0,200}\[\^[\w-]{1,40}\][^\[\]\n]{0,200}\]\(")
_ADDRESS = r"(?i)(?:https?://|mailto:|tel:).*\s"


def unread_markup(runs: Sequence[Run], typed: str) -> Iterator[Diagnostic]:
    """What is said of it, wherever it stands; each thing once. What was `typed` with a backslash is
    meant to be shown."""
    said = {
        fault: None
        for run in runs
        if not run.code and _SIGN.search(run.text)
        for found in re.finditer(_LIKE_MARKUP, run.text)
        if not _is_meant(found[0], typed)
        for fault in _said(found)
    }
    if found := _LINK_WITH_MARK.search(typed):
        said[diagnose("BF123/mark-in-link", text=found[0])] = None
    if found := _FOOTNOTE_TEXT.search(typed):
        said[diagnose("BF123/footnote-text", text=found[1], name=found[2])] = None
    if found := _PICTURE.search(typed):
        said[diagnose("BF123/picture", text=found[0])] = None
    if "\\" in typed and (found := re.search(_TEX, re.sub(_CODE, "", typed))):
        said[diagnose("BF123/formula", text=found[0])] = None
    yield from said


def _is_meant(found: str, typed: str) -> bool:
    """Whether it is to be shown; what closes a tag is spoken of with the tag."""
    return "\\" + found[0] in typed or (found.startswith("</") and f"<{found[2:-1]}" in typed)


def _said(found: re.Match[str]) -> Iterator[Diagnostic]:
    text, address = found.group(), (found["address"] or "").strip()
    match found.lastgroup:
        case "entity":
            if (character := unescape(f"{text.rstrip(';')};")) != f"{text.rstrip(';')};":
                yield diagnose("BF123/entity", text=text, character=character)
        case "link" if text.endswith(")") and re.match(_ADDRESS, address):
            yield refused_link(found["address"])
        case "newline" if re.match(_PATH, _word_round(found)):
            pass
        case "shown" | None:
            pass
        case name:
            yield diagnose(_WORDINGS[name], text=text.lstrip("`"))


def _word_round(found: re.Match[str]) -> str:
    """What stands before and behind without a space, as far as a path goes on."""
    start, end = found.span()
    before = found.string[max(0, start - _LONGEST_PATH) : start]
    after = found.string[end : end + _LONGEST_PATH].split()
    begins = "" if not before or before[-1].isspace() else before.split()[-1]
    return f"{begins}{found[0]}{after[0] if after else ''}"
