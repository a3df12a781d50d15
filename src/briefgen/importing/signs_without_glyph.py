"""A talk + fonts -> the talk without the signs that no font has, and which these were.

A talk in a script that cannot be set at all is refused.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from briefgen.importing.imported_talk import ImportedSlide, ImportedTalk, LeftOut
from briefgen.model.template import Theme
from briefgen.model.values import replace
from briefgen.ooxml.reader import Refusal
from briefgen.text.fonts import FontBook
from briefgen.text.stand_ins import missing_in

# Of all letters, as a share: more than that is no odd word any more.
_ODD = 0.02
_RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO", "RLI"})
# What stands on no slide.
_NOT_SHOWN = frozenset({"name", "layout_name", "called", "left_out", "comments", "link"})
_SCRIPTS = {"cjk": "Chinese or Japanese", "hiragana": "Japanese", "katakana": "Japanese"}


def without_missing_signs(talk: ImportedTalk, theme: Theme, fonts: FontBook) -> ImportedTalk:
    """Raises Refusal where much of the talk would be gone."""
    counts: Counter[str] = Counter()
    for text in _texts(talk.slides):
        counts.update(text)
    missing = _missing("".join(sign for sign in counts if not sign.isascii()), theme, fonts)
    if not missing:
        return talk
    letters = sum(count for sign, count in counts.items() if sign.isalpha())
    lost = Counter({sign: counts[sign] for sign in missing if sign.isalpha()})
    if sum(lost.values()) > _ODD * letters:
        raise _refusal(lost.most_common(1)[0][0])
    slides = tuple(_without(slide, missing) for slide in talk.slides)
    return replace(talk, slides=slides, title=_cut(talk.title, missing))


def _missing(signs: str, theme: Theme, fonts: FontBook) -> frozenset[str]:
    found = {sign for sign in signs if unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT}
    for family in {theme.body_font, theme.heading_font, theme.family("numbers")}:
        found.update(sign for sign in missing_in(signs, family, fonts) if not sign.isspace())
    return frozenset(found)


def _refusal(sign: str) -> Refusal:
    script = unicodedata.name(sign, "unknown").split()[0].lower()
    named = _SCRIPTS.get(script, script.capitalize())
    if unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT:
        return Refusal(
            f"its text is in {named} letters, which run from right to left",
            "briefgen sets text from left to right only, so this file cannot be imported",
        )
    return Refusal(
        f"its text is in {named} letters, which none of briefgen's fonts has",
        "use a template that brings a font with them; docs/templates.md says how",
    )


def _texts(value: Any) -> Iterator[str]:
    """All texts that are shown or said."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name not in _NOT_SHOWN:
                yield from _texts(getattr(value, name))


def _without(slide: ImportedSlide, missing: frozenset[str]) -> ImportedSlide:
    words = [word for text in _texts(slide) for word in text.split() if missing.intersection(word)]
    if not words:
        return slide
    signs = Counter(sign for word in words for sign in word if sign in missing)
    count, named = sum(signs.values()), ", ".join(_named(sign) for sign in sorted(signs)[:5])
    what = f"{count} characters" if count > 1 else "a character"
    left = LeftOut(f"{what} ({named})", "no font has them" if count > 1 else "no font has it")
    found: ImportedSlide = _changed(slide, missing)
    return replace(found, left_out=(*slide.left_out, replace(left, words=" ".join(words))))


def _named(sign: str) -> str:
    return f"{sign} U+{ord(sign):04X}"


def _changed(value: Any, missing: frozenset[str]) -> Any:
    if isinstance(value, str):
        return _cut(value, missing)
    if isinstance(value, tuple):
        return tuple(_changed(item, missing) for item in value)
    if isinstance(value, Struct):
        names = (name for name in value.__struct_fields__ if name not in _NOT_SHOWN)
        return replace(value, **{name: _changed(getattr(value, name), missing) for name in names})  # type: ignore[type-var]
    return value


def _cut(text: str, missing: frozenset[str]) -> str:
    return "".join(sign for sign in text if sign not in missing)
