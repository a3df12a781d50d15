"""What can be seen from inside a process only: how time and memory grow.

    python -m benchmarks.inside growth PROJECT...
    python -m benchmarks.inside memory PROJECT
    python -m benchmarks.inside edits PROJECT

Prints JSON: for `growth` seconds by step for each project, in their order, after an uncounted
round with the first; for `memory` the MiB held after each pack; for `edits` the seconds from the
text of the project's deck to its laid-out scene, by kind of edit, in a session and in a fresh one.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.packs.make_pack import Task, make_pack
from briefgen.packs.open_project import load
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.session import Session
from briefgen.support.world import DiskWorld, OverlayWorld

_BY_CONTENT = {
    "briefgen.backends.pdf.objects",
    "briefgen.backends.pdf.drawing_recordings",
    "briefgen.backends.pptx.item_cache",
    "briefgen.ooxml.package_facts",
    "briefgen.ooxml.writer",
    "briefgen.text.inline_markup",
    "briefgen.text.shaping",
}
_EDITS = 9
KINDS = ("deck", "slides", "handout", "notes", "reading", "booklet")


def growth(folders: list[Path]) -> list[dict[str, float]]:
    gc.disable()
    return [_steps(folder) for folder in (folders[0], *folders)][1:]


def _forget() -> None:
    """What is kept of earlier decks by content, or the second short one would cost nothing; not
    fonts and templates, which are the same for every length."""
    for name, module in list(sys.modules.items()):
        if name in _BY_CONTENT:
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and not isinstance(value, type):
                    value.cache_clear()


def _steps(folder: Path) -> dict[str, float]:
    """Seconds of each step; the scene is laid out anew for each project."""
    seconds: dict[str, float] = {}

    def timed(name: str, do: Callable[[], Any]) -> Any:
        began = time.process_time()
        made = do()
        seconds[name] = time.process_time() - began
        return made

    _forget()
    faults = Faults()
    project = timed("read", partial(load_project, DiskWorld(folder), faults))
    compiled = timed("lay out", partial(compile_target, project, project.targets[0], faults))
    for kind in KINDS:
        timed(kind, partial(render_output, compiled, decode_options(kind, {}), faults))
    return seconds


def memory(folder: Path) -> list[float]:
    gc.freeze()  # as in a worker
    project, session = load(folder).project, Session()
    held = []
    for target in project.targets:
        outputs = tuple(spec.output for spec in target.outputs)
        make_pack(project, Task(target=target, outputs=outputs), (), session)
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        held.append(pages * 4096 / 2**20)
    return held


def edits(folder: Path) -> dict[str, list[tuple[float, float]]]:
    """Each edit is another one, so that no round finds its own text known already."""
    disk, session = DiskWorld(folder), Session()
    target = load(folder).project.targets[0]
    name = f"decks/{target.deck}.yaml"
    text = (folder / name).read_text(encoding="utf-8")
    head, key, tail = text.rpartition("    title: ")

    def seconds(edited: str, inside: Session) -> float:
        world, faults = OverlayWorld(disk, {name: edited.encode()}), Faults()
        gc.collect()
        began = time.process_time()
        project = load_project(world, faults, inside)
        compile_target(project, target, faults, inside)
        return time.process_time() - began

    def both(edited: str) -> tuple[float, float]:
        return seconds(edited, session), seconds(edited, Session())

    gc.disable()
    both(text)
    both(f"# A line above\n{text}")
    return {
        "a title": [both(f"{head}{key}Edit {n} of {tail}") for n in range(_EDITS)],
        "a line above": [both("# A line above\n" * n + text) for n in range(2, _EDITS + 2)],
    }


def main() -> None:
    what, *folders = sys.argv[1:]
    paths = [Path(folder) for folder in folders]
    does: dict[str, Callable[[], Any]] = {
        "growth": lambda: growth(paths),
        "memory": lambda: memory(paths[0]),
        "edits": lambda: edits(paths[0]),
    }
    print(json.dumps(does[what]()))


if __name__ == "__main__":
    main()
