"""Whether twice the input takes about twice the time, whatever an author or a file brings.

    python -m benchmarks.work [NAME...]

Each case is a project of some size, tried at that size and at twice that: read, compiled, checked
and, where it is sound, made as a deck and slides. A step that is quadratic in anything that somebody writes
takes four times as long. Prints the seconds of both, their ratio, the peak memory of the larger,
and what is said of it; ends with 1 where a ratio is above the gate, or a case above 5 s or 1 GB.
"""

# ruff: noqa: E501, UP031, E731 - what is hostile reads best in one piece

from __future__ import annotations

import gc
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from briefgen.compile import check_style, compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.read.outputs import decode_options
from briefgen.read.templates import read_templates
from briefgen.render import render_output
from briefgen.support.world import DiskWorld

Files = Mapping[str, str]
GATE, SECONDS, MEGABYTES = 2.4, 5.0, 1024
# What takes less than this is over before it can be told from chance.
_FLOOR = 0.08
_DECK, _ROWS = "decks/work.yaml", "decks/seminars.csv"


def _deck(text: str, **more: str) -> Files:
    return {"briefgen.yaml": "organisation: {name: The Unit}\n", _DECK: text, **more}


def _slides(text: str, head: str = "") -> Files:
    return _deck(f"title: T\n{head}slides:\n{text}")


def _statement(text: str) -> str:
    return f"  - layout: statement\n    title: {text}\n"


def _points(points: list[str]) -> str:
    lines = "".join(f"      - {point}\n" for point in points)
    return f"  - layout: bullets\n    title: T\n    points:\n{lines}"


def _libraries(files: int, uses: int) -> Files:
    """Library files that use each other, over two slides."""
    names = [f"decks/library/l{n}.yaml" for n in range(files)]
    last = "slides:\n" + _statement("One") + _statement("Two")
    use = lambda n: "slides:\n" + f"  - use: l{n + 1}\n" * uses
    inner = {name: use(n) for n, name in enumerate(names[:-1])}
    return _deck("title: T\nslides:\n  - use: l0\n", **inner, **{names[-1]: last})


def _ring(files: int) -> Files:
    """Library files of which each uses every other."""
    names = [f"r{n}" for n in range(files)]
    uses = "slides:\n" + "".join(f"  - use: {name}\n" for name in names)
    return _deck(
        "title: T\nslides:\n  - use: r0\n", **{f"decks/library/{name}.yaml": uses for name in names}
    )


def _row(columns: int) -> Files:
    heads = ",".join(["id", "deck", "date", *(f"c{n}" for n in range(columns))])
    cells = ",".join(["a", "work", "2026-04-03", *("x" for _ in range(columns))])
    return _slides(_statement("One")) | {_ROWS: f"{heads}\n{cells}\n"}


def _rows(rows: int) -> Files:
    lines = "".join(f"s{n},work,2026-04-03,Room {n}\n" for n in range(rows))
    return _slides(_statement("One")) | {_ROWS: f"id,deck,date,venue\n{lines}"}


def _table(columns: int, rows: int) -> str:
    line = ", ".join(f"c{n}" for n in range(columns))
    body = f"        - [{', '.join('1' for _ in range(columns))}]\n" * rows
    return (
        f"  - layout: table\n    title: T\n    table:\n      columns: [{line}]\n      rows:\n{body}"
    )


def _drawing(inner: str) -> Files:
    picture = "  - layout: picture\n    title: T\n    picture: {file: x.svg, alt: A}\n"
    head = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>"
    return _slides(picture) | {
        "assets/images/x.svg": f"{head}{inner}<rect width='50' height='50'/></svg>"
    }


def _seminars_with(columns: str, cell: str, n: int) -> Files:
    lines = "".join(f"s{i},work,2026-04-03,{cell}\n" for i in range(n))
    return _slides(_statement("One")) | {_ROWS: f"id,deck,date,{columns}\n{lines}"}


CASES: Mapping[str, tuple[int, Callable[[int], Files]]] = {
    "a long variable used often": (
        100,
        lambda n: _slides(
            _points(['"{{ v }}"'] * n), f"variables:\n  v: {'word ' * 3600}\n"
        ),
    ),
    "a long variable used often in one text": (
        100,
        lambda n: _slides(_statement('"' + "{{ v }} " * n + '"'), f"variables:\n  v: {'word ' * 3600}\n"),
    ),
    "a long variable on many slides": (
        100,
        lambda n: _slides(_statement('"{{ v }}"') * n, f"variables:\n  v: {'word ' * 3600}\n"),
    ),
    "many variables": (
        2500,
        lambda n: _slides(_statement('"{{ v1 }}"') , "variables:\n" + "".join(f"  v{i}: a\n" for i in range(n))),
    ),
    "many variables, used": (
        2500,
        lambda n: _slides(
            _statement('"' + "".join(f"{{{{ v{i} }}}} " for i in range(n)) + '"')[:19000],
            "variables:\n" + "".join(f"  v{i}: a\n" for i in range(n)),
        ),
    ),
    "variables of variables": (
        1000,
        lambda n: _slides(
            _points(['"{{ v%d }}"' % (i % n) for i in range(400)]),
            "variables:\n  w: a\n" + "".join(f'  v{i}: "{{{{ w }}}}"\n' for i in range(n)),
        ),
    ),
    "library files that use each other": (15, _ring),
    "library files with many uses": (8, lambda n: _libraries(8, n)),
    "library files, one after another": (200, lambda n: _libraries(n, 1)),
    "many library files": (
        300,
        lambda n: _slides("".join(f"  - use: m{i}\n" for i in range(n)))
        | {f"decks/library/m{i}.yaml": "slides:\n" + _statement("One") for i in range(n)},
    ),
    "uses of one file with many ids": (
        450,
        lambda n: _slides("".join(f"  - use: m#i{i}\n" for i in range(n)))
        | {"decks/library/m.yaml": "slides:\n" + "".join(_statement("One") + f"    id: i{i}\n" for i in range(n))},
    ),
    "uses of ids that are not there": (
        450,
        lambda n: _slides("".join(f"  - use: m#x{i}\n" for i in range(n)))
        | {"decks/library/m.yaml": "slides:\n" + "".join(_statement("One") + f"    id: i{i}\n" for i in range(n))},
    ),
    "uses of files that are not there": (
        450,
        lambda n: _slides("".join(f"  - use: x{i}\n" for i in range(n)))
        | {f"decks/library/m{i}.yaml": "slides:\n" + _statement("One") for i in range(n)},
    ),
    "duplicate keys": (5000, lambda n: _deck("title: T\n" + "a: b\n" * n + "slides: [{layout: cover}]\n")),
    "unknown keys": (5000, lambda n: _deck("title: T\n" + "".join(f"k{i}: b\n" for i in range(n)) + "slides: [{layout: cover}]\n")),
    "unknown keys of a slide": (5000, lambda n: _slides("  - layout: cover\n" + "".join(f"    k{i}: b\n" for i in range(n)))),
    "long unknown keys of a slide": (500, lambda n: _slides("  - layout: cover\n" + "".join(f"    k{i}{'x' * 900}: b\n" for i in range(n)))),
    "unknown layouts": (450, lambda n: _slides("".join(f"  - layout: l{i}\n" for i in range(n)))),
    "titles of braces": (120, lambda n: _slides(_statement('"' + "{{" * 9000 + '"') * n)),
    "a title of braces": (4500, lambda n: _slides(_statement('"' + "{{" * n + '"'))),
    "undefined variables": (
        2400,
        lambda n: _slides("".join(_points(['"' + "{{ nobody }} " * 1200 + '"']) for i in range(n // 120))),
    ),
    "undefined variables, each another": (
        1500,
        lambda n: _slides(_points(['"{{ nobody%d }}"' % i for i in range(n // 4)]) * 4, "variables:\n" + "".join(f"  v{i}: a\n" for i in range(1000))),
    ),
    "columns of seminars.csv": (15000, _row),
    "rows of seminars.csv": (900, _rows),
    "lines in a cell of seminars.csv": (
        9000,
        lambda n: _slides(_statement("One")) | {_ROWS: 'id,deck,date,x\na,work,2026-04-03,"' + "a\n" * n + '"\n'},
    ),
    "unknown decks in seminars.csv": (
        900,
        lambda n: _slides(_statement("One")) | {_ROWS: "id,deck,date\n" + "".join(f"s{i},d{i},2026-04-03\n" for i in range(n))},
    ),
    "brackets": (9000, lambda n: _slides(_statement(f"T{'[' * n}"))),
    "brackets and ends": (9000, lambda n: _slides(_statement(f"T{'[](' * (n // 3)}"))),
    "brackets that close": (9000, lambda n: _slides(_statement(f"T{'[' * (n // 2)}{']' * (n // 2)}"))),
    "links": (9000, lambda n: _slides(_statement('"' + "[a](https://a.org) " * (n // 19) + '"'))),
    "stars": (9000, lambda n: _slides(_statement(f"{'a*' * (n // 2)}"))),
    "only stars": (9000, lambda n: _slides(_statement(f"T{'*' * n}"))),
    "stars that open and close": (9000, lambda n: _slides(_statement(f"T{'*a **b ' * (n // 7)}"))),
    "stars that close": (9000, lambda n: _slides(_statement(f"T{'*a* **b** ' * (n // 10)}"))),
    "tildes": (9000, lambda n: _slides(_statement(f"T{'a~b' * (n // 3)}"))),
    "only tildes": (9000, lambda n: _slides(_statement(f"T{'~' * n}"))),
    "carets": (9000, lambda n: _slides(_statement(f"T{'a^b' * (n // 3)}"))),
    "carets that close": (9000, lambda n: _slides(_statement(f"T{'a^b^ ' * (n // 5)}"))),
    "back ticks": (9000, lambda n: _slides(_statement(f"T{'`a``b' * (n // 5)}"))),
    "only back ticks": (9000, lambda n: _slides(_statement(f"T{'`' * n}"))),
    "back ticks of growing length": (130, lambda n: _slides(_statement("T" + " ".join("`" * i for i in range(1, n))))),
    "tags": (9000, lambda n: _slides(_statement(f"T{'<a' * (n // 2)}"))),
    "tags that close": (9000, lambda n: _slides(_statement(f"T{'<a>' * (n // 3)}"))),
    "entities": (9000, lambda n: _slides(_statement(f"T{'&a' * (n // 2)}"))),
    "backslashes": (9000, lambda n: _slides(_statement("T" + chr(92) * n))),
    "quotation marks": (9000, lambda n: _slides(_statement("T" + '"' * n))),
    "quotation marks and letters": (9000, lambda n: _slides(_statement("T" + ' "a' * (n // 3)))),
    "apostrophes": (9000, lambda n: _slides(_statement("T" + "'" * n))),
    "hyphens": (9000, lambda n: _slides(_statement("T" + "-" * n))),
    "full stops": (9000, lambda n: _slides(_statement("T" + "." * n))),
    "digits": (9000, lambda n: _slides(_statement("T" + "1" * n))),
    "a long word": (9000, lambda n: _slides(_statement("x" * n))),
    "a long word of soft breaks": (9000, lambda n: _slides(_statement("T" + "/x" * (n // 2)))),
    "long words": (40, lambda n: _slides(_points(["x" * 900] * n))),
    "a long text": (9000, lambda n: _slides("  - layout: closing\n    title: T\n    text: " + "word " * (n // 5) + "\n")),
    "a long note": (9000, lambda n: _slides(_statement("One") + "    notes: " + "word " * (n // 5) + "\n")),
    "long notes": (100, lambda n: _slides((_statement("One") + "    notes: " + "word " * 1900 + "\n") * n)),
    "lines of a text": (4000, lambda n: _slides("  - layout: closing\n    title: T\n    text: |\n" + "      a\n" * n)),
    "paragraphs of a text": (3000, lambda n: _slides("  - layout: closing\n    title: T\n    text: |\n" + "      a\n\n" * n)),
    "points in a text": (3000, lambda n: _slides("  - layout: closing\n    title: T\n    text: |\n" + "      - a\n" * n)),
    "combining marks": (4500, lambda n: _slides(_statement("a" + chr(0x315) * n))),
    "blanks": (9000, lambda n: _slides(_statement('"T' + " " * n + 'x"'))),
    "tabs": (9000, lambda n: _slides(_statement('"T' + chr(92) + "t" * n + 'x"'))),
    "points": (200, lambda n: _slides(_points(["a few words of a point"] * n))),
    "points of many slides": (40, lambda n: _slides(_points(["a few words of a point"] * 20) * n)),
    "points with points": (
        20,
        lambda n: _slides("  - layout: bullets\n    title: T\n    points:\n" + "".join(f"{'  ' * (3 + 2 * i)}- a:\n" for i in range(n)) + f"{'  ' * (3 + 2 * n)}- b\n"),
    ),
    "columns of a table": (35, lambda n: _slides(_table(n, 2))),
    "rows of a table": (200, lambda n: _slides(_table(3, n))),
    "many tables": (20, lambda n: _slides(_table(8, 20) * n)),
    "sections": (450, lambda n: _slides("".join(f"  - section: S{i}\n" + _statement("One") for i in range(n // 2)))),
    "ids": (450, lambda n: _slides("".join(_statement("One") + f"    id: i{i}\n" for i in range(n)))),
    "duplicate ids": (450, lambda n: _slides("".join(_statement("One") + "    id: i\n" for i in range(n)))),
    "slides": (450, lambda n: _slides(_statement("One") * n)),
    "audiences of a slide": (
        5000,
        lambda n: _slides(_statement("One") + f"    audience: [{', '.join(f'a{i}' for i in range(n))}]\n"),
    ),
    "audiences of slides": (
        450,
        lambda n: _slides("".join(_statement("One") + f"    audience: a{i}\n" for i in range(n)) + _statement("One")),
    ),
    "audiences of seminars": (
        900,
        lambda n: _slides(_statement("One"))
        | {_ROWS: "id,deck,date,audience\n" + "".join(f"s{i},work,2026-04-03,a{i}\n" for i in range(n))},
    ),
    "footnotes": (
        300,
        lambda n: _slides(
            _statement('"' + "".join(f"a[^{i}] " for i in range(n)) + '"') + "    footnotes:\n" + "".join(f"      {i}: a note\n" for i in range(n))
        ),
    ),
    "marks of footnotes without any": (900, lambda n: _slides(_statement('"' + "".join(f"a[^{i}] " for i in range(n)) + '"'))),
    "sources": (900, lambda n: _slides(_statement("One") + f"    sources: [{', '.join(f's{i}' for i in range(n))}]\n")),
    "abbreviations": (2000, lambda n: _slides(_statement("One") * 20, "abbreviations:\n" + "".join(f"  A{i}: Word\n" for i in range(n)))),
    "abbreviations in a text": (
        2000,
        lambda n: _slides(_statement(" ".join(f"A{i}" for i in range(n)))),
    ),
    "accepted rules": (2000, lambda n: _slides(_statement("One"), f"allow: [{', '.join(f'r{i}' for i in range(n))}]\n")),
    "comments": (100_000, lambda n: _deck("title: T\n" + "# x\n" * n + "slides: [{layout: cover}]\n")),
    "comments behind texts": (3000, lambda n: _deck("title: T\nprivate:\n" + "  - a #x\n" * n + "slides: [{layout: cover}]\n")),
    "invisible characters": (3000, lambda n: _deck("title: T\n" + "# \u200b\n" * n + "slides: [{layout: cover}]\n")),
    "invisible characters of one line": (5000, lambda n: _deck("title: T" + "\u200b" * n + "\nslides: [{layout: cover}]\n")),
    "disguised spaces": (3000, lambda n: _deck("title: T\n" + "\u00a0# x\n" * n + "slides: [{layout: cover}]\n")),
    "broken lines": (3000, lambda n: _deck("title: T\n" + "a: b: c\n" * n + "slides: [{layout: cover}]\n")),
    "lines of one key": (4000, lambda n: _deck("title: T\nprivate: >\n" + "  a\n" * n + "slides: [{layout: cover}]\n")),
    "decks": (100, lambda n: {f"decks/d{i}.yaml": "title: T\nslides:\n" + _statement("One") for i in range(n)}),
    "elements of a drawing": (20_000, lambda n: _drawing("<g/>" * n)),
    "nested elements of a drawing": (120, lambda n: _drawing("<g>" * n + "</g>" * n)),
    "attributes of a drawing": (20_000, lambda n: _drawing("<rect " + " ".join(f"a{i}='1'" for i in range(n)) + "/>")),
    "namespaces of a drawing": (2_000, lambda n: _drawing("<g " + " ".join(f"xmlns:a{i}='u{i}' a{i}:b='1'" for i in range(n)) + "/>")),
    "text of a drawing": (50_000, lambda n: _drawing(f"<text y='9'>{'a ' * (n // 2)}</text>")),
    "texts of a drawing": (5_000, lambda n: _drawing("<text y='9'>a</text>" * n)),
    "styles of a drawing": (5_000, lambda n: _drawing("<style>" + "".join(f".c{i}{{fill:red}}" for i in range(n)) + "</style>" + "<rect class='c1' width='1' height='1'/>" * 100)),
    "dropped elements of a drawing": (10_000, lambda n: _drawing("<metadata/>a" * n)),
    "variables of a drawing": (2_000, lambda n: _drawing("<style>:root{" + "".join(f"--c{i}:red;" for i in range(n)) + "}</style>" + "".join(f"<rect fill='var(--c{i})' width='1' height='1'/>" for i in range(n)))),
    "cells of a data file": (
        900,
        lambda n: _slides("  - layout: chart\n    title: T\n    chart: {kind: line, alt: A, data: x.csv}\n")
        | {"assets/data/x.csv": "name,S\n" + "".join(f"{i},{i}\n" for i in range(n))},
    ),
    "faults of a data file": (
        400,
        lambda n: _slides("  - layout: chart\n    title: T\n    chart: {kind: line, alt: A, data: x.csv}\n")
        | {"assets/data/x.csv": "name,S\n" + "".join(f"{i},x{i}\n" for i in range(n))},
    ),
    "nodes of a diagram": (
        100,
        lambda n: _slides("  - layout: diagram\n    title: T\n    diagram: {kind: process, steps: [" + ", ".join(f"s{i}" for i in range(n)) + "]}\n"),
    ),
    "phases of a timeline": (100, lambda n: _slides("  - layout: timeline\n    title: T\n    phases:\n" + "".join(f"      - {{when: y{i}, what: a}}\n" for i in range(n)))),
    "cards": (2500, lambda n: _slides("  - layout: case-study\n    title: T\n    cards:\n" + "      - a\n" * n)),
    "addresses": (900, lambda n: _slides(_statement('"' + "www.a.org " * n + '"'))),
    "letters without a glyph": (3000, lambda n: _slides(_statement("T" + "\u13a0" * n))),
    "letters without a glyph, each another": (3000, lambda n: _slides(_statement("T" + "".join(chr(0x4E00 + i) for i in range(n))))),
}  # fmt: skip


def tried(files: Files) -> tuple[float, float, str]:
    """Seconds of the processor, MB, and what was said; in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            _be_child(Path(folder), writer)
        os.close(writer)
        with os.fdopen(reader) as pipe:
            said = pipe.read()
        _, status, used = os.wait4(child, 0)
    if not said:
        return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, f"ended with {status}"
    seconds, _, told = said.partition(" ")
    return float(seconds), used.ru_maxrss / 1024, told


def _be_child(folder: Path, writer: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (12, 13))
    gc.freeze()
    began = time.process_time()
    try:
        told = _said_of(folder)
    except BaseException as error:
        told = f"{type(error).__name__}: {error}"[:80]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = time.process_time() - began + before.ru_utime + before.ru_stime
    with os.fdopen(writer, "w") as pipe:
        pipe.write(f"{seconds} {told}")
    os._exit(0)


def _said_of(folder: Path) -> str:
    from datetime import date

    found = Faults()
    project = load_project(DiskWorld(folder), found)
    for target in project.targets[:3]:
        faults = Faults(list(found.found))
        compiled = compile_target(project, target, faults)
        if compiled is not None:
            check_style(compiled, project, date(2026, 1, 1), faults)
        if compiled is not None and not faults.has_errors:
            for kind in ("deck", "slides"):
                render_output(compiled, decode_options(kind, {}), faults)
        found.note(faults)
    codes = sorted({fault.code for fault in found if fault.is_error})
    return f"{len(found.found)} faults {' '.join(codes[:5])}"


def main() -> int:
    import briefgen.backends.pdf
    import briefgen.backends.pptx.validate
    import briefgen.packs.make_pack  # noqa: F401

    wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory() as empty:
        read_templates(DiskWorld(Path(empty)), Faults())
    tried(_slides(_statement("One")))
    worst = 0
    for name, (size, make) in CASES.items():
        if wanted and not any(word in name for word in wanted):
            continue
        (once, _, _), (twice, megabytes, said) = tried(make(size)), tried(make(2 * size))
        ratio = twice / max(once, _FLOOR)
        is_bad = ratio > GATE or twice > SECONDS or megabytes > MEGABYTES
        worst |= is_bad
        print(
            f"{'!' if is_bad else ' '} {name:44} {once:7.2f} {twice:7.2f} {ratio:5.1f} {megabytes:5.0f} MB  {said}",
            flush=True,
        )
    return int(worst)


if __name__ == "__main__":
    raise SystemExit(main())
