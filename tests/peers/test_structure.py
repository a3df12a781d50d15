"""The tags of each kind of PDF read in order, with words apart and nothing doubled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.golden import FOLDER, KINDS, structure_of

pytestmark = pytest.mark.skipif(not shutil.which("pdfinfo"), reason="pdfinfo is not installed")


@pytest.mark.parametrize("kind", KINDS)
def test_the_structure_reads_as_it_did(kind: str, tmp_path: Path) -> None:
    golden = (FOLDER / f"{kind}.txt").read_text(encoding="utf-8")
    assert structure_of(kind, tmp_path) == golden
