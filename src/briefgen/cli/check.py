"""What is to be checked -> what is said of it, and the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefgen.cli.build import TEXT
from briefgen.cli.console import counted, exit_code, say_faults, say_fixes
from briefgen.model.diagnostics import Diagnostic
from briefgen.packs import check


def check_and_say(
    names: Sequence[str],
    root: Path,
    form: str = TEXT,
    *,
    strict: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fix: bool = False,
) -> int:
    """Check, and say what is wrong; first make the fixes that are certain, if wanted."""
    if fix:
        faults = _fix_and_say(names, root, form, select, ignore)
    else:
        faults = check(names, root=root, select=select, ignore=ignore)
    say_faults(faults, form, root, advice=True)
    if form == TEXT:
        if fix:
            say_fixes(faults, root)
        print(counted(faults))
    return exit_code(faults, strict)


def _fix_and_say(
    names: Sequence[str], root: Path, form: str, select: Sequence[str], ignore: Sequence[str]
) -> Sequence[Diagnostic]:
    from briefgen.packs.fix_sources import fix_sources
    from briefgen.report.terminal import render_made

    fixed = fix_sources(names, root, select, ignore)
    if form == TEXT:
        print(render_made(fixed.made), end="")
    return fixed.faults
