"""The only door to disk and clock. It notes every file read, and every file looked for and absent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

LARGEST_FILE = 5 * 1024 * 1024
ROOT_FILE = "briefgen.yaml"


def find_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds briefgen.yaml."""
    start = start.resolve()
    return next((path for path in (start, *start.parents) if (path / ROOT_FILE).is_file()), None)


@dataclass(slots=True)
class World:
    """A project's folder. Paths are relative to it, with forward slashes, and stay inside it."""

    root: Path
    seen: dict[str, str] = field(default_factory=dict)

    def path(self, name: str) -> Path | None:
        """The file behind a name, or None where it is absent or outside the project."""
        root = self.root.resolve()
        try:
            found = (root / name).resolve(strict=True)
        except OSError:
            return None
        return found if found.is_relative_to(root) else None

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or None where there is none or it is larger than 5 MB."""
        path = self.path(name)
        if path is None or not path.is_file() or path.stat().st_size > LARGEST_FILE:
            self.seen[name] = ""
            return None
        data = path.read_bytes()
        self.seen[name] = hashlib.sha256(data).hexdigest()
        return data

    def names(self, pattern: str) -> tuple[str, ...]:
        """The files that match a pattern such as decks/*.yaml, in order of name."""
        root = self.root.resolve()
        return tuple(sorted(p.relative_to(root).as_posix() for p in root.glob(pattern)))
