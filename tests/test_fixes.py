"""What hints propose, fixes do: each fixes its fault, and makes no new error."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from briefgen.model.diagnostics import Diagnostic, Fix
from briefgen.model.text_edits import edited, exact_edits, lines_of
from briefgen.model.values import replace
from briefgen.packs import check
from tests.packs import ROOT
from tests.spec import Case, read_spec, write_case

# Errors that are there all along, and are met once the name before them is known.
_HIDDEN = re.compile(
    r"a slide of the layout `[\w-]+` needs `\w+`"
    r"|the list `rows:` is empty"
    r"|there is nothing to put into the .zip"
    r"|a list of points is needed here"
    r"|`\w+` has 1 part; it needs 2 to \d+"
    r"|the \w+ has no .*; it needs .*|`\w+`: it must be .*|.* has a contrast of .*"
    r"|.* cannot be read: it is a link that leads out of the project, or to nothing"
    r"|`only: .*`: the deck has (?:1 slide|no sections)"
)
_EXPECTED = re.compile(r" # (?:error|warning|advice): BF.*$", re.MULTILINE)
# Hints that propose a text or a key, and so have a fix.
_PROPOSES = re.compile(
    r"\bdid you mean|\bwrite `|\badd (?:a line )?`|\bquotes round", re.IGNORECASE
)
# Those that have none, and why.
_WITHOUT = re.compile(
    # A form is shown; what the author meant is not known.
    r"(?:write|write it as) .*, such as `.*"
    r"|write it as `.*"
    r"|write one of the two, without quotes"
    # A file, a layout, an address: only the author knows which.
    r"|add a line `layout: \.\.\.`"
    r"|add `(?:data|file|to): \.\.\.`.*"
    # The texts in that language come first.
    r"|its texts are read aloud in .*"
    r"|it has texts in .*; add `.*` to `languages:`"
    # Where another output is named, its options may be other ones.
    r"|write `handout: \d` \(beside other options, .*"
    # What stands behind the colon is no text.
    r"|if the colon is part of the text, .*"
    # Which of the cells are one, or which variable is meant, nobody knows.
    r"|put quotes round a text with a comma in it, or add a column"
    r"|write it on one line; put quotes round it if it has a colon or a bracket in it"
    r"|write `\{\{ name \}\}`, .*"
    # A file with nothing in it.
    r"|write `.*` in it, or delete it"
)
SPECS = sorted((Path(__file__).parent / "specs").rglob("*.md"))
PAGES = [*SPECS, ROOT / "README.md", *sorted((ROOT / "docs" / "language").glob("*.md"))]
CASES = [case for path in PAGES for case in read_spec(path) if case.expected]


def texts_of(folder: Path) -> Mapping[str, str]:
    kinds = (".yaml", ".csv")
    found = (path for path in folder.rglob("*") if path.suffix in kinds)
    return {path.relative_to(folder).as_posix(): _decoded(path) for path in found if path.is_file()}


def _decoded(path: Path) -> str:
    """The text of a file; what is no text comes back as it was."""
    return path.read_bytes().decode("utf-8-sig", "surrogateescape")


def applied(fix: Fix, fault: Diagnostic, texts: Mapping[str, str]) -> dict[str, str]:
    """The files that a fix changes, after it; {} where it cannot be made."""
    lines = {name: lines_of(text) for name, text in texts.items()}

    def read_line(file: str, number: int) -> str | None:
        there = lines.get(file, [])
        return there[number - 1] if 0 < number <= len(there) else None

    edits = exact_edits(fix, fault, read_line)
    files = {edit.span.file for edit in edits}
    return {
        file: edited(texts[file], [edit for edit in edits if edit.span.file == file])
        for file in files
    }


def _kinds(faults: tuple[Diagnostic, ...], *, errors: bool = False) -> Counter[tuple[str, str]]:
    """Faults without their places, which move; of several packs each once."""
    once = {replace(fault, target="", fixes=()) for fault in faults}
    return Counter((f.code, f.message) for f in once if f.is_error or not errors)


def fixes_that_fail(folder: Path) -> Iterator[tuple[bool, str]]:
    """For each fix of each fault of a project: whether it can be made, and what is wrong with it,
    "" for nothing."""
    faults = check(root=folder)
    before, texts = _kinds(faults), texts_of(folder)
    # What stands on a line that is no YAML is known when that is mended.
    torn = {(fault.span.file, fault.span.line) for fault in faults if fault.code == "BF102"}
    for fault in {replace(fault, target=""): None for fault in faults}:
        is_known = fault.code == "BF102" or (fault.span.file, fault.span.line) not in torn
        for fix in fault.fixes if is_known else ():
            changed = applied(fix, fault, texts)
            for name, text in changed.items():
                (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
            after = check(root=folder)
            for name in changed:
                (folder / name).write_bytes(texts[name].encode("utf-8", "surrogateescape"))
            is_gone = _kinds(after)[fault.code, fault.message] < before[fault.code, fault.message]
            worse = _kinds(after, errors=True) - _kinds(faults, errors=True)
            worse = Counter(
                {kind: n for kind, n in worse.items() if not _HIDDEN.fullmatch(kind[1])}
            )
            where = f"{fault.span.file}:{fault.span.line}: {fault.message}: {fix.title}"
            wrong = "" if is_gone and not worse else f"{where}: gone {is_gone}, new {dict(worse)}"
            yield bool(changed), wrong if changed else f"{where}: cannot be made"


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_every_fix_fixes(case: Case, tmp_path: Path) -> None:
    bare = {name: _EXPECTED.sub("", text) for name, text in case.files.items()}
    write_case(Case(case.name, bare), tmp_path)
    assert [wrong for _, wrong in fixes_that_fail(tmp_path) if wrong] == []
    assert list(hints_without_a_fix(check(root=tmp_path))) == []


def hints_without_a_fix(faults: Iterable[Diagnostic]) -> Iterator[str]:
    """The hints that propose a text or a key, and leave it to the author to write it."""
    for fault in faults:
        # Where a text ends that YAML cannot read is not always certain.
        is_excused = fault.code == "BF102" or _WITHOUT.fullmatch(fault.hint)
        # A key that is there already cannot be written a second time.
        is_taken = fault.code in {"BF110", "BF204"} and fault.hint.startswith("did you mean")
        if _PROPOSES.search(fault.hint) and not (fault.fixes or is_excused or is_taken):
            yield f"{fault.span.file}:{fault.span.line}: {fault.message}: {fault.hint}"
