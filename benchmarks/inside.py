"""What can be seen from inside a process only: how time and memory grow.

    python -m benchmarks.inside growth PROJECT...
    python -m benchmarks.inside memory PROJECT

Prints JSON: for `growth` seconds by step for each project, in their order, after an uncounted
round with the first; for `memory` the MiB held after each pack.
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
from briefgen.support.world import World

_BY_CONTENT = {
    "briefgen.backends.pdf.objects",
    "briefgen.backends.pdf.drawing_recordings",
    "briefgen.backends.pptx.item_cache",
    "briefgen.ooxml.package_facts",
    "briefgen.ooxml.writer",
    "briefgen.text.shaping",
}
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
    project = timed("read", partial(load_project, World(folder), faults))
    compiled = timed("lay out", partial(compile_target, project, project.targets[0], faults))
    for kind in KINDS:
        timed(kind, partial(render_output, compiled, decode_options(kind, {}), faults))
    return seconds


def memory(folder: Path) -> list[float]:
    gc.freeze()  # as in a worker
    project = load(folder).project
    held = []
    for target in project.targets:
        outputs = tuple(spec.output for spec in target.outputs)
        make_pack(project, Task(target, outputs), ())
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        held.append(pages * 4096 / 2**20)
    return held


def main() -> None:
    what, *folders = sys.argv[1:]
    paths = [Path(folder) for folder in folders]
    print(json.dumps(growth(paths) if what == "growth" else memory(paths[0])))


if __name__ == "__main__":
    main()
