"""What single programs write in ways of their own -> the one way that is read here: notes and hints
of GitHub and Obsidian, speaker's notes, lines of an address, slides below slides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from briefgen.importing.markdown.source_lines import CODE_SPAN, SourceLine
from briefgen.importing.markdown.typed_tables import with_plain_tables
from briefgen.model.values import replace

_HINT = re.compile(r" {0,3}> ?\[!(\w+)\][+-]? *(.*)$")
_QUOTED = re.compile(r" {0,3}> ?")
_ASIDE = re.compile(r"\s*<aside\b[^>]{0,200}?\bnotes\b[^>]{0,200}>(.*)$", re.IGNORECASE)
_ASIDE_ENDS = re.compile(r"</aside>\s*$", re.IGNORECASE)
_SPOKEN = re.compile(
    r"[>*_ ]*(?:speaker|presenter)(?:[’']s)? notes?[*_]*:[*_]*\s*(\S.*)$", re.IGNORECASE
)
_LINE_OF_BLOCK = re.compile(r"\| +(\S.*)(?<!\|)$")
_BARE_HEADING = re.compile(r"( {0,3}#{1,6})\s*\{([#.:]?[\w-][^{}]{0,500})\}\s*$")
_BACKGROUND = re.compile(r"background(?:-image)?=\"?([^\"\s}]+\.\w{3,4})\b")
_NAMED_DIV = re.compile(r"(\s*:{3,})\s*([\w-]+) +([^{}=:][^{}=]*)$")
_LONGEST_NOTES = 200
_HINTS = frozenset({"note", "tip", "info", "warning", "danger", "success", "caution", "important"})
_REVEAL = (".element", ".slide")
_WIKI = re.compile(r"(!?)\[\[([^\[\]|\n]{1,300}?)(?:\\?\|([^\[\]\n]{1,300}))?\]\]")
_PICTURE = re.compile(r"\.(png|jpe?g|gif|svg|webp|bmp)$", re.IGNORECASE)
_MARKED = re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]{1,500}?)(?<=\S)==(?![=\w])")
_REMARK = re.compile(r"%%(.+?)%%")


def as_usually_written(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines as one who knows none of these programs would write them."""
    for rewrite in (_hints, _asides, _spoken, _line_blocks, with_plain_tables, _divs, _single):
        lines = list(rewrite(lines))
    return list(lines)


def _hints(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """`> [!NOTE]`: a hint with a head, and what is quoted below it."""
    is_open = False
    for line in lines:
        found = None if line.is_code else _HINT.match(line.text)
        if is_open and (found or not line.text.lstrip().startswith(">")):
            yield replace(line, text=":::", is_code=False, comments=())
            is_open = False
        if found:
            is_open = True
            head = (found[2] or found[1].capitalize()).replace('"', "”")
            yield replace(line, text=f'::: {{.callout-{found[1].lower()} title="{head}"}}')
        else:
            yield replace(line, text=_QUOTED.sub("", line.text, count=1)) if is_open else line
    if is_open:
        yield replace(lines[-1], text=":::", is_code=False, comments=())


def _asides(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Notes in a tag of reveal.js, where that ends."""
    at = 0
    while at < len(lines):
        found = None if lines[at].is_code else _ASIDE.match(lines[at].text)
        ends = range(at, min(len(lines), at + _LONGEST_NOTES)) if found else ()
        end = next((n for n in ends if _ASIDE_ENDS.search(lines[n].text)), -1)
        if found is None or end < 0:
            yield lines[at]
            at += 1
            continue
        inside = [replace(lines[at], text=found[1]), *lines[at + 1 : end + 1]]
        inside[-1] = replace(inside[-1], text=_ASIDE_ENDS.sub("", inside[-1].text))
        yield from _in_notes(inside)
        at = end + 1


def _spoken(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """A paragraph that says itself that it is for the speaker."""
    at = 0
    while at < len(lines):
        found = None if lines[at].is_code else _SPOKEN.match(lines[at].text)
        if not found:
            yield lines[at]
            at += 1
            continue
        end = at + 1
        while end < len(lines) and lines[end].text.strip() and not lines[end].is_code:
            end += 1
        first = replace(lines[at], text=re.sub(r"(?<=\w[.!?])[*_]+$|[*_]+$", "", found[1]))
        rest = [replace(one, text=_QUOTED.sub("", one.text)) for one in lines[at + 1 : end]]
        yield from _in_notes([first, *rest])
        at = end


def _in_notes(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    yield replace(lines[0], text="::: notes", comments=())
    yield from lines
    yield replace(lines[-1], text=":::", comments=())


def _line_blocks(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Lines that begin with `|`, and are no table, keep their ends."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _in_block(lines[end]):
            end += 1
        is_table = end < len(lines) and lines[end].text.lstrip().startswith("|")
        if end - at < 2 or is_table or any("-|-" in line.text for line in lines[at:end]):
            end = max(end, at + 1)
            yield from lines[at:end]
        else:
            for line in lines[at:end]:
                ending = "" if line is lines[end - 1] else "\\"
                yield replace(line, text=line.text.lstrip("| ").rstrip() + ending)
        at = end


def _in_block(line: SourceLine) -> bool:
    return not line.is_code and bool(_LINE_OF_BLOCK.match(line.text.rstrip()))


def _divs(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """`:::tip Head`: the words behind the name are a head."""
    for line in lines:
        found = None if line.is_code else _NAMED_DIV.match(line.text.rstrip(" :"))
        if not found:
            yield line
        elif found[2].lower() in _HINTS:
            head = found[3].replace('"', "”")
            named = f'{found[1]} {{.callout-{found[2].lower()} title="{head}"}}'
            yield replace(line, text=named)
        else:
            yield replace(line, text=f"{found[1]} {found[2]}")
            yield replace(line, text=found[3], comments=())
            yield replace(line, text="", comments=())


def _single(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """What stands on one line."""
    for at, line in enumerate(lines):
        if line.is_code:
            yield line
            continue
        around = [
            one.text.strip() for one in (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
        ]
        is_below = line.text.strip() == "--" and not any(around)
        heading = _BARE_HEADING.match(line.text)
        if is_below:
            yield replace(line, text="---")
        elif heading:
            yield replace(line, text=heading[1])
            if picture := _BACKGROUND.search(heading[2]):
                yield replace(line, text=f"![]({picture[1]})", comments=())
        else:
            yield _said_plainly(line)


def _said_plainly(line: SourceLine) -> SourceLine:
    """Without the marks of Obsidian; its remarks, and what reveal.js reads, are no text."""
    comments = [one for one in line.comments if not one.strip().startswith(_REVEAL)]
    text = line.text
    if any(sign in text for sign in ("[[", "==", "%%")):
        spans = [found.span() for found in CODE_SPAN.finditer(text)]
        ends = [0, *chain.from_iterable(spans), len(text)]
        parts = [text[one:other] for one, other in pairwise(ends)]
        comments += [said for part in parts[::2] for said in _REMARK.findall(part)]
        parts[::2] = map(_shown, parts[::2])
        text = "".join(parts)
    return replace(line, text=text, comments=tuple(comments))


def _shown(text: str) -> str:
    return _MARKED.sub(r"**\1**", _WIKI.sub(_link, _REMARK.sub("", text)))


def _link(found: re.Match[str]) -> str:
    """Pictures are shown; a link to a note is the words that it is read as."""
    if found[1] and _PICTURE.search(found[2]):
        return f"![](<{found[2]}>)"
    return (found[3] or found[2]).strip()
