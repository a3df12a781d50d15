"""Thousands of random decks: `python -m tests.properties.long --count 10000 --folder DIR`.

Goes on after a failure: each kind is kept with its deck in DIR, and told at the end. The seed of a
run is its number, so that a run can be made again.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.properties.decks import decks, written
from tests.properties.product import make_product, make_project, wrong_for_others, wrong_with

_CHUNK = 100
_AUDITED = 50


@dataclass
class Tally:
    """What became of the decks so far."""

    folder: Path
    tried: int = 0
    made: int = 0
    audited: int = 0
    failures: Counter[str] = field(default_factory=Counter)

    def try_deck(self, project: Path, deck: dict[str, Any]) -> None:
        text = written(deck)
        self.tried += 1
        try:
            found = self._faults(project, text)
        except Exception:
            found = [traceback.format_exc()]
        for fault in found:
            kind = re.sub(r"\d+", "0", fault[-90:] if "Traceback" in fault else fault[:24])
            self.failures[kind] += 1
            if self.failures[kind] <= 3:
                name = f"failure-{len(self.failures)}-{self.failures[kind]}"
                (self.folder / f"{name}.yaml").write_text(text, errors="surrogatepass")
                (self.folder / f"{name}.txt").write_text(fault, errors="surrogatepass")

    def _faults(self, project: Path, text: str) -> list[str]:
        product = make_product(project, text)
        found = wrong_with(product)
        if product.deck:
            self.made += 1
            audited = self.made % _AUDITED == 0
            self.audited += audited
            found += wrong_for_others(product, project, audited=audited)
        return found

    def __str__(self) -> str:
        failed = sum(self.failures.values())
        return f"{self.tried} decks, {self.made} made, {self.audited} audited, {failed} failures"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the seed of the first hundred")
    parser.add_argument("--folder", type=Path, required=True)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    project = make_project(asked.folder / f"project-{asked.first}-{time.time_ns()}")
    tally = Tally(asked.folder)
    for number in range(asked.first, asked.first + asked.count // _CHUNK):
        _run(number, tally, project)
        sys.stdout.write(f"seed {number}: {tally}\n")
        sys.stdout.flush()
    for kind, times in tally.failures.most_common():
        sys.stdout.write(f"{times} x {kind}\n")
    return 1 if tally.failures else 0


def _run(number: int, tally: Tally, project: Path) -> None:
    @seed(number)
    @settings(
        max_examples=_CHUNK, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(decks(3))
    def run(deck: dict[str, Any]) -> None:
        tally.try_deck(project, deck)

    run()


if __name__ == "__main__":
    sys.exit(main())
