"""The commands: what each does, and its help."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from briefgen.cli import actions, options
from briefgen.cli.argument_parser import CommandParser, MisuseError, Sections
from briefgen.cli.exit_codes import OK, USED_WRONGLY
from briefgen.support.suggest import hint_instead


class Command:
    """A command. `usage` is what stands behind its name when it is written, `about` what its help
    says, the first line by itself as the summary, `examples` lines of examples. `takes` gives its
    arguments by the sections of its help; `run` gets their values by name and returns the exit
    code. No NamedTuple, and no Value: to make the one, or to import the other, takes 1 or 10 of the
    35 ms of `briefgen --help`."""

    def __init__(
        self,
        usage: str,
        about: str,
        examples: str,
        takes: Callable[[], Sections],
        run: Callable[..., int],
    ) -> None:
        self.usage, self.about, self.examples = usage, about, examples
        self.takes, self.run = takes, run

    @property
    def summary(self) -> str:
        return self.about.splitlines()[0]


def run_command(words: Sequence[str]) -> int:
    """Do what the words ask for; the exit code. Raises UsageError for names that do not exist."""
    if not words:
        program_parser().print_help(sys.stderr)
        return USED_WRONGLY
    command = COMMANDS.get(words[0])
    if command:
        _import_msgspec()
    parser = command_parser(words[0]) if command else program_parser()
    try:
        if command is None:
            _refuse(parser, words)
        asked = parser.parse(words[1:])
    except MisuseError as wrong:
        return _say_misuse(wrong, parser, words)
    return command.run(**asked)


def _import_msgspec() -> None:
    """Without typing_extensions, of which msgspec needs nothing that typing has not: with inspect
    and ast, which that brings along, they are 7 of the 100 ms of a build with nothing to do."""
    if "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    import msgspec  # noqa: F401 - all that a command does stands on it

    del sys.modules["typing_extensions"]


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
    about = f"{_ABOUT}\n\nCommands:\n{rows}"
    more = "`briefgen COMMAND --help` explains a command in full."
    takes = options.program(f"briefgen {__version__}")
    return CommandParser("briefgen", "COMMAND [OPTIONS]", about, more, takes)


def command_parser(name: str) -> CommandParser:
    """What can be asked of a command."""
    of = COMMANDS[name]
    examples = f"Examples:\n{of.examples}"
    return CommandParser(f"briefgen {name}", of.usage, of.about, examples, of.takes())


def _help(topic: str) -> int:
    from briefgen.cli.help_pages import show_and_say

    command = command_parser(topic).format_help() if topic in COMMANDS else ""
    return show_and_say(topic, command, _FIRST_STEPS)


_FIRST_STEPS = """\
Go to the folder that holds briefgen.yaml, write decks/my-seminar.yaml, and run

  briefgen import     a deck of a presentation that you have, such as talk.pptx
  briefgen check      what is wrong, without writing anything
  briefgen build      make the decks and handouts, in the folder output
  briefgen templates  the layouts you can use, and what goes into them
  briefgen help       the pages of the documentation; `briefgen help chart` shows one

Every message names a file, a line and what to do about it.\
"""
_ABOUT = f"""\
Compile slide content in YAML into PowerPoint decks and printable PDF handouts.

{_FIRST_STEPS}\
"""
COMMANDS = {
    "studio": Command(
        "[OPTIONS]",
        "Open the studio: write a deck in the browser and see every slide as it will be.\n\n"
        "The page comes from this computer alone, at an address that only this run knows, and "
        "nothing leaves it. In an empty folder it offers a new project. Ctrl+C ends it.",
        "  briefgen studio\n"
        "  briefgen studio --no-browser  print the address, to open it yourself\n",
        options.studio,
        actions.studio,
    ),
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
        actions.build,
    ),
    "watch": Command(
        "[TARGET]... [OPTIONS]",
        "Build whenever a file of the project is saved.\n\n"
        "Everything that is not up to date is built at once, and again after each change. What is "
        "wrong is shown, and waited for to be put right. Ctrl+C ends it.",
        "  briefgen watch\n"
        "  briefgen watch my-seminar --only slides  one PDF, which is made fast\n",
        options.watch,
        actions.watch,
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
        actions.check,
    ),
    "explain": Command(
        "[CODE] [OPTIONS]",
        "Explain what a message means, why it matters, and how to fix it.",
        "  briefgen explain BF217         by its code\n"
        "  briefgen explain unclear-date  by its name\n"
        "  briefgen explain               all of them\n",
        options.explain,
        actions.explain,
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
        actions.show,
    ),
    "schema": Command(
        "[KIND] [OPTIONS]",
        "Print a JSON Schema, for editors that complete and check the files of a project.\n\n"
        "With --write, the schemas for all kinds of file are written to the folder "
        ".briefgen/schemas, where the files of a new project look for them.",
        "  briefgen schema template\n"
        "  briefgen schema --write  after an update, or when a template has changed\n",
        options.schema,
        actions.schema,
    ),
    "templates": Command(
        "[NAME] [FILE] [OPTIONS]",
        "List the templates, their layouts, and the slots of each layout; or show them.\n\n"
        "With --gallery, each template is shown in a folder: a deck for PowerPoint, its slides as "
        "a PDF, and one picture of all of them.\n\n"
        "`briefgen templates adopt brand.potx` makes a template from a PowerPoint file: a folder "
        "under assets/templates with a copy of the file, and a template.yaml with what was guessed "
        "about it. It builds a trial deck, says how well each layout carries it, and draws a "
        "picture of it.",
        "  briefgen templates                         all of them\n"
        "  briefgen templates seminar --gallery look  what one looks like, in the folder look\n"
        "  briefgen templates adopt brand.potx --as ours\n"
        "  briefgen templates adopt brand-2027.potx --as ours --update\n",
        options.templates,
        actions.templates,
    ),
    "icons": Command(
        "[OPTIONS]",
        "List the icons for `icon: NAME`, by group; or show them.\n\n"
        "Icons stand on cards, steps and numbers. They are Phosphor Icons, under the MIT licence.",
        "  briefgen icons                    their names\n"
        "  briefgen icons --sheet icons.pdf  what they look like\n",
        options.icons,
        actions.icons,
    ),
    "changes": Command(
        "TARGET [OPTIONS]",
        "List what the next build will change in a pack: slides, texts, data of the event.",
        "  briefgen changes 2026-11-24-leeds\n",
        options.changes,
        actions.changes,
    ),
    "new": Command(
        "DIR [OPTIONS]",
        "Make a new project to start from: a deck, a library, seminars and a template.\n\n"
        "Its deck shows the layouts that are used most, with comments that say how. "
        "`briefgen help templates` shows what the looks are for.",
        "  briefgen new our-seminars\n  briefgen new our-seminars --look chancery\n"
        "  briefgen new our-seminars --ci github  with builds at night\n",
        options.new,
        actions.new,
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
        actions.import_file,
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
        actions.seminar,
    ),
    "merge": Command(
        "DIR... [OPTIONS]",
        "Join the packs that `build --shard` made on several machines.\n\n"
        "Each DIR is the output folder of a shard. Their packs, and what is remembered of them, go "
        "into the output folder of this project, as if one build had made them all: the next "
        "build has nothing to do. The shards must come from the same state of the project, and "
        "from the same version of briefgen.",
        "  briefgen merge one two     what --shard 1/2 --output one, and 2/2, made\n"
        "  briefgen merge shards/*/   every folder that was brought together\n",
        options.merge,
        actions.merge,
    ),
    "clean": Command(
        "[OPTIONS]",
        "Remove what was built.\n\nFiles that were changed by hand stay, unless --force is given.",
        "  briefgen clean --stale  only the packs of seminars and decks that are gone\n",
        options.clean,
        actions.clean,
    ),
}
