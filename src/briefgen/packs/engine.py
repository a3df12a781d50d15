"""The seam between a build and whatever makes its packs: tasks in, what was made out, in any order.

There are two: worker processes of this machine (`workers.py`), and a dask cluster
(`dask_engine.py`). None of them writes a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from briefgen.model.diagnostics import Diagnostic
from briefgen.model.project import Project
from briefgen.packs.build_results import BuildOptions
from briefgen.packs.make_pack import Task, make_pack
from briefgen.packs.workers import Done, Stop, Work, make_packs


class Engine(Protocol):
    """What does the tasks of a build, and yields each as it is finished."""

    def __call__(
        self,
        project: Project,
        tasks: Sequence[Task],
        options: BuildOptions,
        source_faults: Sequence[Diagnostic],
        *,
        stop: Stop,
        work: Work = make_pack,
    ) -> Iterator[Done]: ...


def engine_for(options: BuildOptions) -> Engine:
    """Who makes the packs."""
    if not options.engine:
        return make_packs
    from briefgen.packs.dask_engine import make_packs_on_cluster

    return make_packs_on_cluster
