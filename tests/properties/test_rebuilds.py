"""Forty of the steps that `python -m tests.properties.rebuilds` does by the hundred."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.packs import ROOT


@pytest.mark.skipif(not hasattr(os, "fork"), reason="signals are a matter of Unix")
def test_after_each_step_the_packs_are_those_of_a_clean_build() -> None:
    command = [sys.executable, "-m", "tests.properties.rebuilds", "--seed", "7", "--steps", "40"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "seed 7: 40 steps, 0 wrong so far" in done.stdout
