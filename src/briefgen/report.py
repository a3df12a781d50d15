"""Diagnostics -> text for a terminal, one line each, JSON, or GitHub annotations.

Pure functions that return text; the command line prints it. Source lines come through a callable,
so that nothing here opens a file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from briefgen.model.data_sheet import column_name
from briefgen.model.diagnostics import Diagnostic, Fix, Severity, Span
from briefgen.model.template import SlotSpec, Template
from briefgen.model.text_edits import ReadLine, changed_lines, exact_edits
from briefgen.model.values import Value, replace

FORMATS = ("text", "line", "json", "github")
TAB = 4
_NARROWEST, _WIDEST = 60, 120
_NAMED_TARGETS = 3
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


def render(
    form: str, faults: Sequence[Diagnostic], read_line: ReadLine, look: TerminalLook = PLAIN_LOOK
) -> str:
    """The faults in one of FORMATS, in the order given; "" where there are none (JSON: `[]`).

    Raises KeyError for a format that does not exist.
    """
    forms: dict[str, Callable[[], str]] = {
        "text": lambda: render_text(faults, read_line, look),
        "line": lambda: render_lines(faults),
        "json": lambda: render_json(faults, read_line),
        "github": lambda: render_github(faults),
    }
    return forms[form]()


def render_text(
    faults: Iterable[Diagnostic], read_line: ReadLine, look: TerminalLook = PLAIN_LOOK
) -> str:
    """Paragraphs for people: the fault, its place, the source line with carets, the hint."""
    merged = _merge_targets(faults)
    return "\n".join(_paragraph(fault, targets, read_line, look) for fault, targets in merged)


def render_lines(faults: Iterable[Diagnostic]) -> str:
    """One line each: `file:line:column: severity[code] name: message (hint: ...)`."""
    return "".join(_one_line(fault, targets) for fault, targets in _merge_targets(faults))


def render_json(faults: Iterable[Diagnostic], read_line: ReadLine) -> str:
    """A JSON array with an object for each fault; lines and columns count from 1, 0 is unknown."""
    import json

    told = [_fields(fault, read_line) for fault in faults]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def render_github(faults: Iterable[Diagnostic]) -> str:
    """Workflow commands of GitHub Actions, which become annotations beside the source."""
    return "".join(_annotation(fault, targets) for fault, targets in _merge_targets(faults))


def _merge_targets(faults: Iterable[Diagnostic]) -> list[tuple[Diagnostic, list[str]]]:
    """A fault that many targets share is told once, with the targets' names."""
    merged: dict[Diagnostic, list[str]] = {}
    for fault in faults:
        names = merged.setdefault(replace(fault, target=""), [])
        if fault.target and fault.target not in names:
            names.append(fault.target)
    return list(merged.items())


def _named(targets: Sequence[str]) -> str:
    shown = ", ".join(targets[:_NAMED_TARGETS])
    rest = len(targets) - _NAMED_TARGETS
    return f"{shown} and {rest} more" if rest > 0 else shown


def _head(fault: Diagnostic) -> str:
    return f"{fault.severity.value}[{fault.code}] {fault.name}"


def _place(span: Span) -> str:
    """`file:line:column`, as editors and terminals make clickable; less where less is known."""
    if not span.file or not span.line:
        return _visible(span.file)
    if span.sheet:
        return _cell(span)
    return f"{_visible(span.file)}:{span.line}" + (f":{span.column}" if span.column else "")


def _cell(span: Span) -> str:
    """A place in a workbook, as whoever has it open finds it."""
    column = f", column {column_name(span.column)}" if span.column else ""
    return f"{_visible(span.file)}, sheet {_visible(span.sheet)}, row {span.line}{column}"


# --- for people


def _paragraph(
    fault: Diagnostic, targets: Sequence[str], read_line: ReadLine, look: TerminalLook
) -> str:
    escape = _ESCAPES[fault.severity]
    margin = " " * max(1, len(str(fault.span.line)))
    lines = [look.paint(_head(fault), escape) + look.paint(f": {_tidy(fault.message)}", _BOLD)]
    lines.extend(_excerpt(fault, margin, read_line, look))
    notes = [("note", f"{_place(span)}: {text}") for span, text in fault.related]
    if targets:
        notes.append(("in", _named(targets)))
    if fault.hint:
        notes.append(("hint", fault.hint))
    for word, text in notes:
        lines.append(f"{margin} {look.paint('=', _BLUE)} {word}: {_tidy(text)}")
    return "\n".join(lines) + "\n"


def _excerpt(
    fault: Diagnostic, margin: str, read_line: ReadLine, look: TerminalLook
) -> Iterator[str]:
    """The place, the source line and the carets; what is not known is left out."""
    span = fault.span
    corner, bar = ("┌─", "│") if look.boxes else ("-->", "|")
    if not span.file:
        return
    yield f"{margin} {look.paint(corner, _BLUE)} {_place(span)}"
    source = read_line(span.file, span.line) if span.line and not span.sheet else None
    label = f" {_tidy(fault.label)}" if fault.label else ""
    if source is None:
        if label:
            yield f"{margin} {look.paint(bar, _BLUE)}{label}"
        return
    before, marked, after = _cut(source, span, look.width - len(margin) - 3, look)
    number = look.paint(f"{span.line}".rjust(len(margin)) + f" {bar}", _BLUE)
    yield f"{number} {before}{marked}{after}".rstrip()
    carets = "^" * max(1, _width_of(marked))
    painted = look.paint(carets + label, _ESCAPES[fault.severity])
    yield f"{margin} {look.paint(bar, _BLUE)} {' ' * _width_of(before)}{painted}"


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
    marked = _shown(source[first:last], _width_of(before))
    after = _shown(source[last:], _width_of(before + marked))
    dots = "…" if look.boxes else "..."
    if _width_of(before + marked + after) <= room:
        return before, marked, after
    if _width_of(before) > room // 2:
        before = dots + _clipped(before[::-1], room // 3)[::-1]
    left = room - _width_of(before) - len(dots)
    if _width_of(marked) > left:
        return before, _clipped(marked, left) + dots, ""
    left -= _width_of(marked)
    return before, marked, after if _width_of(after) <= left else _clipped(after, left) + dots


def _clipped(text: str, room: int) -> str:
    """As many characters from the start as take up at most `room` columns."""
    used = 0
    for index, character in enumerate(text):
        used += _columns(character)
        if used > room:
            return text[:index]
    return text


def _shown(text: str, column: int = 0) -> str:
    """Source text as a terminal may have it: tabs as spaces, control characters replaced."""
    parts: list[str] = []
    for character in text:
        part = " " * (TAB - column % TAB) if character == "\t" else _visible(character)
        column += _width_of(part)
        parts.append(part)
    return "".join(parts)


def _visible(text: str) -> str:
    """The text without characters that steer a terminal or turn its direction."""
    return "".join("�" if _steers(character) else character for character in text)


def _steers(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or (
        unicodedata.bidirectional(character)
        in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    )


def _tidy(text: str) -> str:
    """A message on one line."""
    return _visible(" ".join(text.split()))


def _width_of(text: str) -> int:
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    """The columns that a character takes up in a terminal."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


# --- for programs


def _one_line(fault: Diagnostic, targets: Sequence[str]) -> str:
    place = _place(fault.span)
    text = f"{_head(fault)}: {_tidy(fault.message)}"
    if fault.label:
        text += f"; {_tidy(fault.label)}"
    if fault.hint:
        text += f" (hint: {_tidy(fault.hint)})"
    if targets:
        text += f" [in {_named(targets)}]"
    return (f"{place}: {text}" if place else text) + "\n"


def _fields(fault: Diagnostic, read_line: ReadLine) -> dict[str, Any]:
    return {
        **_where(fault.span),
        "code": fault.code,
        "name": fault.name,
        "severity": fault.severity.value,
        "message": fault.message,
        "label": fault.label,
        "hint": fault.hint,
        "related": [{**_where(span), "message": text} for span, text in fault.related],
        "target": fault.target,
        "fixes": list(_fixes(fault, read_line)),
    }


def render_made(made: Iterable[tuple[Diagnostic, Fix]]) -> str:
    """A line for each fix that was made."""
    lines = (f"fixed {_place(fault.span)}: {_tidy(fix.title)}\n" for fault, fix in made)
    return "".join(dict.fromkeys(lines))


def render_fixes(faults: Iterable[Diagnostic], read_line: ReadLine) -> str:
    """The fixes of faults as lines before and after, for people to choose from."""
    found: dict[str, None] = {}
    for fault in faults:
        for fix in fault.fixes:
            if edits := exact_edits(fix, fault, read_line):
                before, after = changed_lines(edits, read_line)
                shown = [*(f"  - {line}" for line in before), *(f"  + {line}" for line in after)]
                head = f"{_place(edits[0].span)}: if that is what you mean, {_tidy(fix.title)}"
                found["\n".join([head, *map(_visible, shown)]) + "\n"] = None
    return "".join(found)


def _fixes(fault: Diagnostic, read_line: ReadLine) -> Iterator[dict[str, Any]]:
    """Those that can be made in the source as it is, with their exact places in it."""
    for fix in fault.fixes:
        if edits := exact_edits(fix, fault, read_line):
            told = [{**_where(edit.span), "text": edit.text} for edit in edits]
            yield {"title": fix.title, "safe": fix.is_safe, "edits": told}


def _where(span: Span) -> dict[str, Any]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        **({"sheet": span.sheet} if span.sheet else {}),
    }


def _annotation(fault: Diagnostic, targets: Sequence[str]) -> str:
    """The end column is left out where the end lies on another line: GitHub forbids the pair."""
    span = fault.span
    places = {"file": span.file, "line": span.line, "endLine": span.end_line, "col": span.column}
    if span.sheet:  # a workbook has no lines beside which GitHub could show it
        places = {"file": span.file}
    elif span.end_line == span.line and span.end_column > span.column:
        places["endColumn"] = span.end_column
    title = f"{fault.name} ({fault.code})"
    properties = [f"{key}={_property(str(value))}" for key, value in places.items() if value]
    properties.append(f"title={_property(title)}")
    command = "notice" if fault.severity is Severity.ADVICE else fault.severity.value
    where = f"{_place(span)}: " if span.sheet else ""
    parts = [where + fault.message, fault.label, fault.hint and f"hint: {fault.hint}"]
    if targets:
        parts.append(f"in: {_named(targets)}")
    message = "\n".join(part for part in parts if part)
    return f"::{command} {','.join(properties)}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def list_templates(templates: Iterable[Template]) -> str:
    """A line for each template, and below those that have the same layouts these, with their
    slots; * marks required ones. At the end stands how each kind of slot is written."""
    names: dict[str, list[Template]] = {}
    for template in templates:
        names.setdefault(template.name, []).append(template)
    sets: dict[tuple[str, ...], list[str]] = {}
    width = max(map(len, names))
    for name, found in names.items():
        sets.setdefault(tuple(_layout_lines(found[0])), []).append(
            f"{name:<{width}}  {_about(found[0])} ({', '.join(t.aspect for t in found)})"
        )
    lines = [line for layouts, heads in sets.items() for line in (*heads, *layouts)]
    return "\n".join([*lines, *_kind_lines()]) + "\n"


def _about(template: Template) -> str:
    return f"{template.title}: {template.about}" if template.about else template.title


def _kind_lines() -> Iterator[str]:
    from briefgen.resolve.slot_values import KINDS, kind_named

    width = max(map(len, KINDS))
    yield "How each kind of slot is written:"
    for name in KINDS:
        yield f"  {name:<{width}}  {kind_named(name).form.written.replace('`', '')}"
    yield ""


def _layout_lines(template: Template) -> Iterator[str]:
    width = max(len(name) for name in template.offered)
    for name, layout in template.offered.items():
        slots = "  ".join(_slot_name(slot) for slot in layout.slots)
        yield f"  {name:<{width}}  {slots}"
    yield ""


def _slot_name(slot: SlotSpec) -> str:
    required = "*" if slot.required and not slot.default else ""
    return f"{slot.name}{required} ({slot.kind})"
