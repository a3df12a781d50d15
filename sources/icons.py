"""@phosphor-icons/core 2.1.1 (`npm pack`, unpacked) -> src/briefgen/icons/icons.json.

    python sources/icons.py package

Every icon of the set `regular` is one filled path in a square of 256 units. Here its commands are
M, L, C and Z with whole numbers, ten to the unit; arcs become curves. The same files give the same
bytes.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.pens.basePen import decomposeQuadraticSegment
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

TARGET = Path(__file__).parents[1] / "src" / "briefgen" / "icons" / "icons.json"
_LETTERS = {"moveTo": "M", "lineTo": "L", "curveTo": "C"}
Point = tuple[float, float]
NAMES = {
    "people": "users users-three user user-plus user-check user-sound student chalkboard-teacher "
    "person-simple-walk wheelchair handshake hand-heart hand-coins",
    "places": "buildings building-office house house-line bank hospital storefront "
    "factory map-pin map-trifold globe signpost road-horizon park",
    "nature": "tree plant leaf drop sun cloud-rain thermometer recycle trash ",
    "time": "clock clock-countdown calendar calendar-check timer hourglass ",
    "money and data": "currency-gbp currency-eur currency-dollar coins money piggy-bank wallet "
    "receipt invoice credit-card calculator scales percent chart-bar chart-line-up "
    "chart-pie-slice trend-up table gauge target",
    "health": "heart heartbeat first-aid-kit stethoscope syringe ambulance tooth eye ear brain bed",
    "safety and law": "shield-check shield-warning police-car gavel lock key "
    "fire-truck warning info question ",
    "learning": "book-open books graduation-cap pencil notebook certificate trophy exam lightbulb ",
    "transport": "bus train car bicycle boat truck traffic-sign traffic-cone ",
    "contact": "phone envelope chat chats-circle megaphone microphone newspaper "
    "device-mobile laptop printer link translate qr-code",
    "papers and tools": "file-text files folder-open clipboard-text list-checks list-numbers "
    "archive stamp identification-card magnifying-glass gear wrench",
    "signs": "check-circle x-circle plus-circle arrow-right arrow-up arrow-down "
    "arrows-clockwise arrows-left-right tree-structure star flag thumbs-up "
    "thumbs-down puzzle-piece share-network ",
    "energy and leisure": "lightning plug solar-panel windmill shopping-cart package gift "
    "fork-knife coffee swimming-pool ticket",
}


def main(package: Path) -> None:
    """Writes the outlines of the icons in NAMES, by group and name."""
    regular = package / "assets" / "regular"
    found = {
        group: {name: outline(regular / f"{name}.svg") for name in names.split()}
        for group, names in NAMES.items()
    }
    text = json.dumps(found, indent=0, separators=(",", ":"))
    TARGET.write_text(text + "\n", encoding="utf-8")


def outline(file: Path) -> str:
    """The one path of a file, as commands with whole numbers."""
    (path,) = re.findall(r' d="([^"]+)"', file.read_text(encoding="utf-8"))
    pen = RecordingPen()
    parse_path(path, pen)
    return "".join(_commands(pen.value))


def _commands(drawn: list[tuple[str, tuple[Point, ...]]]) -> Iterator[str]:
    at: Point = (0, 0)
    for name, points in drawn:
        if name == "qCurveTo":
            for off, on in decomposeQuadraticSegment(points):
                yield _command("C", (_between(at, off), _between(on, off), on))
                at = on
        elif name in _LETTERS:
            yield _command(_LETTERS[name], points)
            at = points[-1]
        else:
            yield "Z"


def _between(end: Point, off: Point) -> Point:
    """The handle of a cubic curve for that of a quadratic one."""
    return end[0] + (off[0] - end[0]) * 2 / 3, end[1] + (off[1] - end[1]) * 2 / 3


def _command(letter: str, points: tuple[Point, ...]) -> str:
    return letter + " ".join(f"{round(10 * x)} {round(10 * y)}" for x, y in points)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
