"""Diagnostics -> one line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.model.diagnostics import Diagnostic
from briefgen.report.visible_text import head, merge_targets, named, place, tidy


def render_lines(faults: Iterable[Diagnostic]) -> str:
    """One line each: `file:line:column: severity[code] name: message (hint: ...)`."""
    return "".join(_one_line(fault, targets) for fault, targets in merge_targets(faults))


def _one_line(fault: Diagnostic, targets: Sequence[str]) -> str:
    where = place(fault.span)
    text = f"{head(fault)}: {tidy(fault.message)}"
    if fault.label:
        text += f"; {tidy(fault.label)}"
    if fault.hint:
        text += f" (hint: {tidy(fault.hint)})"
    if targets:
        text += f" [in {named(targets)}]"
    return (f"{where}: {text}" if where else text) + "\n"
