"""Random decks never crash: each is refused with a place and a hint, or comes out whole, in both
outputs. `python -m tests.properties.long` tries thousands."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.properties.decks import decks, written
from tests.properties.product import make_product, make_project, wrong_for_others, wrong_with

_seen = count()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("random") / "project")


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(decks(3))
def test_a_deck_is_refused_or_whole(project: Path, deck: dict[str, object]) -> None:
    product = make_product(project, written(deck))
    assert wrong_with(product) == []
    if product.deck:
        audited = next(_seen) % 10 == 0
        assert wrong_for_others(product, project, audited=audited) == []


def test_the_decks_are_not_all_refused(project: Path) -> None:
    """The test above would say nothing if every deck had an error."""
    made = []

    @settings(max_examples=40, database=None, derandomize=True)
    @given(decks(3))
    def run(deck: dict[str, object]) -> None:
        made.append(bool(make_product(project, written(deck)).deck))

    run()
    assert sum(made) >= 5
