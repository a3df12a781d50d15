"""Same input, same bytes: in another folder, with another hash seed, in another time zone."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.packs import ROOT

_SOURCES = ("briefgen.yaml", "decks", "assets")


def _build(folder: Path, hash_seed: str, zone: str) -> dict[str, str]:
    """Build a copy of the project in a fresh process; the digest of each file by its name."""
    for name in _SOURCES:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    environ = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": zone}
    command = [sys.executable, "-m", "briefgen", "build", "--root", str(folder)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    files = (path for path in (folder / "output").rglob("*") if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    first = tmp_path / "first"
    second = tmp_path / "another folder" / "second"
    first.mkdir()
    second.mkdir(parents=True)
    one = _build(first, "1", "Pacific/Auckland")
    two = _build(second, "2", "America/Los_Angeles")
    assert any(name.endswith(".pptx") for name in one)
    assert any(name.endswith(".pdf") for name in one)
    assert one == two
