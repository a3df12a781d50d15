"""What many tests share: the packs of this project, built once a run in two templates."""

from __future__ import annotations

import pytest
from hypothesis import Phase, settings

from tests.packs import TEMPLATES, Pack, packs

# The same examples at every run, shown as they were found: making one smaller can take minutes.
# `--hypothesis-profile=shrink` looks for new ones, and makes what fails small.
settings.register_profile(
    "plain", deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate]
)
settings.register_profile("shrink", deadline=None)
settings.load_profile("plain")


@pytest.fixture(scope="session", params=TEMPLATES)
def template_packs(request: pytest.FixtureRequest) -> tuple[Pack, ...]:
    """Every target of this project in one template, with all its files."""
    found = tuple(pack for pack in packs() if pack.compiled.template.name == request.param)
    assert found, f"no pack in the template {request.param}"
    return found
