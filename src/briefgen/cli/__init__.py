"""Arguments -> calls -> exit code. With report.py the only package that prints.

The compiler is imported only where something has to be done.
"""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from briefgen.cli.exit_codes import FAULTS, INTERRUPTED, OK, OUR_FAULT, USED_WRONGLY
from briefgen.cli.standard_streams import flush_streams, prepare_streams

# What a stream answers whose reader is gone, or whose disk is full. Files have names, it has none.
_UNHEARD = (errno.EPIPE, errno.EINVAL, errno.EBADF, errno.EIO, errno.ENOSPC)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    _never_collect()
    _leave(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for. Whatever goes wrong ends in a message and an exit code."""
    prepare_streams()
    try:
        from briefgen.cli.commands import run_command

        return run_command(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else OK
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if isinstance(error.__cause__, KeyboardInterrupt):  # it came while a class was made
            return INTERRUPTED
        if os.environ.get("BRIEFGEN_TRACEBACK"):
            raise
        return _explain(error)


def _leave(code: int) -> None:
    """Every file is written and closed by now. To take down the interpreter, module by module,
    takes 25 ms more, of 450 that a pack takes; processes that were begun need that, though."""
    if not flush_streams():
        code = code or FAULTS
    if "multiprocessing" in sys.modules:
        sys.exit(code)
    os._exit(code)


def _never_collect() -> None:
    """A command lives for a second and leaves next to no cycles: to look for them takes a seventh
    of its time, half of that at the end, and frees nothing (benchmarks/results.md)."""
    gc.disable()
    atexit.register(gc.freeze)


def _explain_unheard(error: OSError) -> int:
    """What there is to say could not be written; all that was to be done is done."""
    with suppress(OSError):
        why = error.strerror or type(error).__name__
        print(f"briefgen: its messages cannot be written: {why}", file=sys.stderr)
    return FAULTS


def _explain(error: Exception) -> int:
    from briefgen.packs.build_results import UsageError

    if isinstance(error, UsageError):
        print(f"briefgen: {error}", file=sys.stderr)
        return USED_WRONGLY
    if isinstance(error, OSError) and error.filename is None and error.errno in _UNHEARD:
        return _explain_unheard(error)
    if isinstance(error, OSError) and error.filename is not None:
        from briefgen.packs.os_errors import explain_os_error, where_of

        why, hint = explain_os_error(error)
        message = f"error[BF402] cannot-write: {where_of(error)} cannot be written: {why}"
        print(f"{message}\n  = hint: {hint}", file=sys.stderr)
        return FAULTS
    print(
        f"error[BF901] internal: briefgen itself failed ({type(error).__name__}: {error})\n"
        "  = hint: this is our fault, not yours; please report it with the file that caused it.\n"
        "          Run again with BRIEFGEN_TRACEBACK=1 for the details that we need.",
        file=sys.stderr,
    )
    return OUR_FAULT
