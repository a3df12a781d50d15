"""How tasks are put together for a cluster."""

from __future__ import annotations

from briefgen.model.project import Target
from briefgen.packs.dask_engine import in_batches
from briefgen.packs.make_pack import Task


def _weights(weights: list[int], threads: int) -> list[list[int]]:
    targets = [
        Target(id=f"pack-{n}", deck="talk", seminar=None, outputs=(), paper="A4")
        for n in range(len(weights))
    ]
    tasks = [
        Task(target=target, outputs=(), weight=weight)
        for target, weight in zip(targets, weights, strict=True)
    ]
    batches = in_batches(tasks, threads)
    assert sorted(task.target.id for batch in batches for task in batch) == sorted(
        task.target.id for task in tasks
    )
    return [[task.weight for task in batch] for batch in batches]


def test_short_packs_go_together_and_the_last_ones_alone() -> None:
    sizes = [len(batch) for batch in _weights([9] * 200, 2)]
    assert sizes[0] == 8
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-6:] == [1] * 6
    assert len(sizes) < 50


def test_a_long_pack_goes_alone_and_first() -> None:
    assert _weights([10] * 40 + [300, 100], 2)[:3] == [[300], [100], [10] * 6]


def test_every_worker_gets_something_where_there_are_few_packs() -> None:
    assert _weights([9] * 4, 4) == [[9]] * 4
