"""What many tests share: the packs of this project, built once a run in two templates."""

from __future__ import annotations

import gc

import pytest
from hypothesis import Phase, settings

from tests.packs import TEMPLATES, Pack, pack_named, pack_names

# The same examples at every run, shown as they were found: making one smaller can take minutes.
# `--hypothesis-profile=shrink` looks for new ones, and makes what fails small.
settings.register_profile(
    "plain", deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate]
)
settings.register_profile("shrink", deadline=None)
settings.load_profile("plain")


@pytest.fixture
def pack(request: pytest.FixtureRequest) -> Pack:
    """One of them, by its name."""
    return pack_named(request.param)


@pytest.fixture(scope="session", params=TEMPLATES)
def template_packs(request: pytest.FixtureRequest) -> tuple[Pack, ...]:
    """Every target of this project in one template, with all its files."""
    names = [name for name in pack_names() if name.endswith(f" in {request.param}")]
    found = tuple(map(pack_named, names))
    assert found, f"no pack in the template {request.param}"
    return found


def pytest_collection() -> None:
    """Ten thousand tests are not looked through for garbage, neither while they are found nor
    afterwards: that took a fifth of the time."""
    gc.disable()


def pytest_collection_finish() -> None:
    gc.enable()
    gc.freeze()
