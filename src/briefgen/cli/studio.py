"""The studio on this computer, until Ctrl+C."""

from __future__ import annotations

from pathlib import Path

from briefgen.cli.exit_codes import OK
from briefgen.studio.server import Address, serve


def serve_and_say(root: Path, port: int, *, with_browser: bool) -> int:
    """Serve the studio for a folder, and say where it is. Raises UsageError where it cannot be."""
    serve(root, port, _say, with_browser=with_browser)
    print("\nStopped.")
    return OK


def _say(address: Address) -> None:
    print(f"The studio is at {address.url}\nCtrl+C ends it.", flush=True)
