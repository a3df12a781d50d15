"""Letters that a program read as those of another code page -> what they were.

UTF-8 read as the letters of Windows makes two or three signs of one: â€™ for an apostrophe,
Ã© for é, Â£ for £. Nobody types these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.diagnostics import Faults, Fix, Span, TextEdit
from briefgen.model.text_edits import lines_of
from briefgen.model.values import Value

# Signs whose bytes a Western European text has in UTF-8: accents, currencies, quotes and dashes.
_MEANT = re.compile("[\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0174-\u0178\u2010-\u203a\u20ac\u2122]")
# A capital before them is a word in capitals, and a quotation mark may follow.
_RUN = re.compile("(?<![A-ZÀ-Þ])[ÂÃÅâ][^\x00-\x7f]{1,2}")


class WrongLetters(Value):
    """Letters that stand in a text (`was`), where they `start`, and the sign that is `meant`."""

    start: int
    was: str
    meant: str


def note_wrong_letters(text: str, file: str, faults: Faults) -> None:
    """Note each such sign once, where it stands first."""
    first: dict[str, Span] = {}
    meant: dict[str, str] = {}
    edits: dict[str, list[TextEdit]] = {}
    for number, line in enumerate(lines_of(text), 1) if not text.isascii() else ():
        for one in wrong_letters(line):
            start = one.start + 1
            place = Span(
                file=file,
                line=number,
                column=start,
                end_line=number,
                end_column=start + len(one.was),
            )
            first.setdefault(one.was, place)
            meant[one.was] = one.meant
            edits.setdefault(one.was, []).append(TextEdit(span=place, text=one.meant))
    for was, place in first.items():
        title = f"write `{meant[was]}` wherever it stands"
        fix = Fix(title=title, edits=tuple(edits[was]), is_safe=True)
        faults.say("BF134", place, fix=fix, was=was, meant=meant[was])


def wrong_letters(text: str) -> Iterator[WrongLetters]:
    """The letters in a text that were one sign."""
    if text.isascii():
        return
    for run in _RUN.finditer(text):
        for length in (3, 2):
            meant = _meant_by(was := run.group()[:length])
            if meant:
                yield WrongLetters(run.start(), was, meant)
                break


def _meant_by(letters: str) -> str:
    """The one sign that letters of Windows are the bytes of; "" where they are not."""
    try:
        meant = b"".join(map(_byte, letters)).decode("utf-8")
    except UnicodeError:
        return ""
    return meant if _MEANT.fullmatch(meant) else ""


def _byte(letter: str) -> bytes:
    """The byte of a letter; what the code page leaves open is kept as it is."""
    return letter.encode("latin-1" if "\x80" <= letter <= "\x9f" else "cp1252")
