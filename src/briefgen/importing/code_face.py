"""A talk set in a face of equal widths throughout -> the talk in which that face means nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from briefgen.importing.imported_talk import (
    ImportedRun,
    ImportedShape,
    ImportedTalk,
    ImportedText,
)
from briefgen.model.values import replace

# Of all letters on slides, as a share.
_MOSTLY = 0.4
_CODE_LINE = re.compile(r"[;{}(,]\s*$|=>|</|^\s*(?:[$#>]|//|\w+\()")
_FEWEST_LINES = 2


def without_code_face(talk: ImportedTalk) -> ImportedTalk:
    """Where most of a talk is set in such a face, only what reads as code is code."""
    runs = [run for slide in talk.slides for run in _runs(slide.shapes)]
    letters = sum(len(run.text) for run in runs)
    if sum(len(run.text) for run in runs if run.code) <= _MOSTLY * letters:
        return talk
    slides = tuple(replace(slide, shapes=_plain(slide.shapes)) for slide in talk.slides)
    return replace(talk, slides=slides)


def _runs(value: Any) -> Iterator[ImportedRun]:
    if isinstance(value, ImportedRun):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _runs(item)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _runs(getattr(value, name))


def _plain(value: Any) -> Any:
    if isinstance(value, ImportedShape) and _reads_as_code(value):
        return value
    if isinstance(value, ImportedShape):
        return replace(value, is_code=False, contents=_plain(value.contents))
    if isinstance(value, ImportedRun):
        return replace(value, code=False) if value.code else value
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if isinstance(value, Struct):
        names = value.__struct_fields__
        return replace(value, **{name: _plain(getattr(value, name)) for name in names})  # type: ignore[type-var]
    return value


def _reads_as_code(shape: ImportedShape) -> bool:
    if not shape.is_code or not isinstance(shape.contents, ImportedText):
        return False
    lines = [line for one in shape.contents.paragraphs for line in one.text.split("\n")]
    found = sum(bool(_CODE_LINE.search(line)) for line in lines)
    return found >= _FEWEST_LINES and 3 * found >= len(lines)
