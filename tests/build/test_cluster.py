"""The cases of clusters, in a process of their own: dask starts threads and processes, and what it
leaves in the process of the tests keeps our own workers from ending."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.packs import ROOT


def test_clusters() -> None:
    pytest.importorskip("distributed")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "tests/build/cluster_cases.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-5000:]
