"""A command -> what it took: seconds, seconds of processor, peak memory, its children included."""

from __future__ import annotations

import ctypes
import os
import resource
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Linux: orphans of our children become ours, so that workers that outlive their parent count too.
_SUBREAPER = 36
# Compiled modules are kept, as they are where briefgen was installed.
_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Usage:
    """What a command took: seconds and MiB."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Ratio:
    """Our share of another's, pair by pair: the median and the quartiles."""

    median: float
    low: float
    high: float
    ours: float
    other: float


def run(command: Sequence[str | Path], extra: Mapping[str, str] | None = None) -> Usage:
    """Run it to its end. Raises RuntimeError where it fails."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    words = [str(word) for word in command]
    null = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    began = time.perf_counter()
    child = os.posix_spawn(words[0], words, _ENVIRONMENT | dict(extra or {}), file_actions=null)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - began
    if status:
        raise RuntimeError(f"{' '.join(words)} ended with {os.waitstatus_to_exitcode(status)}")
    all_used = [used, *_orphans()]
    cpu = sum(one.ru_utime + one.ru_stime for one in all_used)
    return Usage(wall, cpu, max(one.ru_maxrss for one in all_used) / 1024)


def _orphans() -> Iterator[resource.struct_rusage]:
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


def ratio(pairs: Sequence[tuple[float, float]]) -> Ratio:
    """Of (ours, other) measured side by side."""
    shares = sorted(ours / other for ours, other in pairs)
    low, high = shares[len(shares) // 4], shares[-1 - len(shares) // 4]
    medians = [statistics.median(side) for side in zip(*pairs, strict=True)]
    return Ratio(statistics.median(shares), low, high, *medians)
