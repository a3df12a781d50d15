"""A file or folder of this computer -> the program that the system opens it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from briefgen.studio.browser import has_screen


def open_outside(path: Path) -> bool:
    """Open it; whether there is a program that can. The path is an argument of its own, which no
    shell reads."""
    if not path.exists() or not has_screen():
        return False
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - a file that we have written
        return True
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        return False
    subprocess.Popen(  # noqa: S603
        [opener, str(path)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    return True
