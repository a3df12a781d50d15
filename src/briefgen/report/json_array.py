"""Diagnostics -> a JSON array."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefgen.model.diagnostics import Diagnostic, Span
from briefgen.model.text_edits import ReadLine, exact_edits


def render_json(faults: Iterable[Diagnostic], read_line: ReadLine) -> str:
    """A JSON array with an object for each fault; lines and columns count from 1, 0 is unknown."""
    import json

    told = [_fields(fault, read_line) for fault in faults]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _fields(fault: Diagnostic, read_line: ReadLine) -> dict[str, Any]:
    return {
        **where(fault.span),
        "code": fault.code,
        "name": fault.name,
        "severity": fault.severity.value,
        "message": fault.message,
        "label": fault.label,
        "hint": fault.hint,
        "related": [{**where(span), "message": text} for span, text in fault.related],
        "target": fault.target,
        "fixes": list(fixes(fault, read_line)),
    }


def fixes(fault: Diagnostic, read_line: ReadLine) -> Iterator[dict[str, Any]]:
    """Those that can be made in the source as it is, with their exact places in it."""
    for fix in fault.fixes:
        if edits := exact_edits(fix, fault, read_line):
            told = [{**where(edit.span), "text": edit.text} for edit in edits]
            yield {"title": fix.title, "safe": fix.is_safe, "edits": told}


def where(span: Span) -> dict[str, Any]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        **({"sheet": span.sheet} if span.sheet else {}),
    }
