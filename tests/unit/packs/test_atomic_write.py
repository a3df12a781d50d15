"""Files are written whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.packs.atomic_write import TEMPORARY_PREFIX, write_file


def _strays(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.startswith(TEMPORARY_PREFIX)]


def test_a_file_is_written(tmp_path: Path) -> None:
    assert write_file(tmp_path / "new" / "a.txt", b"one") is True
    assert (tmp_path / "new" / "a.txt").read_bytes() == b"one"


def test_equal_bytes_are_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_file(path, b"one")
    before = path.stat().st_mtime_ns
    assert write_file(path, b"one") is False
    assert path.stat().st_mtime_ns == before
    assert write_file(path, b"two") is True


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_no_stray(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    write_file(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(OSError, match="No space"):
        write_file(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert _strays(tmp_path) == []


def test_a_file_that_is_open_elsewhere_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    write_file(path, b"old")
    replace, tries = Path.replace, []

    def refuse_once(self: Path, target: Path) -> Path:
        tries.append(self)
        if len(tries) == 1:
            raise PermissionError(13, "used by another process")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse_once)
    monkeypatch.setattr("briefgen.packs.atomic_write.time.sleep", lambda _: None)
    assert write_file(path, b"new") is True
    assert path.read_bytes() == b"new"
    assert len(tries) == 2
