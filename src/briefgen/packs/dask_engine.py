"""Project + tasks -> what was made for each, by the workers of a dask cluster.

dask schedules, moves data, and tries again what was lost with a worker; nothing of that is ours.
Workers get bytes and return bytes: they need briefgen, but no file of the project. What all tasks
share, and each picture, travels once.
"""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from threading import Thread
from time import monotonic
from typing import Any

from msgspec import Struct, field

from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.project import Project, SlideSource
from briefgen.model.yaml_nodes import texts_of
from briefgen.packs.build_results import BuildOptions, UsageError
from briefgen.packs.cluster_worker import (
    BEGUN,
    OtherProgram,
    do_task,
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
_SCHEMES = ("tcp://", "tls://")
# How long a scheduler may take to answer at first.
_SECONDS_TO_ANSWER = 10
_POLL = 0.2
_MOST_ATTEMPTS = 5
# For each thread of the cluster so many tasks are under way: one is done, one waits beside it.
_UNDER_WAY = 2
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
            blob=pack_shared(shared, source_faults, work),
            options=options,
            stop=stop,
            left=deque(_Job(task) for task in sorted(tasks, key=lambda task: -task.weight)),
        )
        yield from run.results()


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
    # Pictures travel with the tasks that give them, and dask warns of large ones.
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "2GB"}):
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
    """A `task` on its way: how often it was tried, and the `questions` that were answered for it
    so far. It is a suspect where workers died while it was there: it, or what ran beside it, was
    to blame, and so it is tried once more, alone."""

    task: Task
    attempts: int = 0
    questions: list[Question] = field(default_factory=list)
    is_suspect: bool = False


class _Run(Struct, kw_only=True):
    """A build on a cluster: what is left to do, what is under way by its future's key, and what was
    sent. `begun` says since when, and on which worker, a target is being made."""

    client: Any
    project: Project
    shared: Project
    blob: bytes
    options: BuildOptions
    stop: Stop
    left: deque[_Job]
    suspects: deque[_Job] = field(default_factory=deque)
    under_way: dict[str, tuple[_Job, Any]] = field(default_factory=dict)
    begun: dict[str, tuple[str, float]] = field(default_factory=dict)
    arrived: Any = field(default_factory=queue.SimpleQueue)
    sent: dict[str, Any] = field(default_factory=dict)
    named: dict[str, list[Question]] = field(default_factory=dict)

    def results(self) -> Iterator[Done]:
        """What was made, as it comes; what is left where the cluster is lost is named."""
        try:
            self.client.subscribe_topic(BEGUN, self._note_begun)
            while self._is_unfinished() and not self.stop.is_wanted:
                self._submit()
                yield from self._late()
                yield from self._arrived()
            self.client.cancel([future for _, future in self.under_way.values()], force=True)
        except OSError:  # the scheduler is gone
            waiting = (job for job, _ in self.under_way.values())
            for job in (*waiting, *self.left, *self.suspects):
                yield Done(job.task, stopped(job.task, "BF404/cluster"))

    def _is_unfinished(self) -> bool:
        return bool(self.left or self.under_way or self.suspects)

    def _arrived(self) -> Iterator[Done]:
        with suppress(queue.Empty):
            found = self.under_way.pop(self.arrived.get(timeout=_POLL), None)
            if found and (done := self._done(*found)):
                yield done

    def _submit(self) -> None:
        threads = sum(self.client.nthreads().values())
        while self.left and len(self.under_way) < _UNDER_WAY * max(threads, 1):
            self._begin(self.left.popleft())
        if self.suspects and not self.under_way:
            self._begin(self.suspects.popleft())

    def _begin(self, job: _Job) -> None:
        job.attempts += 1
        future = self._future(job)
        self.under_way[future.key] = job, future
        future.add_done_callback(lambda done: self.arrived.put(done.key))

    def _future(self, job: _Job) -> Any:
        task = job.task
        questions = tuple(dict.fromkeys((*self._named(task.target.deck), *job.questions)))
        answers = [self._sent(answer(self._world, question)) for question in questions]
        return self.client.submit(
            do_task,
            self._in_cluster(self.blob),
            task,
            for_one(self.project, self.shared, task),
            questions,
            answers,
            key=f"briefgen-{task.target.id}-{id(self)}-{len(job.questions)}-{job.attempts}",
            pure=False,
        )

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
        self.begun[told["target"]] = told["worker"], monotonic()

    def _late(self) -> Iterator[Done]:
        """Tasks that took too long. dask cannot stop what runs in a worker: that is started anew,
        and what waited there goes elsewhere."""
        now, most = monotonic(), self.options.seconds
        for key, (job, future) in list(self.under_way.items()):
            worker, since = self.begun.get(job.task.target.id, ("", now))
            # What a worker that is gone had begun waits for its next try.
            if now - since > most and worker in self.client.nthreads():
                del self.under_way[key], self.begun[job.task.target.id]
                future.cancel(force=True)
                Thread(target=_restart, args=(self.client, worker), daemon=True).start()
                yield Done(job.task, stopped(job.task, "BF404/time", seconds=most))

    def _done(self, job: _Job, future: Any) -> Done | None:
        """What became of a task; None where it is tried again."""
        self.begun.pop(job.task.target.id, None)
        if future.status == "finished":
            return self._finished(job, future.result())
        if future.status == "error":
            return self._failed(job, future.exception())
        return self._again(job)

    def _finished(self, job: _Job, found: Made | Question | OtherProgram) -> Done | None:
        if isinstance(found, OtherProgram):
            raise UsageError(
                "a worker of the cluster has another version of briefgen, of Python or of a "
                "library, or another SOURCE_DATE_EPOCH; the packs would not be the same: install "
                "on all machines what this one has"
            )
        if isinstance(found, Question):
            job.questions.append(found)
            job.attempts -= 1
            return self._again(job)
        return Done(job.task, found)

    def _failed(self, job: _Job, error: BaseException) -> Done | None:
        from distributed import KilledWorker

        if isinstance(error, KilledWorker):
            if job.is_suspect:
                return Done(job.task, stopped(job.task, "BF404/died", how=_KILLER))
            job.is_suspect = True
            self.suspects.append(job)
            return None
        if isinstance(error, ModuleNotFoundError):
            raise UsageError(
                f"a worker of the cluster has no module {error.name}; install on all machines "
                "what this one has"
            )
        return Done(job.task, broken_off(job.task, error, Faults()))

    def _again(self, job: _Job) -> Done | None:
        if job.attempts >= _MOST_ATTEMPTS:
            return Done(job.task, stopped(job.task, "BF404/not-started"))
        self.left.appendleft(job)
        return None


def _restart(client: Any, worker: str) -> None:
    """dask waits until the worker is back; whoever asks for it need not."""
    with suppress(Exception):
        client.restart_workers([worker], timeout=30, raise_for_error=False)
