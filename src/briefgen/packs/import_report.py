"""Imported -> the report: what a person should look at first, what each slide became, what was left
out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from briefgen.importing.imported import Imported, SlideReport
from briefgen.model.values import Value

# Lines of a list that a terminal shows.
_SHOWN = 12
_LONGEST_WORDS = 80


class ReportSection(Value):
    """A part of the report: its `head`, and its `lines`."""

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
        yield f"{_places([number])}: {' '.join(words.elements())}"


def _to_look_at(reports: Sequence[SlideReport]) -> Iterator[str]:
    """Pictures that nobody has described come first: until then, the deck says so aloud."""
    for report in reports:
        if files := report.undescribed:
            many = "a picture needs" if len(files) == 1 else f"{len(files)} pictures need"
            yield (
                f"slide {report.number}: {many} a description: write what is to be seen in place "
                f"of `ask`, {_few(files)}"
            )
    found: dict[str, list[int]] = {}
    for report in reports:
        for text in report.look_at:
            found.setdefault(text, []).append(report.number)
    yield from (f"{_places(numbers)}: {text}" for text, numbers in found.items())


def _few(files: Sequence[str]) -> str:
    more = f" and {len(files) - 2} more" if len(files) > 2 else ""
    return f"{', '.join(files[:2])}{more}"


def _became(report: SlideReport) -> str:
    what = " + ".join(
        layout if count == 1 else f"{count} {layout}"
        for layout, count in Counter(report.became).items()
    )
    return f"{report.number:>3}  {what} ({report.score:.2f}: {report.reason})  {report.title}"


def _left_out(reports: Sequence[SlideReport]) -> Iterator[str]:
    """The same thing of several slides is said once; what has words, where they are."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for report in reports:
        for left in report.left_out:
            key = (left.what, left.why, " ".join(left.words.split()))
            found.setdefault(key, []).append(report.number)
    for (what, why, words), numbers in found.items():
        cut = f"{words[:_LONGEST_WORDS]}..." if len(words) > _LONGEST_WORDS else words
        said = f": {cut}" if cut and cut not in what else ""
        yield f"{_places(list(dict.fromkeys(numbers)))}: {what}; {why}{said}"


def _places(numbers: Sequence[int]) -> str:
    """Slides 2, 5-7."""
    if numbers[0] == 0:
        return "the file"
    parts: list[str] = []
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        wide = len(run) > 2
        parts += [f"{run[0]}-{run[-1]}"] if wide else map(str, run)
    return f"slide {numbers[0]}" if len(numbers) == 1 else f"slides {', '.join(parts)}"
