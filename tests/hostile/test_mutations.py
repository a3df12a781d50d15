"""Sound and hostile files with bytes changed by chance: the readers find faults, and never fail."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.hostile.fuzz import READERS, reader_of, seeds

_TOKENS = (
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b": ",
        b"- ",
        b"&a ",
        b"*a ",
        b"|\n",
        b">-\n",
        b"'",
        b'"',
        b"\\",
        b"#",
    ),
    *(b"!!x ", b"\n", b"\t", b"\xc2\xa0", b"\xff", b"\xed\xa0\x80", b"---\n", b"?", b"%"),
    *(b"nan", b"1e999", b"-1", b"~"),
)


def mutated(data: bytes, other: bytes, generator: random.Random) -> bytes:
    """Some bytes replaced, taken out, doubled, or spliced with another file."""
    for _ in range(generator.randint(1, 6)):
        at, to = sorted(generator.randrange(len(data) + 1) for _ in range(2))
        at, to = (at, to) if to - at < 200 else (at, at + generator.randrange(200))
        new = generator.choice(
            [b"", generator.choice(_TOKENS), generator.randbytes(3), data[at:to] * 2, other[at:to]]
        )
        data = data[:at] + new + data[to:]
    return data


@pytest.mark.parametrize("reader", READERS)
def test_readers_find_faults_and_never_fail(reader: str, tmp_path: Path) -> None:
    generator = random.Random(7)  # noqa: S311
    read, corpus = reader_of(reader, tmp_path), seeds(reader)
    assert len(corpus) > 15
    refused, rounds = 0, 40 if reader == "base" else 150
    for _ in range(rounds):
        data = mutated(generator.choice(corpus), generator.choice(corpus), generator)
        faults = [fault for fault in read(data) if fault.is_error]
        refused += bool(faults)
        assert [fault for fault in faults if not (fault.span.file and fault.hint)] == []
    assert refused > rounds // 3
