"""What a new seminar says, asked for where it is not given -> the list with it, and what to do."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefgen.cli.build import TEXT
from briefgen.cli.console import exit_code, say_faults
from briefgen.cli.exit_codes import FAULTS
from briefgen.packs.add_seminar import add_seminar
from briefgen.packs.build_results import UsageError

# What no two seminars share: it is asked for on a terminal, and never copied.
_ASKED = {
    "id": "Name of the pack, such as 2027-04-14-york: ",
    "date": "Date, such as 2027-04-14: ",
    "venue": "Venue: ",
}


def add_and_say(root: Path, given: Mapping[str, str | None], more: Sequence[str]) -> int:
    """Add a seminar to the list of the project."""
    texts = {name: text for name, text in given.items() if text is not None}
    texts.update(_named(word) for word in more)
    for name, question in _ASKED.items():
        if name not in texts:
            texts[name] = input(question).strip() if sys.stdin.isatty() else ""
    if not texts["id"]:
        raise UsageError("`--id NAME` is missing: the name of the pack, such as 2027-04-14-york")
    added = add_seminar(root, texts)
    if not added.line:
        for fault in added.faults:
            print(f"briefgen: {fault.message}; {fault.hint}".rstrip("; "), file=sys.stderr)
        print(f"Nothing was written to {added.file}.", file=sys.stderr)
        return FAULTS
    say_faults(added.faults, TEXT, root)
    print(f"{added.file}:{added.line}: {texts['id']} was added")
    if added.copied:
        print(f"As in the seminar before it: {', '.join(added.copied)}")
    if empty := [name for name in _ASKED if not texts[name]]:
        print(f"Left empty: {', '.join(empty)}")
    print(f"Look through it in {added.file}, then run: briefgen build {texts['id']}")
    return exit_code(added.faults, strict=False)


def _named(word: str) -> tuple[str, str]:
    name, sign, text = word.partition("=")
    if not sign or not name.strip():
        raise UsageError(f"`--set` needs a name and a text, such as place=York, not `{word}`")
    return name.strip(), text.strip()
