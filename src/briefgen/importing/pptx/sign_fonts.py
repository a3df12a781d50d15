"""Letters in a font of signs -> the signs that they show."""

from __future__ import annotations

import re

from briefgen.importing.clean_text import clean
from briefgen.importing.pptx.slide_reading import SlideReading
from briefgen.ooxml.reader import Element, find

_SIGN_FACE = re.compile("wingdings|webdings|symbol$", re.IGNORECASE)
# Where the signs of such a font stand in texts that name them in full.
_PRIVATE = 0xF000


def in_signs(text: str, letters: Element, reading: SlideReading) -> str:
    """A text whose font draws other signs for some letters, as PowerPoint writes "à" for an arrow;
    `letters` are the properties of its run."""
    if letters is None or not len(letters):
        return text
    face, sign_face = find(letters, "a:latin"), find(letters, "a:sym")
    if face is not None and _SIGN_FACE.match(face.get("typeface", "")):
        lowest = 0x21
    elif sign_face is not None and _SIGN_FACE.match(sign_face.get("typeface", "")):
        lowest = 0x80
    else:
        return text
    shown = "".join(_sign(letter, lowest) for letter in text)
    if shown != text:
        seen = clean(shown).strip()
        why = f"it became {seen}" if seen else "no other font has it"
        reading.leave_out("a sign of a font that only has signs", why, text.strip())
    return shown


def _sign(letter: str, lowest: int) -> str:
    return chr(_PRIVATE + ord(letter)) if lowest <= ord(letter) <= 0xFF else letter
