"""The only door to files, fonts and clock: the protocol, and its worlds.

A world notes every file read, and every file looked for and absent, so that a rebuild knows what
its results depend on. `DiskWorld` reads a project's folder, `OverlayWorld` lays unsaved texts over
another world, `KeptWorld` asks another once for each thing, `MemoryWorld` has no disk at all.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar
from unicodedata import normalize

from msgspec import Struct, field

from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.support.digests import digest_of

A = TypeVar("A")
LARGEST_FILE = 5 * 1024 * 1024
ROOT_FILE = "briefgen.yaml"
_LAST_SECOND = 253_402_300_799


def find_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds briefgen.yaml."""
    start = start.resolve()
    return next((path for path in (start, *start.parents) if (path / ROOT_FILE).is_file()), None)


def is_inside(name: str) -> bool:
    """Whether a name can mean a file of the project, judged by its letters alone.

    No absolute path, drive, address or share, no step upwards: these are refused before the disk
    is asked, because asking Windows for a share tells the share's owner who is asking.
    """
    return not (
        name.startswith("/") or any(sign in name for sign in "\\:\0") or ".." in name.split("/")
    )


class World(Protocol):
    """Files by name. Names are relative to the project, with forward slashes, and stay inside it.

    `seen` gives the digest of each file read, and "" for a file that was looked for and absent.
    `listed` gives the files found for each pattern that was asked for.
    """

    seen: dict[str, str]
    listed: dict[str, tuple[str, ...]]

    def today(self) -> date:
        """The day it is."""

    def read(self, name: str, largest: int = LARGEST_FILE) -> bytes | None:
        """The bytes of a file, or None where there is none or it has more bytes than `largest`."""

    def is_there(self, name: str) -> bool:
        """Whether there is such a file, or a folder."""

    def is_same(self, name: str, other: str) -> bool:
        """Whether both names mean one file that is there, as where capitals do not count."""

    def why_unread(self, name: str, largest: int = LARGEST_FILE) -> Diagnostic | None:
        """Why `read` gives nothing for a file that is there; None where there is none."""

    def names(self, pattern: str) -> tuple[str, ...]:
        """The files that match a pattern such as decks/*.yaml, in order of name."""


def note_digest(world: World, name: str, digests: dict[str, str]) -> None:
    """Put down what was read of a file just now. Where it was another file before, what is known
    of it is of two states, and it has the digest of neither."""
    now = world.seen.get(name, "")
    if digests.setdefault(name, now) != now:
        digests[name] = "changed while it was read"


class _Notes(Struct, kw_only=True):
    """What was asked of a world so far."""

    seen: dict[str, str] = field(default_factory=dict)
    listed: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def today(self) -> date:
        """The day it is; of SOURCE_DATE_EPOCH where that is set, so that a run can be repeated."""
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        # What is no number of seconds up to the year 9999 is as good as nothing.
        is_date = (
            epoch.isascii() and epoch.isdigit() and len(epoch) <= 20 and int(epoch) <= _LAST_SECOND
        )
        now = datetime.fromtimestamp(int(epoch), UTC) if is_date else datetime.now(UTC)
        return now.date()

    def _note_read(self, name: str, data: bytes | None) -> bytes | None:
        self.seen[name] = "" if data is None else digest_of(data)
        return data

    def _note_absent(self, name: str) -> None:
        self.seen.setdefault(name, "")


class DiskWorld(_Notes):
    """A project's folder, `root`. Links are followed, and must end inside it too."""

    root: Path

    def path(self, name: str) -> Path | None:
        """The file behind a name, or None where it is absent or outside the project."""
        found = self._find(name)
        if found is None:
            self._note_absent(name)
        return found

    def is_there(self, name: str) -> bool:
        """Whether there is such a file, or a folder."""
        return self.path(name) is not None

    def _find(self, name: str) -> Path | None:
        if not is_inside(name):
            return None
        root = self.root.resolve()
        # A Mac writes accents of names apart from their letters.
        forms = (
            (name,) if name.isascii() else (name, normalize("NFC", name), normalize("NFD", name))
        )
        for form in forms:
            try:
                found = (root / form).resolve(strict=True)
            except (OSError, RuntimeError):  # RuntimeError: links that lead round in a circle
                continue
            return found if found.is_relative_to(root) else None
        return None

    def is_same(self, name: str, other: str) -> bool:
        """Whether both names mean one file, as where capitals do not count."""
        one, two = self._find(name), self._find(other)
        return one is not None and two is not None and one.samefile(two)

    def read(self, name: str, largest: int = LARGEST_FILE) -> bytes | None:
        """The bytes of a file, or None where there is none or it has more bytes than `largest`."""
        return self._note_read(name, self._load(name, largest))

    def _load(self, name: str, largest: int) -> bytes | None:
        path = self._find(name)
        try:
            if path is None or not path.is_file() or path.stat().st_size > largest:
                return None
            # A file may grow while it is read.
            with path.open("rb") as file:
                data = file.read(largest + 1)
        except OSError:
            return None
        return data if len(data) <= largest else None

    def why_unread(self, name: str, largest: int = LARGEST_FILE) -> Diagnostic | None:
        """Why `read` gives nothing for a file that is there; None where there is none."""
        if not is_inside(name):
            return None
        path, place = self._find(name), self.root / name
        try:
            if path is None:
                is_link = os.path.islink(place)  # noqa: PTH114 - never fails
                return diagnose("BF101/leads-out", name=name) if is_link else None
            if path.is_dir():
                return diagnose("BF101/folder", name=name)
            if not path.is_file():
                return diagnose("BF101/not-a-file", name=name)
            if path.stat().st_size > largest:
                return _too_large(name, largest)
        except OSError:
            pass
        return diagnose("BF101/forbidden", name=name)

    def names(self, pattern: str) -> tuple[str, ...]:
        """The files that match a pattern such as decks/*.yaml, in order of name; accents stand on
        their letters, whatever way the disk has them."""
        root = self.root.resolve()
        names = {normalize("NFC", p.relative_to(root).as_posix()) for p in root.glob(pattern)}
        found = tuple(sorted(names))
        self.listed[pattern] = found
        return found


class KeptWorld(_Notes):
    """Another world, `below`, as it was when it was asked: each of its answers is `kept`."""

    below: World
    kept: dict[tuple[object, ...], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.seen, self.listed = self.below.seen, self.below.listed

    def is_there(self, name: str) -> bool:
        """Whether there is such a file, or a folder."""
        return self._once(self.below.is_there, name)

    def is_same(self, name: str, other: str) -> bool:
        """Whether both names mean one file that is there."""
        return self._once(self.below.is_same, name, other)

    def read(self, name: str, largest: int = LARGEST_FILE) -> bytes | None:
        """The bytes of a file, or None where there is none or it has more bytes than `largest`."""
        return self._once(self.below.read, name, largest)

    def why_unread(self, name: str, largest: int = LARGEST_FILE) -> Diagnostic | None:
        """Why `read` gives nothing for a file that is there; None where there is none."""
        return self._once(self.below.why_unread, name, largest)

    def names(self, pattern: str) -> tuple[str, ...]:
        """The files that match a pattern such as decks/*.yaml, in order of name."""
        return self._once(self.below.names, pattern)

    def _once(self, ask: Callable[..., A], *of: object) -> A:
        question = (ask.__name__, *of)
        if question not in self.kept:
            self.kept[question] = ask(*of)
        found: A = self.kept[question]
        return found


class MemoryWorld(_Notes):
    """Files that stand in memory alone: `files` are their bytes by plain name, without `./`."""

    files: Mapping[str, bytes]

    def is_there(self, name: str) -> bool:
        """Whether there is such a file, or a folder."""
        if not self._holds(name):
            self._note_absent(name)
        return self._holds(name)

    def _holds(self, name: str) -> bool:
        inside = "" if _plain(name) == "." else f"{_plain(name)}/"
        return is_inside(name) and any(f"{one}/".startswith(inside) for one in self.files)

    def is_same(self, name: str, other: str) -> bool:
        """Whether both names mean one file that is there."""
        return _plain(name) == _plain(other) and self.is_there(name)

    def read(self, name: str, largest: int = LARGEST_FILE) -> bytes | None:
        """The bytes of a file, or None where there is none or it has more bytes than `largest`."""
        data = self.files.get(_plain(name)) if is_inside(name) else None
        return self._note_read(name, data if data is None or len(data) <= largest else None)

    def why_unread(self, name: str, largest: int = LARGEST_FILE) -> Diagnostic | None:
        """Why `read` gives nothing for a file that is there; None where there is none."""
        if not self._holds(name):
            return None
        is_file = _plain(name) in self.files
        return _too_large(name, largest) if is_file else diagnose("BF101/folder", name=name)

    def names(self, pattern: str) -> tuple[str, ...]:
        """The files that match a pattern such as decks/*.yaml, in order of name."""
        self.listed[pattern] = tuple(sorted(filter(_matcher(pattern).fullmatch, self.files)))
        return self.listed[pattern]


class OverlayWorld(_Notes):
    """Another world, `below`, with files laid over it, such as texts that are not saved yet:
    `files` are their bytes by plain name, where None stands for a file that is to be removed. What
    is asked of the world below is noted there too."""

    below: World
    files: Mapping[str, bytes | None] = field(default_factory=dict)

    def _above(self, name: str) -> MemoryWorld | None:
        """The world of the one file that is laid over, where it is; of none where it is removed."""
        known = _plain(name)
        if not is_inside(name) or known not in self.files:
            return None
        data = self.files[known]
        return MemoryWorld({} if data is None else {known: data})

    def is_there(self, name: str) -> bool:
        """Whether there is such a file, or a folder."""
        above = self._above(name)
        found = (self.below if above is None else above).is_there(name)
        if not found:
            self._note_absent(name)
        return found

    def is_same(self, name: str, other: str) -> bool:
        """Whether both names mean one file that is there."""
        if self._above(name) or self._above(other):
            return _plain(name) == _plain(other) and self.is_there(name)
        return self.below.is_same(name, other)

    def read(self, name: str, largest: int = LARGEST_FILE) -> bytes | None:
        """The bytes of a file, or None where there is none or it has more bytes than `largest`."""
        world = self._above(name) or self.below
        data = world.read(name, largest)
        self.seen[name] = world.seen[name]
        return data

    def why_unread(self, name: str, largest: int = LARGEST_FILE) -> Diagnostic | None:
        """Why `read` gives nothing for a file that is there; None where there is none."""
        above = self._above(name)
        return (self.below if above is None else above).why_unread(name, largest)

    def names(self, pattern: str) -> tuple[str, ...]:
        """The files that match a pattern such as decks/*.yaml, in order of name."""
        below = {name for name in self.below.names(pattern) if name not in self.files}
        above = {name for name, data in self.files.items() if data is not None}
        found = below | set(filter(_matcher(pattern).fullmatch, above))
        self.listed[pattern] = tuple(sorted(found))
        return self.listed[pattern]


def _too_large(name: str, largest: int) -> Diagnostic:
    return diagnose("BF106/file", name=name, megabytes=largest >> 20)


def _plain(name: str) -> str:
    """The one way to write a name: without `./` and doubled slashes."""
    return posixpath.normpath(name)


def _matcher(pattern: str) -> re.Pattern[str]:
    """A pattern of files as pathlib means it: `**/` is any number of folders, `[Yy]` one of these
    letters."""
    parts = re.split(r"(\*\*/|\*|\[\w+\])", pattern)
    meant = {"**/": "(?:[^/]+/)*", "*": "[^/]*"}
    return re.compile("".join(meant.get(part) or _letters(part) for part in parts))


def _letters(part: str) -> str:
    return part if part.startswith("[") else re.escape(part)
