"""A small series of seminars: two slides for all, one of the library for some."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.build.series import make_series


@pytest.fixture(scope="session")
def _series(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_series(tmp_path_factory.mktemp("series") / "project", 12)


@pytest.fixture
def project(_series: Path, tmp_path: Path) -> Path:
    """A project with twelve seminars, nothing built."""
    return Path(shutil.copytree(_series, tmp_path / "project"))


@pytest.fixture(scope="session")
def _built(_series: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.build.series import build_all

    folder = Path(shutil.copytree(_series, tmp_path_factory.mktemp("built") / "project"))
    result = build_all(folder)
    assert result.is_ok, result.faults
    return folder


@pytest.fixture
def built(_built: Path, tmp_path: Path) -> Path:
    """The same project with everything built."""
    return Path(shutil.copytree(_built, tmp_path / "built"))
