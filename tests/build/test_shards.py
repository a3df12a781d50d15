"""A series that is built in shards and joined is the same as one that was built at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cli.commands import run_command
from briefgen.packs.build_records import Memory
from briefgen.packs.build_results import BuildOptions, Choice, Shard, State, UsageError
from briefgen.packs.find_unchanged import find_unchanged
from briefgen.packs.merge_shards import merge_shards
from briefgen.packs.run_build import run_build
from tests.build.series import change, digests, id_of, make_series

SHARDS = 3


def _build(folder: Path, output: Path, shard: Shard | None = None) -> Path:
    run_build(folder, Choice(shard=shard), BuildOptions(output=output))
    return output


@pytest.fixture(scope="module")
def _sharded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_series(tmp_path_factory.mktemp("shards") / "project", 9)
    change(folder / "decks/series.yaml", "notes: What", "sources: [{text: A, checked: 2001-01-01}]"
           "\n    notes: What")  # fmt: skip
    for number in range(1, SHARDS + 1):
        _build(folder, folder / f"shard-{number}", Shard(number, SHARDS))
    return folder


@pytest.fixture
def sharded(_sharded: Path, tmp_path: Path) -> Path:
    """A project of nine seminars, built in three shards."""
    return Path(shutil.copytree(_sharded, tmp_path / "project"))


def _shards(folder: Path) -> list[Path]:
    return [folder / f"shard-{number}" for number in range(1, SHARDS + 1)]


def test_every_target_is_in_one_shard_whatever_others_there_are() -> None:
    ids = [id_of(number) for number in range(200)]
    parts = [[id_ for id_ in ids if Shard(k, 8).has(id_)] for k in range(1, 9)]
    assert sorted(id_ for part in parts for id_ in part) == sorted(ids)
    assert min(map(len, parts)) > 10


def test_joined_shards_are_one_build_byte_for_byte(sharded: Path) -> None:
    merged = merge_shards(_shards(sharded), sharded / "output")
    assert len(merged.joined) == 9
    assert not merged.missing + merged.damaged + merged.kept
    _build(sharded, sharded / "whole")
    assert digests(sharded / "output") == digests(sharded / "whole")
    unchanged = find_unchanged(sharded, Choice(), BuildOptions(output=sharded / "output"))
    assert unchanged is not None
    assert {target.state for target in unchanged.targets} == {State.UNCHANGED}


def test_what_was_joined_may_be_joined_again(sharded: Path) -> None:
    one, *others = _shards(sharded)
    merge_shards([one], sharded / "output")
    merged = merge_shards(others, sharded / "output")
    assert not merged.missing
    before = digests(sharded / "output")
    merge_shards(_shards(sharded), sharded / "output")
    assert digests(sharded / "output") == before


def test_a_shard_that_is_not_there_leaves_its_packs_out(
    sharded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two = [str(path) for path in _shards(sharded)[:2]]
    assert run_command(["merge", *two, "--root", str(sharded)]) == 1
    out, err = capsys.readouterr()
    lost = [id_ for id_ in map(id_of, range(9)) if Shard(3, SHARDS).has(id_)]
    assert lost
    assert [line.partition(":")[0] for line in err.splitlines() if "none of" in line] == lost
    assert f"{9 - len(lost)} packs joined" in out
    assert not any((sharded / "output" / id_).exists() for id_ in lost)


def _cut(shard: Path, id_: str) -> None:
    file = shard / id_ / f"{id_}.pptx"
    file.write_bytes(file.read_bytes()[:-1])


def _forget_digests(shard: Path, id_: str) -> None:
    (shard / id_ / "manifest.json").unlink()


def _lead_away(shard: Path, id_: str) -> None:
    file = shard / id_ / f"{id_}.pptx"
    elsewhere = file.rename(shard / "elsewhere")
    file.symlink_to(elsewhere)


@pytest.mark.parametrize("spoil", [_cut, _forget_digests, _lead_away])
def test_a_pack_that_was_changed_on_the_way_is_not_joined(
    sharded: Path, spoil: Callable[[Path, str], None]
) -> None:
    shard = _shards(sharded)[0]
    id_ = Memory(shard).targets()[0]
    spoil(shard, id_)
    merged = merge_shards(_shards(sharded), sharded / "output")
    assert merged.damaged == [id_]
    assert not (sharded / "output" / id_).exists()
    again = run_build(sharded, Choice(), BuildOptions(output=sharded / "output"))
    assert [t.id for t in again.targets if t.state is State.BUILT] == [id_]


def test_what_was_changed_by_hand_where_packs_go_stays(sharded: Path) -> None:
    merge_shards(_shards(sharded), sharded / "output")
    id_ = id_of(0)
    deck = sharded / "output" / id_ / f"{id_}.pptx"
    deck.write_bytes(b"a colleague's")
    change(sharded / "decks/series.yaml", "A sentence for all", "Another for all")
    for number, shard in enumerate(_shards(sharded), 1):
        _build(sharded, shard, Shard(number, SHARDS))
    assert merge_shards(_shards(sharded), sharded / "output").kept == [id_]
    assert deck.read_bytes() == b"a colleague's"


def _another_title(project: Path) -> None:
    change(project / "decks/series.yaml", "title: Series", "title: Serial")


def _another_seminar(project: Path) -> None:
    rows = project / "decks/seminars.csv"
    rows.write_text(rows.read_text() + "new,series,2028-01-01,Hall,Speaker,some\n")


@pytest.mark.parametrize(
    ("edit", "said"),
    [(_another_title, "decks/series.yaml is not"), (_another_seminar, "decks/seminars.csv is not")],
)
def test_shards_of_different_states_are_refused(
    sharded: Path, edit: Callable[[Path], None], said: str
) -> None:
    edit(sharded)
    _build(sharded, sharded / "shard-3", Shard(3, SHARDS))
    with pytest.raises(UsageError, match=f"cannot be joined: {said} the same in both"):
        merge_shards(_shards(sharded), sharded / "output")
    assert not (sharded / "output").exists()


def test_shards_of_different_versions_are_refused(
    sharded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    from briefgen.support.memo import clear_all

    clear_all()
    _build(sharded, sharded / "shard-3", Shard(3, SHARDS))
    with pytest.raises(UsageError, match="built by different versions of briefgen"):
        merge_shards(_shards(sharded), sharded / "output")
    clear_all()


def test_a_folder_that_no_build_wrote_is_no_shard(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no build has written into"):
        merge_shards([tmp_path], tmp_path / "output")


def test_a_shard_that_was_stopped_is_built_again_first(sharded: Path) -> None:
    Memory(sharded / "shard-2").running.touch()
    with pytest.raises(UsageError, match="stopped half way; run it again"):
        merge_shards(_shards(sharded), sharded / "output")


@pytest.mark.parametrize("text", ["0/3", "4/3", "1", "a/b", "1/3/5", "-1/3", "²/3", "1/9999999"])
def test_a_share_that_is_none_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["build", f"--shard={text}"]) == 2
    assert "needs a share such as 2/8" in capsys.readouterr().err


def test_a_share_without_packs_was_answered_with_fix_the_errors_above(
    sharded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A warning about the project is none about what was not written."""
    change(sharded / "briefgen.yaml", "organisation:", "organisation: {name: Your organisation}\n#")
    empty = next(k for k in range(1, 99) if not any(Shard(k, 99).has(id_of(n)) for n in range(9)))
    words = ["build", "--root", str(sharded), "--output", str(sharded / "empty")]
    assert run_command([*words, "--shard", f"{empty}/99"]) == 0
    assert f"no pack is in the share {empty}/99." in capsys.readouterr().out
    run_command([*words, id_of(0), "--shard", f"{empty}/99"])
    assert f"no pack of those asked for is in the share {empty}/99." in capsys.readouterr().out
