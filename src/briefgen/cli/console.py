"""Results and diagnostics -> what the terminal shows."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from briefgen.cli.exit_codes import FAULTS, OK, OUR_FAULT
from briefgen.model.diagnostics import Diagnostic, Severity
from briefgen.packs.build_results import (
    BuildResult,
    BuiltFile,
    BuiltTarget,
    Choice,
    State,
    UsageError,
)
from briefgen.support.suggest import hint_instead
from briefgen.support.world import DiskWorld, World, find_root

_MACHINES = ("json", "github", "sarif")
# Packs whose names are said.
_NAMED = 6
_EVERYTHING = Choice()


def kinds_of(only: str) -> tuple[str, ...]:
    """`deck,slides` as names of outputs. Raises UsageError for one that does not exist."""
    from briefgen.model.outputs import NOT_BUILT_YET, OUTPUTS

    kinds = tuple(kind.strip() for kind in only.split(",") if kind.strip())
    unknown = [kind for kind in kinds if kind not in OUTPUTS]
    if unknown and unknown[0] in NOT_BUILT_YET:
        raise UsageError(f"`{unknown[0]}` is not built yet; possible: {', '.join(OUTPUTS)}")
    if unknown:
        hint = hint_instead(unknown[0], tuple(OUTPUTS))
        raise UsageError(f"there is no output `{unknown[0]}`; {hint}")
    if only and not kinds:
        raise UsageError(f"`--only` does not name an output; possible: {', '.join(OUTPUTS)}")
    return kinds


def words_of(lists: Sequence[str] | None) -> tuple[str, ...]:
    """`BF52,long-sentence`, maybe given several times, as single words."""
    return tuple(word.strip() for text in lists or () for word in text.split(",") if word.strip())


def say_fits(targets: Sequence[str], root: Path) -> None:
    """How full each slot is, in percent of its height, with the size of its text."""
    from briefgen.packs.check_project import list_fits
    from briefgen.packs.open_project import load

    last = ""
    for target, fit in list_fits(load(root), targets):
        if target != last:
            print(f"{target}\n page  full  size  slot")
            last = target
        size = f"{fit.size} pt" if fit.size else ""
        tight = "  (set closely)" if fit.squeezed else ""
        name = f"{fit.page.id}: {fit.slot}"
        print(f"{fit.page.number:5}  {fit.percent:3} %  {size:>5}  {name}{tight}")


def say_target(target: BuiltTarget, *, why: bool = False) -> None:
    """A line for a target as it is finished; none where it is as it was, unless `why` is asked."""
    for line in lines_of(target, why=why):
        print(line, flush=True)


def lines_of(target: BuiltTarget, *, why: bool = False) -> list[str]:
    """What is said of a target."""
    is_quiet = not (target.edited or target.removed or target.left or why)
    if target.state is State.UNCHANGED and is_quiet:
        return []
    counts = ", ".join(_counted_file(file) for file in target.files)
    said = {
        State.BUILT: counts,
        State.UNCHANGED: "up to date",
        State.KEPT: f"not written: {_named(target.edited)} changed by hand",
        State.FAILED: "not written",
    }[target.state]
    if target.state is State.UNCHANGED and target.edited:
        said += f"; {_named(target.edited)} changed by hand"
    if target.removed:
        said += f"; {' and '.join(target.removed)} removed, as it is out of date"
    if target.left:
        said += (
            f"; {_named(target.left)} changed by hand, and kept, although no output makes it now"
        )
    if target.copied:
        kept = " and ".join(map(str, target.copied))
        said += f"; what was changed by hand is kept as {kept}"
    lines = [f"{target.id}: {said}"]
    return [*lines, *(f"  because {reason}" for reason in target.reasons)] if why else lines


def _named(files: Sequence[str]) -> str:
    return f"{' and '.join(files)} {'was' if len(files) == 1 else 'were'}"


def say_faults(
    faults: Iterable[Diagnostic], form: str, root: Path, *, advice: bool = False
) -> None:
    """Write the faults: for people on stderr, for machines on stdout."""
    shown = [fault for fault in faults if advice or fault.severity is not Severity.ADVICE]
    if not shown and form not in _MACHINES:
        return
    from briefgen.report import render
    from briefgen.report.terminal import look_for

    stream = sys.stdout if form in _MACHINES else sys.stderr
    project = find_root(root) or root
    read_line = _line_reader(DiskWorld(project))
    folder = _in_repository(project) if form in _MACHINES else ""
    text = render(form, shown, read_line, look_for(stream, os.environ), folder)
    if text:
        print(text, file=stream, end="")


def _in_repository(project: Path) -> str:
    """Where the project is in its repository, from there; "" where it is the root, or in none."""
    here = project.resolve()
    above = next((path for path in (here, *here.parents) if (path / ".git").exists()), here)
    return "" if above == here else here.relative_to(above).as_posix()


def say_fixes(faults: Iterable[Diagnostic], root: Path) -> None:
    """Show what the fixes of faults would write that nobody but the author can decide on."""
    from briefgen.report.terminal import render_fixes

    print(render_fixes(faults, _line_reader(DiskWorld(find_root(root) or root))), end="")


def say_result(result: BuildResult, choice: Choice = _EVERYTHING) -> None:
    """A table where there are several packs, and a closing line."""
    states = Counter(target.state for target in result.targets)
    if len(result.targets) > 1 and states.keys() != {State.UNCHANGED}:
        print("\n".join(_table(result)))
    print(_closing(result, choice))
    if result.gone:
        print(_gone(result.gone))


def _gone(packs: Sequence[str]) -> str:
    """Packs that stay from seminars that are no more, and how they are removed."""
    named = ", ".join(packs[:_NAMED]) + (", ..." if len(packs) > _NAMED else "")
    have = (
        "is a pack that no seminar or deck has any more"
        if len(packs) == 1
        else (f"are {len(packs):,} packs that no seminar or deck has any more")
    )
    return f"There {have}: {named}; `briefgen clean --stale` removes what was built"


def _table(result: BuildResult) -> list[str]:
    rows = [["", "packs", "files", "pages", "sheets"]]
    for state in State:
        targets = [target for target in result.targets if target.state is state]
        if targets:
            files = [file for target in targets for file in target.files]
            pages = sum(file.pages for file in files)
            sheets = sum(file.sheets * file.copies for file in files)
            numbers = (len(targets), len(files), pages, sheets)
            rows.append([state.value, *(f"{number:,}" for number in numbers)])
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    return [
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in rows
    ]


def _counted_file(file: BuiltFile) -> str:
    copies = f" in {file.copies:,} copies" if file.sheets and file.copies != 1 else ""
    if not file.pages:
        return file.kind
    if file.kind != "booklet":
        return f"{file.kind} {count(file.pages, 'page')}{copies}"
    blanks = f", {count(file.blanks, 'page')} blank" if file.blanks else ""
    return f"booklet {count(file.pages, 'side')}{blanks}{copies}"


def _closing(result: BuildResult, choice: Choice) -> str:
    """How many files, pages and sheets there are, and what to do next."""
    if result.was_interrupted:
        return "Stopped. What is finished is kept; run again to make the rest."
    files = result.files
    if not result.targets and result.is_ok:
        return _why_nothing(choice)
    if not files:
        return "Nothing was written. Fix the errors above, and run again."
    written = sum(file.written for file in files)
    parts = [
        f"{written} of {count(len(files), 'file')} written"
        if written
        else f"{count(len(files), 'file')} up to date",
        count(sum(file.pages for file in files), "page"),
    ]
    parts.extend(_sheets(result))
    folder = Path(*files[0].path.parts[:-2])
    return f"{', '.join(parts)}; in {folder}"


def _why_nothing(choice: Choice) -> str:
    """Why no pack was made, though nothing is wrong."""
    shard = choice.shard
    if shard is not None and shard.of > 1:
        said = "of those asked for " if choice != Choice(shard=shard) else ""
        share = f"{shard.number}/{shard.of}"
        return f"There is nothing to build: no pack {said}is in the share {share}."
    return "There is nothing to build: no deck in `decks`, or no seminar on that day or later."


def _sheets(result: BuildResult) -> Iterator[str]:
    """The paper for all copies of all files, and how to turn it."""
    printed = [file for file in result.files if file.sheets and file.copies]
    if not printed:
        return
    one_sided = sum(file.sheets * file.copies for file in printed)
    both = sum(-(-file.sheets // 2) * file.copies for file in printed)
    yield f"{count(one_sided, 'sheet')} to print, or {both:,} if printed on both sides"
    edges = {file.duplex for file in printed}
    if edges == {"long", "short"}:
        kinds = ", ".join(sorted({file.kind for file in printed if file.duplex == "short"}))
        yield f"turned on the long edge ({kinds}: on the short edge)"
    else:
        yield f"turned on the {edges.pop()} edge"


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 page, 12 pages."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def counted(faults: Iterable[Diagnostic]) -> str:
    """How many faults there are, by severity; as they are told, one for all that share it."""
    from briefgen.report.visible_text import merge_targets

    counts = Counter(fault.severity.value for fault, _ in merge_targets(faults))
    found = [
        count(counts[name], "piece" if name == "advice" else name)
        + (" of advice" if name == "advice" else "")
        for name in ("error", "warning", "advice")
        if counts[name]
    ]
    return ", ".join(found) or "no faults found"


def exit_code(faults: Iterable[Diagnostic], strict: bool) -> int:
    """0 where nothing is wrong; with `strict`, warnings are wrong too."""
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    wrong = [fault for fault in faults if fault.severity in bad]
    if any(fault.code == "BF901" for fault in wrong):
        return OUR_FAULT
    return FAULTS if wrong else OK


def _line_reader(world: World) -> Callable[[str, int], str | None]:
    """Lines of the project's files, for showing where a fault stands."""
    from briefgen.model.text_edits import lines_of

    texts: dict[str, list[str]] = {}

    def read_line(file: str, number: int) -> str | None:
        if file not in texts:
            data = world.read(file) or b""
            texts[file] = lines_of(data.decode("utf-8-sig", errors="replace"))
        return texts[file][number - 1] if 0 < number <= len(texts[file]) else None

    return read_line
