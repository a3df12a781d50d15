"""Files that are saved -> builds, until Ctrl+C."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from briefgen.cli.build import build_and_say
from briefgen.cli.exit_codes import INTERRUPTED, OK
from briefgen.packs.build_results import BuildOptions, Choice, UsageError
from briefgen.packs.open_project import project_root
from briefgen.packs.watch_files import saved

_NAMED = 3


def watch_and_say(root: Path, choice: Choice, options: BuildOptions) -> int:
    """Build now, and again whenever files of the project are saved. What is wrong is shown, and
    waited for to be put right."""
    gc.enable()  # this command lives for hours
    try:
        # What is saved while something is built is built after it.
        for names in saved(project_root(root).resolve(), options.output.resolve()):
            if names:
                more = ", ..." if len(names) > _NAMED else ""
                print(f"\nSaved: {', '.join(names[:_NAMED])}{more}", flush=True)
            if _build(root, choice, options) == INTERRUPTED:
                break
            print("Waiting for files to be saved; Ctrl+C ends this.", flush=True)
    except KeyboardInterrupt:
        pass
    print("\nStopped. What was built is kept.")
    return OK


def _build(root: Path, choice: Choice, options: BuildOptions) -> int:
    """A name that does not exist may be that of a deck that is yet to be written."""
    try:
        return build_and_say(root, choice, options)
    except UsageError as wrong:
        print(f"briefgen: {wrong}", file=sys.stderr)
        return OK
