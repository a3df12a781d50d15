"""Changes of a text: where they are, exactly, and the text after them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from briefgen.model.diagnostics import NOWHERE, Diagnostic, Fix, Hint, Span, TextEdit
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq

# The text of one line of a file of the project, without its line end; None where there is none.
ReadLine = Callable[[str, int], str | None]
LINE_END = re.compile("\r\n|\r|\n")


def lines_of(text: str) -> list[str]:
    """The lines of a file as places count them: nothing but a line end begins one."""
    return LINE_END.split(text) if "\r" in text else text.split("\n")


def line_starts(text: str) -> list[int]:
    """Where each line begins in a text."""
    return [0, *(end.end() for end in LINE_END.finditer(text))]


def line_end_of(text: str) -> str:
    """How a new line of a text is to end: as its others do."""
    return "\r\n" if "\r\n" in text else "\n"


def in_quotes(text: str) -> str:
    """A text of one line as YAML reads it wherever it stands."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


_BARE = r"[^\W_](?:[\w .%()/-]*[\w.%)])?"


def bare(text: str) -> str:
    """A text as it stands in brackets, with quotes where it needs them."""
    return text if re.fullmatch(_BARE, text) else in_quotes(text)


def extent(node: Node) -> Span:
    """Where a node is written. To YAML, one in lines ends where the next begins."""
    match node:
        case Seq(closing=Span() as end) | Map(closing=Span() as end):
            pass
        case Seq(items=(*_, last)) | Map(entries=(*_, (_, last))):
            end = extent(last)
        case _:
            end = node.span
    return replace(node.span, end_line=end.end_line, end_column=end.end_column)


def write_over(node: Node, text: str) -> tuple[Fix, ...]:
    """The fix that writes a text in place of a node; none where that is not in a YAML file."""
    edit = TextEdit(span=extent(node), text=text)
    fix = Fix(title=f"write `{text}`", edits=(edit,))
    return (fix,) if node.span.file.endswith((".yaml", ".yml")) else ()


def write(node: Node, text: str) -> Hint:
    """The hint to write a text in place of a node, with the fix that does so."""
    return Hint(f"write `{text}`", write_over(node, text))


def add_key(node: Node | None, key: str, text: str) -> tuple[Fix, ...]:
    """The fix that writes a key and its value below the first of a mapping; none where nobody can
    tell how it is written."""
    if not isinstance(node, Map) or not node.entries:
        return ()
    first, _ = node.entries[0]
    second = node.entries[1][0] if len(node.entries) > 1 else first
    start, said = node.span, f"{key}: {text}"
    is_first = (start.line, start.column) == (first.span.line, first.span.column)
    if is_first == bool(node.closing) or first.span.file != second.span.file:
        return ()
    line = said + (", " if node.closing else "\n" + " " * (start.column - 1))
    edit = TextEdit(span=_before(second.span), text=line)
    return (Fix(title=f"add `{said}`", edits=(edit,)),)


def wrap_entry(key: Scalar, value: Node, outer: str, inner: str) -> tuple[Fix, ...]:
    """The fix that puts an entry of one line into braces below another key, as
    `event: {date: ...}`; none where the value could end there."""
    is_plain = isinstance(value, Scalar) and not set(value.text) & set(",[]{}\n#")
    if not is_plain or key.span.line != value.span.end_line:
        return ()
    edits = (
        TextEdit(span=key.span, text=f"{outer}: {{{inner}"),
        TextEdit(span=_behind(value.span), text="}"),
    )
    return (Fix(title=f"write it below `{outer}:`", edits=edits),)


def append(node: Node, text: str) -> tuple[Fix, ...]:
    """The fix that writes more at the end of a list; none where it is not in brackets."""
    if not isinstance(node, Seq) or (end := node.closing) is None:
        return ()
    edit = TextEdit(span=_before(end), text=f", {text}" if node.items else text)
    return (Fix(title=f"add `{text}`", edits=(edit,)),)


def quotes_round(node: Seq | Map) -> tuple[Fix, ...]:
    """The fix that makes a text of what is in brackets, such as `[Draft] plan`; none where it is in
    lines or has quotes in it."""
    whole = extent(node)
    if node.closing is None or whole.line != whole.end_line or _has_quotes(node):
        return ()
    behind = replace(whole, column=whole.end_column)
    edits = tuple(TextEdit(span=span, text='"') for span in (_before(whole), behind))
    return (Fix(title="put quotes round it", edits=edits),)


def _has_quotes(node: Node) -> bool:
    match node:
        case Scalar():
            return node.quoted or '"' in node.text or "\\" in node.text
        case Seq(items=items):
            return any(map(_has_quotes, items))
        case Map(entries=entries):
            return any(_has_quotes(part) for entry in entries for part in entry)


def with_braces(key: str, value: Node, more: str) -> tuple[Fix, ...]:
    """A text by itself becomes the value of its key, with more beside it."""
    if not isinstance(value, Scalar):
        return ()
    is_plain = value.quoted or not re.search(r"[,\[\]{}#]|: ", value.text)
    span = value.span
    if not is_plain or span.line != span.end_line or not span.file.endswith((".yaml", ".yml")):
        return ()
    behind = replace(span, column=span.end_column)
    begin = TextEdit(span=_before(span), text=f"{{{key}: ")
    edits = (begin, TextEdit(span=behind, text=f", {more}}}"))
    return (Fix(title=f"add `{more}`", edits=edits),)


def _behind(span: Span) -> Span:
    return replace(span, line=span.end_line, column=span.end_column)


def _before(span: Span) -> Span:
    """The empty stretch before another."""
    return replace(span, end_line=span.line, end_column=span.column)


def exact_edits(fix: Fix, fault: Diagnostic, read_line: ReadLine) -> tuple[TextEdit, ...]:
    """The changes of a fix at their exact places, in order; () where the source is not as the fix
    expects it."""
    found: list[TextEdit] = []
    for edit in fix.edits:
        span = fault.span if edit.span == NOWHERE else edit.span
        places = list(_places(edit.was, span, read_line))
        if not places:
            return ()
        found.extend(replace(edit, span=place) for place in places)
    return () if overlap(found) else tuple(sorted(found, key=_place))


def overlap(edits: Sequence[TextEdit]) -> bool:
    """Whether any two of the changes touch the same text."""
    pairs = pairwise(sorted(edits, key=_place))
    return any(a.span.file == b.span.file and _end(a.span) > _start(b.span) for a, b in pairs)


def edited(text: str, edits: Iterable[TextEdit]) -> str:
    """The text after changes at exact places, which do not overlap. All else stays as it is; a new
    line ends as those of the text do."""
    line_end, starts = line_end_of(text), line_starts(text)
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=_place):
        (line, column), (end_line, end_column) = _start(edit.span), _end(edit.span)
        parts += [text[done : starts[line - 1] + column - 1], edit.text.replace("\n", line_end)]
        done = starts[end_line - 1] + end_column - 1
    return "".join([*parts, text[done:]])


def changed_lines(
    edits: Sequence[TextEdit], read_line: ReadLine
) -> tuple[Sequence[str], Sequence[str]]:
    """The lines that changes at exact places touch, in one file, before and after them."""
    first = min(edit.span.line for edit in edits)
    last = max(edit.span.end_line for edit in edits)
    lines = [read_line(edits[0].span.file, number) or "" for number in range(first, last + 1)]
    after = edited("\n".join(lines), [_lifted(edit, first - 1) for edit in edits])
    return lines, after.split("\n")


def _lifted(edit: TextEdit, by: int) -> TextEdit:
    span = replace(edit.span, line=edit.span.line - by, end_line=edit.span.end_line - by)
    return replace(edit, span=span)


def _place(edit: TextEdit) -> tuple[str, int, int]:
    return edit.span.file, *_start(edit.span)


def _start(span: Span) -> tuple[int, int]:
    return span.line, span.column


def _end(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column


def _places(was: str, span: Span, read_line: ReadLine) -> Iterator[Span]:
    """Where the words stand in a stretch; the stretch itself where there are no words."""
    if span.sheet or not span.line:
        return
    whole = span if span.end_line else replace(span, end_line=span.line, end_column=span.column)
    lines = [read_line(span.file, number) for number in range(whole.line, whole.end_line + 1)]
    if was:
        for number, line in enumerate(lines, whole.line):
            yield from _found_in(was, span, number, line or "")
    elif _reach(lines, whole) and _start(whole) <= _end(whole):
        yield whole


def _reach(lines: Sequence[str | None], span: Span) -> bool:
    """Whether the first and the last line are there, and as long as the stretch wants them."""
    ends = (lines[0], span.column), (lines[-1], span.end_column)
    return all(line is not None and 1 <= column <= len(line) + 1 for line, column in ends)


def _found_in(was: str, span: Span, line: int, text: str) -> Iterator[Span]:
    """The places on one line. What has only a beginning is the word that begins there."""
    first = span.column - 1 if line == span.line else 0
    last = span.end_column - 1 if line == span.end_line else len(text)
    for match in _by_itself(was).finditer(text, first, last):
        if span.end_line or not text[first : match.start()].strip("'\""):
            yield replace(
                span,
                line=line,
                column=match.start() + 1,
                end_line=line,
                end_column=match.end() + 1,
            )


def _by_itself(was: str) -> re.Pattern[str]:
    """The words, but not as a part of others."""
    before = r"(?<![\w-])" if was[0].isalnum() else ""
    after = r"(?![\w-])" if was[-1].isalnum() else ""
    return re.compile(before + re.escape(was) + after)
