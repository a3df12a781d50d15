"""Arguments of `build` or `check` -> the exit code, or None where typer has to look at them.

Typer takes 50 ms to come up, more than a build that finds everything up to date. Here is the
plainest form of the options only: whatever else is asked for is for typer, which also says what is
wrong with it.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from pathlib import Path

# For each command its options with a value, True where it can be given again, and those without.
_VALUES = {
    "build": {
        "--root": False, "--output": False, "-o": False, "--only": False, "--since": False,
        "--deck": True, "--match": True,
    },
    "check": {"--root": False},
}  # fmt: skip
_FLAGS = {"build": frozenset({"--strict", "--force", "--zip"}), "check": frozenset({"--strict"})}
_LONG = {"-o": "--output"}


def answer_quickly(arguments: Sequence[str]) -> int | None:
    """Build or check, where the arguments are plain. Raises UsageError for unknown names."""
    if not arguments or arguments[0] not in _VALUES:
        return None
    command, *rest = arguments
    found = _parse(rest, _VALUES[command], _FLAGS[command])
    if found is None:
        return None
    return (_build if command == "build" else _check)(*found)


def _parse(
    arguments: Sequence[str], values: Mapping[str, bool], flags: Container[str]
) -> tuple[dict[str, list[str]], list[str]] | None:
    """The options with their values, and the names; None where there is anything else."""
    options: dict[str, list[str]] = {}
    names: list[str] = []
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word in flags:
            options[word] = []
        elif word in values and rest and not rest[0].startswith("-"):
            name = _LONG.get(word, word)
            if name in options and not values[name]:
                return None
            options.setdefault(name, []).append(rest.pop(0))
        elif word.startswith("-"):
            return None
        else:
            names.append(word)
    return options, names


def _build(options: dict[str, list[str]], names: list[str]) -> int:
    from briefgen.cli.build import build_and_say
    from briefgen.cli.console import kinds_of
    from briefgen.packs.build_results import BuildOptions, Choice
    from briefgen.packs.open_project import project_root

    def last(name: str, otherwise: str) -> str:
        return options.get(name, [otherwise])[-1]

    root = Path(last("--root", "."))
    choice = Choice(
        tuple(names),
        tuple(options.get("--deck", ())),
        last("--since", ""),
        tuple(options.get("--match", ())),
    )
    output = last("--output", "")
    asked = BuildOptions(
        Path(output) if output else project_root(root) / "output",
        kinds_of(last("--only", "")),
        strict="--strict" in options,
        force="--force" in options,
        with_zip="--zip" in options,
    )
    return build_and_say(root, choice, asked)


def _check(options: dict[str, list[str]], names: list[str]) -> int:
    from briefgen.cli.check import check_and_say

    root = Path(options.get("--root", ["."])[-1])
    return check_and_say(names, root, strict="--strict" in options)
