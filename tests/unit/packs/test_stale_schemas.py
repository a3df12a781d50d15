"""A schema for editors that says something else than this version of briefgen is told."""

from __future__ import annotations

from pathlib import Path

from briefgen import check, cli


def test_a_schema_that_is_out_of_date_is_told_until_it_is_written_again(tmp_path: Path) -> None:
    (tmp_path / "briefgen.yaml").write_text("organisation: {name: The Unit}\n", encoding="utf-8")
    write = ["schema", "--write", "--root", str(tmp_path)]
    assert cli.run(write) == 0
    schemas = sorted(tmp_path.rglob("*.json"))
    stale = next(path for path in schemas if path.name == "deck.json")
    stale.write_text("{}\n", encoding="utf-8")
    found = [fault for fault in check(root=tmp_path) if fault.code == "BF536"]
    assert [fault.span.file for fault in found] == [stale.relative_to(tmp_path).as_posix()]
    assert cli.run(write) == 0
    assert not any(fault.code == "BF536" for fault in check(root=tmp_path))
