"""What each command takes, by the sections of its help. The names are the parameters of its
function in `commands`; what is imported for them is needed by that function too."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING, Any

from briefgen.cli.argument_parser import NEEDED, Argument, Sections, argument, choice, number, path

if TYPE_CHECKING:
    from briefgen.packs.build_results import Shard

TEXT = "text"
_FORMATS = (TEXT, "line", "json", "github", "sarif")
_ASPECTS = ("16:9", "4:3")
# The width of a picture; much wider ones take more memory than a machine may have.
_PIXELS = (16, 10_000)


def _flag(name: str, meaning: str, **more: Any) -> Argument:
    return argument(name, "", meaning, action="store_true", **more)


def _list(name: str, metavar: str, meaning: str) -> Argument:
    return argument(name, metavar, f"{meaning} Can be given more than once.", action="append")


def _word(name: str, known: tuple[str, ...], meaning: str, **more: Any) -> Argument:
    """An option with a few possible words, the first of which counts if it is not given."""
    possible = f"{meaning} [possible: {', '.join(known)}; default: {known[0]}]"
    metavar = name.lstrip("-").upper()
    return argument(name, metavar, possible, type=choice(*known), default=known[0], **more)


_HELP = argument("-h --help", "", "Show this help.", action="help")
_ROOT = argument(
    "--root",
    "DIR",
    "The project's folder, or one inside it. [default: the current one]",
    type=path,
    default=".",
)
_PACKS = argument(
    "-o --output", "DIR", "Where the packs are. [default: `output` in the project]", type=path
)
_TARGETS = argument("targets", "TARGET", "Seminars or decks by name. [default: all]", nargs="*")
_TARGET = argument("target", "TARGET", "The name of a seminar or deck.", nargs="?", default=NEEDED)
_FORMAT = _word("--format", _FORMATS, "How faults are written.", dest="form")
_STRICT = _flag("--strict", "Warnings count as errors.")


def _only() -> Argument:
    from briefgen.model.outputs import OUTPUTS

    meaning = f"Only these outputs, such as deck,slides. [possible: {', '.join(OUTPUTS)}]"
    return argument("--only", "LIST", meaning, default="")


def program(version: str) -> Sections:
    shown = argument("--version", "", "Show the version.", action="version", version=version)
    return {"Options": (shown, _HELP)}


def build() -> Sections:
    from briefgen.packs.build_results import MEGABYTES_A_WORKER, SECONDS_A_PACK

    return {
        "Which packs": (
            _TARGETS,
            _list("--deck", "NAME", "Only the seminars of this deck."),
            argument(
                "--since",
                "DATE",
                "Only seminars on this day or later, such as 2026-11-24.",
                default="",
            ),
            _list("--match", "PATTERN", 'Only names that match, such as "2026-11-*".'),
            argument(
                "--shard",
                "K/N",
                "Only one of N shares of all packs, such as 2/8; `briefgen merge` joins them.",
                type=_shard,
                default=None,
            ),
        ),
        "What is made": (
            _only(),
            _flag("--zip", "Also make a .zip, without notes.", dest="with_zip"),
            _flag("--force", "Also overwrite files that were changed by hand."),
        ),
        "How it is made": (
            argument(
                "-j --jobs",
                "NUMBER",
                "How many packs are made at the same time. [default: one per processor]",
                type=number(0),
                default=0,
            ),
            argument(
                "--time-limit",
                "SECONDS",
                f"Time allowed for one pack. [default: {SECONDS_A_PACK:g}]",
                type=number(1, is_whole=False),
                default=SECONDS_A_PACK,
                dest="seconds",
            ),
            argument(
                "--memory-limit",
                "MB",
                "Memory allowed for one worker process; 0 for no limit. "
                f"[default: {MEGABYTES_A_WORKER}]",
                type=number(0),
                default=MEGABYTES_A_WORKER,
                dest="megabytes",
            ),
            _engine(),
        ),
        "What is reported": (_FORMAT, _STRICT, _flag("--why", "Say why each pack is rebuilt.")),
        "In general": (_ROOT, _PACKS, _HELP),
    }


def _engine() -> Argument:
    return argument(
        "--engine",
        "ADDRESS",
        "Make the packs on a dask cluster: the address of its scheduler, such as "
        "tcp://10.0.0.5:8786 or tls://..., or local-cluster for one on this machine. "
        "[default: worker processes of this machine]",
        default="",
    )


def _shard(text: str) -> Shard:
    from briefgen.packs.build_results import Shard

    number, _, of = text.partition("/")
    # int() would read more digits than anybody types.
    if all(part.isascii() and part.isdigit() and len(part) < 6 for part in (number, of)):
        shard = Shard(int(number), int(of))
        if 1 <= shard.number <= shard.of:
            return shard
    raise ArgumentTypeError(f"needs a share such as 2/8, the second of eight, not `{text}`")


def merge() -> Sections:
    return {
        "What is joined": (
            argument(
                "folders",
                "DIR",
                "The output folder of a shard.",
                type=path,
                nargs="*",
                default=NEEDED,
            ),
        ),
        "In general": (_ROOT, _PACKS, _HELP),
    }


def studio() -> Sections:
    return {
        "The page": (
            argument(
                "--port",
                "NUMBER",
                "The port to listen at. [default: one that is free]",
                type=number(0, 65_535),
                default=0,
            ),
            _flag("--no-browser", "Do not open the browser.", dest="is_quiet"),
        ),
        "In general": (_ROOT, _HELP),
    }


def watch() -> Sections:
    return {
        "What is built": (_TARGETS, _only()),
        "In general": (_ROOT, _PACKS, _HELP),
    }


def check() -> Sections:
    return {
        "What is checked": (_TARGETS,),
        "What is reported": (
            _FORMAT,
            _STRICT,
            _list("--select", "LIST", "Report only these, such as BF52,long-sentence, and errors."),
            _list(
                "--ignore", "LIST", "Leave these out, by code or name; errors are always reported."
            ),
            _flag("--fit", "List how full each slot is."),
        ),
        "What is written": (_flag("--fix", "Make the fixes that are certain, and show the rest."),),
        "In general": (_ROOT, _HELP),
    }


def explain() -> Sections:
    meaning = "Its code or its name. [default: all of them]"
    return {
        "Which message": (argument("name", "CODE", meaning, nargs="?", default=""),),
        "In general": (_HELP,),
    }


def help_page() -> Sections:
    meaning = "Its name, or a heading of a page. [default: the names of all]"
    return {
        "Which page": (argument("topic", "PAGE", meaning, nargs="?", default=""),),
        "In general": (_HELP,),
    }


def show() -> Sections:
    return {
        "Which pack": (_TARGET,),
        "The pictures": (
            argument(
                "-o --output",
                "DIR",
                "The folder to write them to.",
                type=path,
                default=NEEDED,
            ),
            argument(
                "--width",
                "PIXELS",
                "Width of a page. [default: 1280]",
                type=number(*_PIXELS),
                default=1280,
            ),
        ),
        "In general": (_ROOT, _HELP),
    }


def schema() -> Sections:
    from briefgen.model.author_files import AUTHOR_FILES

    known = tuple(AUTHOR_FILES)
    possible = f"The kind of file. [possible: {', '.join(known)}; default: {known[0]}]"
    return {
        "Which schema": (
            argument("kind", "KIND", possible, nargs="?", type=choice(*known), default=known[0]),
            _flag("--write", "Write the schemas of all kinds of file to the project."),
        ),
        "In general": (_ROOT, _HELP),
    }


def icons() -> Sections:
    about = "Write a PDF that shows all of them with their names."
    return {
        "The icons": (argument("--sheet", "FILE", about, type=path, default=None),),
        "In general": (_HELP,),
    }


def import_file() -> Sections:
    return {
        "What is imported": (
            argument(
                "file",
                "FILE",
                "A presentation, such as talk.pptx.",
                type=path,
                nargs="?",
                default=NEEDED,
            ),
            argument("--name", "NAME", "The deck's name. [default: that of the file]", default=""),
            _flag("--template", "Also take over the look of the file.", dest="with_template"),
        ),
        "What is reported": (
            argument(
                "--report", "FILE", "Write the report to a file as well: .md or .json.", type=path
            ),
        ),
        "In general": (_ROOT, _HELP),
    }


def templates() -> Sections:
    return {
        "Which template": (
            argument(
                "name",
                "NAME",
                "The name of one, or `adopt`. [default: all templates]",
                nargs="?",
                default="",
            ),
            argument("file", "FILE", "The PowerPoint file to adopt.", nargs="?", type=path),
            argument(
                "--as",
                "NAME",
                "What to call the adopted template. [default: the name of its file]",
                default="",
                dest="new_name",
            ),
            _flag(
                "--update",
                "The file is a new version of a template's: keep what was changed by hand.",
            ),
        ),
        "A gallery": (
            argument(
                "--gallery",
                "DIR",
                "Show every layout in this folder: a deck, a PDF and a picture.",
                type=path,
            ),
            _word("--aspect", _ASPECTS, "The shape of the slides."),
        ),
        "In general": (_ROOT, _HELP),
    }


def changes() -> Sections:
    return {
        "Which pack": (_TARGET, _flag("--json", "Write JSON, for programs.", dest="as_json")),
        "In general": (_ROOT, _PACKS, _HELP),
    }


def new() -> Sections:
    from briefgen.packs.new_project import CODE_HOSTS

    there = "A folder that does not exist yet."
    return {
        "Which folder": (argument("folder", "DIR", there, nargs="?", type=path, default=NEEDED),),
        "What it looks like": (
            argument(
                "--look",
                "NAME",
                "A look that comes with briefgen, such as chancery. [default: seminar]",
                default="",
            ),
        ),
        "What builds it": (
            argument(
                "--ci",
                "HOST",
                "Also write the file for builds at night on a code host. "
                f"[possible: {', '.join(CODE_HOSTS)}]",
                type=choice(*CODE_HOSTS),
                default=None,
            ),
        ),
        "In general": (_HELP,),
    }


def seminar() -> Sections:
    to_do = "What to do. [possible: add]"
    return {
        "What is done": (
            argument("action", "ACTION", to_do, nargs="?", type=choice("add"), default=NEEDED),
        ),
        "What the seminar says": (
            argument("--id", "NAME", "The name of its pack, such as 2027-04-14-york.", dest="id_"),
            argument("--deck", "NAME", "The deck that is shown."),
            argument("--date", "DATE", "Its day, such as 2027-04-14."),
            argument("--venue", "PLACE", "Where it is."),
            argument("--speaker", "NAME", "Who speaks."),
            argument(
                "--set",
                "NAME=VALUE",
                "Any other column or variable. Can be given more than once.",
                action="append",
                dest="more",
            ),
        ),
        "In general": (_ROOT, _HELP),
    }


def clean() -> Sections:
    return {
        "What is removed": (
            _flag("--stale", "Only the packs of seminars and decks that are gone."),
            _flag("--force", "Also remove files that were changed by hand."),
        ),
        "In general": (_ROOT, _PACKS, _HELP),
    }
