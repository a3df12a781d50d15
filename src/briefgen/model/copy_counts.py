"""How many copies of each printed output of a pack are wanted.

A number of copies is what delegates get. The speaker's and the chair's notes are printed once where
nothing else is said of them, and decks and slides are shown, not printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefgen.model.outputs import (
    LARGE_PRINT,
    OUTPUTS,
    NotesOptions,
    OutputOptions,
    ReadingOptions,
)

# What is wanted by name: of an output, of a form, or of all that delegates get.
Copies = Mapping[str, int]

DELEGATES = "delegates"
_FOR_DELEGATES = frozenset(name for name, kind in OUTPUTS.items() if kind.is_for_delegates)
# The names that copies may be given for.
COUNTED = (
    *(name for name, kind in OUTPUTS.items() if kind.is_printed),
    LARGE_PRINT,
    DELEGATES,
)


def copies_of(output: OutputOptions, copies: Copies) -> int:
    """The copies of one output: those of its form, else of what it is a form of, else of all that
    delegates get."""
    return next((copies[name] for name in names_of(output) if name in copies), 1)


@cache
def names_of(output: OutputOptions) -> tuple[str, ...]:
    """The names under which copies of an output may be given, the most exact first."""
    kind = output.kind
    is_large = isinstance(output, NotesOptions | ReadingOptions) and output.large_print
    return (
        *([LARGE_PRINT] if is_large else []),
        kind,
        *(name for name, of in OUTPUTS.items() if any(f.kind == kind for f in of.forms.values())),
        *([DELEGATES] if kind in _FOR_DELEGATES else []),
    )


def override(shared: Copies, own: Copies) -> dict[str, int]:
    """The copies of an event that says only some of them itself. Where it says what all delegates
    get, that is not what is shared of the single papers."""
    replaced = _FOR_DELEGATES if DELEGATES in own else frozenset()
    return {**{name: n for name, n in shared.items() if name not in replaced}, **own}
