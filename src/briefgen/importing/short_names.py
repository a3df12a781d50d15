"""A text -> a short name for a file or a slide, in plain small letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from briefgen.model.safe_names import is_safe_name

_LONGEST = 40
_NO_WORDS = re.compile(r"[^a-z0-9]+")


def short_name(text: str, otherwise: str) -> str:
    """ "Über uns: the plan" becomes uber-uns-the-plan. A text without Latin letters has the other
    name."""
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("\u2019", ""))
    name = _NO_WORDS.sub("-", plain.encode("ascii", "ignore").decode().lower()).strip("-")
    if len(name) > _LONGEST:
        cut = name[: _LONGEST + 1]
        name = cut[: cut.rfind("-")] if "-" in cut[1:] else name[:_LONGEST]
    return name if is_safe_name(name) else otherwise


def unique_name(name: str, taken: Container[str]) -> str:
    """The name, with a number behind it where it is taken."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found
