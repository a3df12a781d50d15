"""Files come as they are, of whatever length."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.support.file_bytes import file_bytes


@pytest.mark.parametrize("length", [0, 1, 2**20, 2**20 + 1, 3 * 2**20])
def test_files_of_every_length_are_read_whole(tmp_path: Path, length: int) -> None:
    data = (b"one\r\ntwo\n\x1a" * (length // 10 + 1))[:length]
    (tmp_path / "file").write_bytes(data)
    assert file_bytes(tmp_path / "file") == data


def test_what_is_no_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="file"):
        file_bytes(tmp_path / "file")
    with pytest.raises(OSError):  # noqa: PT011 - each system has other words
        file_bytes(tmp_path)
