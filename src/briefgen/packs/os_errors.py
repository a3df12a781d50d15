"""An error of the operating system -> why a file cannot be written, and what to do, in words."""

from __future__ import annotations

import errno
from pathlib import Path

_REASONS = {
    errno.ENOSPC: ("the disk is full", "free some space on the disk, and run again"),
    getattr(errno, "EDQUOT", 0): (
        "your share of the disk is full",
        "free some space on the disk, and run again",
    ),
    errno.EFBIG: ("the disk is full", "free some space on the disk, and run again"),
    errno.EROFS: ("the disk is read-only", "choose another folder: --output DIR"),
    errno.ENOTDIR: ("there is a file where a folder is needed", "choose another folder"),
    errno.EEXIST: ("there is a file where a folder is needed", "choose another folder"),
    errno.EISDIR: ("there is a folder where the file should be", "move the folder away"),
    errno.ELOOP: (
        "it is a link, and what it leads to must not be changed",
        "put a folder in its place; to build elsewhere, use --output DIR",
    ),
    errno.EILSEQ: (
        "this computer, as it is set up, cannot write the letters of its name",
        "give it a name in plain letters, or set LC_ALL to C.UTF-8",
    ),
    errno.ENAMETOOLONG: ("its name is too long", "choose a shorter name, or a folder higher up"),
    errno.ENOENT: ("there is no such folder", "choose a folder that you can write to"),
}


def where_of(error: OSError, otherwise: str | Path = "") -> Path:
    """The file or folder that it is about: the one whose place another was to take."""
    return Path(error.filename2 or error.filename or otherwise)


def explain_os_error(error: OSError) -> tuple[str, str]:
    """The reason and the hint."""
    if isinstance(error, PermissionError):
        hint = (
            "close the file in PowerPoint or the PDF reader, and run again; "
            "are you allowed to write there?"
        )
        return "that is not allowed", hint
    hint = "is there room on the disk, and are you allowed to write to this folder?"
    return _REASONS.get(error.errno or 0, (error.strerror or str(error), hint))
