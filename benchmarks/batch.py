"""A series of seminars: counts that must be exact, and the times they take.

    python benchmarks/batch.py [--count 200] [--part NAME]... [--folder DIR]

Prints a line for each part. Counts are asserted, times are only told.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.series import SENTENCE, change, make_series, seminar_id, shows_sentence

BRIEFGEN = [sys.executable, "-m", "briefgen"]
KILLS = 50
_COUNTED = r"^(built|unchanged|kept|failed) +(\d+) "


def say(name: str, text: str) -> None:
    print(f"{name:<28} {text}", flush=True)


def build(folder: Path, *arguments: str) -> tuple[float, dict[str, int], str]:
    """Seconds, packs by what became of them, and what was said."""
    began = time.perf_counter()
    command = [*BRIEFGEN, "build", "--root", str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    counts = {
        state: int(number)
        for state, number in re.findall(
            r"^(built|unchanged|kept|failed) +(\d+) ", done.stdout, re.M
        )
    }
    return seconds, counts, done.stdout + done.stderr


def digests(folder: Path) -> dict[str, str]:
    """Every file of the packs with its digest."""
    return {
        path.relative_to(folder / "output").as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in sorted((folder / "output").glob("*/*"))
        if path.is_file() and path.parent.name != ".briefgen"
    }


def strays(folder: Path) -> int:
    return sum(path.is_file() for path in (folder / "output").rglob(".briefgen-*"))


def expect(found: object, wanted: object, what: str) -> None:
    if found != wanted:
        raise SystemExit(f"{what}: {found} instead of {wanted}")


# --- the parts


def changes(folder: Path, count: int) -> None:
    """Full build, no-op, one sentence, one colour, one comment."""
    some = sum(shows_sentence(n) for n in range(count))
    seconds, counts, said = build(folder)
    expect(counts, {"built": count}, f"full build\n{said[-2000:]}")
    say("full build", f"{seconds:.1f} s, {count} packs, {seconds / count * 1000:.0f} ms each")
    times = []
    for _ in range(5):
        seconds, counts, said = build(folder)
        expect(f"{count * 3:,} files up to date" in said, True, "no-op")
        times.append(seconds)
    say("no-op", f"{min(times):.2f} s (median {sorted(times)[2]:.2f})")
    before = digests(folder)
    change(folder / "decks/library/series.yaml", SENTENCE, "Another sentence.")
    seconds, counts, _ = build(folder)
    expect(counts, {"built": some, "unchanged": count - some}, "one sentence")
    after = digests(folder)
    touched = {name.split("/")[0] for name in after if after[name] != before[name]}
    expect(touched, {seminar_id(n) for n in range(count) if shows_sentence(n)}, "which packs")
    say("one library sentence", f"{seconds:.1f} s, {some} packs")
    change(folder / "assets/templates/strategy-unit/template.yaml", '"#C3CFCE"', '"#C3CFCF"')
    seconds, counts, _ = build(folder)
    expect(counts, {"built": count}, "a colour")
    say("a template colour", f"{seconds:.1f} s, {count} packs")
    before = digests(folder)
    for name in ("decks/excellence-and-fairness.yaml", "decks/library/series.yaml"):
        change(folder / name, "slides:", "# a comment\nslides:")
    seconds, counts, said = build(folder)
    expect(f"{count * 3:,} files up to date" in said, True, "a comment")
    expect(digests(folder), before, "a comment")
    say("a comment", f"{seconds:.2f} s, 0 packs")
    change(folder / "decks/seminars.csv", "Town Hall 3,", "Guildhall,")
    seconds, counts, _ = build(folder)
    expect(counts, {"built": 1, "unchanged": count - 1}, "one venue")
    say("one venue", f"{seconds:.2f} s, 1 pack")


@contextmanager
def tiny_disk(folder: Path):  # type: ignore[no-untyped-def]
    """A file system of 64 KB where a pack is to be written; needs root."""
    folder.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    subprocess.run(mount, check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def faults(folder: Path, count: int) -> None:
    """A killed worker, a deck that never ends, a memory bomb, broken YAML, a full disk."""
    from tests.build.planted import go_wrong

    from briefgen.packs.build_results import BuildOptions, Choice, State
    from briefgen.packs.run_build import run_build

    clean, _, _ = build(folder)
    say("clean", f"{clean:.1f} s")
    shutil.rmtree(folder / "output")
    for number, venue in ((20, "killed"), (40, "endless"), (60, "bomb")):
        change(folder / "decks/seminars.csv", f"Town Hall {number},", f"{venue},")
    (folder / "decks/broken.yaml").write_text("title: Broken\nslides:\n  - layout: [\n")
    name = seminar_id(80)
    change(folder / "decks/seminars.csv", f"{name},excellence-and-fairness", f"{name},broken")
    began = time.perf_counter()
    with tiny_disk(folder / "output" / seminar_id(100)):
        result = run_build(folder, Choice(), BuildOptions(output=folder / "output"), work=go_wrong)
        seconds = time.perf_counter() - began
        left = strays(folder)
    failed = {target.id: target for target in result.targets if target.state is State.FAILED}
    expect(set(failed), {seminar_id(n) for n in (20, 40, 60, 80, 100)}, "failed")
    built = sum(target.state is State.BUILT for target in result.targets)
    expect(built, count - 5, "built")
    expect(left, 0, "temporary files")
    say(
        "five planted faults",
        f"{seconds:.1f} s, {built} built, 5 named, {seconds / clean:.2f} x clean",
    )
    for target in failed.values():
        reasons = [f.message for f in target.faults if f.is_error] or ["its deck cannot be read"]
        say(f"  {target.id}", reasons[0].replace(str(folder), "..."))


def stop(folder: Path, count: int) -> None:
    """SIGINT after 30 packs; the next run builds only the rest."""
    command = [*BRIEFGEN, "build", "--root", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    done = 0
    if process.stdout is None:
        raise SystemExit("no output")
    for line in process.stdout:
        is_pack = ": deck" in line
        done += is_pack
        if is_pack and done == 30:
            os.killpg(process.pid, signal.SIGINT)
    expect(process.wait(), 130, "exit code")
    seconds, counts, _ = build(folder)
    expect(counts, {"built": count - done, "unchanged": done}, "the rest")
    expect(strays(folder), 0, "temporary files")
    say("SIGINT after 30, rerun", f"{done} kept, {count - done} built in {seconds:.1f} s")


def kill(folder: Path, count: int) -> None:
    """kill -9 of the parent at random moments: every file is whole, old or new."""
    build(folder)
    old = digests(folder)
    change(folder / "decks/excellence-and-fairness.yaml", "lunchtime", "midday")
    clean = folder.with_name("clean")
    shutil.copytree(folder, clean, ignore=shutil.ignore_patterns("output"))
    full, _, _ = build(clean)
    new = digests(clean)
    generator = random.Random(6)  # noqa: S311
    swept = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            [*BRIEFGEN, "build", "--root", str(folder)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(generator.uniform(0.1, full / 8))
        process.kill()
        process.wait()
        swept += strays(folder)
        for name, digest in digests(folder).items():
            if ".briefgen-" not in name and digest not in (old.get(name), new.get(name)):
                raise SystemExit(f"{name} is neither old nor new")
    _, counts, said = build(folder)
    expect("failed" in counts, False, said[-1000:])
    expect(digests(folder), new, "repaired")
    expect(strays(folder), 0, "temporary files")
    say("kill -9 of the parent", f"{KILLS} kills, all files whole; {swept} temporary files swept")


def same_bytes(folder: Path, count: int) -> None:
    """Any subset, any order, any number of workers: the bytes of a clean build."""
    build(folder)
    wanted = digests(folder)
    generator = random.Random(7)  # noqa: S311
    for jobs in (1, 2, 5):
        shutil.rmtree(folder / "output")
        names = [seminar_id(n) for n in range(count)]
        generator.shuffle(names)
        for start in range(0, count, 37):
            build(folder, *names[start : start + 37], "--jobs", str(jobs))
        expect(digests(folder), wanted, f"{jobs} workers")
    say("same bytes", f"{len(wanted)} files; subsets of 37 in random order; 1, 2 and 5 workers")


PARTS: dict[str, Callable[[Path, int], None]] = {
    "changes": changes,
    "faults": faults,
    "stop": stop,
    "kill": kill,
    "same-bytes": same_bytes,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--part", action="append", choices=list(PARTS))
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    for name in asked.part or PARTS:
        with tempfile.TemporaryDirectory(dir=asked.folder) as scratch:
            folder = Path(scratch) / "project"
            PARTS[name](make_series(folder, asked.count), asked.count)


if __name__ == "__main__":
    main()
