"""Output folders of shards -> one, what is said of it, and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from briefgen.cli.build import TEXT
from briefgen.cli.console import count, exit_code, say_faults
from briefgen.cli.exit_codes import FAULTS


def merge_and_say(folders: Sequence[Path], root: Path, output: Path) -> int:
    """Join the shards; what is not there is named, and is a fault."""
    from briefgen.packs.merge_shards import merge_shards

    merged = merge_shards(folders, output)
    say_faults(merged.faults, TEXT, root)
    print(f"{count(len(merged.joined), 'pack')} joined in {output}")
    sentences = (
        (merged.missing, "is up to date in none of the folders; build its shard again"),
        (merged.damaged, "was changed or cut after it was built; build its shard again"),
        (merged.kept, "was changed by hand where it was to go; move it away, and join again"),
    )
    lacks = [f"{id_}: {why}" for ids, why in sentences for id_ in ids]
    for line in lacks:
        print(line, file=sys.stderr)
    return FAULTS if lacks else exit_code(merged.faults, strict=False)
