"""A file of another program -> a deck, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.exit_codes import FAULTS, OK
from briefgen.packs.build_results import UsageError
from briefgen.support.world import find_root

if TYPE_CHECKING:
    from briefgen.packs.import_files import ImportedFiles

_REPORTS = (".md", ".json")


def import_and_say(
    file: Path, root: Path, name: str, report: Path | None, *, with_template: bool
) -> int:
    """Import a file. Words that are neither in the deck nor in the report are a fault of ours."""
    from briefgen.packs.import_files import import_file

    _check(file, root, report)
    found = import_file(file, root=root, name=name, with_template=with_template)
    print(_said(found, file, report))
    return FAULTS if found.unplaced else OK


def _check(file: Path, root: Path, report: Path | None) -> None:
    if report and report.suffix.lower() not in _REPORTS:
        raise UsageError(f"{report} cannot be a report; give a name that ends in .md or .json")
    if report and report.exists() and file.exists() and report.samefile(file):
        raise UsageError(f"{report} is the file to be imported; give the report another name")
    if root.is_dir() and find_root(root) is None:
        raise UsageError(
            "there is no project here to put the deck into; make one, and import into it:\n\n"
            f"    briefgen new my-talks\n    briefgen import {file} --root my-talks\n"
        )


def _said(found: ImportedFiles, file: Path, report: Path | None) -> str:
    """The report, which is written to a file where that is asked for."""
    from briefgen.packs.atomic_write import write_file
    from briefgen.packs.import_report import (
        as_json,
        as_markdown,
        as_terminal,
        report_sections,
        summary,
    )

    imported = found.imported
    sections = report_sections(imported, found.unplaced)
    if report and report.suffix.lower() == ".json":
        write_file(report, as_json(imported, found.unplaced))
    elif report:
        write_file(report, as_markdown(imported, sections, file.name).encode())
    deck = f"decks/{imported.name}.yaml"
    return (
        f"{summary(imported)}\n\n{as_terminal(sections)}\n\n"
        f"Now look through {deck}, then run: briefgen build {imported.name}"
    )
