"""What the files of a project hold now, by digest. Nothing heavy is imported here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from briefgen.support.digests import digest_of
from briefgen.support.world import DiskWorld


class FileDigests(Struct):
    """What the files of a project hold now; each is read once. `world` is where they lie, `known`
    the digests found so far, by name."""

    world: DiskWorld
    known: dict[str, str] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """The digest of a file, "" where there is none."""
        if name not in self.known:
            path = self.world.path(name)
            try:
                self.known[name] = digest_of(path.read_bytes()) if path else ""
            except OSError:
                self.known[name] = ""
        return self.known[name]

    def changed(self, files: Mapping[str, str]) -> Iterator[str]:
        """The files that have not the digest given."""
        return (name for name, digest in files.items() if self.of(name) != digest)
