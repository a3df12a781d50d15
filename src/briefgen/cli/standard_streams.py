"""The streams of the process -> streams that take every text, whatever their code page.

The one place that decides what happens to a character that a stream has no code for: on Windows,
behind `>` and `|`, and under an old locale, that is most of them.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from typing import TextIO

_HANDLER = "briefgen.escape"


def prepare_streams() -> None:
    """Make standard output and standard error take every text."""
    codecs.register_error(_HANDLER, _escape)
    sys.stdout, sys.stderr = _ready(sys.stdout), _ready(sys.stderr)


def flush_streams() -> bool:
    """Whether all that was said could be written. What could not goes nowhere: the interpreter
    would try again at its end, and complain."""
    is_heard = True
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # who reads is gone, or the disk is full
            is_heard = False
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return is_heard


def _ready(stream: TextIO | None) -> TextIO:
    """The stream; one that goes nowhere where the process was started without it."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open to the end
    if isinstance(stream, io.TextIOWrapper) and stream.errors != _HANDLER:
        stream.reconfigure(errors=_HANDLER)
    return stream


def _escape(error: UnicodeError) -> tuple[str, int]:
    """Characters as JSON escapes them, so that what is JSON stays it: there they stand in texts
    only. One beyond the first 65,536 is written as two."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    refused = error.object[error.start : error.end]
    units = refused.encode("utf-16-be", "surrogatepass")
    codes = (units[index : index + 2].hex() for index in range(0, len(units), 2))
    return "".join(f"\\u{code}" for code in codes), error.end
