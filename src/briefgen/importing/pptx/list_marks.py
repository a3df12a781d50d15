"""Paragraphs of a text -> their levels and numbers, and what was typed in place of a bullet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.importing.imported_talk import ImportedParagraph, ImportedRun, NumberKind
from briefgen.importing.pptx.inherited_looks import LevelLook
from briefgen.importing.pptx.slide_reading import SlideReading
from briefgen.model.values import replace

_DEEPEST = 2
# More lines in one paragraph are no list that anybody reads.
_MOST_LINES = 200
# What people type where a bullet would be; the first of them is never anything else.
_BULLET = re.compile(r"(?:(•)|[‣◦▪■●○►▶➢➤✓✔✗✘★☆◆◇❖→⇒»›·–—*]|--?|o(?=\t))\s+")
# Signs that people type for points below points, by how far below.
_DEPTHS = {"-": 1, "–": 1, "—": 1, "·": 1, "◦": 1, "○": 1, "‣": 1, "o": 1, "--": 2}
_TAB_WIDTH = 4
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+")


def ranked(raws: Sequence[tuple[int, ...]]) -> list[int]:
    """The levels of a text by their rank: authors skip levels, and begin anywhere."""
    open_levels: list[tuple[int, ...]] = []
    found = []
    for raw in raws:
        while open_levels and open_levels[-1] >= raw:
            open_levels.pop()
        open_levels.append(raw)
        found.append(min(len(open_levels) - 1, _DEEPEST))
    return found


def typed_depths(lines: Sequence[str]) -> list[tuple[int, int]]:
    """How deep each line stands by the blanks typed before its bullet, and by the sign of that: a
    dash below dots is a point below a point."""
    found: list[tuple[int, int]] = []
    outermost: int | None = None
    for line in lines:
        bare = line.lstrip()
        mark = _BULLET.match(bare)
        if mark is None:
            found.append((0, 0))
            continue
        depth = _DEPTHS.get(mark[0].strip(), 0)
        outermost = depth if outermost is None else outermost
        indent = len(line.expandtabs(_TAB_WIDTH)) - len(bare.expandtabs(_TAB_WIDTH))
        found.append((indent, max(depth - outermost, 0)))
    return found


def list_numbers(lines: Sequence[tuple[int, LevelLook]]) -> list[int]:
    """The number of each paragraph by its level and look, 0 where it has none: a list goes on while
    nothing of its level or above comes between."""
    open_lists: dict[int, tuple[NumberKind, int, int]] = {}
    found = []
    for raw, look in lines:
        open_lists = {level: one for level, one in open_lists.items() if level <= raw}
        if look.bullet != "number":
            open_lists.pop(raw, None)
            found.append(0)
            continue
        kind, start, last = open_lists.get(raw, ("", 0, 0))
        number = last + 1 if (kind, start) == (look.numbered, look.start) else look.start
        open_lists[raw] = (look.numbered, look.start, number)
        found.append(number)
    return found


def without_typed_bullets(
    paragraphs: Sequence[ImportedParagraph], reading: SlideReading
) -> tuple[ImportedParagraph, ...]:
    """Signs and numbers that were typed at the start of most paragraphs become bullets; those of
    code are code."""
    if any(run.code for paragraph in paragraphs for run in paragraph.runs[:1]):
        return tuple(paragraphs)
    paragraphs = [line for paragraph in paragraphs for line in _typed_lines(paragraph)]
    bullets = [_BULLET.match(paragraph.text) for paragraph in paragraphs]
    if any(found and found[1] for found in bullets) or _are_most(bullets):
        return tuple(
            replace(_cut(paragraph, found.end()), bullet="sign") if found else paragraph
            for paragraph, found in zip(paragraphs, bullets, strict=True)
        )
    numbers = [_NUMBER.match(paragraph.text) for paragraph in paragraphs]
    counted = [int(found[1]) for found in numbers if found]
    if _are_most(numbers) and counted == list(range(counted[0], counted[0] + len(counted))):
        words = " ".join(str(number) for number in counted)
        reading.leave_out("typed numbers", "the list numbers its points by itself", words)
        return tuple(
            _numbered(paragraph, found) if found else paragraph
            for paragraph, found in zip(paragraphs, numbers, strict=True)
        )
    return tuple(paragraphs)


def _typed_lines(paragraph: ImportedParagraph) -> Iterator[ImportedParagraph]:
    """The lines of a paragraph that is a list typed with breaks, else the paragraph."""
    lines = paragraph.text.split("\n")
    marks = [_BULLET.match(line) or _NUMBER.match(line) for line in lines]
    if not _are_most(marks) or not all(marks[1:]) or len(lines) > _MOST_LINES:
        yield paragraph
        return
    start = 0
    for line in lines:
        runs = _cut(paragraph, start).runs
        yield replace(paragraph, runs=_first(runs, len(line)))
        start += len(line) + 1


def _first(runs: Sequence[ImportedRun], count: int) -> tuple[ImportedRun, ...]:
    """So many characters of them."""
    found = []
    for run in runs:
        if count > 0:
            found.append(replace(run, text=run.text[:count]))
            count -= len(run.text)
    return tuple(found)


def _are_most(found: Sequence[re.Match[str] | None]) -> bool:
    count = sum(1 for one in found if one)
    return count > 1 and 2 * count > len(found)


def _numbered(paragraph: ImportedParagraph, found: re.Match[str]) -> ImportedParagraph:
    cut = _cut(paragraph, found.end())
    return replace(cut, bullet="number", number=int(found[1]), numbered="1")


def _cut(paragraph: ImportedParagraph, count: int) -> ImportedParagraph:
    """Without so many characters at its start."""
    runs: list[ImportedRun] = []
    for run in paragraph.runs:
        rest = run.text[count:]
        count -= len(run.text) - len(rest)
        if rest:
            runs.append(replace(run, text=rest))
    return replace(paragraph, runs=tuple(runs))
