"""Texts of faults as any reader may have them: on one line, with nothing that steers a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from briefgen.model.data_sheet import column_name
from briefgen.model.diagnostics import Diagnostic, Span
from briefgen.model.values import replace

_NAMED_TARGETS = 3


def merge_targets(faults: Iterable[Diagnostic]) -> list[tuple[Diagnostic, list[str]]]:
    """A fault that many targets share is told once, with the targets' names."""
    merged: dict[Diagnostic, list[str]] = {}
    for fault in faults:
        names = merged.setdefault(replace(fault, target=""), [])
        if fault.target and fault.target not in names:
            names.append(fault.target)
    return list(merged.items())


def named(targets: Sequence[str]) -> str:
    shown = ", ".join(targets[:_NAMED_TARGETS])
    rest = len(targets) - _NAMED_TARGETS
    return f"{shown} and {rest} more" if rest > 0 else shown


def head(fault: Diagnostic) -> str:
    return f"{fault.severity.value}[{fault.code}] {fault.name}"


def place(span: Span) -> str:
    """`file:line:column`, as editors and terminals make clickable; less where less is known."""
    if not span.file or not span.line:
        return visible(span.file)
    if span.sheet:
        return _cell(span)
    return f"{visible(span.file)}:{span.line}" + (f":{span.column}" if span.column else "")


def _cell(span: Span) -> str:
    """A place in a workbook, as whoever has it open finds it."""
    column = f", column {column_name(span.column)}" if span.column else ""
    return f"{visible(span.file)}, sheet {visible(span.sheet)}, row {span.line}{column}"


def visible(text: str) -> str:
    """The text without characters that steer a terminal or turn its direction."""
    if text.isprintable():
        return text
    return "".join("�" if steers(character) else character for character in text)


def steers(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or (
        unicodedata.bidirectional(character)
        in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    )


def tidy(text: str) -> str:
    """A message on one line."""
    return visible(" ".join(text.split()))
