"""An address or a file of this computer -> the program that shows it."""

from __future__ import annotations

import html
import os
import sys
import tempfile
import webbrowser
from pathlib import Path
from threading import Thread


def has_screen() -> bool:
    """Whether a window would be seen. Without one, a browser for the terminal may be started, which
    takes the terminal; over SSH it would open on the other computer."""
    if "SSH_CONNECTION" in os.environ:
        return False
    return sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def open_page(url: str) -> None:
    """Open the browser at an address, by a file that leads there and that nobody else can read: an
    address stands in the list of processes, which every user of this computer sees."""
    if has_screen():
        folder = Path(tempfile.mkdtemp(prefix="briefgen-"))
        page = folder / "studio.html"
        page.touch(mode=0o600)
        to = html.escape(url)
        page.write_text(
            f'<!doctype html><meta charset="utf-8"><title>briefgen</title>'
            f'<meta http-equiv="refresh" content="0; url={to}"><a href="{to}">The studio</a>\n',
            encoding="utf-8",
        )
        Thread(target=_show, args=(page.as_uri(),), daemon=True).start()


def _show(address: str) -> None:
    webbrowser.open(address)
