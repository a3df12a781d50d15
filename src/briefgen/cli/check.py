"""What is to be checked -> what is said of it, and the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefgen.cli.build import TEXT
from briefgen.cli.console import counted, exit_code, say_faults
from briefgen.packs import check


def check_and_say(
    names: Sequence[str],
    root: Path,
    form: str = TEXT,
    *,
    strict: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> int:
    """Check, and say what is wrong."""
    faults = check(names, root=root, select=select, ignore=ignore)
    say_faults(faults, form, root, advice=True)
    if form == TEXT:
        print(counted(faults))
    return exit_code(faults, strict)
