"""Words of the command line -> values, by argparse; a page of help, or one sentence that says what
is wrong. Argparse's own words are for programmers, so what people read is put here."""

from __future__ import annotations

from argparse import Action, ArgumentError, ArgumentParser, ArgumentTypeError, HelpFormatter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from math import inf
from typing import TYPE_CHECKING, Any, NoReturn

from briefgen.support.suggest import hint_instead, nearest

if TYPE_CHECKING:
    from pathlib import Path

# Wider lines are hard to read.
_WIDEST = 100
# What argparse says -> what is said behind the option's name.
_PLAIN = {
    "expected one argument": "needs a value",
    "ignored explicit argument": "does not take a value",
}
# An argument's names and what argparse is told of it; arguments by the sections of the help.
Argument = tuple[Sequence[str], Mapping[str, Any]]
Sections = Mapping[str, Sequence[Argument]]
# The default of what has to be given. Argparse itself would insist on it too soon, before it has
# seen that the name is misspelt.
NEEDED = object()


class MisuseError(Exception):
    """The command line is wrong; the sentence says how."""


class CommandParser(ArgumentParser):
    """What one command takes. Options may stand before, between and after the other words, and are
    written out: a shortened one would change its meaning when another option is added."""

    def __init__(self, name: str, usage: str, about: str, more: str, sections: Sections) -> None:
        super().__init__(
            name,
            f"{name} {usage}",
            about,
            more,
            formatter_class=HelpPage,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        for title, arguments in sections.items():
            section = self.add_argument_group(title)
            for names, told in arguments:
                section.add_argument(*names, **told)

    def parse(self, words: Sequence[str]) -> dict[str, Any]:
        """What is asked for, by name. Raises MisuseError."""
        try:
            found, surplus = self.parse_known_intermixed_args(_without_separator(words))
        except ArgumentError as wrong:
            raise MisuseError(_sentence(wrong)) from wrong
        for word in surplus:
            raise MisuseError(self._refuse(word))
        asked = vars(found)
        for action in self._actions:
            if asked.get(action.dest) is NEEDED:
                raise MisuseError(_missing(action))
        return asked

    def error(self, message: str) -> NoReturn:
        raise MisuseError(message)

    def _refuse(self, word: str) -> str:
        """Why a word that is left over cannot be used."""
        if not word.startswith("-"):
            return f"`{self.prog}` does not take a further word such as `{word}`"
        name = word.split("=")[0]
        close = nearest(name.lower(), tuple(self._option_string_actions))
        return f"`{self.prog}` has no option `{name}`" + (close and f"; did you mean `{close}`?")


def argument(names: str, metavar: str, meaning: str, **more: Any) -> Argument:
    """An argument: its names with a space between, the name of its value ("" where it has none),
    a sentence for the help, and more that argparse has to know."""
    named = {"metavar": metavar} if metavar else {}
    return names.split(), {"help": meaning, **named, **more}


class HelpPage(HelpFormatter):
    """Help as wide as the terminal. Each line of a text is a paragraph; an indented one is a row,
    whose last column, behind two spaces, goes on below itself."""

    def __init__(self, prog: str) -> None:
        from shutil import get_terminal_size

        super().__init__(prog, width=min(get_terminal_size().columns, _WIDEST) - 2)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[Any],
        prefix: str | None = "Usage: ",
    ) -> None:
        super().add_usage(usage, actions, groups, prefix)

    def _format_action_invocation(self, action: Action) -> str:
        return _invocation(action)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(_wrapped(line, width, indent) for line in text.splitlines())


def _wrapped(line: str, width: int, indent: str) -> str:
    from textwrap import fill

    start = line.rfind("  ") + 2 if line.startswith(" ") else 0
    # Where there is hardly room for a last column, it goes on a little to the right of the first.
    return fill(
        line, width, subsequent_indent=" " * (start if start * 2 < width else min(start, 4))
    )


def _invocation(action: Action) -> str:
    """How an argument is written: TARGET, or -o, --output DIR."""
    names = ", ".join(action.option_strings)
    return f"{names} {action.metavar or ''}".strip()


def _without_separator(words: Sequence[str]) -> list[str]:
    """The words without `--`. Behind it none is an option, but argparse goes over them twice and
    would take them for options the second time; no name and no file of ours begins with a dash."""
    place = words.index("--") if "--" in words else len(words)
    behind = words[place + 1 :]
    for word in behind:
        if word.startswith("-"):
            raise MisuseError(f"`{word}` cannot come after `--`")
    return [*words[:place], *behind]


def _missing(action: Action) -> str:
    name = " ".join([*action.option_strings[-1:], str(action.metavar)])
    meaning = action.help or ""
    return f"`{name}` is missing: {meaning[:1].lower()}{meaning[1:].rstrip('.')}"


def _sentence(wrong: ArgumentError) -> str:
    name = (wrong.argument_name or "").split("/")[-1]
    plain = (said for theirs, said in _PLAIN.items() if wrong.message.startswith(theirs))
    return f"`{name}` {next(plain, wrong.message)}"


def number(least: int, most: float = inf, *, is_whole: bool = True) -> Callable[[str], float]:
    """A number within limits."""
    noun = "whole number" if is_whole else "number"
    limits = f"of {least:,} or more" if most == inf else f"from {least:,} to {most:,}"

    def read(text: str) -> float:
        with suppress(ValueError):
            value = int(text) if is_whole else float(text)
            if least <= value <= most and value != inf:
                return value
        raise ArgumentTypeError(f"needs a {noun} {limits}, not `{text}`")

    return read


def choice(*known: str) -> Callable[[str], str]:
    """One of these words, in small or capital letters."""

    def read(text: str) -> str:
        if text.lower() not in known:
            raise ArgumentTypeError(f"cannot be `{text}`; {hint_instead(text.lower(), known)}")
        return text.lower()

    return read


def path(text: str) -> Path:
    """A file or folder. An empty name would mean this folder, which hardly anybody wants."""
    if not text:
        raise ArgumentTypeError("cannot be empty")
    from pathlib import Path

    return Path(text)
