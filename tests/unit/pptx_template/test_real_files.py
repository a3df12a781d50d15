"""Text on organisations' own files, where a folder of them is there: BRIEFGEN_REAL_DECKS."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from benchmarks.template_contrast import SUFFIXES, measure

_FOLDER = os.environ.get("BRIEFGEN_REAL_DECKS", "")
# All of them are measured before a release; each takes two seconds.
_SEED, _COUNT = 7, 4


def sample() -> list[Path]:
    if not _FOLDER:
        return []
    files = sorted(path for path in Path(_FOLDER).iterdir() if path.suffix.lower() in SUFFIXES)
    drawn = random.Random(_SEED)  # noqa: S311 - nothing is kept secret by it
    return drawn.sample(files, min(_COUNT, len(files)))


@pytest.mark.skipif(not _FOLDER, reason="BRIEFGEN_REAL_DECKS names no folder")
def test_all_text_on_real_files_can_be_read_and_stands_beside_their_drawings() -> None:
    for file in sample():
        found = measure(file, with_deck=False, pictures=None)
        assert not found.faint, (file.name, found.faint)
        assert not found.over, (file.name, found.over)
        assert found.short <= found.small / 100, file.name
