"""The only door to disk and clock.

It notes every file read, and every file looked for and absent, so that a rebuild knows what its
results depend on.
"""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct, field

from briefgen.model.values import Value

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


class Unread(Value):
    """Why a file that is there cannot be read: a code, the reason, and what to do."""

    code: str
    why: str
    hint: str


_LEADS_OUT = Unread(
    "BF101",
    "it is a link that leads out of the project, or to nothing",
    "put the file itself there",
)
_FOLDER = Unread("BF101", "it is a folder", "give the name of a file in it")
_NO_FILE = Unread("BF101", "it is no ordinary file", "put the file itself there")
_FORBIDDEN = Unread(
    "BF101", "you have no permission to read it", "ask whoever gave you the file, or copy it anew"
)


class World(Struct):
    """A project's folder. Paths are relative to it, with forward slashes, and stay inside it.

    `seen` gives the SHA-256 of each file read, and "" for a file that was looked for and absent.
    `listed` gives the files found for each pattern that was asked for.
    """

    root: Path
    seen: dict[str, str] = field(default_factory=dict)
    listed: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def today(self) -> date:
        """The day it is; of SOURCE_DATE_EPOCH where that is set, so that a run can be repeated."""
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        # What is no number of seconds up to the year 9999 is as good as nothing.
        is_date = epoch.isascii() and epoch.isdigit() and int(epoch[:20]) <= _LAST_SECOND
        now = datetime.fromtimestamp(int(epoch), UTC) if is_date else datetime.now(UTC)
        return now.date()

    def path(self, name: str) -> Path | None:
        """The file behind a name, or None where it is absent or outside the project."""
        found = self._find(name)
        if found is None:
            self.seen.setdefault(name, "")
        return found

    def _find(self, name: str) -> Path | None:
        """Links are followed, and must end inside the project too."""
        if not is_inside(name):
            return None
        root = self.root.resolve()
        try:
            found = (root / name).resolve(strict=True)
        except (OSError, RuntimeError):  # RuntimeError: links that lead round in a circle
            return None
        return found if found.is_relative_to(root) else None

    def is_same(self, name: str, other: str) -> bool:
        """Whether both names mean one file, as where capitals do not count."""
        one, two = self._find(name), self._find(other)
        return one is not None and two is not None and one.samefile(two)

    def read(self, name: str, largest: int = LARGEST_FILE) -> bytes | None:
        """The bytes of a file, or None where there is none or it has more bytes than `largest`."""
        path = self.path(name)
        try:
            if path is None or not path.is_file() or path.stat().st_size > largest:
                raise OSError(name)
            # A file may grow while it is read.
            with path.open("rb") as file:
                data = file.read(largest + 1)
            if len(data) > largest:
                raise OSError(name)
        except OSError:
            self.seen[name] = ""
            return None
        self.seen[name] = hashlib.sha256(data).hexdigest()
        return data

    def note_digest(self, name: str, digests: dict[str, str]) -> None:
        """Put down what was read of a file just now. Where it was another file before, what is
        known of it is of two states, and it has the digest of neither."""
        now = self.seen.get(name, "")
        if digests.setdefault(name, now) != now:
            digests[name] = "changed while it was read"

    def why_unread(self, name: str, largest: int = LARGEST_FILE) -> Unread | None:
        """Why `read` gives nothing for a file that is there; None where there is none."""
        if not is_inside(name):
            return None
        path, place = self._find(name), self.root / name
        try:
            if path is None:
                return _LEADS_OUT if os.path.islink(place) else None  # noqa: PTH114 - never fails
            if path.is_dir():
                return _FOLDER
            if not path.is_file():
                return _NO_FILE
            if path.stat().st_size > largest:
                what = f"it has more than {largest >> 20} MB"
                return Unread("BF106", what, "make it smaller, or split it")
        except OSError:
            pass
        return _FORBIDDEN

    def names(self, pattern: str) -> tuple[str, ...]:
        """The files that match a pattern such as decks/*.yaml, in order of name."""
        root = self.root.resolve()
        found = tuple(sorted(p.relative_to(root).as_posix() for p in root.glob(pattern)))
        self.listed[pattern] = found
        return found
