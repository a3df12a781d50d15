"""Runs of a text -> what looks like markup in them, and is shown as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from briefgen.model.diagnostics import Diagnostic, Fix, TextEdit, diagnose
from briefgen.model.rich_text import Run

_TAGS = (
    "a|abbr|b|big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|q|s"
    "|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul"
)
# What may be meant to stand above or below the line: a letter or a number among few signs.
_SHORT = r"[(+\u2212\u2013-]?[^\W_][\w),.+\u2212\u2013-]{0,12}"
_LIKE_MARKUP = re.compile(
    rf"(?P<html></?(?:{_TAGS})(?:\s[^<>]{{0,200}})?/?>)"
    r"|(?P<entity>&(?:[A-Za-z]\w{1,30}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)"
    r"|(?P<strike>~~[^\s~](?:[^~\n]{0,200}[^\s~])?~~)"
    r"|(?P<shown>https?://\S+)"
    rf"|(?P<script>~{_SHORT}~|\^{_SHORT}\^)"
    r"|(?P<footnote>\[\^[^\[\]\n]{1,60}\])"
    r"|(?P<stars>\*\*)"
    r"|(?P<link>\[[^\[\]\n]{1,200}\]\((?P<address>[^()\n]{0,500})\)?)",
    re.IGNORECASE,
)
_LINK_WITH_MARK = re.compile(r"(?<!\\)\[[^\[\]\n]{0,200}\[\^[\w-]{1,40}\][^\[\]\n]{0,200}\]\(")
_SPACES = re.compile(r"\s+")
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:).*\s", re.IGNORECASE)


def unread_markup(runs: Sequence[Run], typed: str) -> Iterator[Diagnostic]:
    """What is said of it, wherever it stands; each thing once. What was `typed` with a backslash is
    meant to be shown."""
    said = {
        fault: None
        for run in runs
        if not run.code
        for found in _LIKE_MARKUP.finditer(run.text)
        if not _is_meant(found[0], typed)
        for fault in _said(found)
    }
    if found := _LINK_WITH_MARK.search(typed):
        said[diagnose("BF123/mark-in-link", text=found[0])] = None
    yield from said


def _is_meant(found: str, typed: str) -> bool:
    """Whether it is to be shown; what closes a tag is spoken of with the tag."""
    return "\\" + found[0] in typed or (found.startswith("</") and f"<{found[2:-1]}" in typed)


def _said(found: re.Match[str]) -> Iterator[Diagnostic]:
    text, address = found.group(), (found["address"] or "").strip()
    if found["html"]:
        yield diagnose("BF123/html", text=text)
    elif found["strike"]:
        yield diagnose("BF123/strike", text=text)
    elif found["footnote"]:
        yield diagnose("BF123/footnote", text=text)
    elif found["script"]:
        yield diagnose("BF123/script", text=text)
    elif found["stars"]:
        yield diagnose("BF123/stars", text=text)
    elif found["link"] and text.endswith(")") and _ADDRESS.match(address):
        whole = _SPACES.sub("%20", address)
        edit = TextEdit(was=found["address"], text=whole)
        fix = Fix(title=f"write `{whole}`", edits=(edit,))
        yield diagnose("BF120/space", fix=fix, address=address, instead=whole)
    elif found["link"]:
        yield diagnose("BF123/link", text=text)
    elif (character := unescape(text)) != text:
        yield diagnose("BF123/entity", text=text, character=character)
