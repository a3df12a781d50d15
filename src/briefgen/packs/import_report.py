"""Imported -> the report: what a person should look at first, what each slide became, what was left
out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from briefgen.importing.imported import Imported, SlideReport
from briefgen.model.values import Value

# Lines of a list that a terminal shows.
_SHOWN = 12
_LONGEST_WORDS = 80


class ReportSection(Value):
    """A part of the report: its `head`, and a line each."""

    head: str
    lines: tuple[str, ...]


def report_sections(
    imported: Imported, unplaced: Mapping[int, Counter[str]]
) -> tuple[ReportSection, ...]:
    """The parts of the report that have something to say."""
    reports = imported.reports
    found = (
        ReportSection("Words that are missing", tuple(_missing(unplaced))),
        ReportSection("Look at first", tuple(_to_look_at(reports))),
        ReportSection("What became of the slides", tuple(map(_became, _slides(reports)))),
        ReportSection("Left out", tuple(_left_out(reports))),
    )
    return tuple(section for section in found if section.lines)


def summary(imported: Imported) -> str:
    """How many slides became how many."""
    before, after = len(_slides(imported.reports)), len(imported.entries)
    slides = "1 slide" if before == 1 else f"{before} slides"
    more = "" if before == after else f", which have become {after}"
    return f"decks/{imported.name}.yaml: {slides}{more}"


def as_terminal(sections: Sequence[ReportSection]) -> str:
    """The report in short."""
    lines: list[str] = []
    for section in sections:
        lines += ["", section.head, *(f"  {line}" for line in section.lines[:_SHOWN])]
        if len(section.lines) > _SHOWN:
            more = len(section.lines) - _SHOWN
            lines.append(f"  ... and {more} more; `--report FILE.md` writes all of it to a file")
    return "\n".join(lines[1:])


def as_markdown(imported: Imported, sections: Sequence[ReportSection], file: str) -> str:
    lines = [f"# What became of {_plain(file)}", "", summary(imported)]
    for section in sections:
        lines += ["", f"## {section.head}", "", *(f"- {_plain(line)}" for line in section.lines)]
    return "\n".join(lines) + "\n"


def as_json(imported: Imported, unplaced: Mapping[int, Counter[str]]) -> bytes:
    found = {
        "deck": f"decks/{imported.name}.yaml",
        "files": sorted(imported.files),
        "slides": imported.reports,
        "missing": {str(number): dict(words) for number, words in sorted(unplaced.items())},
    }
    return msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n"


def _plain(text: str) -> str:
    """Text as Markdown shows it: nothing in it is markup."""
    return "".join(f"\\{sign}" if sign in "\\*_[]<>#`" else sign for sign in text)


def _slides(reports: Sequence[SlideReport]) -> list[SlideReport]:
    return [report for report in reports if report.number]


def _missing(unplaced: Mapping[int, Counter[str]]) -> Iterator[str]:
    for number, words in sorted(unplaced.items()):
        yield f"{_place(number)}: {' '.join(words.elements())}"


def _to_look_at(reports: Sequence[SlideReport]) -> Iterator[str]:
    """Pictures that nobody has described come first: until then, the deck says so aloud."""
    asked = [(one.number, text) for one in reports for text in one.look_at]
    yield from (f"{_place(n)}: {text}" for n, text in asked if "`ask`" in text)
    yield from (f"{_place(n)}: {text}" for n, text in asked if "`ask`" not in text)


def _became(report: SlideReport) -> str:
    what = " + ".join(
        layout if count == 1 else f"{count} {layout}"
        for layout, count in Counter(report.became).items()
    )
    return f"{report.number:>3}  {what} ({report.score:.2f}: {report.reason})  {report.title}"


def _left_out(reports: Sequence[SlideReport]) -> Iterator[str]:
    for report in reports:
        for left, count in Counter(report.left_out).items():
            times = f" ({count} times)" if count > 1 else ""
            words = " ".join(left.words.split())
            cut = f"{words[:_LONGEST_WORDS]}..." if len(words) > _LONGEST_WORDS else words
            said = f": {cut}" if cut and cut not in left.what else ""
            yield f"{_place(report.number)}: {left.what}{times}, {left.why}{said}"


def _place(number: int) -> str:
    return f"slide {number}" if number else "the file"
