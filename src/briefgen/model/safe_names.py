"""Names of files and folders that every file system takes, and that lead nowhere else."""

from __future__ import annotations

import re
import unicodedata

LONGEST_PACK = 100
# The folder in the output for what was changed by hand, and was to be overwritten.
KEPT = "kept"
_LONGEST_FILE = 200
# Windows keeps the names of devices, with any ending, and takes no dot and no space at the end.
_SAFE = re.compile(
    r"(?!(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\.|$))\w[\w .-]*(?<![. ])", re.IGNORECASE
)


def is_safe_name(name: str, longest: int = LONGEST_PACK) -> bool:
    """Whether every file system takes a file of this name, and no command reads an option.
    `longest` counts bytes."""
    return bool(_SAFE.fullmatch(name)) and len(name.encode()) <= longest


def is_safe_path(name: str) -> bool:
    """Whether a name means a file in a folder, or in a folder of that folder, and no other."""
    parts = name.split("/")
    return len(parts) <= 2 and all(is_safe_name(part, _LONGEST_FILE) for part in parts)


def folded(name: str) -> str:
    """Names that a file system may hold to be the same are equal."""
    return unicodedata.normalize("NFC", name).casefold()
