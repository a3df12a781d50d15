"""Fingerprints tell values apart by what they say, and by nothing else."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefgen.model.diagnostics import Span
from briefgen.model.values import PartlyCompared
from briefgen.model.yaml_nodes import Scalar
from briefgen.packs.fingerprint import fingerprint


class _Noun(PartlyCompared):
    not_compared = frozenset({"kept"})

    text: str
    more: tuple[object, ...] = ()
    kept: bytes = b""


def test_places_do_not_count() -> None:
    assert fingerprint(Scalar("a", Span(file="f", line=1, column=2))) == fingerprint(
        Scalar("a", Span(file="g", line=3, column=4))
    )


def test_fields_that_are_not_compared_do_not_count() -> None:
    assert fingerprint(_Noun("a", kept=b"1")) == fingerprint(_Noun("a", kept=b"2"))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (_Noun("a"), _Noun("b")),
        (("a", "b"), ("ab",)),
        (("a", ("b",)), (("a",), "b")),
        ({"a": "b"}, {"b": "a"}),
        ({"a": None}, {"a": ""}),
        (1, "1"),
        (1, True),
        (frozenset("ab"), frozenset("a")),
        ((), None),
    ],
)
def test_different_values_differ(one: object, two: object) -> None:
    assert fingerprint(one) != fingerprint(two)


def test_the_hash_seed_does_not_count() -> None:
    code = "from briefgen.packs.fingerprint import fingerprint as f; print(f(frozenset('abcdef')))"
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1


def test_what_has_no_fingerprint_is_refused() -> None:
    with pytest.raises(TypeError, match="no fingerprint of a object"):
        fingerprint(object())
