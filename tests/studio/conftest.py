"""One browser and one small project for all tests of the studio that need no other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.studio.chromium import IS_MISSING, chromium
from tests.studio.open_studio import DECK, OpenStudio, opened, write_project


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if IS_MISSING:
        pytest.skip("there is no Chromium here")
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def small(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStudio]:
    folder = tmp_path_factory.mktemp("small")
    write_project(folder)
    with opened(browser, folder) as studio:
        yield studio


@pytest.fixture
def studio(small: OpenStudio) -> Iterator[OpenStudio]:
    """The small project, as it was at first; nothing may be complained of."""
    small.begin_anew(DECK)
    yield small
    small.at_rest()
    assert not small.console, small.console
