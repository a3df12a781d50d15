"""Project + tasks -> what was made for each, by the workers of a dask cluster.

dask schedules, moves data, and tries again what was lost with a worker; nothing of that is ours.
Workers get bytes and return bytes: they need briefgen, but no file of the project. What all tasks
share, and each picture, travels once. Tasks go in batches: to dask, one more costs as much as a
short pack.
"""

from __future__ import annotations

import pickle
import queue
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from threading import Thread
from time import monotonic
from typing import Any

from msgspec import Struct, field

from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.project import Project, SlideSource
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import texts_of
from briefgen.packs.build_results import BuildOptions, UsageError
from briefgen.packs.cluster_worker import (
    BEGUN,
    OtherProgram,
    do_batch,
    known_as,
    pack_shared,
    unchanged,
)
from briefgen.packs.make_pack import Made, Task, broken_off, make_pack
from briefgen.packs.sent_world import Answer, Question, answer
from briefgen.packs.shown_assets import largest_files
from briefgen.packs.worker_payload import for_all, for_one
from briefgen.packs.workers import Done, Stop, Work, stopped
from briefgen.support.world import World

LOCAL = "local-cluster"
# What a worker of a cluster does best before its first task (dask's `--preload`).
PRELOAD = "briefgen.packs.worker_preload"
SETTINGS = {
    # Pictures travel with the tasks that give them, and dask warns of large ones.
    "distributed.admin.large-graph-warning-threshold": "2GB",
    # A cluster of this machine gives up a worker for good that is away 15 s after one died: it may
    # be another one that has just died in its place.
    "distributed.deploy.lost-worker-timeout": "1 day",
}
_SCHEMES = ("tcp://", "tls://")
# How long a scheduler may take to answer at first.
_SECONDS_TO_ANSWER = 10
_POLL = 0.2
_MOST_ATTEMPTS = 5
# A batch has about so many pages: enough to hide what dask does for it, which is 10 to 20 ms, and
# few enough to show how a build gets on.
_PAGES = 80
# Batches become shorter towards the end, so that all workers end together: there are always more of
# them than so many for each thread.
_BATCHES = 3
# Tasks that need the same bytes are spread by dask if there are more of them for each thread.
# Fewer would all wait for the worker that has the bytes, and so each brings them along.
_FEW = 2
_KILLER = "as did several others, even with nothing else to do"
_MEGABYTE = 1024 * 1024


def make_packs_on_cluster(
    project: Project,
    tasks: Sequence[Task],
    options: BuildOptions,
    source_faults: Sequence[Diagnostic],
    *,
    stop: Stop,
    work: Work = make_pack,
) -> Iterator[Done]:
    """Do the tasks, and yield each as it is finished.

    Raises UsageError where dask is not installed, no scheduler answers, or a worker has another
    briefgen.
    """
    if not tasks:
        return
    with _connected(options) as client:
        shared = for_all(project, tasks)
        run = _Run(
            client=client,
            project=project,
            shared=shared,
            shared_bytes=pack_shared(shared, source_faults, work),
            options=options,
            stop=stop,
        )
        yield from run.results(tasks)


@contextmanager
def _connected(options: BuildOptions) -> Iterator[Any]:
    """A client of the cluster that is asked for; one on this machine is started, and ended."""
    if options.engine != LOCAL and not options.engine.startswith(_SCHEMES):
        raise UsageError(
            f"`{options.engine}` is not the address of a dask scheduler; write it as "
            f"tcp://HOST:8786 or tls://HOST:8786, or {LOCAL} for workers of this machine"
        )
    try:
        import dask.config
        import distributed
    except ImportError:
        raise UsageError(
            "a cluster needs dask; install it with: pip install 'briefgen[cluster]'"
        ) from None
    with dask.config.set(SETTINGS):
        yield from _client(distributed, options)


def _client(distributed: Any, options: BuildOptions) -> Iterator[Any]:
    if options.engine == LOCAL:
        with (
            distributed.LocalCluster(
                n_workers=options.jobs or None,
                threads_per_worker=1,
                memory_limit=options.megabytes * _MEGABYTE or None,
                dashboard_address="127.0.0.1:0",
                preload=[PRELOAD],
            ) as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = distributed.Client(options.engine, timeout=_SECONDS_TO_ANSWER, name="briefgen")
    except TypeError:  # dask has been given no certificate
        raise UsageError(
            f"dask knows no certificates for {options.engine}; set DASK_DISTRIBUTED__COMM__TLS__"
            "CA_FILE, ...__CLIENT__CERT and ...__CLIENT__KEY to their files"
        ) from None
    except (OSError, ValueError) as error:
        raise UsageError(
            f"no dask scheduler answers at {options.engine} ({error}); is it running, and is this "
            "machine allowed to reach it?"
        ) from None
    with client:
        yield client


class _Job(Struct):
    """A batch of `tasks` on its way: how often it was tried, and the `questions` that were answered
    for it so far. It is a suspect, a single task, where workers died while it was there: it, or
    what ran beside it, was to blame, and so it is tried once more, alone."""

    tasks: tuple[Task, ...]
    attempts: int = 0
    questions: tuple[Question, ...] = ()
    is_suspect: bool = False

    def take(self, target: str) -> list[Task]:
        """Take out the task of a target."""
        taken = [task for task in self.tasks if task.target.id == target]
        self.tasks = tuple(task for task in self.tasks if task not in taken)
        return taken


class _Begun(Value):
    """The `target` that a batch has come to, on which `worker`, and `since` when."""

    target: str
    worker: str
    since: float


def in_batches(tasks: Sequence[Task], threads: int) -> list[tuple[Task, ...]]:
    """The tasks, the longest first, in batches of some pages that become smaller."""
    left = deque(sorted(tasks, key=lambda task: -task.weight))
    pages, batches = sum(task.weight for task in tasks), []
    while left:
        most, batch = min(_PAGES, pages / (_BATCHES * threads)), [left.popleft()]
        while left and sum(task.weight for task in batch) + left[0].weight <= most:
            batch.append(left.popleft())
        pages -= sum(task.weight for task in batch)
        batches.append(tuple(batch))
    return batches


class _Run(Struct, kw_only=True):
    """A build on a cluster: what is under way by its future's key, and what was sent; batches have
    `numbers`. `begun` says how far a batch has come. `shared_bytes` are what all tasks share, or
    the future that holds them."""

    client: Any
    project: Project
    shared: Project
    shared_bytes: Any
    options: BuildOptions
    stop: Stop
    numbers: Iterator[int] = field(default_factory=count)
    suspects: deque[_Job] = field(default_factory=deque)
    under_way: dict[str, tuple[_Job, Any]] = field(default_factory=dict)
    begun: dict[str, _Begun] = field(default_factory=dict)
    arrived: Any = field(default_factory=queue.SimpleQueue)
    sent: dict[str, Any] = field(default_factory=dict)
    named: dict[str, list[Question]] = field(default_factory=dict)

    def results(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """What was made, as it comes; what is left where the cluster is lost is named."""
        left = {task.target.id: task for task in tasks}
        try:
            self.client.subscribe_topic(BEGUN, self._note_begun)
            threads = max(sum(self.client.nthreads().values()), 1)
            batches = in_batches(tasks, threads)
            if len(batches) > _FEW * threads:
                self.shared_bytes = self._in_cluster(self.shared_bytes)
            self._submit([_Job(batch) for batch in batches])
            while left and not self.stop.is_wanted:
                for done in (*self._late(), *self._arrived()):
                    del left[done.task.target.id]
                    yield done
                if self.suspects and not self.under_way:
                    self._submit([self.suspects.popleft()])
            self.client.cancel([future for _, future in self.under_way.values()], force=True)
        except OSError:  # the scheduler is gone
            yield from (Done(task, stopped(task, "BF404/cluster")) for task in left.values())

    def _arrived(self) -> Iterator[Done]:
        with suppress(queue.Empty):
            key, left_at = self.arrived.get(timeout=_POLL)
            job, future = self.under_way.get(key, (None, None))
            # dask counts itself at how many workers a suspect was begun.
            if job and not (left_at and job.is_suspect):
                del self.under_way[key]
                self.begun.pop(key, None)
                yield from self._done(job, future, left_at)

    def _submit(self, jobs: Sequence[_Job]) -> None:
        """In one go: every call costs dask as much again."""
        jobs = [job for job in jobs if job.tasks]
        if not jobs:
            return
        questions = [self._questions(job) for job in jobs]
        futures = self.client.map(
            do_batch,
            [self._packed(job, asked) for job, asked in zip(jobs, questions, strict=True)],
            [[self._sent(answer(self._world, one)) for one in asked] for asked in questions],
            [self.shared_bytes] * len(jobs),
            program=jobs[0].tasks[0].program,
            key=[f"briefgen-packs-{next(self.numbers):06}-{self.client.id}" for _ in jobs],
        )
        for job, future in zip(jobs, futures, strict=True):
            job.attempts += 1
            self.under_way[future.key] = job, future
            future.add_done_callback(lambda done: self.arrived.put((done.key, "")))

    def _questions(self, job: _Job) -> tuple[Question, ...]:
        """What a batch is going to ask for, as far as it is known."""
        decks = dict.fromkeys(task.target.deck for task in job.tasks)
        named = (question for deck in decks for question in self._named(deck))
        return tuple(dict.fromkeys((*named, *job.questions)))

    def _packed(self, job: _Job, questions: tuple[Question, ...]) -> bytes:
        batch = [(task, for_one(self.project, self.shared, task)) for task in job.tasks]
        return pickle.dumps((questions, batch))

    @property
    def _world(self) -> World:
        return self.project.pictures.world  # type: ignore[attr-defined, no-any-return]

    def _sent(self, found: Answer) -> Any:
        return self._in_cluster(found) if isinstance(found, bytes) else found

    def _in_cluster(self, data: bytes) -> Any:
        """What stands in the cluster for these bytes. It is a task that gives them: what is
        scattered is lost with the worker that has it."""
        key = known_as(data)
        if key not in self.sent:
            self.sent[key] = self.client.submit(unchanged, data, key=key)
        return self.sent[key]

    def _named(self, deck: str) -> list[Question]:
        """The pictures and data files that a deck names, or a slide of the library."""
        if not self.named:
            self.named[""] = list(self._files(self.project.library.values()))
        if deck not in self.named:
            self.named[deck] = list(self._files([self.project.decks[deck]]))
        return [*self.named[deck], *self.named[""]]

    def _files(self, decks: Iterable[Any]) -> Iterator[Question]:
        slides = (slide for deck in decks for slide in deck.slides)
        nodes = (slide.node for slide in slides if isinstance(slide, SlideSource))
        texts = frozenset(text.strip() for node in nodes for text in texts_of(node))
        for folder, largest in largest_files().items():
            for name in self._world.names(f"{folder}/**/*"):
                if name.removeprefix(f"{folder}/") in texts:
                    yield Question(name, largest)

    def _note_begun(self, event: tuple[float, Mapping[str, str]]) -> None:
        told = event[1]
        key, worker = told["batch"], told["worker"]
        if (last := self.begun.get(key)) and last.worker != worker:
            self.arrived.put((key, last.target))
        self.begun[key] = _Begun(told["target"], worker, monotonic())

    def _late(self) -> Iterator[Done]:
        """Tasks that took too long. dask cannot stop what runs in a worker: that is started anew,
        and what waited there, or was in the same batch, goes elsewhere."""
        now, most = monotonic(), self.options.seconds
        for key, begun in list(self.begun.items()):
            # What a worker that is gone had begun waits for its next try.
            if now - begun.since <= most or begun.worker not in self.client.nthreads():
                continue
            del self.begun[key]
            if not (found := self.under_way.pop(key, None)):
                continue
            job, future = found
            future.cancel(force=True)
            Thread(target=_restart, args=(self.client, begun.worker), daemon=True).start()
            for task in job.take(begun.target):
                yield Done(task, stopped(task, "BF404/time", seconds=most))
            self._submit([job])

    def _done(self, job: _Job, future: Any, left_at: str) -> Iterator[Done]:
        """What became of the tasks of a batch, but for those that are tried again."""
        if future.status == "finished":
            yield from self._finished(job, future.result())
        elif future.status == "error":
            yield from self._failed(job, future.exception())
        elif job.attempts >= _MOST_ATTEMPTS:
            yield from (Done(task, stopped(task, "BF404/not-started")) for task in job.tasks)
        else:
            self._try_again(job, future, left_at)

    def _try_again(self, job: _Job, future: Any, left_at: str) -> None:
        """What was lost. The task at which the worker was left when it died is a suspect."""
        self.client.nthreads()  # raises OSError where the scheduler is gone
        future.cancel(force=True)
        self.suspects += [_Job((task,), is_suspect=True) for task in job.take(left_at)]
        self._submit([job])

    def _finished(self, job: _Job, found: list[Made | Question] | OtherProgram) -> Iterator[Done]:
        if isinstance(found, OtherProgram):
            raise _other_program()
        lacking, asked = [], list(job.questions)
        for task, made in zip(job.tasks, found, strict=True):
            if isinstance(made, Question):
                lacking.append(task)
                asked.append(made)
            else:
                yield Done(task, made)
        if lacking:
            job.tasks, job.questions = tuple(lacking), tuple(asked)
            job.attempts -= 1
            self._submit([job])

    def _failed(self, job: _Job, error: BaseException) -> Iterator[Done]:
        from distributed import KilledWorker

        match error:
            case KilledWorker() if job.is_suspect:
                for task in job.tasks:
                    yield Done(task, stopped(task, "BF404/died", how=_KILLER))
            case KilledWorker():
                self.suspects += [_Job((task,), is_suspect=True) for task in job.tasks]
            case ModuleNotFoundError():
                raise UsageError(
                    f"a worker of the cluster has no module {error.name}; install on all machines "
                    "what this one has"
                )
            case ImportError() | AttributeError():  # its briefgen has no such function
                raise _other_program()
            case _:
                yield from (Done(task, broken_off(task, error, Faults())) for task in job.tasks)


def _other_program() -> UsageError:
    return UsageError(
        "a worker of the cluster has another version of briefgen, of Python or of a "
        "library, or another SOURCE_DATE_EPOCH; the packs would not be the same: install "
        "on all machines what this one has"
    )


def _restart(client: Any, worker: str) -> None:
    """dask waits until the worker is back; whoever asks for it need not."""
    with suppress(Exception):
        client.restart_workers([worker], timeout=30, raise_for_error=False)
