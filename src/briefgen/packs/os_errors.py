"""An error of the operating system -> why a file cannot be written, and what to do, in words."""

from __future__ import annotations

import errno
from pathlib import Path

_REASONS = {
    errno.ENOSPC: ("the disk is full", "make room on the disk, then run again"),
    getattr(errno, "EDQUOT", 0): (
        "your share of the disk is full",
        "make room on the disk, then run again",
    ),
    errno.EFBIG: ("the disk is full", "make room on the disk, then run again"),
    errno.EROFS: ("the disk can be read only", "choose another folder: --output DIR"),
    errno.ENOTDIR: ("a file stands where a folder is needed", "choose another folder"),
    errno.EEXIST: ("a file stands where a folder is needed", "choose another folder"),
    errno.EISDIR: ("a folder stands where the file is to be", "move the folder away"),
    errno.ELOOP: (
        "it is a link, and what it leads to is not ours to change",
        "put a folder in its place; to build elsewhere, use --output DIR",
    ),
    errno.EILSEQ: (
        "this computer has no letters for its name as it is set up",
        "give it a name in plain letters, or set LC_ALL to C.UTF-8",
    ),
    errno.ENAMETOOLONG: ("its name is too long", "choose a shorter name, or a folder higher up"),
    errno.ENOENT: ("there is no such folder", "choose a folder that you can write into"),
}


def where_of(error: OSError, otherwise: str | Path = "") -> Path:
    """The file or folder that it is about: the one whose place another was to take."""
    return Path(error.filename2 or error.filename or otherwise)


def explain_os_error(error: OSError) -> tuple[str, str]:
    """The reason and the hint."""
    if isinstance(error, PermissionError):
        hint = (
            "close the file in PowerPoint or the PDF reader, then run again; may you write there?"
        )
        return "that is not allowed", hint
    hint = "is there room on the disk, and may you write into this folder?"
    return _REASONS.get(error.errno or 0, (error.strerror or str(error), hint))
