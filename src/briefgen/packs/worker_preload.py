"""What every worker needs: imported once by the process that workers are forked from, and by each
worker of a cluster that is started with `--preload briefgen.packs.worker_preload`."""

import gc
import sys
from pickle import UnpicklingError
from types import TracebackType

import briefgen.backends.pdf
import briefgen.backends.pptx
import briefgen.backends.pptx.validate
import briefgen.handouts.slides_per_page
import briefgen.packs.make_pack  # noqa: F401

# A worker never needs to look again whether any of this can be thrown away, and seldom at what a
# pack leaves: to look every 700 objects, as Python does by itself, takes a quarter of its time.
gc.freeze()
gc.set_threshold(50_000)


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What ends a process that was forked. Where Ctrl-C comes before it was said what there is to
    do, nobody is there to say it, and that is no fault."""
    if not issubclass(kind, EOFError | UnpicklingError):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _tell
