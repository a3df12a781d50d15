"""Text with light inline markup, after parsing: runs of characters with the same properties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Literal

from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.values import Value, replace

# Whether characters stand above or below the line, and small: m², CO₂.
Script = Literal["", "sub", "super"]
# Their size as a share of the text around them, and by how much of its size they are raised: as
# PowerPoint draws them.
SCRIPT_SIZE = 2 / 3
SCRIPT_RISES: dict[Script, float] = {"": 0.0, "sub": -0.25, "super": 0.3}


class Run(Value, kw_only=True):
    """Characters with the same properties. A "\\n" in the text is a forced line break.

    `link` is an address of an allowed scheme, or `#slide-id`; `language` a BCP 47 tag, or "" for
    the language of the deck.
    """

    text: str
    """The characters."""
    strong: bool = False
    """Whether it is set bold."""
    emphasis: bool = False
    """Whether it is set in italics."""
    code: bool = False
    """Whether it is set as what is typed into a computer."""
    link: str = ""
    language: str = ""
    script: Script = ""
    """Whether it is set small, and raised or lowered."""
    note: str = ""
    """The name of the footnote that it is the mark of; a mark is no part of what is said."""
    family: str = ""
    """The family of fonts that it is set in, "" for that of its text."""


class Inline(Value):
    """One paragraph's worth of text: its `runs` in order, and the `span` where it stands in the
    source."""

    runs: tuple[Run, ...]
    span: Span = NOWHERE

    @property
    def text(self) -> str:
        """The characters alone; forced breaks are spaces."""
        return "".join([run.text for run in self.runs if not run.note]).replace("\n", " ")

    @property
    def lines(self) -> list[str]:
        """The characters alone, by forced breaks."""
        return "".join(run.text for run in self.runs if not run.note).split("\n")


# A line of a list, as it is typed.
_ITEM = r"(?m)^ *[-*] +\S"
# What stands between two lines already, where they come to stand on one.
_ENDS, _BEGINS = ",;:.!?/-\u2013\u2014\u00b7|", ("(", "[", "/", "\u2013", "\u2014", "\u00b7", "|")


def on_one_line(lines: Iterable[str]) -> str:
    """Lines of an address or a name on one line: "Town Hall, Leeds"."""
    found = ""
    for line in filter(None, (" ".join(line.split()) for line in lines)):
        is_parted = not found or found[-1] in _ENDS or line.startswith(_BEGINS)
        found = f"{found}{'' if is_parted else ','} {line}" if found else line
    return found


def with_lines_joined(inline: Inline) -> Inline:
    """A text of several lines on one, as `on_one_line` puts them."""
    runs, last = [], ""
    for run in inline.runs:
        first, *others = run.text.split("\n")
        text = first
        for line in others:
            last = text[-1:] or last
            text += f"{' ' if last in _ENDS else ', '}{line}"
        last = text[-1:] or last
        runs.append(replace(run, text=text))
    return replace(inline, runs=tuple(runs))


def has_items(text: str) -> bool:
    """Whether a text of several lines, as it is typed, has a list in it."""
    return "\n" in text.strip() and re.search(_ITEM, text) is not None


class Field(Value):
    """A field of an event, an organisation or a marking: a venue, a name, an address.

    It is read once (`resolve/event_fields.py`), and shown in two ways: as `paragraphs`, in which a
    line is a line, with markup; and as `text`, one line of plain words, for heads of pages and
    slides, properties of files, and names.
    """

    paragraphs: tuple[Inline, ...] = ()
    span: Span = NOWHERE
    """Where it is written."""

    @property
    def text(self) -> str:
        """All of it on one line, in plain words."""
        return on_one_line(line for each in self.paragraphs for line in each.lines)

    @property
    def inline(self) -> Inline:
        """All of it as one paragraph, with its lines and markup."""
        runs = [run for each in self.paragraphs for run in (Run(text="\n"), *each.runs)]
        return Inline(tuple(runs[1:]), self.span)


# Marks as they are typed, by those that a typesetter sets.
_TYPED_MARKS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‹›", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("\u00a0\u202f", " "),
        "–": "-",
        "\u2212": "-",
        "…": "...",
    }
)

# What stands inside French quotes.
_INNER_SPACE = r"(?<=«)\s|\s(?=»)"


def as_compared(text: str) -> str:
    """A text as it is compared with others: by its words, whether its marks are typeset or not."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(re.sub(_INNER_SPACE, "", text).translate(_TYPED_MARKS).split())


def with_no_break(inline: Inline, at: int) -> Inline:
    """The text with the space at that character as one at which no line ends."""
    runs, start = [], 0
    for run in inline.runs:
        inside, start = at - start, start + len(run.text)
        if 0 <= inside < len(run.text):
            run = replace(run, text=f"{run.text[:inside]}\u00a0{run.text[inside + 1 :]}")
        runs.append(run)
    return replace(inline, runs=tuple(runs))


def unmarked(runs: Iterable[Run], span: Span = NOWHERE) -> Inline:
    """The runs on one line without their markup and marks, but in their languages."""
    pieces = groupby((run for run in runs if not run.note), key=lambda run: run.language)
    texts = ((language, "".join(run.text for run in found)) for language, found in pieces)
    found = (Run(text=text.replace("\n", " "), language=tag) for tag, text in texts if text)
    return Inline(tuple(found), span)


class Footnote(Value):
    """A footnote: the `name` in its mark, and its `text`."""

    name: str
    text: Inline


def with_numbers(inline: Inline, numbers: Mapping[str, str], between: str = ",") -> Inline:
    """The text with the marks of its footnotes as they are shown; a comma parts two that stand
    together."""
    if not any(run.note for run in inline.runs):
        return inline
    found: list[Run] = []
    for run in inline.runs:
        if run.note in numbers:
            before = between if found and found[-1].note else ""
            run = replace(run, text=f"{before}{numbers[run.note]}")
        found.append(run)
    return replace(inline, runs=tuple(found))


def behind_mark(mark: str, text: Inline) -> Inline:
    """The text of a footnote behind its mark."""
    return replace(text, runs=(Run(text=mark, script="super"), Run(text=" "), *text.runs))


def plain(text: str, span: Span = NOWHERE, *, strong: bool = False) -> Inline:
    """An Inline of one run without markup."""
    return Inline((Run(text=text, strong=strong),) if text else (), span)
