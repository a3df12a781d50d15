"""Project + tasks -> what was made for each, by worker processes, the longest first.

A worker that is killed, takes too long or too much memory costs its own pack and no other. One task
is done in this process, without limits. Workers write nothing: what they made comes back as bytes.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from briefgen.model.diagnostics import Diagnostic, Faults, diagnose
from briefgen.model.project import Deck, Project
from briefgen.model.values import Value
from briefgen.packs.build_results import BuildOptions
from briefgen.packs.make_pack import Made, Task, broken_off, make_pack
from briefgen.packs.worker_payload import for_all, for_one, put_together
from briefgen.support.session import Session

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from queue import SimpleQueue

    from pebble import ProcessPool

Work = Callable[[Project, Task, Sequence[Diagnostic], Session], Made]

_POLL = 0.1
_MOST_ATTEMPTS = 2
_MEGABYTE = 1024 * 1024


class Stop(Struct):
    """Whether the user asked to stop (`is_wanted`): what is being made is given up, what is made
    is kept."""

    is_wanted: bool = False


class Done(Value):
    """A `task` with what was `made`."""

    task: Task
    made: Made


def make_packs(
    project: Project,
    tasks: Sequence[Task],
    options: BuildOptions,
    source_faults: Sequence[Diagnostic],
    *,
    stop: Stop,
    work: Work = make_pack,
) -> Iterator[Done]:
    """Do the tasks, and yield each as it is finished."""
    if len(tasks) <= 1 and not options.jobs:
        yield from (Done(task, work(project, task, source_faults, Session())) for task in tasks)
        return
    batch = _Batch(
        project=project, options=options, source_faults=tuple(source_faults), stop=stop, work=work
    )
    yield from batch.run(sorted(tasks, key=lambda task: -task.weight))


class _Batch(Value, kw_only=True):
    project: Project
    options: BuildOptions
    source_faults: tuple[Diagnostic, ...]
    stop: Stop
    work: Work

    def run(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """Where the pool itself breaks, what it left is done by another one."""
        left = list(tasks)
        for _ in range(_MOST_ATTEMPTS):
            lost: list[Task] = []
            yield from self._run_once(left, lost)
            left = lost
            if not left or self.stop.is_wanted:
                return
        yield from (Done(task, stopped(task, "BF404/not-started")) for task in left)

    def _run_once(self, tasks: Sequence[Task], lost: list[Task]) -> Iterator[Done]:
        from queue import Empty, SimpleQueue  # a build of one pack waits for no worker

        shared = for_all(self.project, tasks)
        prepare_workers()
        pool: Any = self._pool(len(tasks), shared)
        # Tasks whose futures are done, as they come.
        arrived: SimpleQueue[tuple[Task, Any]] = SimpleQueue()
        try:
            if not self._schedule(pool, tasks, shared, arrived):
                lost.extend(tasks)
                return
            waiting = {task.target.id: task for task in tasks}
            while waiting and not self.stop.is_wanted:
                try:
                    task, future = arrived.get(timeout=_POLL)
                except Empty:
                    # A pool that broke tells nothing of tasks that it had not looked at yet.
                    if not pool.active:
                        lost.extend(waiting.values())
                        return
                    continue
                del waiting[task.target.id]
                made = self._outcome(task, future)
                if made is None:
                    lost.append(task)
                else:
                    yield Done(task, made)
            pool.close()
        finally:
            pool.stop()
            pool.join()

    def _schedule(
        self,
        pool: Any,
        tasks: Sequence[Task],
        shared: Project,
        arrived: SimpleQueue[tuple[Task, Any]],
    ) -> bool:
        """Give out the tasks; False where no worker can be started."""
        from concurrent.futures.process import BrokenProcessPool

        for task in tasks:
            arguments = (task, for_one(self.project, shared, task))
            try:
                future = pool.schedule(_do, args=arguments, timeout=self.options.seconds)
            except (BrokenProcessPool, OSError):
                return False
            future.add_done_callback(lambda done, task=task: arrived.put((task, done)))
        return True

    def _pool(self, tasks: int, project: Project) -> ProcessPool:
        from pickle import dumps

        from pebble import ProcessPool

        workers = min(self.options.jobs or os.cpu_count() or 1, tasks)
        shared = dumps((project, self.source_faults, self.work, Session()))
        return ProcessPool(
            max_workers=workers,
            initializer=_start,
            initargs=(shared, self.options.megabytes),
            context=_context(),
        )

    def _outcome(self, task: Task, future: Any) -> Made | None:
        """What became of a task; None where it was lost through no fault of its own."""
        from concurrent.futures import CancelledError
        from concurrent.futures.process import BrokenProcessPool

        from pebble import ProcessExpired

        try:
            made: Made = future.result()
        except TimeoutError:
            return stopped(task, "BF404/time", seconds=self.options.seconds)
        except ProcessExpired as error:
            return stopped(task, "BF404/died", how=_end_of(error.exitcode))
        except (CancelledError, BrokenProcessPool):
            return None
        except Exception as error:
            if os.environ.get("BRIEFGEN_TRACEBACK"):
                raise
            return broken_off(task, error, Faults())
        return made


def stopped(task: Task, what: str, **fields: Any) -> Made:
    """What is left of a task that was given up."""
    fault = diagnose(what, task.target.span, pack=task.target.id, **fields)
    return Made(key="", faults=(fault,), is_blocked=True)


def _end_of(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"


def prepare_workers() -> None:
    """Start the process that workers are forked from: it takes a third of a second to be ready,
    while this one reads and plans. Where it cannot start, the pool will say so.

    It begins without hearing Ctrl-C, which is for this process. The tracker of resources, which it
    would start, undoes that, and so comes first.
    """
    if _context().get_start_method() != "forkserver":
        return
    from multiprocessing import forkserver, resource_tracker

    with suppress(OSError):
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context() -> BaseContext:
    """A server that forks fresh workers quickly and safely; where there is none, new processes."""
    import multiprocessing

    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["briefgen.packs.worker_preload"])
        return context
    return multiprocessing.get_context("spawn")


# --- in the worker

# What all tasks of this worker share: its session too, in which slides are laid out once.
_shared: tuple[Project, tuple[Diagnostic, ...], Work, Session] | None = None


def _start(shared: bytes, megabytes: int) -> None:
    """Make a worker ready. The terminal's Ctrl-C is for the process that gives out the work."""
    global _shared
    from pickle import loads

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(megabytes)
    _shared = loads(shared)  # noqa: S301 - our own bytes


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "win32" or not megabytes:
        return
    import resource

    most = megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _do(task: Task, deck: Deck | None) -> Made:
    assert _shared is not None
    shared, source_faults, work, session = _shared
    return work(put_together(shared, deck), task, source_faults, session)
