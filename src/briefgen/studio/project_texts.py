"""The files of a project as the page has them: texts by number, laid over the disk while they are
not saved.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from threading import Lock

from msgspec import Struct, field

from briefgen.edit.merge_texts import merged
from briefgen.images import LARGEST_PICTURE
from briefgen.model.author_files import kind_of
from briefgen.model.values import Value
from briefgen.studio.line_ends import page_text
from briefgen.studio.messages import ChangedText, TextPart
from briefgen.studio.source_places import in_place
from briefgen.support.world import DiskWorld, KeptWorld, OverlayWorld


class Draft(Value, kw_only=True):
    """A `text` that is not saved yet, and what the file said when it was begun (`base`, "" where
    there was none). `was_recovered` from a run that ended before it was saved."""

    text: str
    base: str
    was_recovered: bool = False


class ProjectTexts(Struct, eq=False, kw_only=True):
    """The files below `root` that can be written in: their `names` by number, from 0, the `drafts`
    by name, the `version` in which each changed, and the `digests` of their bytes."""

    root: Path
    names: list[str] = field(default_factory=list)
    drafts: dict[str, Draft] = field(default_factory=dict)
    version: dict[str, int] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    keeping: Lock = field(default_factory=Lock)
    """Held while what is not saved is written down."""
    disk: KeptWorld | None = None
    """What was read of the disk, until it is looked at again."""

    def number(self, name: str) -> int:
        """The number of a file, which it keeps."""
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name)

    @property
    def numbers(self) -> dict[str, int]:
        """The numbers of the files by name."""
        return {name: number for number, name in enumerate(self.names)}

    def know(self, names: list[str]) -> None:
        """Give numbers to the files that can be written in."""
        for name in names:
            if name not in self.names and kind_of(name) and self.on_disk(name) is not None:
                self.number(name)
                self.is_changed(name)

    def name(self, number: int) -> str:
        """The name of a file by its number, "" where there is none."""
        return self.names[number] if 0 <= number < len(self.names) else ""

    def on_disk(self, name: str) -> str | None:
        """What a file on the disk says; None where it cannot be shown as text."""
        data = DiskWorld(self.root).read(name)
        return None if data is None else page_text(data)

    def text(self, name: str) -> str:
        """What a file says as it lies over the disk."""
        draft = self.drafts.get(name)
        return draft.text if draft else self.on_disk(name) or ""

    def is_saved(self, name: str) -> None:
        """The disk has the text of the page."""
        self.look_again()
        self.drafts.pop(name, None)

    def write(self, number: int, now: Draft, version: int) -> bool:
        """Take what the page writes; whether it is another text than before."""
        name = self.name(number)
        if not name or self.text(name) == now.text:
            return False
        self.version[name] = version
        if self.on_disk(name) == now.text:
            self.is_saved(name)
        else:
            self.drafts[name] = now
        return True

    def written(self, changed: ChangedText) -> Draft | None:
        """What the page writes, with what others wrote since it had the text last, in another
        window or on the disk. None where it has sent a part of another text than there is."""
        name = self.name(changed.file)
        now, draft = self.text(name), self.drafts.get(name)
        base = draft.base if draft else now
        if changed.part is not None:
            text = _with_part(now, changed.part, changed.text)
            return None if text is None else Draft(text=text, base=base)
        if not changed.made_of or now in changed.made_of:
            return Draft(text=changed.text, base=base)
        both = merged(changed.made_of[0], changed.text, now)
        if both.conflicts and draft is None:  # who saves decides
            return Draft(text=changed.text, base=changed.made_of[0])
        return Draft(text=both.text(), base=base)

    def recovered(self, name: str, draft: Draft) -> None:
        """Lay a text over the disk that the last run left unsaved."""
        if draft.text != self.on_disk(name):
            self.number(name)
            self.drafts[name] = draft

    def is_changed(self, name: str) -> bool:
        """Whether a file has other bytes than when it was looked at last: a file may be touched,
        and our own saving is heard too."""
        world = DiskWorld(self.root)
        world.read(name, LARGEST_PICTURE)
        now = world.seen.get(name, "")
        before, self.digests[name] = self.digests.get(name), now
        return before != now

    def world(self) -> OverlayWorld:
        """The project as it would be if all was saved."""
        files = {name: draft.text.encode() for name, draft in self.drafts.items()}
        return OverlayWorld(below=self.seen_disk(), files=files)

    def seen_disk(self) -> KeptWorld:
        """The disk as it was when it was looked at last."""
        if self.disk is None:
            self.disk = KeptWorld(below=DiskWorld(self.root))
        return self.disk

    def look_again(self) -> None:
        """The disk may say something else now."""
        self.disk = None


def _with_part(before: str, part: TextPart, now: str) -> str | None:
    """A text with a part of it changed; None where it is another text than the page took it for."""
    if sha256(before.encode("utf-8", "replace")).hexdigest() != part.digest:
        return None
    return in_place(before, part.start, part.end, now)
