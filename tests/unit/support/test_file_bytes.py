"""Files come as they are, of whatever length."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.support import file_bytes as module
from briefgen.support.file_bytes import file_bytes


@pytest.mark.parametrize("length", [0, 1, 2**20, 2**20 + 1, 3 * 2**20])
def test_files_of_every_length_are_read_whole(tmp_path: Path, length: int) -> None:
    data = (b"one\r\ntwo\n\x1a" * (length // 10 + 1))[:length]
    (tmp_path / "file").write_bytes(data)
    assert file_bytes(tmp_path / "file") == data


@pytest.mark.parametrize("is_like_windows", [False, True])
def test_a_link_is_not_followed_where_it_must_not_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_like_windows: bool
) -> None:
    (tmp_path / "file").write_bytes(b"text")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    if is_like_windows:
        monkeypatch.setattr(module, "_NO_LINK", 0)
    assert file_bytes(tmp_path / "link") == b"text"
    assert file_bytes(tmp_path / "file", is_link_read=False) == b"text"
    with pytest.raises(OSError, match="link"):
        file_bytes(tmp_path / "link", is_link_read=False)


def test_what_is_no_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="file"):
        file_bytes(tmp_path / "file")
    with pytest.raises(OSError):  # noqa: PT011 - each system has other words
        file_bytes(tmp_path)
