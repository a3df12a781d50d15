"""An output folder, held by one process; what an earlier build left there is tidied first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from briefgen.packs.atomic_write import sweep
from briefgen.packs.build_records import Memory
from briefgen.packs.pack_transaction import finish_journals, temporaries_of


class Held(Struct):
    """An output folder that nobody else writes into, and the `memory` in it. `unfinished` are packs
    whose change by an earlier build could not be finished, with the reason; where not all was noted
    (`is_whole` is false), the next build takes this one for one that was stopped."""

    memory: Memory
    unfinished: Mapping[str, OSError]
    is_whole: bool = True


@contextmanager
def lock_output(output: Path, on_wait: Callable[[], None] | None = None) -> Iterator[Held]:
    """Hold the output folder, once nobody else does. What a build that was stopped had begun is
    finished first, and what it left lying about is swept."""
    from filelock import FileLock, Timeout

    memory = Memory(output)
    memory.prepare()
    lock = FileLock(memory.folder / "lock")
    try:
        lock.acquire(timeout=0.2)
    except Timeout:
        if on_wait is not None:
            on_wait()
        lock.acquire()
    try:
        memory.running.touch()
        unfinished = finish_journals(memory)
        sweep(output, temporaries_of(memory, unfinished))
        held = Held(memory, unfinished, is_whole=not unfinished)
        yield held
        if held.is_whole:
            memory.running.unlink(missing_ok=True)
    finally:
        lock.release()
