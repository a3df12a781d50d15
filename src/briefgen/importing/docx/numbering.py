"""The lists of a Word document -> the sign or the number before a paragraph."""

from __future__ import annotations

from msgspec import Struct, field

from briefgen.importing.docx.word_names import Element, child, full_name, value
from briefgen.importing.imported_talk import BulletKind
from briefgen.ooxml.reader import whole

_LEVELS = 9


class Numbering(Struct):
    """The levels of each list by its id (`lists`): what stands before a paragraph, and the first
    number. `counts` are the numbers so far, by the list and its levels."""

    lists: dict[str, dict[int, tuple[BulletKind, int]]] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    def before(self, list_id: str, level: int) -> tuple[BulletKind, int]:
        """The sign of the next paragraph of a list, and its number if it has one."""
        level = min(max(level, 0), _LEVELS - 1)
        bullet, first = self.lists.get(list_id, {}).get(level, ("sign", 1))
        counts = self.counts.setdefault(list_id, [None] * _LEVELS)
        last = counts[level]
        counts[level] = number = first if last is None else last + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return bullet, number if bullet == "number" else 0


def numbering_of(root: Element) -> Numbering:
    """The lists in the part that has them, which may be absent."""
    if root is None:
        return Numbering()
    kinds = {
        value(one, "w:abstractNumId"): _levels(one)
        for one in root.iterfind(full_name("w:abstractNum"))
    }
    lists = {}
    for one in root.iterfind(full_name("w:num")):
        levels = dict(kinds.get(value(child(one, "w:abstractNumId")), {}))
        for changed in one.iterfind(full_name("w:lvlOverride")):
            level = whole(value(changed, "w:ilvl") or None)
            bullet, first = levels.get(level, ("number", 1))
            start = value(child(changed, "w:startOverride"))
            levels |= {level: (bullet, whole(start or None, first))}
            levels |= _levels(changed)
        lists[value(one, "w:numId")] = levels
    return Numbering(lists)


def _levels(element: Element) -> dict[int, tuple[BulletKind, int]]:
    found: dict[int, tuple[BulletKind, int]] = {}
    for level in element.iterfind(full_name("w:lvl")):
        written = value(child(level, "w:numFmt"))
        bullet: BulletKind = {"bullet": "sign", "none": "none"}.get(written, "number")  # type: ignore[assignment]
        first = whole(value(child(level, "w:start")) or None, 1)
        found[whole(value(level, "w:ilvl") or None)] = (bullet, first)
    return found
