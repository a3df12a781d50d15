"""Pictures that were asked for never take the place of somebody else's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.packs.build_results import UsageError
from briefgen.packs.shown_files import write_shown


def test_what_was_written_so_is_written_again(tmp_path: Path) -> None:
    (path,) = write_shown(tmp_path / "out", {"a.png": b"one"})
    write_shown(tmp_path / "out", {"a.png": b"two", "b.png": b"b"})
    assert path.read_bytes() == b"two"


def test_files_of_others_were_overwritten_silently(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"a photo")
    with pytest.raises(UsageError, match="is there already"):
        write_shown(tmp_path, {"b.png": b"b", "a.png": b"a"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.png"]
    assert (tmp_path / "a.png").read_bytes() == b"a photo"


def test_a_picture_that_was_drawn_on_is_kept(tmp_path: Path) -> None:
    (path,) = write_shown(tmp_path, {"a.png": b"one"})
    path.write_bytes(b"one, with arrows")
    with pytest.raises(UsageError):
        write_shown(tmp_path, {"a.png": b"two"})
    assert path.read_bytes() == b"one, with arrows"


@pytest.mark.parametrize("record", [b"", b"[", b"[]", b'{"a.png": 3}', b"\xff"])
def test_a_damaged_record_is_as_good_as_none(record: bytes, tmp_path: Path) -> None:
    write_shown(tmp_path, {"a.png": b"one"})
    (tmp_path / ".briefgen.json").write_bytes(record)
    write_shown(tmp_path, {"a.png": b"one"})
    (tmp_path / ".briefgen.json").write_bytes(record)
    with pytest.raises(UsageError):
        write_shown(tmp_path, {"a.png": b"two"})


def test_a_run_that_was_stopped_is_no_reason_to_refuse_the_next(tmp_path: Path) -> None:
    """The record is written first: it knows what was there, and what was to come."""
    write_shown(tmp_path, {"a.png": b"one", "b.png": b"one"})
    old = (tmp_path / "b.png").read_bytes()
    write_shown(tmp_path, {"a.png": b"two", "b.png": b"two"})
    (tmp_path / "b.png").write_bytes(old)
    write_shown(tmp_path, {"a.png": b"three", "b.png": b"three"})
    assert (tmp_path / "b.png").read_bytes() == b"three"


def test_neither_a_folder_nor_a_link_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()
    with pytest.raises(UsageError):
        write_shown(tmp_path, {"a.png": b"one"})
    (tmp_path / "b.png").symlink_to(tmp_path / "nowhere")
    with pytest.raises(UsageError):
        write_shown(tmp_path, {"b.png": b"one"})
