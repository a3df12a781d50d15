"""The commands: what each does, and its help."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from briefgen.cli import options
from briefgen.cli.argument_parser import CommandParser, MisuseError, Sections
from briefgen.cli.exit_codes import OK, USED_WRONGLY
from briefgen.cli.first_steps import ABOUT, FIRST_STEPS
from briefgen.support.suggest import hint_instead

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model.author_files import FileKind


class Command(NamedTuple):
    """A command. `usage` is what stands behind its name when it is written, `about` what its help
    says, the first line by itself as the summary, `examples` lines of examples. `takes` gives its
    arguments by the sections of its help; `run` gets their values by name and returns the exit
    code."""

    usage: str
    about: str
    examples: str
    takes: Callable[[], Sections]
    run: Callable[..., int]

    @property
    def summary(self) -> str:
        return self.about.splitlines()[0]


def run_command(words: Sequence[str]) -> int:
    """Do what the words ask for; the exit code. Raises UsageError for names that do not exist."""
    if not words:
        program_parser().print_help(sys.stderr)
        return USED_WRONGLY
    command = COMMANDS.get(words[0])
    parser = command_parser(words[0]) if command else program_parser()
    try:
        if command is None:
            _refuse(parser, words)
        asked = parser.parse(words[1:])
    except MisuseError as wrong:
        return _say_misuse(wrong, parser, words)
    return command.run(**asked)


def _refuse(parser: CommandParser, words: Sequence[str]) -> NoReturn:
    """Say what is wrong without a command. Asked for help or the version, argparse ends here."""
    if words[0].startswith("-"):
        parser.parse(words)
    hint = hint_instead(words[0].lower(), tuple(COMMANDS))
    raise MisuseError(f"there is no command `{words[0]}`; {hint}")


def _say_misuse(wrong: MisuseError, parser: CommandParser, words: Sequence[str]) -> int:
    if {"-h", "--help"}.intersection(words):
        parser.print_help()
        return OK
    usage = f"{parser.format_usage()}Try `{parser.prog} --help`."
    print(f"briefgen: {wrong}\n{usage}", file=sys.stderr)
    return USED_WRONGLY


def program_parser() -> CommandParser:
    """What can be asked of the program itself."""
    from briefgen import __version__

    rows = "\n".join(f"    {name:<11}{found.summary}" for name, found in COMMANDS.items())
    about = f"{ABOUT}\n\nCommands:\n{rows}"
    more = "`briefgen COMMAND --help` explains a command in full."
    takes = options.program(f"briefgen {__version__}")
    return CommandParser("briefgen", "COMMAND [OPTIONS]", about, more, takes)


def command_parser(name: str) -> CommandParser:
    """What can be asked of a command."""
    usage, about, examples, takes, _ = COMMANDS[name]
    return CommandParser(f"briefgen {name}", usage, about, f"Examples:\n{examples}", takes())


def _build(
    targets: Sequence[str],
    root: Path,
    output: Path | None,
    only: str,
    deck: Sequence[str] | None,
    since: str,
    match: Sequence[str] | None,
    form: str,
    why: bool,
    **how: Any,
) -> int:
    from briefgen.cli.build import build_and_say
    from briefgen.cli.console import kinds_of
    from briefgen.packs import BuildOptions, Choice, output_folder

    choice = Choice(tuple(targets), tuple(deck or ()), since, tuple(match or ()))
    asked = BuildOptions(output=output_folder(root, output), only=kinds_of(only), **how)
    return build_and_say(root, choice, asked, form, why=why)


def _watch(targets: Sequence[str], root: Path, output: Path | None, only: str) -> int:
    from briefgen.cli.console import kinds_of
    from briefgen.cli.watch import watch_and_say
    from briefgen.packs import BuildOptions, Choice, output_folder

    asked = BuildOptions(output=output_folder(root, output), only=kinds_of(only))
    return watch_and_say(root, Choice(tuple(targets)), asked)


def _check(
    targets: Sequence[str],
    root: Path,
    form: str,
    select: Sequence[str] | None,
    ignore: Sequence[str] | None,
    fit: bool,
    fix: bool,
    strict: bool,
) -> int:
    from briefgen.cli.check import check_and_say
    from briefgen.cli.console import say_fits, words_of

    if fit:
        say_fits(targets, root)
    chosen, left_out = words_of(select), words_of(ignore)
    return check_and_say(
        targets, root, form, strict=strict, select=chosen, ignore=left_out, fix=fix
    )


def _explain(name: str) -> int:
    from briefgen.cli.explain import explain_and_say

    return explain_and_say(name)


def _help(topic: str) -> int:
    from briefgen.cli.help_pages import show_and_say

    command = command_parser(topic).format_help() if topic in COMMANDS else ""
    return show_and_say(topic, command, FIRST_STEPS)


def _show(target: str, output: Path, root: Path, width: int) -> int:
    from briefgen.cli.console import exit_code, say_faults
    from briefgen.packs.slide_pictures import show_target

    shown = show_target(target, root=root, output=output, width=width)
    say_faults(shown.faults, options.TEXT, root)
    for path in shown.files[-1:]:
        print(f"{len(shown.files) - 1} pages and the contact sheet {path}")
    return exit_code(shown.faults, strict=False)


def _schema(kind: FileKind, root: Path, write: bool) -> int:
    from briefgen.packs.editor_files import schema_text, write_editor_files
    from briefgen.packs.open_project import load, project_root

    loaded = load(root)
    if not write:
        print(schema_text(kind, loaded.project), end="")
        return OK
    for path in write_editor_files(loaded, project_root(root)):
        print(path)
    return OK


def _icons(sheet: Path | None) -> int:
    from briefgen.packs import UsageError
    from briefgen.packs.icon_sheet import icon_list, write_icon_sheet

    if sheet is None:
        print(icon_list())
        return OK
    if sheet.suffix.lower() != ".pdf":
        raise UsageError(f"{sheet} is not the name of a PDF; give a name such as icons.pdf")
    write_icon_sheet(sheet)
    print(sheet)
    return OK


def _templates(
    name: str, file: Path | None, root: Path, new_name: str, gallery: Path | None, aspect: str
) -> int:
    from briefgen.cli import templates

    if name == "adopt":
        return templates.adopt_and_say(file, root, new_name, gallery, aspect)
    if file is not None:
        from briefgen.packs import UsageError

        raise UsageError(f"only `adopt` takes a file: briefgen templates adopt {file}")
    if gallery is not None:
        return templates.show_gallery(name, root, gallery, aspect)
    return templates.list_and_say(name, root)


def _changes(target: str, root: Path, output: Path | None, as_json: bool) -> int:
    from briefgen.cli.console import exit_code, say_faults
    from briefgen.packs.changes import find_changes, say_changes

    found = find_changes(target, root=root, output=output)
    say_faults(found.faults, options.TEXT, root)
    if found.changes is not None:
        print(say_changes(found.changes, as_json=as_json), end="")
    return exit_code(found.faults, strict=False)


def _new(folder: Path, look: str) -> int:
    from briefgen.packs.new_project import make_project

    files = make_project(folder, look)
    print(f"{len(files)} files in {folder}. Now:\n\n    cd {folder}\n    briefgen build\n")
    print("Then open output, and read README.md for what to change first.")
    return OK


def _import(file: Path, name: str, with_template: bool, report: Path | None, root: Path) -> int:
    from briefgen.cli.import_file import import_and_say

    return import_and_say(file, root, name, report, with_template=with_template)


def _seminar(
    action: str,
    root: Path,
    id_: str | None,
    deck: str | None,
    date: str | None,
    venue: str | None,
    speaker: str | None,
    more: Sequence[str] | None,
) -> int:
    from briefgen.cli.seminars import add_and_say

    given = {"id": id_, "deck": deck, "date": date, "venue": venue, "speaker": speaker}
    return add_and_say(root, given, more or ())


def _clean(root: Path, output: Path | None, force: bool, stale: bool) -> int:
    from briefgen.cli.clean import clean_and_say
    from briefgen.packs import output_folder

    return clean_and_say(root, output_folder(root, output), force=force, stale=stale)


COMMANDS = {
    "build": Command(
        "[TARGET]... [OPTIONS]",
        "Make decks and handouts.\n\n"
        "Without a name, everything that is not up to date is built. A pack with an error, or with "
        "files that were changed by hand, is not written; all others are.",
        "  briefgen build                    everything that is not up to date\n"
        "  briefgen build 2026-11-24-leeds   one seminar; a deck's name means all its seminars\n"
        '  briefgen build --match "*-leeds"  the seminars in Leeds\n'
        "  briefgen build --only deck --zip  only the decks, and a .zip of each\n",
        options.build,
        _build,
    ),
    "watch": Command(
        "[TARGET]... [OPTIONS]",
        "Build whenever a file of the project is saved.\n\n"
        "Everything that is not up to date is built at once, and again after each change. What is "
        "wrong is shown, and waited for to be put right. Ctrl+C ends it.",
        "  briefgen watch\n"
        "  briefgen watch my-seminar --only slides  one PDF, which is made fast\n",
        options.watch,
        _watch,
    ),
    "check": Command(
        "[TARGET]... [OPTIONS]",
        "Report what is wrong, and fix what can be fixed with certainty.\n\n"
        "Reports everything that `build` would refuse, and gives warnings and advice on style. "
        "Nothing is written without --fix.",
        "  briefgen check                         everything\n"
        "  briefgen check my-seminar --fit        one deck, and how full its slots are\n"
        "  briefgen check --ignore long-sentence  every rule but one\n"
        "  briefgen check --fix                   correct misspelt names and the like\n",
        options.check,
        _check,
    ),
    "explain": Command(
        "[CODE] [OPTIONS]",
        "Explain what a message means, why it matters, and how to fix it.",
        "  briefgen explain BF217         by its code\n"
        "  briefgen explain unclear-date  by its name\n"
        "  briefgen explain               all of them\n",
        options.explain,
        _explain,
    ),
    "help": Command(
        "[PAGE] [OPTIONS]",
        "Show a page of the documentation, with an example to copy; or name them all.\n\n"
        "A page is a layout, a kind of slot, or a subject such as `seminars`. It comes with the "
        "program, and needs no network.",
        "  briefgen help           the first steps, and the names of the pages\n"
        "  briefgen help chart     how a chart is written\n"
        "  briefgen help seminars  how events are listed\n",
        options.help_page,
        _help,
    ),
    "show": Command(
        "TARGET --output DIR [OPTIONS]",
        "Draw the slides as pictures: a PNG for each page, and one contact sheet.",
        "  briefgen show my-seminar --output pictures\n",
        options.show,
        _show,
    ),
    "schema": Command(
        "[KIND] [OPTIONS]",
        "Print a JSON Schema, for editors that complete and check the files of a project.\n\n"
        "With --write, the schemas for all kinds of file are written to the folder "
        ".briefgen/schemas, where the files of a new project look for them.",
        "  briefgen schema template\n"
        "  briefgen schema --write  after an update, or when a template has changed\n",
        options.schema,
        _schema,
    ),
    "templates": Command(
        "[NAME] [FILE] [OPTIONS]",
        "List the templates, their layouts, and the slots of each layout; or show them.\n\n"
        "With --gallery, each template is shown in a folder: a deck for PowerPoint, its slides as "
        "a PDF, and one picture of all of them.\n\n"
        "`briefgen templates adopt brand.potx` makes a template from a PowerPoint file: a folder "
        "under assets/templates with a copy of the file, and a template.yaml with what was guessed "
        "about it.",
        "  briefgen templates                         all of them\n"
        "  briefgen templates seminar --gallery look  what one looks like, in the folder look\n"
        "  briefgen templates adopt brand.potx --as ours\n",
        options.templates,
        _templates,
    ),
    "icons": Command(
        "[OPTIONS]",
        "List the icons for `icon: NAME`, by group; or show them.\n\n"
        "Icons stand on cards, steps and numbers. They are Phosphor Icons, under the MIT licence.",
        "  briefgen icons                    their names\n"
        "  briefgen icons --sheet icons.pdf  what they look like\n",
        options.icons,
        _icons,
    ),
    "changes": Command(
        "TARGET [OPTIONS]",
        "List what the next build will change in a pack: slides, texts, data of the event.",
        "  briefgen changes 2026-11-24-leeds\n",
        options.changes,
        _changes,
    ),
    "new": Command(
        "DIR [OPTIONS]",
        "Make a new project to start from: a deck, a library, seminars and a template.\n\n"
        "Its deck shows the layouts that are used most, with comments that say how. "
        "`briefgen help templates` shows what the looks are for.",
        "  briefgen new our-seminars\n  briefgen new our-seminars --look chancery\n",
        options.new,
        _new,
    ),
    "import": Command(
        "FILE [OPTIONS]",
        "Make a deck of a presentation that is there.\n\n"
        "Of talk.pptx, decks/talk.yaml is written, with its pictures in assets/images/talk and its "
        "numbers in assets/data/talk. It can be built at once. The report says what became of each "
        "slide, what was left out and why, and what to look at first. Nothing that is there "
        "already is written over.",
        "  briefgen import talk.pptx\n"
        "  briefgen import talk.pptx --name opening --template\n"
        "  briefgen import talk.pptx --report talk-report.md\n",
        options.import_file,
        _import,
    ),
    "seminar": Command(
        "add [OPTIONS]",
        "Add a seminar like the last one.\n\n"
        "It goes into decks/seminars.csv or decks/seminars.yaml; a workbook is not written. What "
        "is not given is as in the last seminar, but for its name, date and venue, which are asked "
        "for. All else in the file stays as it is; nothing is written if something is wrong.",
        "  briefgen seminar add\n"
        "  briefgen seminar add --id york --date 2027-04-14 --venue Guildhall\n"
        "  briefgen seminar add --set place=Hull --set copies=20\n",
        options.seminar,
        _seminar,
    ),
    "clean": Command(
        "[OPTIONS]",
        "Remove what was built.\n\nFiles that were changed by hand stay, unless --force is given.",
        "  briefgen clean --stale  only the packs of seminars and decks that are gone\n",
        options.clean,
        _clean,
    ),
}
