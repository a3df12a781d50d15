"""Targets + what was asked for -> the targets that are built, in the project's order."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import PureWindowsPath
from typing import Protocol, TypeVar

from briefgen.model.diagnostics import Diagnostic
from briefgen.model.values import replace
from briefgen.packs.build_results import Choice, UsageError
from briefgen.support.suggest import hint_instead

_SEMINARS = "decks/seminars."
_ISO = r"\d{4}-\d{2}-\d{2}"


class Choosable(Protocol):
    """A target, or what is known of it from the last build."""

    @property
    def id(self) -> str: ...

    @property
    def deck(self) -> str: ...

    @property
    def date(self) -> str: ...


T = TypeVar("T", bound=Choosable)


def choose(
    targets: Sequence[T], choice: Choice, faults: Iterable[Diagnostic] = ()
) -> tuple[T, ...]:
    """The targets chosen. A deck's name stands for all its seminars.

    Raises UsageError for a name, deck or pattern that nothing answers to, unless it may be the name
    of what could not be read because of these `faults`; and for a date that is not written as
    2026-11-24.
    """
    if choice.since and not _is_date(choice.since):
        raise UsageError(f"`{choice.since}` is not a date; write it like 2026-11-24")
    names = tuple(_without_path(name) for name in choice.names)
    choice = replace(choice, names=names, decks=tuple(map(_without_path, choice.decks)))
    broken = {fault.span.file for fault in faults if fault.is_error}
    for name in choice.names:
        if not _is_broken(name, broken):
            _must_be_known(targets, name, "no seminar and no deck", with_ids=True)
    for name in choice.decks:
        if not _is_broken(name, broken):
            _must_be_known(targets, name, "no deck", with_ids=False)
    for pattern in choice.matching:
        if not broken and not any(fnmatchcase(target.id, pattern) for target in targets):
            raise UsageError(f"no seminar or deck matches `{pattern}`")
    return tuple(target for target in targets if _is_chosen(target, choice))


def _is_broken(name: str, files: Collection[str]) -> bool:
    """Whether a deck of that name has a fault, or the list of seminars, which may name it."""
    return f"decks/{name}.yaml" in files or any(file.startswith(_SEMINARS) for file in files)


def with_outputs(
    targets: Sequence[T],
    kinds: Sequence[str],
    kinds_of: Callable[[T], Iterable[str]],
    faults: Iterable[Diagnostic],
) -> tuple[T, ...]:
    """Those of the chosen targets that have one of these outputs, all of them where `kinds` is
    empty. Raises UsageError for an output that none has, unless errors may be why."""
    if not kinds or not targets:
        return tuple(targets)
    had = {target.id: frozenset(kinds_of(target)) for target in targets}
    there = frozenset().union(*had.values())
    for kind in kinds:
        if kind not in there and not any(fault.is_error for fault in faults):
            whose = f"{targets[0].id} has" if len(targets) == 1 else "the packs chosen have"
            hint = f"add it to `outputs:`, or name some of: {', '.join(sorted(there))}"
            raise UsageError(f"{whose} no output `{kind}`; {hint}")
    return tuple(target for target in targets if had[target.id] & set(kinds))


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return bool(re.fullmatch(_ISO, text))


def _without_path(name: str) -> str:
    """A deck may be named by its file, as the command line completes it."""
    return PureWindowsPath(name).stem if name.endswith((".yaml", ".yml")) else name


def _is_chosen(target: Choosable, choice: Choice) -> bool:
    day = target.date
    return (
        (not choice.names or target.id in choice.names or target.deck in choice.names)
        and (not choice.decks or target.deck in choice.decks)
        and (not choice.since or bool(re.fullmatch(_ISO, day) and day >= choice.since))
        and (not choice.matching or any(fnmatchcase(target.id, p) for p in choice.matching))
        and (choice.shard is None or choice.shard.has(target.id))
    )


def _must_be_known(targets: Sequence[Choosable], name: str, what: str, *, with_ids: bool) -> None:
    known = {target.deck for target in targets}
    if with_ids:
        known |= {target.id for target in targets}
    if not name.strip():
        raise UsageError(
            f"give the name of a seminar or deck; possible: {', '.join(sorted(known))}"
        )
    if name not in known:
        raise UsageError(f"there is {what} `{name}`; {hint_instead(name, sorted(known), 0.5)}")
