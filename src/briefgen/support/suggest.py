"""A name that is unknown + those that are known -> the one that may have been meant."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.diagnostics import Fix, Hint, Span

# What means itself wherever it is written: with quotes or without, and inside brackets.
_MEANS_ITSELF = r"\w[\w./-]*(?: [\w./-]+)*"

# Of two names that are alike, one is meant if it is so much more alike (0 to 1) than the other.
_CLEARLY = 0.15
# What is so much alike is a slip of the fingers.
_ALMOST = 0.8
# To compare takes a quarter of a millisecond for ten names, and longer for long ones.
_MANY, _LOOKED_AT, _LONG = 100, 500, 200


def nearest(name: str, known: Sequence[str], least: float = 0.6) -> str:
    """The known name that is most like it, "" where none is at least so alike (0 to 1)."""
    return next(iter(_alike(name, known, least)), "")


def meant_by(name: str, known: Sequence[str], least: float = 0.6) -> str:
    """The known name that people call so, or that is most like it; "" where there is none."""
    from briefgen.support.other_names import called_here

    return nearest(name, known, _ALMOST) or called_here(name, known) or nearest(name, known, least)


def stands_below(name: str, inner: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """The key below which a name belongs that is not known where it stands, and what it is called
    there; empty where it is more likely one of the keys themselves. `inner` are the names that may
    stand below each key."""
    from briefgen.support.other_names import called_here

    if called_here(name, list(inner)) or nearest(name, list(inner), _ALMOST):
        return "", ""
    for key, there in inner.items():
        if found := name if name in there else called_here(name, there):
            return key, found
    return "", ""


def hint_instead(
    name: str,
    known: Sequence[str],
    least: float = 0.6,
    otherwise: str = "",
    taken: Container[str] = (),
    span: Span | None = None,
) -> Hint:
    """What to write instead of a name: the one that may have been meant, or all that there are;
    `otherwise` says that in other words. A name that is taken cannot be written a second time.
    `span` is where the name stands, None for where the fault is."""
    from briefgen.model.diagnostics import Hint  # `briefgen --help` needs no values
    from briefgen.support.other_names import called_here

    close = _alike(name, known, least)
    meant = called_here(name, known)
    if meant and not (close and nearest(name, known, _ALMOST)):
        fix = write_instead(name, meant, is_safe=False, span=span) if meant not in taken else None
        return Hint(f"did you mean `{meant}`?", (fix,) if fix else ())
    if not close:
        return Hint(otherwise or f"possible: {', '.join(known)}")
    texts = [text for text in close if text not in taken]
    is_safe = len(close) == 1 and bool(nearest(name, close, _ALMOST))
    fixes = [write_instead(name, text, is_safe=is_safe, span=span) for text in texts]
    return Hint(f"did you mean `{close[0]}`?", tuple(fix for fix in fixes if fix))


def file_instead(written: str, known: Sequence[str], otherwise: str) -> Hint:
    """What to write instead of a file's name that leads nowhere; most often it is the file of that
    name, and a path or an address stands before it."""
    from pathlib import PureWindowsPath  # `briefgen --help` needs none

    own = PureWindowsPath(written).name
    if own in known:
        return hint_instead(written, [own], 0.0)
    return hint_instead(written, known, otherwise=otherwise)


def write_instead(name: str, text: str, *, is_safe: bool, span: Span | None = None) -> Fix | None:
    """The fix that writes one name in place of another where it stands, or the fault is; None where
    that is the same, or a name that would need quotes, as it may stand within some."""
    from briefgen.model.diagnostics import NOWHERE, Fix, TextEdit

    if name == text or not re.fullmatch(_MEANS_ITSELF, text):
        return None
    edit = TextEdit(was=name, text=text, span=span or NOWHERE)
    return Fix(title=f"write `{text}`", edits=(edit,), is_safe=is_safe)


def _alike(name: str, known: Sequence[str], least: float) -> list[str]:
    """The one that is most like it, and a second one where that is nearly as like; or none."""
    from difflib import SequenceMatcher, get_close_matches  # only where something is wrong

    if len(name) < 2:  # Nobody misspells a letter.
        return []
    if len(known) > _MANY:
        start = name[:1].lower()
        known = [text for text in known[:_LOOKED_AT] if text[:1].lower() == start]
        known = known[:_MANY]
    if len(name) > _LONG:
        return []
    close = get_close_matches(name, known, 2, least)
    best, *rest = (SequenceMatcher(None, text, name).ratio() for text in close or [""])
    return close[:1] if rest and rest[0] < best - _CLEARLY else close
