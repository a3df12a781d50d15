"""Bytes of an SVG file + width -> PNG, here or in a process of its own that may not take long.

Run as a program it reads the drawing and writes the picture, within limits. A renderer that is
given a hostile drawing takes hours, or all memory, and then breaks off the process it runs in.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

from briefgen.support.package_data import shipped

# Seconds of the processor; those of the clock, which a busy machine has more of; and bytes.
SECONDS, PATIENCE = 2, 30
_MEMORY = 768 * 1024 * 1024


class CannotDrawError(Exception):
    """The renderer refuses the drawing."""


class TakesTooMuchError(Exception):
    """The renderer takes too long, or too much memory."""


def draw_here(vector: bytes, width: int) -> bytes:
    """The drawing as a PNG, with no font but our own."""
    import resvg_py

    kinds = ("font", "serif", "sans_serif", "cursive", "fantasy", "monospace")
    families: dict[str, Any] = {f"{kind}_family": "Liberation Sans" for kind in kinds}
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=vector.decode(),
                width=width,
                skip_system_fonts=True,
                font_files=[str(path) for path in sorted(shipped("fonts").glob("*.ttf"))],
                **families,
            )
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    # The renderer's own failures are no Exception.
    except BaseException as error:
        raise CannotDrawError from error


def draw_apart(vector: bytes, width: int) -> bytes:
    """The same in a process of its own, within limits of time and memory."""
    command = [sys.executable, "-P", __file__, str(width)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, input=vector, capture_output=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired as error:
        raise TakesTooMuchError from error
    # 1 is the renderer's own refusal; else it was ended, or broke off.
    if done.returncode == 1:
        raise CannotDrawError
    if done.returncode or not done.stdout:
        raise TakesTooMuchError
    return done.stdout


def _set_limits() -> None:
    """Windows has none: there only the clock ends what takes too long."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _main() -> int:
    _set_limits()
    try:
        picture = draw_here(sys.stdin.buffer.read(), int(sys.argv[1]))
    except CannotDrawError:
        return 1
    except MemoryError:
        return 2
    with os.fdopen(1, "wb") as pipe:
        pipe.write(picture)
    return 0


if __name__ == "__main__":
    raise SystemExit(_main())
