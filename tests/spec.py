"""Specs: Markdown files whose YAML blocks are compiled, with the expected faults on their lines.

A block of YAML is a deck; a block that begins with a dash is a deck's slides. A block whose first
line is `# file: NAME` is another file of the project, for the decks that follow under the same
heading. `# error: BF302 words` at the end of a line (or warning, advice) says that this fault, with
these words in its message, stands on this line. A block of kind `scene` after a deck is what its
pages hold. The pictures of tests/pictures.py that a case names are files of its project.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.pictures import Crop
from briefgen.model.scene import (
    Ellipse,
    Grid,
    Group,
    Icon,
    Item,
    LineShape,
    Page,
    PlacedChart,
    PlacedPicture,
    Polygon,
    Rectangle,
    Scene,
    SquareCode,
)
from briefgen.model.text_block import TextBlock
from briefgen.support.world import DiskWorld
from tests.pictures import named_in

DECK = "decks/spec.yaml"
_HEAD = "title: Spec\nslides:\n"
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_EXPECTED = re.compile(r"# (error|warning|advice): (BF\d{3})(?: (.*))?$")


@dataclass(frozen=True)
class Expected:
    """A fault that a spec asks for: where, which, and words of its message."""

    file: str
    line: int
    code: str
    words: str


@dataclass(frozen=True)
class Case:
    """One deck of a spec, with the files beside it."""

    name: str
    files: dict[str, str]
    scene: str = ""
    expected: tuple[Expected, ...] = field(default=())


def read_spec(path: Path) -> list[Case]:
    """The cases of a spec file."""
    text = path.read_text(encoding="utf-8")
    cases: list[Case] = []
    beside: dict[str, str] = {}
    heading, position = "", 0
    for fence in _FENCE.finditer(text):
        for found in _HEADING.finditer(text, position, fence.start()):
            heading, beside = found.group(1), {}
        position = fence.end()
        kind, block = fence.groups()
        if kind == "scene":
            last = cases.pop()
            cases.append(Case(last.name, last.files, block, last.expected))
        elif kind == "yaml" and block.startswith("# file: "):
            name = block.splitlines()[0].removeprefix("# file: ").strip()
            # A comment on the first line is YAML; other files begin below it.
            beside[name] = block if name.endswith(".yaml") else block.partition("\n")[2]
        elif kind == "yaml":
            files = {**beside, DECK: deck_of(block)}
            name = f"{path.stem}: {heading} ({len(cases) + 1})"
            cases.append(Case(name, files, "", tuple(_expected(files))))
    return cases


def deck_of(block: str) -> str:
    """A block as a deck; one that begins with a dash is its slides."""
    return _HEAD + block if block.startswith("- ") else block


def _expected(files: dict[str, str]) -> Iterator[Expected]:
    for file, text in files.items():
        for number, line in enumerate(text.splitlines(), 1):
            if match := _EXPECTED.search(line):
                yield Expected(file, number, match.group(2), match.group(3) or "")


@dataclass(frozen=True)
class Outcome:
    """What compiling a case gave."""

    scene: Scene | None
    faults: tuple[Diagnostic, ...]


def write_case(case: Case, folder: Path) -> None:
    """Write the case's files into a folder."""
    files = {"briefgen.yaml": "organisation: {name: The Unit, contact: Write to us}\n"}
    for name, text in {**files, **case.files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name, data in named_in(" ".join(case.files.values())).items():
        path = folder / "assets" / "images" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def compile_case(case: Case, folder: Path) -> Outcome:
    """Write the case's files into a folder and compile its deck."""
    write_case(case, folder)
    faults = Faults()
    project = load_project(DiskWorld(folder), faults)
    scene = None
    for target in project.targets:
        compiled = compile_target(project, target, faults)
        scene = compiled.scene if compiled else None
    return Outcome(scene, faults.in_order())


def mismatches(case: Case, outcome: Outcome) -> list[str]:
    """What the case asks for and did not get, and what it got without asking."""
    found = list(outcome.faults)
    missing: list[str] = []
    for want in case.expected:
        hit = next((f for f in found if _matches(want, f)), None)
        if hit is None:
            missing.append(f"expected {want.code} {want.words!r} at {want.file}:{want.line}")
        else:
            found.remove(hit)
    extra = [
        f"unexpected {f.code} at {f.span.file}:{f.span.line}:{f.span.column}: {f.message}"
        for f in found
        if f.severity.value != "advice"
    ]
    return [*missing, *extra]


def unclear(faults: Iterable[Diagnostic]) -> list[str]:
    """Messages that do not say what to do, or that do not go on after the name of the fault, as in
    `error[BF205] missing-slot: a slide of ...`."""
    return [
        f"{fault.code} {fault.message} (hint: {fault.hint})"
        for fault in faults
        if not fault.hint.strip()
        or fault.message.endswith(".")
        or "``" in fault.message
        or fault.message[:1].isupper()
    ]


def _matches(want: Expected, fault: Diagnostic) -> bool:
    where = (fault.span.file, fault.span.line)
    return (
        where == (want.file, want.line)
        and want.code == fault.code
        and (want.words in fault.message)
    )


def describe(scene: Scene) -> str:
    """A scene in words: a line for each page, item and line of text; lengths in points."""
    return "".join(f"{line}\n" for page in scene.pages for line in _describe_page(page))


def _describe_page(page: Page) -> Iterator[str]:
    yield f"page {page.number} {page.id} ({page.layout}): {page.title}"
    for item in page.items:
        yield from _describe_item(item, "  ")


def _describe_item(item: Item, indent: str) -> Iterator[str]:
    box = item.box
    place = " ".join(f"{length / 12_700:g}" for length in (box.x, box.y, box.width, box.height))
    match item:
        case TextBlock():
            yield f"{indent}{item.about.role.value} [{place}] {item.fit.size} pt"
            yield from _describe_lines(item, indent)
        case Rectangle() | Ellipse() | Polygon():
            kind = {Rectangle: "rect", Ellipse: "ellipse", Polygon: "path"}[item.__class__]
            yield f"{indent}{kind} {item.name} [{place}]".replace("  [", " [")
            if item.text is not None:
                yield from _describe_lines(item.text, indent)
        case Icon():
            yield f"{indent}icon {item.symbol} [{place}]"
        case LineShape():
            yield f"{indent}{'elbow' if item.bends else 'line'} [{place}]"
        case SquareCode():
            yield f"{indent}code [{place}]"
        case Grid():
            yield f"{indent}grid [{place}]"
            for row in item.rows:
                cells = [cell.text.text.replace("\n", " / ") for cell in row.cells]
                yield f"{indent}  | {' | '.join(cells)} |"
        case PlacedChart():
            yield f"{indent}{item.kind} chart [{place}] {item.look.size} pt"
            yield from _describe_chart(item, indent + "  ")
        case PlacedPicture():
            cut = f" cut {_cut(item.crop)}" if item.crop != Crop() else ""
            yield f"{indent}picture [{place}]{cut}: {item.about.alt or 'decoration'}"
        case Group():
            yield f"{indent}group {item.name} [{place}]"
            for inner in item.items:
                yield from _describe_item(inner, indent + "  ")


def _cut(crop: Crop) -> str:
    """What is cut off, in percent from the left clockwise."""
    sides = (crop.left, crop.top, crop.right, crop.bottom)
    return " ".join(f"{share / 1000:.1f}" for share in sides)


def _describe_chart(chart: PlacedChart, indent: str) -> Iterator[str]:
    """The axis, the series with their values, and the texts of the drawing."""
    if chart.axis is not None:
        axis, shown = chart.axis, "" if chart.axis.shown else ", not shown"
        yield f"{indent}axis {axis.minimum:f} to {axis.maximum:f} by {axis.step:f}{shown}"
    for series in chart.series:
        values = " ".join("-" if value is None else f"{value:f}" for value in series.values)
        yield f"{indent}{series.name}: {values}"
    texts = [item.text for item in chart.drawing.items if isinstance(item, TextBlock)]
    yield f"{indent}texts: {' | '.join(texts)}"


def _describe_lines(block: TextBlock, indent: str) -> Iterator[str]:
    for line in block.lines:
        label = f"{line.label.text} " if line.label else ""
        yield f"{indent}  {label}{line.text.rstrip()}"


def update_spec(path: Path, folder: Path) -> None:
    """Write into a spec's scene blocks what the decks before them give now; look at the change."""
    scenes = iter(
        describe(scene)
        for index, case in enumerate(read_spec(path))
        if case.scene and (scene := compile_case(case, folder / str(index)).scene)
    )
    text = path.read_text(encoding="utf-8")

    def renewed(fence: re.Match[str]) -> str:
        return f"```scene\n{next(scenes)}```" if fence.group(1) == "scene" else fence.group()

    path.write_text(_FENCE.sub(renewed, text), encoding="utf-8")


if __name__ == "__main__":
    import sys
    import tempfile

    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as scratch:
            update_spec(Path(name), Path(scratch))
