"""What a worker of a cluster does: a batch of tasks -> what was made of each, as bytes."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

from msgspec import Struct, field

from briefgen.images import PictureShelf
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.project import Deck, Project
from briefgen.model.values import Value, replace
from briefgen.packs.make_pack import Made, Task, broken_off
from briefgen.packs.program_digest import program_digest
from briefgen.packs.sent_world import Answer, NotSentError, Question, SentWorld
from briefgen.packs.worker_payload import put_together
from briefgen.read.data_shelf import DataShelf
from briefgen.support.digests import digest_of
from briefgen.support.memo import memo
from briefgen.support.session import Session

Work = Callable[[Project, Task, Sequence[Diagnostic], Session], Made]

# A task has begun on the worker of an address: told under this topic.
BEGUN = "briefgen-begun"


class OtherProgram(Value):
    """This worker has another briefgen, Python or library than the one that asks."""


class _Build(Struct, kw_only=True):
    """What all tasks of a build share on this worker. It does one of them at a time (`turn`): what
    is kept of a text or a slide is not made for several threads."""

    project: Project
    faults: tuple[Diagnostic, ...]
    work: Work
    world: SentWorld
    session: Session
    turn: Lock = field(default_factory=Lock)


def do_batch(
    packed: bytes, answers: Sequence[Answer], shared: bytes, program: str
) -> list[Made | Question] | OtherProgram:
    """What was made of each task of a batch (`packed`); or what else has to be sent first.

    dask hands bytes on as they are: what it does not have to look through costs its scheduler
    nothing.
    """
    if program != program_digest():
        return OtherProgram()
    questions, batch = pickle.loads(packed)  # noqa: S301 - our own bytes
    build = _build(shared)
    with build.turn:
        build.world.answers.update(zip(questions, answers, strict=True))
    return [_do_task(build, task, deck) for task, deck in batch]


def _do_task(build: _Build, task: Task, deck: Deck | None) -> Made | Question:
    with build.turn:
        _tell_begun(task)
        try:
            return build.work(put_together(build.project, deck), task, build.faults, build.session)
        except NotSentError as lacking:
            return lacking.question
        except Exception as error:
            return broken_off(task, error, Faults())


def pack_shared(project: Project, faults: Sequence[Diagnostic], work: Work) -> bytes:
    """What all tasks of a build share, as it is sent. Shelves of files stay behind: they lead to
    this machine's disk."""
    bare = Project.__struct_fields__
    fields = {name: getattr(project, name) for name in bare if name not in ("data", "pictures")}
    return pickle.dumps((Project(**fields), tuple(faults), work))


@memo(1)
def _build(shared: bytes) -> _Build:
    project, faults, work = pickle.loads(shared)  # noqa: S301 - our own bytes
    world, session = SentWorld({}, answers={}), Session()
    shelves = {"data": DataShelf(world, session), "pictures": PictureShelf(world, session)}
    return _Build(
        project=replace(project, **shelves),
        faults=faults,
        work=work,
        world=world,
        session=session,
    )


def _tell_begun(task: Task) -> None:
    from distributed import get_worker

    worker: Any = get_worker()
    batch = worker.get_current_task()
    worker.log_event(BEGUN, {"batch": batch, "target": task.target.id, "worker": worker.address})


def unchanged(data: bytes) -> bytes:
    """The task that holds bytes in the cluster."""
    return data


def known_as(data: bytes) -> str:
    """The key under which bytes stand in the cluster: equal ones travel once."""
    return f"briefgen-{digest_of(data)}"
