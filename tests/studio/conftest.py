"""One browser for all tests of the studio."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.studio.chromium import IS_MISSING, chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if IS_MISSING:
        pytest.skip("there is no Chromium here")
    with chromium() as found:
        yield found
