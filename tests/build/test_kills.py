"""A few of the kills that `benchmarks/kills.py` does by the thousand: a build that is killed leaves
each file old or new, and the next build sweeps what it left behind."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.packs import ROOT


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is a matter of Unix")
@pytest.mark.parametrize("output", ["whole-pack", "zip", "png"])
def test_killed_builds_damage_nothing(output: str) -> None:
    command = [sys.executable, "benchmarks/kills.py", "--output", output, "--count", "8"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{output}: 8 kills, 0 damaged or mixed")
