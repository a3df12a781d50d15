"""A build on its way -> a moving line on a terminal, with names and the time that is left."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any

from msgspec import Struct

from briefgen.cli.console import lines_of, say_target
from briefgen.packs.build_results import BuiltTarget, State

_WORTH_IT = 2


class Progress(Struct):
    """Says what a build does. On a terminal a line moves; otherwise there is a line a target.

    What is not written is told at once; standard output stays free of what moves. `is_shown` is
    whether a line may move, `why` whether the reasons for making a pack again are told. `bar` is
    the line that moves, `task` the name of the count in it; both are None while nothing moves.
    """

    is_shown: bool
    why: bool = False
    bar: Any = None
    task: Any = None

    @classmethod
    def on_terminal(cls, *, is_wanted: bool, why: bool) -> Progress:
        """Progress that moves where standard error is a terminal and somebody looks on."""
        return cls(is_wanted and sys.stderr.isatty(), why)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.bar is not None:
            self.bar.stop()

    def plan(self, total: int) -> None:
        """Begin, now that it is known how many packs are to be made."""
        if self.is_shown and total >= _WORTH_IT:
            self.bar = _new_bar()
            self.task = self.bar.add_task("", total=total)
            self.bar.start()

    def tell(self, target: BuiltTarget) -> None:
        """A target is finished."""
        if self.bar is None:
            say_target(target, why=self.why)
            return
        if target.state in (State.FAILED, State.KEPT) or self.why:
            for line in lines_of(target, why=self.why):
                self.bar.console.print(line, markup=False, highlight=False)
        if target.reasons:  # those that are up to date were not counted
            self.bar.update(self.task, advance=1, description=target.id)

    def wait(self) -> None:
        """Another build holds the output folder."""
        print("Another build is writing into this folder; waiting for it.", file=sys.stderr)


def _new_bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    return Bar(
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )
