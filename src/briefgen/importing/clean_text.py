"""Text as another program wrote it -> the same without what nobody sees, for decks of ours.

Every reader cleans what it reads once, and so does whoever counts words to compare them.
"""

from __future__ import annotations

import re
import unicodedata

# Office writes what XML cannot hold as the number of the character.
_NUMBERED = re.compile("_x([0-9A-Fa-f]{4})_")
_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Spaces of all kinds. A fixed one is kept, in the group, where a number would part from its unit or
# from the rest of it.
_SPACE = re.compile(
    r"((?<=\d)[\xa0\u202f](?=\d{3}(?!\d)|[%‰€£$°]|[^\W\d_]{1,3}(?!\w))|(?<=[€£$])[\xa0\u202f](?=\d))"
    "|[\t\xa0\u1680\u2000-\u200a\u202f\u205f]"
)
# Letters for formulas are letters of another look.
_MATHS = re.compile("[\U0001d400-\U0001d7ff]")
# Control characters, surrogates, what is no character, and what is there but cannot be seen, as the
# reader of decks refuses it; signs that only one font has; what chooses between looks of a sign.
_OUT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffc\ud800-\udfff\ufdd0-\ufdef\ue000-\uf8ff\ufffe\uffff"
    "\U000e0000-\U0010ffff]"
)
# Signs of Wingdings and Symbol that Office puts into texts by itself, or that lists begin with.
_SIGNS = {
    0xF0A7: "•", 0xF0B7: "•", 0xF06C: "•", 0xF06E: "•", 0xF0A8: "•", 0xF0D8: "•", 0xF076: "•",
    0xF0FC: "✓", 0xF0FE: "✓", 0xF0FB: "✗", 0xF04A: "☺", 0xF04C: "☹",
    0xF0DF: "←", 0xF0E0: "→", 0xF0E1: "↑", 0xF0E2: "↓", 0xF0E7: "←", 0xF0E8: "→", 0xF0F0: "→",
    0xF0F3: "↔", 0xF0B1: "±", 0xF0B4: "×", 0xF0A3: "≤", 0xF0B3: "≥", 0xF0B0: "°", 0xF0AE: "→",
    0xF0D0: "–", 0xF02D: "–",
}  # fmt: skip


def clean(text: str) -> str:
    """The text with "\\n" for every kind of break, plain spaces, and composed characters."""
    if text.isascii() and text.isprintable() and "_x" not in text:
        return text
    return unicodedata.normalize("NFC", _OUT.sub("", _plain(text)))


def signs_taken_out(text: str) -> tuple[str, ...]:
    """What `clean` leaves out of a text, sign by sign."""
    return () if text.isascii() and text.isprintable() else tuple(_OUT.findall(_plain(text)))


def _plain(text: str) -> str:
    """What has a plain spelling in it."""
    text = _NUMBERED.sub(lambda found: chr(int(found[1], 16)), text)
    text = _BREAK.sub("\n", text).translate(_SIGNS)
    text = _SPACE.sub(lambda found: "\xa0" if found[1] else " ", text)
    return _MATHS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
