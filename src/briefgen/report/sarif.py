"""Diagnostics -> SARIF 2.1.0, which code hosts show beside the source, with the rules explained."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from briefgen import __version__
from briefgen.model.diagnostic_codes.all_codes import CODES
from briefgen.model.diagnostics import Diagnostic, Severity, Span, TextEdit
from briefgen.model.text_edits import ReadLine, exact_edits
from briefgen.report.github import in_repository
from briefgen.report.visible_text import merge_targets, named, place, tidy

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_CODE_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


def render_sarif(faults: Iterable[Diagnostic], read_line: ReadLine, folder: str = "") -> str:
    """One run with a result for each fault, and a rule for each kind of fault that was met. Files
    are named from the root of the repository, in which the project is the `folder`."""
    merged = merge_targets(faults)
    codes = sorted({fault.code for fault, _ in merged})
    driver = {"name": "briefgen", "version": __version__, "rules": list(map(_rule, codes))}
    results = [
        {**_result(fault, targets, read_line, folder), "ruleIndex": codes.index(fault.code)}
        for fault, targets in merged
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    told = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    known = CODES[code]
    return {
        "id": code,
        "name": known.name,
        "shortDescription": {"text": known.summary},
        "help": {"text": known.explanation, "markdown": known.explanation},
        "defaultConfiguration": {"level": _CODE_LEVELS[known.severity]},
    }


def _result(
    fault: Diagnostic, targets: Sequence[str], read_line: ReadLine, folder: str
) -> dict[str, Any]:
    span = fault.span
    said = [
        f"{place(span)}: {tidy(fault.message)}" if span.sheet else tidy(fault.message),
        tidy(fault.label),
        fault.hint and f"hint: {tidy(fault.hint)}",
        f"in: {named(targets)}" if targets else "",
    ]
    found: dict[str, Any] = {
        "ruleId": fault.code,
        "level": _LEVELS[fault.severity],
        "message": {"text": "\n".join(filter(None, said))},
        "locations": [_location(span, folder)] if span.file else [],
    }
    if fault.related:
        found["relatedLocations"] = [
            {**_location(other, folder), "message": {"text": tidy(text)}}
            for other, text in fault.related
        ]
    if fixes := list(_fixes(fault, read_line, folder)):
        found["fixes"] = fixes
    return found


def _location(span: Span, folder: str) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": _artifact(span, folder)}
    if span.line and not span.sheet:  # a workbook has no lines
        where["region"] = _region(span)
    return {"physicalLocation": where}


def _artifact(span: Span, folder: str) -> dict[str, str]:
    return {"uri": quote(in_repository(span.file, folder)), "uriBaseId": "%SRCROOT%"}


def _region(span: Span) -> dict[str, int]:
    ends = {"endLine": span.end_line, "endColumn": span.end_column} if span.end_line else {}
    return {"startLine": span.line, "startColumn": span.column or 1, **ends}


def _fixes(fault: Diagnostic, read_line: ReadLine, folder: str) -> Iterator[dict[str, Any]]:
    """Those that can be made in the source as it is, file by file."""
    for fix in fault.fixes:
        by_file: dict[str, list[TextEdit]] = {}
        for edit in exact_edits(fix, fault, read_line):
            by_file.setdefault(edit.span.file, []).append(edit)
        if by_file:
            changes = [_change(edits, folder) for edits in by_file.values()]
            yield {"description": {"text": tidy(fix.title)}, "artifactChanges": changes}


def _change(edits: Sequence[TextEdit], folder: str) -> dict[str, Any]:
    """The changes of one file."""
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
        for edit in edits
    ]
    return {"artifactLocation": _artifact(edits[0].span, folder), "replacements": replacements}
