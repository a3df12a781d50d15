"""A series on a dask cluster of this machine: the same bytes, whole packs whatever dies, and time.

    python -m benchmarks.cluster --packs 200 --kills 20

Builds a series by worker processes (1, 2 and 5), by clusters of 1 and 4 workers and in 8 shards,
and compares every byte. Then kills workers at random moments while it is built again, the scheduler
once, and the build itself once: each time every pack is whole, and the next run does the rest. At
the end stands how long two workers of dask take against two processes, in turns.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.build.series import digests, make_series

from briefgen.packs.build_results import BuildOptions, BuildResult, Choice, Shard, State
from briefgen.packs.dask_engine import PRELOAD, SETTINGS
from briefgen.packs.manifest import MANIFEST, sha256_of
from briefgen.packs.merge_shards import merge_shards
from briefgen.packs.pack_folder import listed_digests
from briefgen.packs.run_build import run_build

ROUNDS = 3
SHARDS = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--packs", type=int, default=200)
    parser.add_argument("--kills", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = make_series(Path(folder) / "project", asked.packs)
        same_bytes(project)
        kill_workers(project, asked.kills)
        kill_scheduler(project)
        kill_build(project)
        compare_times(project)


def build(project: Path, name: str, **options: Any) -> BuildResult:
    shard = options.pop("shard", None)
    asked = BuildOptions(output=project / name, **options)
    return run_build(project, Choice(shard=shard), asked)


@contextmanager
def cluster(workers: int) -> Iterator[Any]:
    import dask.config
    from distributed import LocalCluster

    started: Any = LocalCluster
    with (
        dask.config.set(SETTINGS),
        started(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            preload=[PRELOAD],
        ) as found,
    ):
        yield found


def same_bytes(project: Path) -> None:
    build(project, "one", jobs=1)
    expected = digests(project / "one")
    for jobs in (2, 5):
        build(project, f"jobs-{jobs}", jobs=jobs)
        say(f"{jobs} processes", digests(project / f"jobs-{jobs}") == expected)
    for workers in (1, 4):
        with cluster(workers) as found:
            build(project, f"dask-{workers}", engine=found.scheduler_address)
        say(f"dask, {workers} workers", digests(project / f"dask-{workers}") == expected)
    shards = [f"shard-{number}" for number in range(1, SHARDS + 1)]
    for number, name in enumerate(shards, 1):
        build(project, name, shard=Shard(number, SHARDS))
    merge_shards([project / name for name in shards], project / "merged")
    say(f"{SHARDS} shards, merged", digests(project / "merged") == expected)


def kill_workers(project: Path, kills: int) -> None:
    """At random moments, until so many are dead."""
    dice, killed, over = random.Random(7), [0], threading.Event()  # noqa: S311

    def kill(client: Any) -> None:
        while not over.wait(dice.uniform(0.1, 0.5)) and killed[0] < kills:
            found = client.run(os.getpid, on_error="ignore")
            if found:
                os.kill(dice.choice(sorted(found.values())), signal.SIGKILL)
                killed[0] += 1

    from distributed import Client

    connect: Any = Client
    with cluster(2) as found, connect(found.scheduler_address) as client:
        other = threading.Thread(target=kill, args=(client,))
        other.start()
        runs, result = 0, None
        while killed[0] < kills:
            shutil.rmtree(project / "killed", ignore_errors=True)
            result = build(project, "killed", engine=found.scheduler_address)
            runs += 1
        over.set()
        other.join()
    print(f"{killed[0]} workers killed in {runs} runs")
    rest(project, "killed", result)


def kill_scheduler(project: Path) -> None:
    with cluster(2) as found:
        timer = threading.Timer(2, found.close)
        timer.start()
        result = build(project, "orphan", engine=found.scheduler_address)
    rest(project, "orphan", result)


def kill_build(project: Path) -> None:
    command = [sys.executable, "-m", "briefgen", "build", "--root", str(project)]
    command += ["--output", str(project / "cut"), "--engine", "local-cluster", "--jobs", "2"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while len(list((project / "cut").glob(f"*/{MANIFEST}"))) < 3:
        time.sleep(0.02)
    running.kill()
    running.wait()
    rest(project, "cut", None)


def rest(project: Path, name: str, result: BuildResult | None) -> None:
    """Every pack is whole, and the next run makes what is lacking, to the same bytes."""
    say(f"{name}: every pack whole", all(map(is_whole, (project / name).glob("[0-9]*"))))
    again = build(project, name)
    made = sum(target.state is State.BUILT for target in again.targets)
    failed = sum(t.state is State.FAILED for t in result.targets) if result else "?"
    print(f"{name}: {failed} failed, {made} made by the next run")
    say(f"{name}: the same bytes then", digests(project / name) == digests(project / "one"))


def is_whole(pack: Path) -> bool:
    listed = listed_digests(pack)
    return bool(listed) and all(
        sha256_of((pack / name).read_bytes()) == digest for name, digest in listed.items()
    )


def compare_times(project: Path) -> None:
    def timed(make: Callable[[str], object]) -> float:
        shutil.rmtree(project / "timed", ignore_errors=True)
        before = time.perf_counter()
        make("timed")
        return time.perf_counter() - before

    ratios = []
    with cluster(2) as found:
        address = found.scheduler_address
        for _ in range(ROUNDS):
            pebble = timed(lambda name: build(project, name, jobs=2))
            dask = timed(lambda name: build(project, name, engine=address))
            ratios.append(dask / pebble)
            print(f"two processes {pebble:.2f} s, dask with two workers {dask:.2f} s")
    print(f"dask against processes: {statistics.median(ratios):.2f}")


def say(what: str, is_so: bool) -> None:
    print(f"{what}: {'yes' if is_so else 'NO'}")
    if not is_so:
        sys.exit(1)


if __name__ == "__main__":
    main()
