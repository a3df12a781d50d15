"""PowerPoint files -> what the import says of each, each in a process of its own with limits."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.hostile.answer import in_child


def _answer(file: Path) -> dict[str, Any]:
    from briefgen.importing.pptx.read_presentation import read_presentation
    from briefgen.ooxml.reader import Refusal

    try:
        talk = read_presentation(file.read_bytes())
    except Refusal as refusal:
        return {"crash": "", "refused": refusal.message, "hint": refusal.hint}
    left = [one.what for slide in talk.slides for one in slide.left_out]
    shapes = [len(slide.shapes) for slide in talk.slides]
    return {"crash": "", "refused": "", "shapes": shapes, "left_out": left[:200]}


if __name__ == "__main__":
    # Warm, so that a child only works.
    import pptx  # noqa: F401

    import briefgen.importing.pptx.read_presentation  # noqa: F401

    files = sorted(Path(sys.argv[1]).iterdir())
    json.dump({path.name: in_child(_answer, path) for path in files}, sys.stdout)
