"""Diagnostics and their codes."""

from __future__ import annotations

import re

from briefgen.model.diagnostic_codes.all_codes import CODES
from briefgen.model.diagnostics import NOWHERE, Diagnostic, Faults, Severity, Span

HERE = Span(file="a.yaml", line=3, column=1)


def test_codes_are_in_order_named_once_and_explained() -> None:
    assert list(CODES) == sorted(CODES)
    names = [code.name for code in CODES.values()]
    assert len(names) == len(set(names))
    for number, code in CODES.items():
        assert re.fullmatch(r"BF[123459]\d\d", number)
        assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", code.name), "a word for `allow:`"
        assert Severity(code.severity)
        assert re.fullmatch(r"\S.*\.", code.summary), "a sentence"


def test_a_diagnostic_takes_name_and_severity_from_the_table() -> None:
    fault = Diagnostic(code="BF108", message="lost", span=HERE)
    assert (fault.name, fault.severity, fault.is_error) == ("lost-comment", Severity.WARNING, False)
    assert Diagnostic(code="BF302", message="long").is_error


def test_a_fault_is_noted_once_at_a_place() -> None:
    faults = Faults()
    for span in (HERE, HERE, Span(file="a.yaml", line=4, column=1)):
        faults.note((Diagnostic(code="BF112", message="missing", span=span),))
    assert len(list(faults)) == 2


def test_faults_come_in_the_order_of_the_files() -> None:
    faults = Faults()
    for file, line, column in (("b", 1, 1), ("a", 10, 1), ("a", 9, 7), ("a", 9, 2)):
        faults.note(
            (
                Diagnostic(
                    code="BF112", message="missing", span=Span(file=file, line=line, column=column)
                ),
            )
        )
    faults.note((Diagnostic(code="BF111", message="shape", span=Span(file="a", line=9, column=2)),))
    faults.note((Diagnostic(code="BF901", message="internal", span=NOWHERE),))
    places = [(f.span.file, f.span.line, f.span.column, f.code) for f in faults.in_order()]
    assert places == sorted(places)
    assert places[0][0] == ""


def test_only_errors_count_as_errors() -> None:
    faults = Faults()
    faults.note((Diagnostic(code="BF108", message="lost", span=HERE),))
    faults.note((Diagnostic(code="BF304", message="fragile", span=HERE),))
    assert not faults.has_errors
    faults.note((Diagnostic(code="BF102", message="syntax", span=HERE),))
    assert faults.has_errors


def test_taken_over_faults_get_their_target() -> None:
    own, all_faults = Faults(), Faults()
    own.note((Diagnostic(code="BF302", message="long", span=HERE),))
    all_faults.extend(own, target="2008-10-15")
    assert [fault.target for fault in all_faults] == ["2008-10-15"]
    assert next(iter(own)).target == ""


def test_what_a_step_noted_is_known_without_looking_into_the_list() -> None:
    faults = Faults([Diagnostic(code="BF112", message="of the files", span=HERE)])
    before = faults.mark()
    faults.note((Diagnostic(code="BF112", message="of the files", span=HERE),))
    assert list(faults.since(before)) == [], "a fault that was handed over is known"
    faults.note((Diagnostic(code="BF302", message="long", span=HERE),))
    assert [fault.code for fault in faults.since(before)] == ["BF302"]


def test_a_fault_that_was_accepted_counts_no_more_and_is_told_once() -> None:
    faults = Faults()
    for message in ("lost", "lost", "found"):
        faults.extend([Diagnostic(code="BF108", message=message, span=HERE)])
    for _ in range(2):
        faults.note((Diagnostic(code="BF108", message="lost", span=HERE),))
        faults.accept(lambda fault: fault.message == "lost")
    assert [fault.message for fault in faults] == ["found"]
    assert [fault.message for fault in faults.accepted] == ["lost"]


def test_nobody_writes_into_the_faults_of_another() -> None:
    """`faults.found[:] = ...` from outside left the set of those that are known behind."""
    faults = Faults()
    for found in (faults.found, faults.accepted):
        assert isinstance(found, list)
        found.append(Diagnostic(code="BF302", message="long", span=HERE))
    assert not faults.has_errors
    assert (list(faults), list(faults.accepted)) == ([], [])
