from __future__ import annotations

import subprocess
import sys

from briefgen.packs.program_digest import WITHOUT_A_SAY


def test_what_makes_packs_imports_nothing_that_has_no_say() -> None:
    """Else packs would not be made again where such a module changes."""
    code = "import sys, briefgen.packs.worker_preload; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    rooms = {name.split(".")[1] for name in found.stdout.split() if name.startswith("briefgen.")}
    assert "layout" in rooms
    assert rooms.isdisjoint(WITHOUT_A_SAY)
