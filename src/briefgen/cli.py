"""Arguments -> calls -> exit code. With report.py the only module that prints."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefgen.build import BuildResult
    from briefgen.build.batch import BuiltTarget
    from briefgen.model.diag import Diagnostic
    from briefgen.read.world import World

OK, FAULTS, USED_WRONGLY, OUR_FAULT = 0, 1, 2, 3

app = typer.Typer(
    name="briefgen",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Compile slide content in YAML into PowerPoint decks and printable PDF handouts.\n\n"
        "Go to the folder that holds briefgen.yaml, write decks/my-seminar.yaml, and run\n\n"
        "    briefgen check        what is wrong, without writing anything\n\n"
        "    briefgen build        make the decks and handouts, in the folder output\n\n"
        "    briefgen templates    the layouts you can use, and what goes into them\n\n"
        "Every message names a file, a line and what to do about it."
    ),
)


class Format(StrEnum):
    """How faults are written."""

    TEXT = "text"
    LINE = "line"
    JSON = "json"
    GITHUB = "github"


Targets = Annotated[
    list[str] | None,
    typer.Argument(metavar="[TARGET]...", help="Seminars or decks by name; all if none is given."),
]
Root = Annotated[
    Path, typer.Option("--root", metavar="DIR", help="The project's folder, or one inside it.")
]
Written = Annotated[
    Format, typer.Option("--format", help="How faults are written.", case_sensitive=False)
]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")]


def _version(wanted: bool) -> None:
    if wanted:
        from briefgen import __version__

        print(f"briefgen {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Options of all commands."""


@app.command()
def build(
    targets: Targets = None,
    root: Root = Path(),
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="DIR", help="Where to write; `output` if not given."
        ),
    ] = None,
    only: Annotated[
        str, typer.Option("--only", metavar="LIST", help="Some outputs only: deck,slides,handout.")
    ] = "",
    form: Written = Format.TEXT,
    strict: Strict = False,
) -> None:
    """Make decks and handouts.

    Without a name, everything is built. A target with an error is not written; all others are.
    """
    from briefgen.build import build as build_project

    result = build_project(
        targets or (),
        root=root,
        output=output,
        only=_kinds(only),
        strict=strict,
        on_target=_show_target if form is Format.TEXT else None,
    )
    _show_faults(result.faults, form, root, advice=False)
    if form is Format.TEXT:
        print(_closing(result))
    raise typer.Exit(_exit_code(result.faults, strict))


def _kinds(only: str) -> tuple[str, ...]:
    from briefgen.build import UsageError
    from briefgen.model.outputs import OUTPUTS

    kinds = tuple(kind.strip() for kind in only.split(",") if kind.strip())
    unknown = [kind for kind in kinds if kind not in OUTPUTS]
    if unknown:
        raise UsageError(f"there is no output `{unknown[0]}`; possible: {', '.join(OUTPUTS)}")
    return kinds


@app.command()
def check(
    targets: Targets = None,
    root: Root = Path(),
    form: Written = Format.TEXT,
    strict: Strict = False,
) -> None:
    """Say what is wrong, without writing anything.

    Says all that `build` would refuse, and gives advice besides.
    """
    from briefgen.build import check as check_project

    faults = check_project(targets or (), root=root)
    _show_faults(faults, form, root, advice=True)
    if form is Format.TEXT:
        print(_counted(faults))
    raise typer.Exit(_exit_code(faults, strict))


@app.command()
def show(
    target: Annotated[str, typer.Argument(help="A seminar or deck by name.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write the pictures.")
    ],
    root: Root = Path(),
    width: Annotated[int, typer.Option("--width", help="Width of a page in pixels.")] = 1280,
) -> None:
    """Draw the slides as pictures: a PNG for each page, and one contact sheet."""
    from briefgen.build.show import show_target

    shown = show_target(target, root=root, output=output, width=width)
    _show_faults(shown.faults, Format.TEXT, root, advice=False)
    for path in shown.files[-1:]:
        print(f"{len(shown.files) - 1} pages and the contact sheet {path}")
    raise typer.Exit(_exit_code(shown.faults, strict=False))


@app.command()
def schema(root: Root = Path()) -> None:
    """Print the JSON Schema of deck files, for editors that complete and check YAML."""
    import json

    from briefgen.build import load
    from briefgen.resolve.schema import deck_schema

    loaded = load(root)
    print(json.dumps(deck_schema(loaded.project.templates.values()), indent=2, ensure_ascii=False))


@app.command()
def templates(root: Root = Path()) -> None:
    """List the templates, their layouts, and the slots of each layout."""
    from briefgen.build import load
    from briefgen.report import list_templates

    loaded = load(root)
    _show_faults(loaded.faults, Format.TEXT, root, advice=False)
    print(list_templates(loaded.project.templates.values()))


def _show_target(target: BuiltTarget) -> None:
    """One line for each target as it is finished."""
    if not target.is_built:
        print(f"{target.id}: not written", flush=True)
        return
    counts = ", ".join(f"{file.kind} {file.pages} pages" for file in target.files)
    state = "" if any(file.written for file in target.files) else " (unchanged)"
    print(f"{target.id}: {counts}{state}", flush=True)


def _show_faults(faults: Iterable[Diagnostic], form: Format, root: Path, *, advice: bool) -> None:
    from briefgen.model.diag import Severity
    from briefgen.read.world import World, find_root
    from briefgen.report import look_for, render

    shown = [fault for fault in faults if advice or fault.severity is not Severity.ADVICE]
    stream = sys.stdout if form in (Format.JSON, Format.GITHUB) else sys.stderr
    text = render(
        form.value,
        shown,
        _line_reader(World(find_root(root) or root)),
        look_for(stream, os.environ),
    )
    if text:
        print(text, file=stream, end="")


def _closing(result: BuildResult) -> str:
    """How many files, pages and sheets there are, and what to do next."""
    files = result.files
    if not files:
        return "Nothing was written. Mend what is named above, and run again."
    written = sum(file.written for file in files)
    pages = sum(file.pages for file in files)
    parts = [
        f"{written} of {_count(len(files), 'file')} written"
        if written
        else f"{_count(len(files), 'file')} up to date",
        _count(pages, "page"),
    ]
    if sheets := sum(file.sheets for file in files):
        parts.append(f"{_count(sheets, 'sheet')} to print, or {-(-sheets // 2)} on both sides")
    folder = Path(*files[0].path.parts[:-2])
    return f"{', '.join(parts)}; in {folder}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _counted(faults: Iterable[Diagnostic]) -> str:
    from collections import Counter

    counts = Counter(fault.severity.value for fault in faults)
    found = [
        _count(counts[name], name) if name != "advice" else f"{counts[name]} pieces of advice"
        for name in ("error", "warning", "advice")
        if counts[name]
    ]
    return ", ".join(found) or "no faults found"


def _exit_code(faults: Iterable[Diagnostic], strict: bool) -> int:
    from briefgen.model.diag import Severity

    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return FAULTS if any(fault.severity in bad for fault in faults) else OK


def _line_reader(world: World) -> Callable[[str, int], str | None]:
    """Lines of the project's files, for showing where a fault stands."""
    texts: dict[str, list[str]] = {}

    def read_line(file: str, number: int) -> str | None:
        if file not in texts:
            data = world.read(file) or b""
            texts[file] = data.decode("utf-8-sig", errors="replace").splitlines()
        return texts[file][number - 1] if 0 < number <= len(texts[file]) else None

    return read_line


def main() -> None:
    """Run the command line. Whatever goes wrong ends in a message and an exit code."""
    try:
        app()
    except Exception as error:
        if os.environ.get("BRIEFGEN_TRACEBACK"):
            raise
        sys.exit(_explain(error))


def _explain(error: Exception) -> int:
    from briefgen.build import UsageError

    if isinstance(error, UsageError):
        print(f"briefgen: {error}", file=sys.stderr)
        return USED_WRONGLY
    print(
        f"error[BF901] internal: briefgen itself failed ({type(error).__name__}: {error})\n"
        "  = hint: this is our fault, not yours; please report it with the file that caused it.\n"
        "          Run again with BRIEFGEN_TRACEBACK=1 for the details that we need.",
        file=sys.stderr,
    )
    return OUR_FAULT
