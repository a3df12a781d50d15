"""A deck for scripts: python-pptx, and our last look at it before it is saved."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO

import pptx
from pptx.presentation import Presentation

from briefgen.backends.pptx.validate import check_package
from briefgen.packs.atomic_write import write_file


class UnsoundDeckError(ValueError):
    """A deck that PowerPoint would repair, or that shuts readers out; its text says why."""


class ScriptedDeck(Presentation):  # type: ignore[misc]
    """A deck that is only saved where nothing is wrong with it that was not `known` before."""

    known: frozenset[str] = frozenset()

    def save(self, file: str | IO[bytes]) -> None:
        """Write the deck. Raises UnsoundDeckError, and writes nothing, where it would be broken."""
        data = io.BytesIO()
        super().save(data)
        found = [said for said in check_package(data.getvalue()) if said not in self.known]
        if found:
            raise UnsoundDeckError("; ".join(found))
        if isinstance(file, str | Path):
            write_file(Path(file), data.getvalue())
        else:
            file.write(data.getvalue())


def open_deck(path: str | Path) -> Presentation:
    """A deck as python-pptx has it, to change in a script. Its `save` takes the last look that each
    deck of briefgen is given, and raises UnsoundDeckError where the script broke something."""
    data = Path(path).read_bytes()
    deck = pptx.Presentation(io.BytesIO(data))
    scripted = ScriptedDeck(deck.element, deck.part)
    scripted.known = frozenset(check_package(data))
    return scripted
