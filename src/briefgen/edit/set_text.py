"""The source of a YAML file + the path of a text in it + another text -> the source with that.

All outside the text stays as it is, byte for byte. The most natural spelling comes first, and what
was written is read again: what does not say what was meant is never handed out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias
from unicodedata import normalize

from briefgen.edit.yaml_spelling import WIDTH, TextPlace, folded, literal, spellings
from briefgen.model.diagnostics import Diagnostic, Faults, Severity, Span, TextEdit
from briefgen.model.text_edits import edited, line_starts, lines_of
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.yaml_source import UNSEEN, read_source

Path: TypeAlias = tuple[str | int, ...]
# What a text stands in, and its key there.
Parent = tuple[Map | Seq, Scalar | None]

BOM = "\ufeff"
_ANCHOR = re.compile(r"&\S+[ \t]+")
BLOCK_HEADER = re.compile(r"([|>][-+\d]*)([ \t]+#.*)?")
# A character that cannot be seen, a key that is given twice, a comment that may be text.
_LEAVE_THE_REST = frozenset({"BF104", "BF105", "BF108"})
# What may stand behind a text that moves into lines of its own.
_COMMENT = re.compile(r"[ \t]*(?:[ \t]#.*)?")


class CannotSetError(Exception):
    """The text cannot be set; the sentence says why, and what to do."""


def set_text(source: str, path: Sequence[str | int], text: str) -> str:
    """The source with another text at a path: keys of mappings, places in lists from 0. Line breaks
    at the end of a text do not count."""
    text = settable(text)
    body = source.removeprefix(BOM)
    root, before = read_again(body)
    root = sound(root, before)
    node, parents = _found(root, path)
    if node.text.rstrip("\n") == text.rstrip("\n") and not (node.is_empty):
        return source
    if (uses := sum(one is node for one in _scalars(root))) > 1:
        raise CannotSetError(f"the text is used in {uses} places by a name (`*`); edit the file")
    wanted = said_by(root, node, text)
    seen = _seen(body, node.span)
    why = "it cannot be written so that it is read as it is meant"
    for candidate in _candidates(_Written.of(lines_of(seen), node, parents), seen, text):
        after, faults = read_again(candidate)
        new = Counter(fault.code for fault in faults) - Counter(fault.code for fault in before)
        if after is not None and not new and said_by(after) == wanted:
            return source[: len(source) - len(body)] + candidate
        why = next((fault.message for fault in faults if fault.code in new), why)
    raise CannotSetError(f"the text cannot stand here: {why}")


def settable(text: str) -> str:
    """A text as it is written. Raises CannotSetError where something in it cannot be seen."""
    if unseen := UNSEEN.search(text):
        number = f"U+{ord(unseen.group()):04X}"
        raise CannotSetError(f"the text has an invisible character in it ({number}); delete it")
    return normalize("NFC", text)


def _seen(body: str, span: Span) -> str:
    """A source without the characters that nobody sees in the lines of a text: it was read without
    them, and they go with what it said."""
    starts = [*line_starts(body), len(body)]
    start, end = starts[span.line - 1], starts[min(span.end_line, len(starts) - 1)]
    return f"{body[:start]}{UNSEEN.sub('', body[start:end])}{body[end:]}"


def read_again(body: str) -> tuple[Node | None, Sequence[Diagnostic]]:
    """What a source without its mark says, and what is wrong with it."""
    faults = Faults()
    return read_source(body.encode("utf-8", "surrogatepass"), "", faults), faults.found


def sound(root: Node | None, faults: Sequence[Diagnostic]) -> Node:
    """The tree of a source that may be changed: nobody can tell what one with errors means, unless
    they leave all else as it is written."""
    errors = {fault.code for fault in faults if fault.severity is Severity.ERROR}
    if root is None or errors - _LEAVE_THE_REST:
        raise CannotSetError("the file has errors; put them right first")
    return root


def _found(root: Node, path: Sequence[str | int]) -> tuple[Scalar, tuple[Parent, ...]]:
    """The text at a path, and what it stands in, from the outermost, each with the key there."""
    node: Node | None = root
    parents: list[Parent] = []
    for step in path:
        match node, step:
            case Map(), str():
                parents.append((node, node.key(step)))
                node = node.get(step)
            case Seq(items=items), int() if 0 <= step < len(items):
                parents.append((node, None))
                node = items[step]
            case _:
                node = None
    if not isinstance(node, Scalar):
        there = "a list or a mapping" if node else "nothing"
        raise CannotSetError(f"there is {there} at `{'.'.join(map(str, path))}`, and no text")
    return node, tuple(parents)


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Seq(items=items):
            yield from (one for item in items for one in _scalars(item))
        case Map(entries=entries):
            yield from (one for _, value in entries for one in _scalars(value))


def said_by(node: Node, target: Scalar | None = None, text: str = "") -> object:
    """What a source says, with another text in place of one."""
    match node:
        case Scalar():
            said = text if node is target else node.text
            return said.rstrip("\n"), node.is_empty and node is not target
        case Seq(items=items):
            return [said_by(item, target, text) for item in items]
        case Map(entries=entries):
            return [(key.text, said_by(value, target, text)) for key, value in entries]


class _Written(Value, kw_only=True):
    """A text as it stands. `span` is where, without its name (`&`) and blank lines behind it; what
    begins it (`style`) is the header of a block, a quote, or nothing. `behind` is what follows on
    its last line, or on the line of its header; `place` is where another is to stand, after a
    `blank` that is wanting."""

    span: Span
    style: str
    behind: str
    place: TextPlace
    blank: str = ""

    @classmethod
    def of(cls, lines: Sequence[str], node: Scalar, parents: Sequence[Parent]) -> _Written:
        span = node.span
        line = lines[span.line - 1]
        if name := _ANCHOR.match(line, span.column - 1):
            span = replace(span, column=name.end() + 1)
        start = span.column - 1
        before, text = line[:start], line[start:]
        place = _place(before, parents, start)
        if header := BLOCK_HEADER.match(text) if node.quoted else None:
            margin = _margin(lines[span.line : span.end_line], node.text) or place.margin
            last = _last_line(lines, span, margin)
            span = replace(span, end_line=last, end_column=len(lines[last - 1]) + 1)
            behind = header[2] or ""
            return cls(
                span=span, style=header[1], behind=behind, place=replace(place, margin=margin)
            )
        behind = lines[span.end_line - 1][span.end_column - 1 :]
        if span.line == span.end_line:
            place = replace(place, width=max(WIDTH, span.end_column - 1))
        is_wanting = node.is_empty and not before.endswith((" ", "\t")) and before
        style = text[0] if node.quoted else ""
        return cls(
            span=span, style=style, behind=behind, place=place, blank=" " if is_wanting else ""
        )


def _place(before: str, parents: Sequence[Parent], column: int) -> TextPlace:
    """Where a text stands that begins at a column, behind what is before it on its line."""
    outer = 0
    if parents:
        parent, key = parents[-1]
        dash = re.search(r"-[ \t]*$", before)
        is_item = isinstance(parent, Seq)
        outer = (dash.start() if dash else 0) if is_item or not key else key.span.column - 1
    in_brackets = any(parent.closing for parent, _ in parents)
    return TextPlace(column=column, margin=outer + 2, outer=outer, in_brackets=in_brackets)


def _margin(lines: Sequence[str], text: str) -> int:
    """How far in the lines of a block stand; 0 where it has none."""
    written = next((line for line in lines if line.strip(" ")), "")
    said = next((line for line in text.split("\n") if line.strip(" ")), "")
    return _blanks(written) - _blanks(said)


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _last_line(lines: Sequence[str], span: Span, margin: int) -> int:
    """The last line of a block: to YAML, it ends where something else begins."""
    last = min(span.end_line, len(lines))
    if not lines[last - 1][: span.end_column - 1].strip():
        last -= 1
    while last > span.line and not lines[last - 1].strip() and len(lines[last - 1]) <= margin:
        last -= 1
    return last


def _candidates(written: _Written, body: str, text: str) -> Iterator[str]:
    """The source with the text in each of its spellings, as it was written before first."""
    for spelling in _as_before(written, text):
        head, *lines = spelling.split("\n")
        span, behind = written.span, written.behind
        if not lines:
            is_block = written.style[:1] in ("|", ">")
            new = head + (behind if is_block and written.style else "")
        elif _COMMENT.fullmatch(behind):
            new = "\n".join([head + behind, *lines])
            end = span.end_column + (0 if written.style[:1] in ("|", ">") else len(behind))
            span = replace(span, end_column=end)
        else:
            continue
        yield edited(body, [TextEdit(span=span, text=written.blank + new)])


def _as_before(written: _Written, text: str) -> Iterator[str]:
    style, place = written.style, written.place
    if style.startswith("|") and text:
        yield from literal(text, place, style)
    if style.startswith(">") and text:
        yield from folded(text, place, style)
    if style == "'" and "\n" not in text:
        yield "'" + text.replace("'", "''") + "'"
    yield from (one for one in spellings(text, place) if one != text or style not in ("'", '"'))
