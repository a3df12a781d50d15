"""Diagnostics -> paragraphs for people at a terminal: the fault, its source line, the hint."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO

from briefgen.model.diagnostics import Diagnostic, Fix, Severity, Span
from briefgen.model.text_edits import ReadLine, changed_lines, exact_edits
from briefgen.model.values import Value
from briefgen.report.visible_text import head, merge_targets, named, place, tidy, visible

TAB = 4
_NARROWEST, _WIDEST = 60, 120
_ESCAPES = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.ADVICE: "\x1b[1;36m",
}
_BOLD, _BLUE, _PLAIN = "\x1b[1m", "\x1b[34m", "\x1b[0m"


class TerminalLook(Value):
    """How the terminal takes text: in `colour` or not, with box characters (`boxes`) or ASCII only,
    and how wide, in columns (`width`)."""

    colour: bool = False
    boxes: bool = True
    width: int = 100

    def paint(self, text: str, escape: str) -> str:
        return f"{escape}{text}{_PLAIN}" if self.colour and text else text


PLAIN_LOOK = TerminalLook()


def look_for(stream: TextIO, environ: Mapping[str, str]) -> TerminalLook:
    """What the stream can show: colour for a terminal only, and never where NO_COLOR is set."""
    terminal = stream.isatty() and environ.get("TERM") != "dumb"
    columns = _terminal_width() if terminal else 100
    try:
        "┌─│…".encode(stream.encoding or "ascii")
        boxes = True
    except (UnicodeEncodeError, LookupError):
        boxes = False
    return TerminalLook(
        colour=terminal and not environ.get("NO_COLOR"),
        boxes=boxes,
        width=min(max(columns, _NARROWEST), _WIDEST),
    )


def _terminal_width() -> int:
    from shutil import get_terminal_size

    return get_terminal_size((100, 24)).columns


def render_text(
    faults: Iterable[Diagnostic], read_line: ReadLine, look: TerminalLook = PLAIN_LOOK
) -> str:
    """Paragraphs for people: the fault, its place, the source line with carets, the hint."""
    merged = merge_targets(faults)
    return "\n".join(_paragraph(fault, targets, read_line, look) for fault, targets in merged)


def _paragraph(
    fault: Diagnostic, targets: Sequence[str], read_line: ReadLine, look: TerminalLook
) -> str:
    escape = _ESCAPES[fault.severity]
    margin = " " * max(1, len(str(fault.span.line)))
    lines = [look.paint(head(fault), escape) + look.paint(f": {tidy(fault.message)}", _BOLD)]
    lines.extend(_excerpt(fault, margin, read_line, look))
    notes = [("note", f"{place(span)}: {text}") for span, text in fault.related]
    if targets:
        notes.append(("in", named(targets)))
    if fault.hint:
        notes.append(("hint", fault.hint))
    for word, text in notes:
        lines.append(f"{margin} {look.paint('=', _BLUE)} {word}: {tidy(text)}")
    return "\n".join(lines) + "\n"


def _excerpt(
    fault: Diagnostic, margin: str, read_line: ReadLine, look: TerminalLook
) -> Iterator[str]:
    """The place, the source line and the carets; what is not known is left out."""
    span = fault.span
    corner, bar = ("┌─", "│") if look.boxes else ("-->", "|")
    if not span.file:
        return
    yield f"{margin} {look.paint(corner, _BLUE)} {place(span)}"
    source = read_line(span.file, span.line) if span.line and not span.sheet else None
    label = f" {tidy(fault.label)}" if fault.label else ""
    if source is None:
        if label:
            yield f"{margin} {look.paint(bar, _BLUE)}{label}"
        return
    before, marked, after = _cut(source, span, look.width - len(margin) - 3, look)
    number = look.paint(f"{span.line}".rjust(len(margin)) + f" {bar}", _BLUE)
    yield f"{number} {before}{marked}{after}".rstrip()
    carets = "^" * max(1, width_of(marked))
    painted = look.paint(carets + label, _ESCAPES[fault.severity])
    yield f"{margin} {look.paint(bar, _BLUE)} {' ' * width_of(before)}{painted}"


def _cut(source: str, span: Span, room: int, look: TerminalLook) -> tuple[str, str, str]:
    """The line as shown: what stands before the marked stretch, the stretch, what comes after.

    A line wider than `room` columns is shortened at both ends, so that carets never wrap.
    """
    source = source.rstrip()
    first = min(max(span.column - 1, 0), len(source))
    one_line = span.end_line in (0, span.line)
    last = span.end_column - 1 if one_line and span.end_column > span.column else len(source)
    if not span.end_line:
        last = first + 1
    before = _shown(source[:first])
    marked = _shown(source[first:last], width_of(before))
    after = _shown(source[last:], width_of(before + marked))
    dots = "…" if look.boxes else "..."
    if width_of(before + marked + after) <= room:
        return before, marked, after
    if width_of(before) > room // 2:
        before = dots + _clipped(before[::-1], room // 3)[::-1]
    left = room - width_of(before) - len(dots)
    if width_of(marked) > left:
        return before, _clipped(marked, left) + dots, ""
    left -= width_of(marked)
    return before, marked, after if width_of(after) <= left else _clipped(after, left) + dots


def _clipped(text: str, room: int) -> str:
    """As many characters from the start as take up at most `room` columns."""
    used = 0
    for index, character in enumerate(text):
        used += columns(character)
        if used > room:
            return text[:index]
    return text


def _shown(text: str, column: int = 0) -> str:
    """Source text as a terminal may have it: tabs as spaces, control characters replaced."""
    parts: list[str] = []
    for character in text:
        part = " " * (TAB - column % TAB) if character == "\t" else visible(character)
        column += width_of(part)
        parts.append(part)
    return "".join(parts)


def width_of(text: str) -> int:
    return sum(map(columns, text))


def columns(character: str) -> int:
    """The columns that a character takes up in a terminal."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def render_made(made: Iterable[tuple[Diagnostic, Fix]]) -> str:
    """A line for each fix that was made."""
    lines = (f"fixed {place(fault.span)}: {tidy(fix.title)}\n" for fault, fix in made)
    return "".join(dict.fromkeys(lines))


def render_fixes(faults: Iterable[Diagnostic], read_line: ReadLine) -> str:
    """The fixes of faults as lines before and after, for people to choose from."""
    found: dict[str, None] = {}
    for fault in faults:
        for fix in fault.fixes:
            if edits := exact_edits(fix, fault, read_line):
                before, after = changed_lines(edits, read_line)
                shown = [*(f"  - {line}" for line in before), *(f"  + {line}" for line in after)]
                head = f"{place(edits[0].span)}: if that is what you mean, {tidy(fix.title)}"
                found["\n".join([head, *map(visible, shown)]) + "\n"] = None
    return "".join(found)
