"""Text + family -> the text in pieces, each in a family that has all of its characters.

What a family lacks is set in the one that stands in for it, and signs in a font of symbols: in the
deck as a run with a typeface of its own, in a PDF with the font embedded.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby
from operator import itemgetter

from briefgen.model.font_families import FAMILIES, SYMBOLS, stand_in_for
from briefgen.model.rich_text import Inline, Run
from briefgen.model.text_block import FontKey
from briefgen.model.values import replace
from briefgen.support.memo import memo, memo_while_alive
from briefgen.text.fonts import FontBook
from briefgen.text.shaping import drawn, shape

# Pictures that phones type for signs; the mark after a sign that asks for its picture is no sign.
_SIGNS = str.maketrans({"✅": "✔", "❌": "✘", "⭐": "★", "❗": "!", "❓": "?", "\ufe0f": None})
_PICTURES = frozenset(map(chr, _SIGNS))


@memo(256)
def face_key(family: str, bold: bool, italic: bool) -> FontKey:
    """One and the same key for a face: faces are looked up by it again and again. Families have
    fewer faces where their letters have one width or are symbols."""
    known = FAMILIES.get(family)
    return FontKey(family, *(known.face(bold, italic) if known else (bold, italic)))


def family_for(character: str, family: str, fonts: FontBook) -> str:
    """The family that a character is set in where the text is in `family`; "" where none has it."""
    known, key = _chosen(fonts), (character, family)
    if key not in known:
        having = (name for name in _chain(family) if _has(character, name, fonts))
        known[key] = next(having, "")
    return known[key]


@memo_while_alive
def _chosen(_: FontBook) -> dict[tuple[str, str], str]:
    """The families chosen so far, by character and the family of the text: each is looked for
    once."""
    return {}


@memo(64)
def _chain(family: str) -> tuple[str, ...]:
    """The family, what stands in for it, and what stands in for that."""
    chain = [family]
    while (name := stand_in_for(chain[-1])) not in chain:
        chain.append(name)
    return (*chain, SYMBOLS)


def _has(character: str, family: str, fonts: FontBook) -> bool:
    """Whether all faces of a family have it: the same text may be set in any of them."""
    if family in FAMILIES and character in FAMILIES[family].unlike:
        return False
    styles = ((bold, italic) for bold in (False, True) for italic in (False, True))
    faces = [fonts.face(face_key(family, *style)) for style in styles]
    return all(face.has(drawn(character, face)) for face in faces)


def pieces_of(text: str, family: str, fonts: FontBook) -> list[tuple[str, str]]:
    """The text as it is shown, in pieces with the family of each."""
    if text.isascii():
        return [(text, family)]
    text = _with_signs(text)
    others = {sign for sign in set(text) if not sign.isascii()}
    if others and all(family_for(sign, family, fonts) in {family, ""} for sign in others):
        return [(text, family)]  # as nearly every text: letters one by one take ten times as long
    families = [
        family if sign.isascii() else family_for(sign, family, fonts) or family for sign in text
    ]
    for index, sign in enumerate(text):
        if index and unicodedata.combining(sign):  # an accent stands on a letter of its own font
            families[index - 1] = families[index]
    pairs = groupby(zip(text, families, strict=True), key=itemgetter(1))
    return [("".join(sign for sign, _ in found), name) for name, found in pairs]


def _with_signs(text: str) -> str:
    """To translate a text takes fifty times as long as to see that there is nothing to do."""
    return text if _PICTURES.isdisjoint(text) else text.translate(_SIGNS)


def missing_in(text: str, family: str, fonts: FontBook) -> list[str]:
    """The characters that no font of ours has."""
    signs = dict.fromkeys(_with_signs(text))
    return [sign for sign in signs if not (sign.isascii() or family_for(sign, family, fonts))]


def with_stand_ins(inline: Inline, family: str, fonts: FontBook) -> Inline:
    """A paragraph's text in `family`, with what that lacks in runs of other families."""
    if all(run.text.isascii() for run in inline.runs):
        return inline
    runs = tuple(piece for run in inline.runs for piece in _pieces(run, family, fonts))
    return inline if runs == inline.runs else replace(inline, runs=runs)


def _pieces(run: Run, family: str, fonts: FontBook) -> list[Run]:
    return [
        replace(run, text=text, family=name if name != family else "")
        for text, name in pieces_of(run.text, run.family or family, fonts)
    ]


def width_of(text: str, key: FontKey, size: float, fonts: FontBook) -> float:
    """The width of a text on one line, in points."""
    pieces = pieces_of(text, key.family, fonts)
    keys = [(piece, face_key(family, key.bold, key.italic)) for piece, family in pieces]
    return sum(shape(piece, face, fonts).kerned[-1] for piece, face in keys) * size
