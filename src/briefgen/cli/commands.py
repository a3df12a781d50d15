"""The commands, their arguments and their help."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from briefgen.cli.console import count, exit_code, kinds_of, say_faults, say_fits, words_of
from briefgen.packs.build_results import MEGABYTES_A_WORKER, SECONDS_A_PACK

if TYPE_CHECKING:
    from briefgen.packs.adopt_template import Adopted

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
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="DIR", help="Where to write; `output` if not given."),
]
Force = Annotated[bool, typer.Option("--force", help="Also files that were changed by hand.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, help="Workers; one a processor.")]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="LIST", help="These only: BF52, long-sentence; and errors."),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="LIST", help="Not these; errors remain.")
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
    output: Output = None,
    only: Annotated[
        str, typer.Option("--only", metavar="LIST", help="Some outputs only: deck,slides,handout.")
    ] = "",
    deck: Annotated[
        list[str] | None, typer.Option("--deck", metavar="NAME", help="The seminars of this deck.")
    ] = None,
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="Seminars on this day or later.")
    ] = "",
    match: Annotated[
        list[str] | None,
        typer.Option("--match", metavar="PATTERN", help="Names such as '2026-11-*'."),
    ] = None,
    with_zip: Annotated[bool, typer.Option("--zip", help="A .zip as well, without notes.")] = False,
    force: Force = False,
    why: Annotated[bool, typer.Option("--why", help="Say why each pack is made again.")] = False,
    jobs: Jobs = 0,
    seconds: Annotated[
        float, typer.Option("--time-limit", metavar="SECONDS", min=1, help="For one pack.")
    ] = SECONDS_A_PACK,
    megabytes: Annotated[
        int, typer.Option("--memory-limit", metavar="MB", min=0, help="For one worker; 0 for none.")
    ] = MEGABYTES_A_WORKER,
    form: Written = Format.TEXT,
    strict: Strict = False,
) -> None:
    """Make decks and handouts.

    Without a name, everything is built that is not up to date. A target with an error is not
    written, nor one whose files were changed by hand; all others are.
    """
    from briefgen.cli.build import build_and_say
    from briefgen.packs import BuildOptions, Choice, output_folder

    choice = Choice(tuple(targets or ()), tuple(deck or ()), since, tuple(match or ()))
    folder = output_folder(root, output)
    kinds = kinds_of(only)
    options = BuildOptions(folder, kinds, strict, force, with_zip, jobs, seconds, megabytes)
    raise typer.Exit(build_and_say(root, choice, options, form, why=why))


@app.command()
def check(
    targets: Targets = None,
    root: Root = Path(),
    form: Written = Format.TEXT,
    strict: Strict = False,
    select: Select = None,
    ignore: Ignore = None,
    fit: Annotated[bool, typer.Option("--fit", help="List how full each slot is.")] = False,
) -> None:
    """Say what is wrong, without writing anything.

    Says all that `build` would refuse, and gives warnings and advice on style besides.
    """
    from briefgen.cli.check import check_and_say

    if fit:
        say_fits(targets or (), root)
    chosen, left_out = words_of(select), words_of(ignore)
    raise typer.Exit(
        check_and_say(targets or (), root, form, strict=strict, select=chosen, ignore=left_out)
    )


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
    from briefgen.packs.slide_pictures import show_target

    shown = show_target(target, root=root, output=output, width=width)
    say_faults(shown.faults, Format.TEXT, root)
    for path in shown.files[-1:]:
        print(f"{len(shown.files) - 1} pages and the contact sheet {path}")
    raise typer.Exit(exit_code(shown.faults, strict=False))


@app.command()
def schema(root: Root = Path()) -> None:
    """Print the JSON Schema of deck files, for editors that complete and check YAML."""
    import json

    from briefgen.packs.open_project import load
    from briefgen.resolve.json_schema import deck_schema

    loaded = load(root)
    print(json.dumps(deck_schema(loaded.project.templates.values()), indent=2, ensure_ascii=False))


@app.command()
def templates(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="One template; all if it is not given.")
    ] = "",
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The PowerPoint file to adopt.")
    ] = None,
    root: Root = Path(),
    new_name: Annotated[
        str, typer.Option("--as", metavar="NAME", help="What an adopted template is called.")
    ] = "",
    gallery: Annotated[
        Path | None,
        typer.Option("--gallery", metavar="DIR", help="Show every layout: a deck, a PDF, a sheet."),
    ] = None,
    aspect: Annotated[str, typer.Option("--aspect", help="16:9 or 4:3.")] = "16:9",
) -> None:
    """List the templates, their layouts, and the slots of each layout; or show them.

    With --gallery, each template is shown in a folder: a deck for PowerPoint, its slides as a PDF,
    and one picture of all of them.

    `briefgen templates adopt brand.potx` makes a template of a PowerPoint file: a folder under
    assets/templates with a copy of it, and template.yaml with what was guessed about it.
    """
    if name == "adopt" and file is not None:
        _adopt(file, root, new_name, gallery, aspect)
    if gallery is not None:
        _show_gallery(name, root, gallery, aspect)
    from briefgen.packs.open_project import load
    from briefgen.report import list_templates

    loaded = load(root)
    say_faults(loaded.faults, Format.TEXT, root)
    shown = [t for t in loaded.project.templates.values() if name in {"", t.name}]
    if not shown:
        from briefgen.packs import UsageError

        known = ", ".join(sorted({t.name for t in loaded.project.templates.values()}))
        raise UsageError(f"there is no template `{name}`; possible: {known}")
    print(list_templates(shown))


def _adopt(file: Path, root: Path, name: str, gallery: Path | None, aspect: str) -> NoReturn:
    from briefgen.packs.adopt_template import adopt_template

    adopted = adopt_template(file, root=root, name=name)
    say_faults(adopted.faults, Format.TEXT, root)
    for path in adopted.files:
        print(path)
    if gallery is not None:
        _show_gallery(adopted.name, root, gallery, aspect)
    print(_next_steps(adopted))
    raise typer.Exit(exit_code(adopted.faults, strict=False))


def _next_steps(adopted: Adopted) -> str:
    """What to do with an adopted template, told to somebody who never did it."""
    steps = [
        f"The template `{adopted.name}` is made. Now:",
        f"  see it    briefgen templates {adopted.name} --gallery look",
        f"  use it    write `template: {adopted.name}` in briefgen.yaml, or in a deck",
        "  change it open its template.yaml: which layout of the file stands for what",
    ]
    if adopted.unmade:
        steps.append(
            f"The file has no layout for {', '.join(adopted.unmade)}: its plainest is used."
        )
    return "\n".join(steps)


def _show_gallery(name: str, root: Path, folder: Path, aspect: str) -> NoReturn:
    from briefgen.packs.template_gallery import make_gallery

    made = make_gallery(name, root=root, output=folder, aspect=aspect)
    say_faults(made.faults, Format.TEXT, root)
    if made.files:
        print(f"{count(len(made.files), 'file')} in {folder}")
    raise typer.Exit(exit_code(made.faults, strict=False))


@app.command()
def changes(
    target: Annotated[str, typer.Argument(help="A seminar or deck by name.")],
    root: Root = Path(),
    output: Output = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Say what the next build changes in a pack: slides, texts, data of the event."""
    from briefgen.packs.changes import find_changes, say_changes

    found = find_changes(target, root=root, output=output)
    say_faults(found.faults, Format.TEXT, root)
    if found.changes is not None:
        print(say_changes(found.changes, as_json=as_json), end="")
    raise typer.Exit(exit_code(found.faults, strict=False))


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is not there yet.")],
) -> None:
    """Make a project to begin with: a deck, a library, seminars and a template."""
    from briefgen.packs.new_project import make_project

    files = make_project(folder)
    print(f"{len(files)} files in {folder}. Now:\n\n    cd {folder}\n    briefgen build\n")
    print("Then open output, and read README.md for what to change first.")


@app.command()
def clean(
    root: Root = Path(),
    output: Output = None,
    force: Force = False,
    stale: Annotated[
        bool, typer.Option("--stale", help="Only packs that no seminar and no deck has any more.")
    ] = False,
) -> None:
    """Remove what was built. Files that were changed by hand stay, unless by --force."""
    from briefgen.packs import output_folder
    from briefgen.packs.clean_output import clean_gone, clean_output
    from briefgen.packs.open_project import load

    folder = output_folder(root, output)
    if stale:
        loaded = load(root)
        if any(fault.is_error for fault in loaded.faults):
            say_faults(loaded.faults, Format.TEXT, root)
            print("Nothing was removed: fix what is named above first.", file=sys.stderr)
            raise typer.Exit(exit_code(loaded.faults, strict=False))
        here = [target.id for target in loaded.project.targets]
        if not here:
            print("Nothing was removed: there is no deck in `decks`. `briefgen clean` removes all.",
                  file=sys.stderr)  # fmt: skip
            raise typer.Exit(1)
        cleaned = clean_gone(folder, here, force=force)
    else:
        cleaned = clean_output(folder, force=force)
    print(f"{count(len(cleaned.removed), 'file')} removed from {folder}")
    for path in cleaned.kept:
        print(f"{path}: changed by hand, and kept", file=sys.stderr)
