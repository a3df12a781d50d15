"""Projects -> what the program says of each, each in a process of its own with 5 s and 1 GB.

A server process imports the program once and forks for every project, so that a case costs
milliseconds. What a child cannot say because it was killed or hung, its parent says for it.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Seconds of the processor, which a busy machine has fewer of than the clock tells; and how long
# the clock may run until a child is taken to hang.
SECONDS = 5
PATIENCE = 60
MEGABYTES = 1024


def answer_all(folder: Path) -> dict[str, Any]:
    """The answer for each folder below this one, by its name."""
    import briefgen.backends.pdf  # warm, so that a child only works
    import briefgen.backends.pptx.validate
    import briefgen.images.raster
    import briefgen.packs.make_pack  # noqa: F401
    from briefgen.model.diagnostics import Faults
    from briefgen.read.templates import read_templates
    from briefgen.support.world import DiskWorld

    # The built-in templates are no part of a case: they are read once for all.
    read_templates(DiskWorld(folder), Faults())
    return {path.name: in_child(_answer, path) for path in sorted(folder.iterdir())}


def in_child(answer: Callable[[Path], dict[str, Any]], folder: Path) -> dict[str, Any]:
    """The answer for a folder or file, from a process that may only take so much."""
    reader, writer = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _be_child(answer, folder, writer)
    os.close(writer)
    data = b""
    while True:
        left = began + PATIENCE - time.monotonic()
        ready, _, _ = select.select([reader], [], [], max(0, left))
        part = os.read(reader, 1 << 16) if ready else b""
        if not part:
            break
        data += part
    if not ready:
        os.kill(child, signal.SIGKILL)
    os.close(reader)
    _, status, used = os.wait4(child, 0)
    seconds = used.ru_utime + used.ru_stime
    if not data or not ready:
        how = f"killed by signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else "no answer"
        return {"crash": f"{how} after {seconds:.1f} s", "faults": [], "seconds": seconds}
    return {**json.loads(data), "seconds": seconds}


def _be_child(answer: Callable[[Path], dict[str, Any]], folder: Path, writer: int) -> None:
    size = MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent) + SECONDS, int(spent) + SECONDS + 1))
    try:
        found = answer(folder)
    except BaseException:
        found = {"crash": traceback.format_exc()[-1500:], "faults": []}
    with os.fdopen(writer, "w") as pipe:
        json.dump(found, pipe)
        pipe.flush()
        os._exit(0)


def _answer(folder: Path) -> dict[str, Any]:
    """All faults of the project; its decks and PDFs are made where there is no error."""
    from briefgen.compile import compile_target, load_project
    from briefgen.model.diagnostics import Faults
    from briefgen.read.outputs import decode_options
    from briefgen.render import render_output
    from briefgen.support.world import DiskWorld

    found = Faults()
    project = load_project(DiskWorld(folder), found)
    for target in project.targets[:50]:
        faults = Faults(list(found.found))
        compiled = compile_target(project, target, faults)
        if compiled is not None and not faults.has_errors:
            for kind in ("deck", "slides"):
                render_output(compiled, decode_options(kind, {}), faults)
        found.extend(fault for fault in faults if fault not in found.found)
    told = [
        [f.code, f.span.file, f.span.line, f.message, f.hint, f.is_error] for f in found.in_order()
    ]
    return {"crash": "", "faults": told[:200], "targets": len(project.targets)}


if __name__ == "__main__":
    json.dump(answer_all(Path(sys.argv[1])), sys.stdout)
