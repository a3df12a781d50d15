"""Faults + deck -> the faults that it does not accept, and what it accepts in vain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.model.diagnostics import Diagnostic, Faults, Fix, Span, codes, declared, diagnose
from briefgen.model.resolved_deck import ResolvedDeck
from briefgen.model.values import Value, replace
from briefgen.support.suggest import hint_instead


class Allowance(Value):
    """A `name` or code that a slide or deck accepts, where that is written (`span`), and the
    `lines` it holds for: files and numbers, or None where it holds for the whole deck."""

    name: str
    span: Span
    lines: frozenset[tuple[str, int]] | None = None

    def accepts(self, fault: Diagnostic) -> bool:
        """Whether the fault is one of this name that may be accepted, on one of the lines."""
        code = declared(fault.code)
        if not code.is_acceptable or self.name not in (code.name, fault.code):
            return False
        return self.lines is None or (fault.span.file, fault.span.line) in self.lines


def allowances_of(deck: ResolvedDeck) -> tuple[Allowance, ...]:
    """Everything that a deck and its slides accept."""
    return (
        *(Allowance(name, deck.span) for name in sorted(deck.allow)),
        *(
            Allowance(name, slide.allow_span, slide.lines)
            for slide in deck.slides
            for name in sorted(slide.allow)
        ),
    )


def accept(deck: ResolvedDeck, faults: Faults) -> None:
    """Take out of `faults` what the deck accepts, and keep it in `faults.accepted`."""
    allowances = allowances_of(deck)
    if allowances:
        faults.accept(lambda fault: any(one.accepts(fault) for one in allowances))


def report_unused(allowances: Iterable[Allowance]) -> Iterator[Diagnostic]:
    """A warning for each name that accepts nothing."""
    for allowance in allowances:
        fault = _unused(allowance)
        fixes = tuple(_on_its_line(fix, allowance.span) for fix in fault.fixes)
        yield replace(fault, fixes=fixes)


def _on_its_line(fix: Fix, span: Span) -> Fix:
    """An allowance is known by its key; the names stand behind that."""
    line = replace(span, end_line=span.line + 1, end_column=1)
    return replace(fix, edits=tuple(replace(edit, span=line) for edit in fix.edits))


def _unused(allowance: Allowance) -> Diagnostic:
    known = {code.name: code for code in codes().values()}
    given, span = allowance.name, allowance.span
    name = codes()[given].name if given in codes() else given
    if name not in known:
        acceptable = [name for name, code in known.items() if code.is_acceptable]
        return diagnose("BF526/unknown", span, hint=hint_instead(name, acceptable), name=name)
    stays = "BF526/stays" if known[name].stays else "BF526/error"
    return diagnose("BF526/unused" if known[name].is_acceptable else stays, span, name=name)
