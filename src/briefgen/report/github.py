"""Diagnostics -> workflow commands of GitHub Actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.model.diagnostics import Diagnostic, Severity
from briefgen.report.visible_text import merge_targets, named, place


def render_github(faults: Iterable[Diagnostic], folder: str = "") -> str:
    """Workflow commands of GitHub Actions, which become annotations beside the source. Files are
    named from the root of the repository, in which the project is the `folder`."""
    merged = merge_targets(faults)
    return "".join(_annotation(fault, targets, folder) for fault, targets in merged)


def in_repository(file: str, folder: str) -> str:
    """The name of a file of the project, from the root of the repository."""
    return f"{folder}/{file}" if folder and file else file


def _annotation(fault: Diagnostic, targets: Sequence[str], folder: str) -> str:
    """The end column is left out where the end lies on another line: GitHub forbids the pair."""
    span = fault.span
    file = in_repository(span.file, folder)
    places = {"file": file, "line": span.line, "endLine": span.end_line, "col": span.column}
    if span.sheet:  # a workbook has no lines beside which GitHub could show it
        places = {"file": file}
    elif span.end_line == span.line and span.end_column > span.column:
        places["endColumn"] = span.end_column
    title = f"{fault.name} ({fault.code})"
    properties = [f"{key}={_property(str(value))}" for key, value in places.items() if value]
    properties.append(f"title={_property(title)}")
    command = "notice" if fault.severity is Severity.ADVICE else fault.severity.value
    where = f"{place(span)}: " if span.sheet else ""
    parts = [where + fault.message, fault.label, fault.hint and f"hint: {fault.hint}"]
    if targets:
        parts.append(f"in: {named(targets)}")
    message = "\n".join(part for part in parts if part)
    return f"::{command} {','.join(properties)}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
