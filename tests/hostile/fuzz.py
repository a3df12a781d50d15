"""Bytes at random -> the readers, guided by what they cover.

`python -m tests.hostile.fuzz READER`, from the project's folder.

READER is one of `READERS`: a deck or a template in YAML, a part of a PowerPoint template, a drawing
(SVG), a font, a data file (CSV). Needs atheris; what follows on the command line is for libFuzzer,
such as `-max_total_time=300`, `-runs=100000` or a folder that keeps the corpus. The seeds are those
of `seeds()`. What breaks a reader is written to a file: make a test of it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

# Nothing of briefgen is imported before atheris can look at it.
if TYPE_CHECKING:
    from briefgen.model.diagnostics import Diagnostic

Read = Callable[[bytes], "tuple[Diagnostic, ...]"]
_DECK, _TEMPLATE = "decks/any.yaml", "assets/templates/house/template.yaml"
_MOST = 30_000


def reader_of(reader: str, folder: Path) -> Read:
    """A function that reads these bytes as a file of that kind, and gives what is wrong."""
    return READERS[reader](folder)


def seeds(reader: str) -> list[bytes]:
    """Sound and hostile files of that kind, none longer than some kilobytes."""
    return [data for data in _SEEDS[reader]() if len(data) < _MOST]


def _yaml_reader(file: str, folder: Path) -> Read:
    from briefgen.model.diagnostics import Faults
    from briefgen.read.project import read_project
    from briefgen.support.world import DiskWorld

    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    (folder / "briefgen.yaml").write_text("organisation: {name: The Unit}\n")

    def read(data: bytes) -> tuple[Diagnostic, ...]:
        path.write_bytes(data)
        faults = Faults()
        project = read_project(DiskWorld(folder), faults)
        # Templates are made when they are asked for.
        list(project.templates.values())
        return faults.in_order()

    return read


def _base_reader(folder: Path) -> Read:
    """Reads a part of a PowerPoint template: a line with its name, then the part. What begins with
    no such name is the master."""
    from briefgen.model.diagnostics import Faults, Span
    from briefgen.pptx_template import Wanted, base_template
    from briefgen.read.templates import read_templates
    from briefgen.support.world import DiskWorld
    from tests.unit.pptx_template.files import MASTER, changed

    names = {data.partition(b"\n")[0]: data.partition(b"\n")[0].decode() for data in _base_seeds()}
    own = read_templates(DiskWorld(folder), Faults())
    aspects = {aspect: own["seminar", aspect] for aspect in ("16:9", "4:3")}
    wanted = Wanted("brand.potx", Span(file="template.yaml", line=1, column=1), {}, {})

    def read(data: bytes) -> tuple[Diagnostic, ...]:
        name, _, part = data.partition(b"\n")
        faults = Faults()
        file = changed({names.get(name, MASTER): lambda _: part})
        base_template(aspects, file, wanted, faults)
        return faults.in_order()

    return read


def _fault_reader(open_file: Callable[[bytes], Any], folder: Path) -> Read:
    """Reads by a function that gives what it found, or a fault with a message and a hint."""
    from briefgen.model.diagnostics import Diagnostic, Span

    def read(data: bytes) -> tuple[Diagnostic, ...]:
        fault = open_file(data)
        if not (hasattr(fault, "message") and hasattr(fault, "hint")):
            return ()
        code, span = getattr(fault, "code", "BF121"), Span(file="any", line=1, column=1)
        return (Diagnostic(code=code, message=fault.message, span=span, hint=fault.hint),)

    return read


def _drawing_reader(folder: Path) -> Read:
    from unittest.mock import patch

    from briefgen.images import svg
    from briefgen.images.svg_render import CannotDrawError

    def open_file(data: bytes) -> Any:
        # A process for each would be slow, and what happens in it is bounded anyway.
        with patch.object(svg, "draw_apart", side_effect=CannotDrawError):
            return svg.open_drawing("any.svg", data, "digest")

    return _fault_reader(open_file, folder)


def _font_reader(folder: Path) -> Read:
    from briefgen.text.font_file import read_font

    return _fault_reader(lambda data: read_font(data, "abc–"), folder)


def _data_reader(folder: Path) -> Read:
    from briefgen.read.data_files import read_data
    from briefgen.support.world import DiskWorld

    path = folder / "assets" / "data" / "any.csv"
    path.parent.mkdir(parents=True, exist_ok=True)

    def open_file(data: bytes) -> Any:
        path.write_bytes(data)
        return read_data(DiskWorld(folder), "any.csv")

    return _fault_reader(open_file, folder)


READERS: dict[str, Callable[[Path], Read]] = {
    "deck": partial(_yaml_reader, _DECK),
    "template": partial(_yaml_reader, _TEMPLATE),
    "base": _base_reader,
    "drawing": _drawing_reader,
    "font": _font_reader,
    "data": _data_reader,
}


def _yaml_seeds(folder: str, file: str) -> list[bytes]:
    from tests.hostile.cases import all_cases
    from tests.packs import ROOT

    found = [path.read_bytes() for path in sorted((ROOT / folder).rglob("*.yaml"))]
    for case in all_cases():
        found += [data for name, data in case.files.items() if name in {file, case.file}]
    return found


def _file_seeds(ending: str) -> list[bytes]:
    """Files of that ending, of the cases."""
    from tests.hostile.cases import all_cases

    files = [file for case in all_cases() for file in case.files.items()]
    return [data for name, data in files if name.endswith(ending)]


def _base_seeds() -> list[bytes]:
    import io
    import zipfile

    from tests.unit.pptx_template.files import as_template

    with zipfile.ZipFile(io.BytesIO(as_template())) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return [name.encode() + b"\n" + archive.read(name) for name in names]


def _drawing_seeds() -> list[bytes]:
    from tests.pictures import picture

    return [picture("drawing.svg"), *_file_seeds(".svg")]


def _font_seeds() -> list[bytes]:
    from tests.hostile.fonts import all_fonts

    return list(all_fonts().values())


_SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "deck": partial(_yaml_seeds, "decks", _DECK),
    "template": partial(_yaml_seeds, "assets/templates", _TEMPLATE),
    "base": _base_seeds,
    "drawing": _drawing_seeds,
    "font": _font_seeds,
    "data": lambda: _file_seeds(".csv"),
}


def _import_all() -> None:
    """What is imported while a reader reads would escape atheris."""
    import briefgen

    for module in walk_packages(briefgen.__path__, "briefgen."):
        if module.name.startswith(
            (
                "briefgen.images",
                "briefgen.model",
                "briefgen.ooxml",
                "briefgen.pptx_template",
                "briefgen.read",
                "briefgen.text",
            )
        ):
            import_module(module.name)


def main() -> None:
    try:
        atheris: Any = import_module("atheris")
    except ImportError:
        sys.exit("atheris is not installed: pip install atheris")
    name, *rest = sys.argv[1:]
    looked_at = atheris.instrument_imports(include=["briefgen"])
    with tempfile.TemporaryDirectory() as scratch, looked_at:
        _import_all()
        corpus = Path(scratch) / "corpus"
        corpus.mkdir()
        for number, data in enumerate(seeds(name)):
            (corpus / f"{number:04d}").write_bytes(data)
        read = reader_of(name, Path(scratch) / "project")

        def once(data: bytes) -> None:
            for fault in read(data):
                assert not fault.is_error or (fault.hint and fault.span.file), fault

        atheris.Setup([sys.argv[0], *rest, str(corpus)], once)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
