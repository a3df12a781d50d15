"""A name that is unknown + those that are known -> the one that may have been meant."""

from __future__ import annotations

from collections.abc import Sequence


def nearest(name: str, known: Sequence[str], least: float = 0.6) -> str:
    """The known name that is most like it, "" where none is at least so alike (0 to 1)."""
    from difflib import get_close_matches  # wanted only where something is wrong

    return next(iter(get_close_matches(name, known, 1, least)), "")


def hint_instead(name: str, known: Sequence[str], least: float = 0.6) -> str:
    """What to write instead of a name: the one that may have been meant, or all that there are."""
    close = nearest(name, known, least)
    return f"did you mean `{close}`?" if close else f"possible: {', '.join(known)}"
