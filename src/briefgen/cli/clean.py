"""What was built -> what of it was removed, and what is said of the rest."""

from __future__ import annotations

import sys
from pathlib import Path

from briefgen.cli.build import TEXT
from briefgen.cli.console import count, exit_code, say_faults
from briefgen.cli.exit_codes import FAULTS, OK


def clean_and_say(root: Path, folder: Path, *, force: bool, stale: bool) -> int:
    """Remove the packs in a folder, or (`stale`) those that no seminar or deck has any more."""
    from briefgen.packs.clean_output import clean_gone, clean_output

    if stale:
        from briefgen.packs.open_project import load

        loaded = load(root)
        if any(fault.is_error for fault in loaded.faults):
            say_faults(loaded.faults, TEXT, root)
            print("Nothing was removed: first fix the errors above.", file=sys.stderr)
            return exit_code(loaded.faults, strict=False)
        here = [target.id for target in loaded.project.targets]
        if not here:
            print("Nothing was removed: there is no deck in `decks`. "
                  "`briefgen clean` removes everything.",
                  file=sys.stderr)  # fmt: skip
            return FAULTS
        cleaned = clean_gone(folder, here, force=force)
    else:
        cleaned = clean_output(folder, force=force)
    print(f"{count(len(cleaned.removed), 'file')} removed from {folder}")
    for path in cleaned.kept:
        print(f"{path}: changed by hand, and kept", file=sys.stderr)
    return OK
