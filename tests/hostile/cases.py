"""Broken and hostile projects, each with the fault that it must be answered with.

A case is a project's files, made here so that no bomb lies in the tree, and the code, file and line
of the fault; without a code, the project must come out sound.
"""
# ruff: noqa: E501 - what is hostile reads best in one piece

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import xlsxwriter

from tests.hostile.drawings import slow_drawings
from tests.hostile.fonts import odd_fonts, refused_fonts
from tests.pictures import MINISTER, SVG, bomb, exif, flat_picture, picture, saved

DECK = "decks/hostile.yaml"
TEMPLATE = "assets/templates/house/template.yaml"
SEMINARS = "decks/seminars.yaml"
CONFIG = "organisation: {name: The Unit}\n"
_LOOK = 'title: House\nextends: seminar\ncolours: {brand: "#0B5563"}\n'


@dataclass(frozen=True)
class Case:
    """`links` are symbolic links: their names, and where they lead."""

    name: str
    files: Mapping[str, bytes]
    code: str = ""
    file: str = DECK
    line: int = 0
    links: Mapping[str, str] = field(default_factory=dict)


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def _deck(name: str, text: str | bytes, code: str, line: int, **files: bytes) -> Case:
    return Case(name, {DECK: _bytes(text), **files}, code, DECK, line)


def _slide(name: str, keys: str, code: str, line: int = 4, **files: bytes) -> Case:
    """A deck of one slide; its keys begin on line 4."""
    return _deck(name, f"title: T\nslides:\n  - layout: {keys}", code, line, **files)


@cache
def all_cases() -> tuple[Case, ...]:
    found = (
        *_yaml(), *_encodings(), *_sizes(), *_shapes(), *_paths(), *_pictures(), *_drawings(),
        *_links(), *_tables(), *_workbooks(), *_templates(), *_bases(), *_fonts(), *_scripts(), *_seminars(),
    )  # fmt: skip
    names = [case.name for case in found]
    assert len(set(names)) == len(names)
    return found


def _yaml() -> Iterator[Case]:
    lol = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(8)
    )
    yield _deck("alias bomb", lol, "BF106", 6)
    merges = "a: &a {k: v}\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [*{chr(97 + n)}, *{chr(97 + n)}]}}\n"
        for n in range(20)
    )
    yield _deck("merge bomb", merges, "BF107", 2)
    yield _deck("merge key", "a: &a {b: c}\ntitle: T\nslides: [{<<: *a}]\n", "BF107", 3)
    yield _deck("recursive alias", "title: T\nslides: &a [*a]\n", "BF107", 2)
    yield _deck("unknown alias", "title: *nobody\nslides: []\n", "BF107", 1)
    yield _deck("51 aliases", "a: &a x\nslides: [" + "*a," * 51 + "]\n", "BF107", 2)
    for depth in (60, 1000, 100_000):
        yield _deck(
            f"{depth} brackets", f"title: T\nslides: {'[' * depth}{']' * depth}\n", "BF106", 2
        )
        yield _deck(f"{depth} open braces", "title: T\nslides: " + "{a: " * depth, "BF106", 2)
    yield _deck("dashes in dashes", "title: T\nslides:\n  " + "- " * 4000 + "x\n", "BF106", 3)
    nested = "".join(f"{' ' * n}a{n}:\n" for n in range(60))
    yield _deck("depth by indentation", f"title: T\n{nested}", "BF106", 52)
    yield _deck("question marks", "? " * 5000 + "a\n", "BF106", 1)
    yield _deck("a list as a key", "title: T\n? [a, b]\n: c\n", "BF102", 2)
    yield _deck("duplicate key", "title: A\ntitle: B\nslides: []\n", "BF105", 2)
    yield _slide(
        "duplicate slot", "bullets\n    title: A\n    points: [a]\n    points: [b]\n", "BF105", 6
    )
    for tag in ("!!python/object/apply:os.system ['id']", "!!python/name:os.system", "!x y",
                "!!binary aGk=", "!!set {a}", "!<tag:yaml.org,2002:int> 3", "!!str 3"):  # fmt: skip
        yield _deck(f"tag {tag.split()[0]}", f"title: {tag}\nslides: []\n", "BF107", 1)
    yield _deck("directive", "%TAG ! tag:x,2000:\n---\ntitle: !a T\nslides: []\n", "BF107", 3)
    yield _deck("unknown YAML version", "%YAML 9.9\n---\ntitle: T\nslides: []\n", "BF102", 1)
    yield _deck("two documents", "title: T\nslides: []\n---\ntitle: U\n", "BF102", 3)
    yield _deck("tab indent", "title: T\nslides:\n\t- layout: cover\n", "BF102", 3)
    yield _deck("open quote", 'title: "T\nslides: []\n', "BF102", 1)
    yield _deck("open bracket", "title: T\nslides: [\n", "BF102", 2)
    yield _deck("colon in a text", "title: Reform: the next\nslides: []\n", "BF102", 1)
    yield _deck("star", "title: *important*\nslides: []\n", "BF102", 1)
    yield _deck("at sign", "title: @home\nslides: []\n", "BF102", 1)
    yield _deck("percent", "%\n", "BF102", 1)
    yield _deck("not a mapping", "just words\n", "BF111", 1)
    yield _deck("a list", "- a\n- b\n", "BF111", 1)
    yield _deck("slides are a text", "title: T\nslides: none\n", "BF111", 2)
    yield _deck("no slides", "title: T\nslides: []\n", "BF112", 1)
    yield _deck(
        "slides of all kinds but slides", "title: T\nslides: [1, [], {}, ~, a]\n", "BF111", 2
    )
    yield _deck(
        "only hidden slides", "title: T\nslides: [{layout: cover, hidden: true}]\n", "BF112", 1
    )
    yield _deck("empty text", "", "BF112", 0)


def _encodings() -> Iterator[Case]:
    deck = "title: Öffentlich\nslides: [{layout: cover}]\n"
    yield _deck("latin-1", deck.encode("latin-1"), "BF103", 1)
    yield _deck("windows-1252", "title: \u2018x\u2019\nslides: []\n".encode("cp1252"), "BF103", 1)
    for kind in ("utf-16", "utf-16-be", "utf-32", "utf-7"):
        data = deck.encode(kind)
        yield _deck(kind, data, "" if kind == "utf-7" else "BF103", 0 if kind == "utf-7" else 1)
    yield _deck("utf-8 with a mark", deck.encode("utf-8-sig"), "", 0)
    yield _deck("cr line ends", deck.replace("\n", "\r"), "", 0)
    yield _deck("half a character", b"title: T\nslides: \xe2\x82\n", "BF103", 2)
    yield _deck("overlong", b"title: \xc0\xae\n", "BF103", 1)
    yield _deck("surrogate in UTF-8", b"title: \xed\xa0\x80\n", "BF103", 1)
    yield _deck("beyond Unicode", b"title: \xf4\x90\x80\x80\n", "BF103", 1)
    yield _deck("a picture as a deck", picture("small.jpg"), "BF103", 1)
    for (
        sign
    ) in "\x00\x07\x08\x0b\x1b\x7f\x80\x9f\u200b\u200e\u2028\u202e\u2066\ufeff\ufffe\uffff\ufdd0":
        code = "BF103" if sign == "\0" else "BF104"
        text = f"title: T\nsubtitle: a{sign}b\nslides: []\n"
        yield _deck(f"character {ord(sign):04X}", text, code, 2)
    for escape in (
        "\\x07",
        "\\0",
        "\\uD800",
        "\\uDFFF",
        "\\uFFFE",
        "\\u202E",
        "\\e",
        "\\_",
        "\\U00110000",
        "\\L",
    ):
        wrong = {"\\_": "", "\\U00110000": "BF102", "\\uD800": "BF102", "\\uDFFF": "BF102"}.get(
            escape, "BF104"
        )
        text = f'title: T\nsubtitle: "a{escape}b"\nslides: [{{layout: cover}}]\n'
        yield _deck(f"escape {escape}", text, wrong, 2 if wrong else 0)
    yield _deck(
        "non-breaking indent", "title: T\nslides:\n\u00a0\u00a0- layout: cover\n", "BF104", 3
    )
    yield _deck("a key of spaces", 'title: T\n"  ": x\nslides: [{layout: cover}]\n', "BF110", 2)


def _sizes() -> Iterator[Case]:
    words = "word " * 50_000
    yield _slide("50,000 words", f"statement\n    title: {words}\n", "BF106")
    keys = "".join(f"    some-key-{number}: x\n" for number in range(5_000))
    yield _deck("5,000 keys, no layout", f"title: T\nslides:\n  - title: a\n{keys}", "BF112", 3)
    several = "\n\n".join("      " + "word " * 3900 for _ in range(13))
    yield _slide(
        "50,000 words in paragraphs", f"closing\n    title: T\n    text: |\n{several}\n", "BF106", 5
    )
    pieces = "\n".join("      - " + "word " * 3900 for _ in range(13))
    yield _slide(
        "50,000 words in points", f"bullets\n    title: T\n    points:\n{pieces}\n", "BF302", 6
    )
    yield _slide("a word of 19,000 letters", f"statement\n    title: {'x' * 19_000}\n", "BF302")
    yield _slide("19,000 stars", f"statement\n    title: {'a*' * 9_500}\n", "BF302")
    yield _slide("19,000 brackets", f"statement\n    title: T{'[' * 19_000}\n", "BF302")
    yield _slide("brackets and ends", f"statement\n    title: T{'[](' * 6_000}\n", "BF302")
    yield _slide("back ticks", f"statement\n    title: T{'`a``b' * 3_900}\n", "BF302")
    yield _slide(
        "stars that open and close", f"statement\n    title: T{'*a **b ' * 2_800}\n", "BF302"
    )
    yield _slide("backslashes", f"statement\n    title: T{chr(92) * 19_000}\n", "BF302")
    yield _slide(
        "line ends",
        "statement\n    title: "
        + repr("a\\n" * 6_000).replace("'", '"').replace("\\\\", "\\")
        + "\n",
        "BF302",
    )
    yield _slide("combining marks", f"statement\n    title: a{chr(0x301) * 5_000}\n", "some")
    yield _slide("a table of 1,000 rows", "table\n    title: T\n    table:\n      columns: [a, b]\n      rows:\n"
                 + "        - [1, 2]\n" * 1000, "BF106", 6)  # fmt: skip
    yield _slide("a row of 5,000 cells", "table\n    title: T\n    table:\n      columns: [a]\n      rows:\n        - ["
                 + "1," * 5000 + "]\n", "BF209", 8)  # fmt: skip
    yield _slide(
        "5,000 columns",
        f"table\n    title: T\n    table:\n      columns: [{'a,' * 5000}]\n      rows:\n        - [{'1,' * 5000}]\n",
        "BF209",
        6,
    )
    yield _slide(
        "76 columns",
        f"table\n    title: T\n    table:\n      columns: [{'a,' * 76}]\n      rows:\n        - [{'1,' * 76}]\n",
        "BF209",
        6,
    )
    yield _slide(
        "5,000 cards", "case-study\n    title: T\n    cards:\n" + "      - a\n" * 5000, "BF209", 6
    )
    yield _slide(
        "5,000 points", "bullets\n    title: T\n    points:\n" + "      - a\n" * 5000, "BF106", 6
    )
    code = "code\n    title: T\n    code: |\n"
    yield _slide("5,000 lines of code", code + "      a\n" * 5000, "BF106", 5)
    yield _slide("400 lines of code", code + f"      {'a ' * 20}\n" * 400, "")
    yield _slide("400 points", "bullets\n    title: T\n    points:\n" + "      - a\n" * 400, "")
    yield _slide("a table of 400 rows", "table\n    title: T\n    table:\n      columns: [a, b]\n      rows:\n"
                 + "        - [1, 2]\n" * 400, "")  # fmt: skip
    slide = "  - layout: bullets\n    title: A title\n    points: [one, two]\n"
    yield _deck("5,000 slides", "title: T\nslides:\n" + slide * 5000, "BF106", 3003)
    yield from _multiplied()
    yield _deck("more than 5 MB", "title: T\nslides: []\n# " + "x" * 5_300_000 + "\n", "BF106", 0)
    yield _deck(
        "4 MB of comments",
        "title: T\n" + "# x\n" * 1_000_000 + "slides: [{layout: cover}]\n",
        "",
        0,
    )
    yield _deck(
        "4 MB of lists", "title: T\nslides: [" + "[],\n" * 1_000_000 + "]\n", "BF106", 99997
    )
    yield _deck(
        "a key of 19,000 letters",
        f"? {'k' * 19_000}\n: v\ntitle: T\nslides: [{{layout: cover}}]\n",
        "BF110",
        1,
    )
    yield _deck(
        "5,000 unknown keys",
        "title: T\nslides: [{layout: cover}]\n" + "".join(f"k{n}: v\n" for n in range(5000)),
        "BF110",
        3,
    )
    yield _deck(
        "5,000 unknown slots",
        "title: T\nslides:\n  - layout: cover\n" + "".join(f"    k{n}: v\n" for n in range(5000)),
        "BF204",
        4,
    )
    yield _deck(
        "5,000 long ids",
        "title: T\nslides:\n"
        + "".join(f"  - {{layout: statement, id: i{n:0900d}, title: T}}\n" for n in range(300)),
        "",
        0,
    )


def _multiplied() -> Iterator[Case]:
    """A few lines that ask for much work."""
    long = f"variables:\n  v: {'word ' * 3600}\n"
    statement = "  - layout: statement\n    title: '{{ v }}'\n"
    yield _deck(
        "a long variable on 200 slides", f"title: T\n{long}slides:\n{statement * 200}", "BF106", 0
    )
    often = f"  - layout: statement\n    title: '{'{{ v }}' * 200}'\n"
    yield _deck(
        "a long variable 200 times in a text", f"title: T\n{long}slides:\n{often}", "BF106", 6
    )
    braces = f"  - layout: statement\n    title: '{'{' * 18_000}'\n" * 240
    yield _deck("240 titles of braces", f"title: T\nslides:\n{braces}", "BF106", 0)
    uses = b"slides:\n" + b"".join(b"  - use: r%d\n" % n for n in range(30))
    ring = {f"decks/library/r{n}.yaml": uses for n in range(30)}
    yield Case(
        "thirty files that use each other",
        {DECK: b"title: T\nslides: [{use: r0}]\n", **ring},
        "BF106",
        DECK,
        1,
    )
    sections = "".join(
        f"  - section: S{n}\n  - layout: statement\n    title: T\n" for n in range(101)
    )
    yield _deck("101 sections", f"title: T\nslides:\n{sections}", "BF106", 303)
    yield _deck(
        "10,000 duplicate keys", "title: T\n" + "a: b\n" * 10_000 + "slides: []\n", "BF105", 3
    )


def _shapes() -> Iterator[Case]:
    for layout in ("bullets\n    title: T\n    points: ", "table\n    title: T\n    table: ",
                   "comparison\n    title: T\n    comparison: ", "chart\n    title: T\n    chart: ",
                   "diagram\n    title: T\n    diagram: ", "picture\n    title: T\n    picture: ",
                   "link\n    title: T\n    link: ", "numbers\n    title: T\n    numbers: ",
                   "case-study\n    title: T\n    cards: ", "timeline\n    title: T\n    phases: ",
                   "quote\n    title: T\n    quote: ", "two-columns\n    title: T\n    right: a\n    left: "):  # fmt: skip
        kind = layout.split("\n")[0]
        for wrong in (
            "[[[]]]",
            "{{}: {}}",
            "{a: {b: {c: d}}}",
            "[{a: b, c: d, e: f}]",
            "{a: [{}]}",
        ):
            yield _slide(f"{kind}: {wrong}", f"{layout}{wrong}\n", "any", 0)
    for key in ("id", "minutes", "hidden", "audience", "marking", "continue", "allow", "notes",
                "reading", "sources", "private", "layout2"):  # fmt: skip
        for wrong in ("[[a]]", "{a: {b: c}}", "-1", "1e400", "9999999999"):
            ok = key == "private" or (
                wrong[0] not in "[{"
                and key in {"id", "audience", "marking", "notes", "reading", "sources", "allow"}
            )
            yield _slide(
                f"{key}: {wrong}",
                f"statement\n    title: T\n    {key}: {wrong}\n",
                "some" if ok else "any",
                0,
            )
    for key in ("title", "subtitle", "organisation", "template", "aspect", "language", "languages",
                "marking", "minutes", "variables", "abbreviations", "outputs", "allow"):  # fmt: skip
        for wrong in ("[[a]]", "{a: {b: c}}", "../../x", "1e400", "[]", "{}"):
            yield _deck(f"deck {key}: {wrong}", f"{key}: {wrong}\n" + ("" if key == "title" else "title: T\n")
                        + "slides: [{layout: cover}]\n", "some", 0)  # fmt: skip
    for number in ("1" + "0" * 400, "NaN", ".nan", "Infinity", "-.inf", "1e400", "1e-400", "0x10", "1_000",
                   "١٢", "1,5", "=1+1", "true", "[]", "{}", "--1", "1.2.3", "9" * 16):  # fmt: skip
        yield _slide(f"chart of {number[:9]} {len(number)}", "chart\n    title: T\n    chart:\n      kind: column\n      alt: A\n      data:\n"
                     f"        categories: [a]\n        series: [{{S: [{number}]}}]\n", "some" if number in ("NaN", "1e-400") else "any", 0 if number in ("NaN", "1e-400") else 10)  # fmt: skip
    yield _slide(
        "a variable that is code", "statement\n    title: \"{{ ''.__class__.__mro__ }}\"\n", "BF208"
    )
    yield _slide("a variable that is a sum", 'statement\n    title: "{{ 7*7 }}"\n', "BF208")
    yield _slide(
        "a filter that is none", 'statement\n    title: "{{ deck.title | attr(1) }}"\n', "BF208"
    )
    yield _slide("a block", 'statement\n    title: "{% for a in b %}"\n', "", 0)
    yield _deck(
        "a variable of itself", 'title: "{{ deck.title }}"\nslides: [{layout: cover}]\n', "any", 0
    )
    own = {DECK: b"title: T\nslides: [{use: a}]\n", "decks/library/a.yaml": b"slides: [{use: a}]\n"}
    yield Case("use of itself", own, "BF202", "decks/library/a.yaml", 1)
    many = {DECK: b"title: T\nslides: [{use: a0}]\n", **{f"decks/library/a{n}.yaml": b"slides:\n" + b"  - use: a%d\n" % (n + 1) * 10 for n in range(9)},
            "decks/library/a9.yaml": b"slides: [{layout: statement, title: T}]\n"}  # fmt: skip
    yield Case("uses that multiply", many, "BF106", DECK, 2)


OUTSIDE = (
    "../secret.png", "../../etc/passwd", "/etc/passwd", "a/../../secret.png", "..", ".", "",
    "//host/share/x.png", "\\\\host\\share\\x.png", "C:\\x.png", "C:x.png", "file:///etc/passwd",
    "http://example.org/x.png", "%2e%2e/secret.png", "..%2fsecret.png", "~/x.png", "$HOME/x.png",
    "x.png\\0", "x.png:stream", "/dev/zero", "/proc/self/environ", "a/./../../x.png", "CON", "x" * 5000,
    "data:image/png;base64,AAAA", "linked.png", "linked/secret.png", "round", "missing.png", "folder",
)  # fmt: skip


def _paths() -> Iterator[Case]:
    links = {
        "assets/images/linked.png": "/etc/hostname",
        "assets/images/linked": "/etc",
        "assets/images/round": "round",
        "assets/data/linked.csv": "/etc/passwd",
        "decks/library/linked.yaml": "/etc/passwd",
    }
    for name in OUTSIDE:
        quoted = '"' + name.replace("\\", "\\\\") + '"'
        files = {"assets/images/folder/x.txt": b"x"}
        case = _slide(
            f"picture {name[:30]!r}",
            f"picture\n    title: T\n    picture:\n      file: {quoted}\n      alt: A\n",
            "any",
            6,
            **files,
        )
        yield Case(case.name, case.files, case.code, case.file, case.line, links)
        case = _slide(
            f"data {name[:30]!r}",
            f"chart\n    title: T\n    chart:\n      kind: bar\n      data: {quoted}\n      alt: A\n",
            "any",
            0,
        )
        yield Case(case.name, case.files, case.code, case.file, case.line, links)
        case = _deck(f"use {name[:30]!r}", f"title: T\nslides:\n  - use: {quoted}\n", "any", 3)
        yield Case(case.name, case.files, case.code, case.file, case.line, links)
        case = _deck(
            f"template {name[:30]!r}",
            f"title: T\ntemplate: {quoted}\nslides:\n  - layout: cover\n",
            "BF211",
            2,
        )
        yield Case(case.name, case.files, case.code, case.file, case.line)
    sound = _deck("-", "title: T\nslides: [{layout: cover}]\n", "", 0).files
    yield Case("a deck that leads out", {}, "BF101", DECK, 0, {DECK: "/etc/passwd"})
    yield Case("a deck that leads round", {}, "BF101", DECK, 0, {DECK: "hostile.yaml"})
    yield Case("decks is a link out", {}, "", DECK, 0, {"decks": "/etc"})
    yield Case("a template that leads out", sound, "BF101", TEMPLATE, 0, {TEMPLATE: "/etc/passwd"})
    yield Case("a deck that never ends", {}, "BF101", DECK, 0, {DECK: "/dev/zero"})
    yield Case("seminars lead out", sound, "BF101", SEMINARS, 0, {SEMINARS: "/etc/passwd"})


def _pictures() -> Iterator[Case]:
    def shown(name: str, file: str, data: bytes, code: str) -> Case:
        keys = f"picture\n    title: T\n    picture:\n      file: {file}\n      alt: A\n"
        return _slide(name, keys, code, 6 if code else 0, **{f"assets/images/{file}": data})

    for width, height in (
        (60_000, 60_000),
        (8_000, 8_000),
        (2_000_000_000, 2),
        (0, 0),
        (1, 50_000_001),
        (1, 49_999_999),
    ):
        code = "BF130" if not width else "BF106"
        yield shown(f"bomb {width} x {height}", "x.png", bomb(width, height), code)
    head = saved(flat_picture(60, 40), "JPEG", progressive=True)
    last = head[head.rfind(b"\xff\xda") : -2]
    yield shown("a JPEG of 200 scans", "x.jpg", head[:-2] + last * 200 + b"\xff\xd9", "BF106")
    strips = (
        b"II*\0\x08\0\0\0\x01\0\x11\x01\x04\0" + (30_000).to_bytes(4, "little") + bytes(130_000)
    )
    yield shown("a TIFF of 30,000 strips", "x.tif", strips, "BF106")
    drawn, said = (
        saved(flat_picture(60, 40), "PNG"),
        b"\0\0\0\3tEXtk\0a" + zlib.crc32(b"tEXtk\0a").to_bytes(4, "big"),
    )
    yield shown("a PNG of 30,000 chunks", "x.png", drawn[:33] + said * 30_000 + drawn[33:], "BF106")
    many = saved(flat_picture(5_200, 5_000), "WEBP", lossless=True, quality=0, method=0)
    yield shown("WebP of 26 million pixels", "x.webp", many, "BF106")
    yield shown("a bomb within the limit", "x.png", bomb(7_000, 7_000), "BF130")
    yield shown("gif that claims 65535", "x.gif", b"GIF89a\xff\xff\xff\xff\x00\x00\x00", "BF130")
    for cut in (0, 1, 8, 20, 33, 100, 400, 2000):
        for file in (
            "small.jpg",
            "flat.png",
            "moving.gif",
            "photo.webp",
            "photo.avif",
            "print.tif",
            "old.bmp",
        ):
            if cut < len(picture(file)) - 60:
                yield shown(f"{file} cut at {cut}", file, picture(file)[:cut], "BF130")
    for name, data in {
        "x.png": picture("small.jpg"), "x.jpg": picture("flat.png"), "y.jpg": b"<html></html>",
        "z.jpg": b"\0" * 100_000, "w.png": b"PK\x03\x04" + b"\0" * 100, "v.gif": SVG.encode(),
        "u.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "t.png": b"%PDF-1.4\n",
        "s.tif": b"II*\0" + b"\xff" * 500, "r.bmp": b"BM" + b"\xff" * 200, "q.webp": b"RIFF\xff\xff\xff\xffWEBP",
        "p.jpg": b"\xff\xd8\xff\xe1\xff\xff" + b"\xff" * 70_000, "o.exe": b"MZ", "n": picture("flat.png"),
        "m.psd": b"8BPS\0\1", "l.ico": b"\0\0\1\0", "k.emf": b"\1\0\0\0",
    }.items():  # fmt: skip
        yield shown(f"mislabelled {name}", name, data, "BF130")
    yield shown("one pixel", "x.png", saved(flat_picture(1, 1), "PNG"), "")
    yield shown("10,000 x 1", "x.png", saved(flat_picture(10_000, 1), "PNG"), "")
    yield shown(
        "where it was taken",
        "x.jpg",
        saved(flat_picture(90, 60), "JPEG", exif=exif(), comment=MINISTER),
        "",
    )
    for focus in ("[nan, 0]", "[1e400, 0]", "[0]", "[2, 2]", "[[0, 0], 1]", "{x: 1}"):
        keys = f"picture\n    title: T\n    picture:\n      file: x.png\n      alt: A\n      focus: {focus}\n"
        yield _slide(
            f"focus {focus}", keys, "BF113", 8, **{"assets/images/x.png": picture("flat.png")}
        )


_XML = '<?xml version="1.0"?>\n'


def _drawings() -> Iterator[Case]:
    def shown(name: str, svg: str | bytes, code: str = "BF130") -> Case:
        keys = "picture\n    title: T\n    picture:\n      file: x.svg\n      alt: A\n"
        return _slide(
            f"drawing: {name}", keys, code, 6 if code else 0, **{"assets/images/x.svg": _bytes(svg)}
        )

    def inner(
        name: str, content: str, code: str = "BF130", attributes: str = 'width="100" height="80"'
    ) -> Case:
        spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        return shown(
            name, f'<svg {spaces} {attributes}><rect width="50" height="40"/>{content}</svg>', code
        )

    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    yield shown(
        "entity bomb",
        f"{_XML}<!DOCTYPE svg [{lol}]><svg xmlns='http://www.w3.org/2000/svg'><text>&l9;</text></svg>",
    )
    yield shown(
        "entity from a file",
        f"{_XML}<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>",
    )
    yield shown(
        "entity in UTF-16",
        f"<!DOCTYPE svg [{lol}]><svg xmlns='http://www.w3.org/2000/svg'><text>&l9;</text></svg>".encode(
            "utf-16"
        ),
    )
    yield shown("entity in UTF-7", b"<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-ENTITY")
    yield shown(
        "parameter entity",
        f"{_XML}<!DOCTYPE svg [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/'>%x;]><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
    )
    yield shown(
        "external DTD",
        f"{_XML}<!DOCTYPE svg SYSTEM 'http://127.0.0.1:9/x.dtd'><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='5' height='5'/></svg>",
        "",
    )
    yield shown("nothing", "")
    yield shown("words", "no drawing")
    yield shown("another vocabulary", "<html xmlns='http://www.w3.org/1999/xhtml'/>")
    yield shown("cut short", SVG[:90])
    yield shown(
        "deep groups",
        f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{'<g>' * 200}<rect width='9' height='9'/>{'</g>' * 200}</svg>",
        "",
    )
    yield shown(
        "deeper groups",
        f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{'<g>' * 5000}<rect width='9' height='9'/>{'</g>' * 5000}</svg>",
    )
    for name, content in {
        "script": "<script>alert(1)</script>", "event": '<rect onload="alert(1)" width="1" height="1"/>',
        "foreign": "<foreignObject><p/></foreignObject>", "link out": '<a href="javascript:alert(1)"><rect/></a>',
        "image of a file": '<image href="file:///etc/passwd" width="9" height="9"/>',
        "image by http": '<image href="http://127.0.0.1:9/x.png" width="9" height="9"/>',
        "image by xlink": '<image xlink:href="/etc/passwd" width="9" height="9"/>',
        "image of svg": '<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>',
        "use of a file": '<use href="x.svg#a"/>', "style import": "<style>@import 'http://127.0.0.1:9/x.css';</style>",
        "style url": '<rect style="fill:url(http://127.0.0.1:9/x)" width="1" height="1"/>',
        "style escape": '<rect style="fill:u\\72l(http://127.0.0.1:9/x)" width="1" height="1"/>',
        "font face": "<style>@font-face{font-family:x;src:url(file:///etc/passwd)}</style>",
        "bad inner": '<image href="data:image/png;base64,AAAA" width="9" height="9"/>',
    }.items():  # fmt: skip
        yield inner(name, content)
    blur = '<filter id="f"><feGaussianBlur stdDeviation="{0} {0}"/></filter><rect filter="url(#f)" width="90" height="70"/>'
    yield inner("a blur of 1e9", blur.format("1e9"), "some")
    yield inner("a blur of 5000", blur.format("5000"), "some")
    yield inner("many filters", '<filter id="f" x="-9999" y="-9999" width="99999" height="99999">' + '<feGaussianBlur stdDeviation="900"/>' * 400
                + '</filter><rect filter="url(#f)" width="90" height="70"/>', "any")  # fmt: skip
    yield inner(
        "morphology",
        '<filter id="f"><feMorphology operator="dilate" radius="5000"/></filter><rect filter="url(#f)" width="90" height="70"/>',
        "any",
    )
    yield inner(
        "turbulence",
        '<filter id="f"><feTurbulence baseFrequency="0.9" numOctaves="100000"/></filter><rect filter="url(#f)" width="90" height="70"/>',
        "any",
    )
    yield inner(
        "convolution",
        '<filter id="f"><feConvolveMatrix order="400" kernelMatrix="'
        + "1 " * 160_000
        + '"/></filter><rect filter="url(#f)" width="90" height="70"/>',
        "any",
    )
    yield inner("uses that multiply", "<defs><g id='a0'><rect width='1' height='1'/></g>" + "".join(
        f"<g id='a{n}'>{f'<use href={chr(34)}#a{n - 1}{chr(34)}/>' * 10}</g>" for n in range(1, 10)) + "</defs><use href='#a9'/>", "any")  # fmt: skip
    yield inner("a use of itself", "<g id='a'><use href='#a'/></g>", "some")
    yield inner(
        "a pattern of itself",
        "<pattern id='p' width='9' height='9'><rect fill='url(#p)' width='9' height='9'/></pattern><rect fill='url(#p)' width='90' height='70'/>",
        "some",
    )
    yield inner("patterns of patterns", "".join(f"<pattern id='p{n}' width='.01' height='.01'><rect width='9' height='9' fill='url(#p{n - 1})'/></pattern>" for n in range(1, 30))
                + "<rect fill='url(#p29)' width='90' height='70'/>", "some")  # fmt: skip
    yield inner(
        "a pattern with many tiles",
        "<pattern id='p' patternUnits='userSpaceOnUse' width='1e-7' height='1e-7'><rect width='9' height='9'/></pattern><rect fill='url(#p)' width='90' height='70'/>",
        "some",
    )
    yield inner("dashes", "<path d='M0 0H100' stroke='red' stroke-dasharray='1e-9'/>", "some")
    yield inner(
        "numbers beyond all",
        "<rect width='1e308' height='1e308' transform='scale(1e308)'/>",
        "some",
    )
    yield inner(
        "a path of 200,000 points", f"<path d='M0 0{'L1 1' * 200_000}' stroke='red'/>", "some"
    )
    for attributes in ('width="1e9" height="1e9"', 'width="1000000" height="1"', 'width="0" height="0"', 'width="-5" height="5"',
                       'width="nan" height="5"', 'width="100%" height="100%"', 'viewBox="0 0 1e-9 1e-9"', 'viewBox="a b c d"',
                       'width="10" height="10" viewBox="0 0 1e300 1"'):  # fmt: skip
        yield inner(f"size {attributes}", "", "some", attributes)
    for name, layer in {
        "clips": "clip-path",
        "masks": "mask",
        "see-through": "opacity",
        "filtered": "filter",
    }.items():
        kind = {"clip-path": "clipPath"}.get(layer, layer)
        value = ".9" if layer == "opacity" else "url(#c)"
        step = (
            "<feGaussianBlur stdDeviation='9'/>"
            if layer == "filter"
            else "<rect width='9' height='9'/>"
        )
        for count in (5, 60, 500):
            parts = (
                f"<{kind} id='c'>{step}</{kind}>"
                + f"<rect {layer}='{value}' width='90' height='70'/>" * count
            )
            yield inner(f"{count} {name}", parts, "BF130" if count == 500 else "some")
    yield inner(
        "a filter that reaches far",
        blur.format("1").replace("<filter ", "<filter x='-99' y='-99' width='999' height='999' "),
    )
    yield inner("60,000 elements", "<g/>" * 60_000)
    yield inner("100,000 attributes", "<g " + " ".join(f"a{n}=''" for n in range(100_000)) + "/>")
    yield shown("more than 5 MB", b"<svg>" + b" " * 5_300_000, "BF106")
    yield inner(
        "a colour from a variable", "<rect width='9' height='9' style='fill: var(--brand)'/>"
    )
    yield inner("letters without a glyph", "<text y='9'>\u7530</text>", "BF303")
    for name, svg in slow_drawings():
        yield shown(name, svg)


def _links() -> Iterator[Case]:
    wrong = (
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x",
        "file:///etc/passwd", "\\\\\\\\host\\\\share", "//host/share", "ppaction://program", "vbscript:x", "ftp://x",
        "smb://x", "ms-word:ofe|u|http://x", "example.org", "#", "#nobody", "mailto", "tel", "http:", "https:/x", "HTTPS:x", "",
    )  # fmt: skip
    for address in wrong:
        yield _slide(
            f"link {address!r}",
            f'link\n    title: T\n    link:\n      to: "{address}"\n      label: L\n',
            "any",
            0,
        )
        if address.strip() and "\t" not in address and "host" not in address and " " not in address:
            yield _slide(
                f"inline link {address!r}", f'statement\n    title: "[a]({address})"\n', "some", 0
            )
    for address in ("https://example.org", "http://[::1]:99999/x", "mailto:a@b?subject=%0d%0aBcc:x@y", "tel:+44", "https://" + "a" * 3000,
                    "https://e.org/\\\"<>&'", "https://user:pass@e.org", "https://xn--bcher-kva.example", "https://bücher.example/ö"):  # fmt: skip
        for qr in ("false", "true"):
            yield _slide(
                f"good link {address[:40]} {qr}",
                f'link\n    title: T\n    link:\n      to: "{address}"\n      label: L\n      qr: {qr}\n',
                "some",
                0,
            )


def _tables() -> Iterator[Case]:
    def chart(name: str, data: str | bytes, code: str, file: str = "x.csv") -> Case:
        keys = (
            f"chart\n    title: T\n    chart:\n      kind: bar\n      data: {file}\n      alt: A\n"
        )
        return _slide(
            f"csv {name}", keys, code, 7 if code else 0, **{f"assets/data/{file}": _bytes(data)}
        )

    yield chart("formulas", "name,=1+1\n=cmd|' /C calc'!A0,1\n@SUM(1),2\n", "")
    yield chart("a formula as a number", "name,S\na,=1+1\n", "BF113")
    for number in (
        "NaN",
        "inf",
        "-Infinity",
        "1" + "0" * 400,
        "1e400",
        "0x10",
        "abc",
        "TRUE",
        "#REF!",
        "1;2",
        "١",
        "½",
    ):
        # In data files NaN is a gap, and a chart of gaps alone has no values.
        code = "BF112" if number == "NaN" else "BF113"
        yield chart(f"number {number[:10]}", f"name,S\na,{number}\n", code)
    yield chart("empty", "", "BF112")
    yield chart("only commas", ",,,,\n,,,,\n", "BF112")
    yield chart("one cell", "a\n", "BF112")
    yield chart("latin-1", "name,S\nÖ,1\n".encode("latin-1"), "BF103")
    yield chart("utf-16", "name,S\na,1\n".encode("utf-16"), "some")
    yield chart("zero bytes", b"name,S\na\0b,1\n", "any")
    yield chart("control character", "name,S\na\x07b,1\n", "BF104")
    yield chart("open quote", 'name,S\n"a,1\n', "BF102")
    yield chart("100,000 rows", "name,S\n" + "a,1\n" * 100_000, "BF209")
    yield chart("50,000 columns", "name" + ",S" * 50_000 + "\na" + ",1" * 50_000 + "\n", "BF105")
    yield chart("a cell of 1 MB", "name,S\n" + "a" * 1_000_000 + ",1\n", "any")
    yield chart("a cell of 100,000 letters", "name,S\n" + "a" * 100_000 + ",1\n", "BF106")
    yield chart("ragged rows", "name,S\na,1,2,3\nb\n", "any")
    yield chart("right to left", "name,S\nשלום,1\n", "BF305")
    yield chart("25 rows", "name,S\n" + "a,1\n" * 25, "BF209")
    yield chart("1 MB of quotes", "name,S\n" + '"' * 1_000_001 + ",1\n", "any")
    yield chart("another ending", "name,S\na,1\n", "BF113", "x.txt")


def _zip(parts: Mapping[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def workbook(cells: str, **more: bytes | str) -> bytes:
    """An .xlsx with a sheet that holds these rows of XML."""
    space = "http://schemas.openxmlformats.org"
    return _zip({
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" Type="{space}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}/spreadsheetml/2006/main" xmlns:r="{space}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" Type="{space}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>',
        **more,
    })  # fmt: skip


def _text(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _workbooks() -> Iterator[Case]:
    def chart(name: str, data: bytes, code: str) -> Case:
        keys = (
            "chart\n    title: T\n    chart:\n      kind: bar\n      data: x.xlsx\n      alt: A\n"
        )
        return _slide(f"xlsx {name}", keys, code, 7 if code else 0, **{"assets/data/x.xlsx": data})

    head = f'<row r="1">{_text("A1", "name")}{_text("B1", "S")}</row>'

    def row(value: str) -> str:
        return f'{head}<row r="2">{_text("A2", "a")}{value}</row>'

    good = workbook(row('<c r="B2"><v>12.5</v></c>'))
    yield chart("good", good, "")
    yield chart("a formula with its value", workbook(row('<c r="B2"><f>1+1</f><v>2</v></c>')), "")
    yield chart(
        "a formula without",
        workbook(row('<c r="B2"><f>WEBSERVICE("http://127.0.0.1:9")</f></c>')),
        "any",
    )
    yield chart("a text that is a formula", workbook(row(_text("B2", "=1+1"))), "BF113")
    for value in ("NaN", "INF", "1E400", "1" + "0" * 400, "abc", "", "1e308"):
        yield chart(f"number {value[:9]}", workbook(row(f'<c r="B2"><v>{value}</v></c>')), "any")
    for kind, value in (
        ("b", "1"),
        ("e", "#REF!"),
        ("d", "2026-13-45"),
        ("s", "99999999"),
        ("s", "-1"),
        ("x", "1"),
    ):
        yield chart(
            f"cell of type {kind} {value}",
            workbook(row(f'<c r="B2" t="{kind}"><v>{value}</v></c>')),
            "some",
        )
    yield chart("far away", workbook(row('<c r="XFD1048576"><v>1</v></c>')), "any")
    yield chart("a place that is none", workbook(row('<c r="999"><v>1</v></c>')), "some")
    yield chart("a place beyond", workbook(row('<c r="ZZZZZZ1"><v>1</v></c>')), "some")
    yield chart("zero row", workbook(row('<c r="B0"><v>1</v></c>')), "any")
    yield chart("entity bomb", workbook(row('<c r="B2"><v>1</v></c>'), **{"xl/sharedStrings.xml":
                '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'}), "some")  # fmt: skip
    yield chart(
        "zip bomb", workbook(row("<c/>"), **{"xl/sharedStrings.xml": b" " * 200_000_000}), "any"
    )
    yield chart("100 MB of rows", workbook("<row/>" * 9_000_000), "BF106")
    yield chart("no sheet", _zip({"xl/workbook.xml": "<workbook/>"}), "BF113")
    yield chart("no workbook", _zip({"a.txt": "a"}), "BF113")
    yield chart("not a zip", b"PK\x03\x04nonsense", "BF113")
    yield chart("old format", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "BF113")
    yield chart("nothing", b"", "BF113")
    yield chart("cut short", good[: len(good) // 2], "BF113")
    yield chart(
        "a name that leads out", _zip({"../../x": "x", "xl/workbook.xml": "<workbook/>"}), "any"
    )
    yield chart(
        "5,000 parts", _zip({f"xl/worksheets/s{n}.xml": "<a/>" for n in range(5000)}), "any"
    )
    target = io.BytesIO(good)
    with zipfile.ZipFile(target, "a") as archive:
        archive.getinfo("xl/workbook.xml").file_size = 3
    yield chart("sizes that lie", target.getvalue(), "some")


def _templates() -> Iterator[Case]:
    sound = _deck("-", "title: T\ntemplate: house\nslides: [{layout: cover}]\n", "", 0).files

    def look(name: str, text: str | bytes, code: str = "any", line: int = 0) -> Case:
        return Case(f"template {name}", {**sound, TEMPLATE: _bytes(text)}, code, TEMPLATE, line)

    yield look("good", _LOOK, "")
    for name, text in {
        "nothing": "", "words": "words", "a list": "[a]", "extends itself": "extends: house\n", "extends nothing": "extends: nobody\n",
        "a colour that is none": _LOOK + "fonts: {body: 3}\n", "a colour": 'extends: seminar\ncolours: {brand: "javascript:x"}\n',
        "a colour of markup": "extends: seminar\ncolours: {brand: '#\"/><a'}\n", "a colour of 7 odd digits": 'extends: seminar\ncolours: {brand: "#１２３４５６"}\n',
        "an unknown font": "extends: seminar\nfonts: {body: Comic}\n", "a font as a path": "extends: seminar\nfonts: {body: /etc/passwd}\n",
        "no columns": "extends: seminar\ngrid: {columns: 0}\n", "columns beyond": "extends: seminar\ngrid: {columns: 99999999}\n",
        "one column": "extends: seminar\ngrid: {columns: 1}\n",
        "a margin of nan": "extends: seminar\ngrid: {margin: nan}\n", "a margin of inf": "extends: seminar\ngrid: {margin: inf}\n",
        "a margin of 1e308": "extends: seminar\ngrid: {margin: 1e308}\n", "a negative gutter": "extends: seminar\ngrid: {gutter: -900}\n",
        "a gutter of nan": "extends: seminar\ngrid: {gutter: nan}\n", "a wide margin": "extends: seminar\ngrid: {margin: 5000}\n",
        "a ladder of zero": "extends: seminar\nstyles:\n  title: {ladder: [0], levels: [{colour: ink}]}\n",
        "a negative ladder": "extends: seminar\nstyles:\n  title: {ladder: [-5], levels: [{colour: ink}]}\n",
        "a vast ladder": "extends: seminar\nstyles:\n  title: {ladder: [999999999], levels: [{colour: ink}]}\n",
        "a ladder of 400 digits": f"extends: seminar\nstyles:\n  title: {{ladder: [{'9' * 400}], levels: [{{colour: ink}}]}}\n",
        "an empty ladder": "extends: seminar\nstyles:\n  title: {ladder: [], levels: [{colour: ink}]}\n",
        "space of nan": "extends: seminar\nstyles:\n  title: {ladder: [30], levels: [{colour: ink, space-before: nan}]}\n",
        "space of 1e300": "extends: seminar\nstyles:\n  title: {ladder: [30], levels: [{colour: ink, space-before: 1e300}]}\n",
        "a margin of a level": "extends: seminar\nstyles:\n  title: {ladder: [30], levels: [{colour: ink, margin: inf}]}\n",
        "an indent of a level": "extends: seminar\nstyles:\n  title: {ladder: [30], levels: [{colour: ink, indent: -1e9}]}\n",
        "a bullet that is none": "extends: seminar\nstyles:\n  points: {ladder: [20], levels: [{colour: ink, bullet: <}]}\n",
        "a bullet without a glyph": "extends: seminar\nstyles:\n  points: {ladder: [20], levels: [{colour: ink, bullet: 田}]}\n",
        "a level too few": "extends: seminar\nstyles:\n  points: {ladder: [20], levels: [{colour: ink}]}\n",
        "less than nothing": "extends: seminar\nstyles:\n  title: {ladder: [30], levels: [{colour: ink, less: 99}]}\n",
        "more than all": "extends: seminar\nstyles:\n  title: {ladder: [30], levels: [{colour: ink, less: -9999}]}\n",
        "a colour nobody has": "extends: seminar\nstyles:\n  title: {ladder: [30], levels: [{colour: nobody}]}\n",
    }.items():  # fmt: skip
        yield look(name, text, "some")
    layout = "extends: seminar\nlayouts:\n  cover:\n    title: Cover\n    type: title\n    slots:\n      title: {kind: line, style: title, default: deck.title, required: true, "
    for place in ("columns: [0, 99], top: 40, height: 80", "columns: [5, 2], top: 40, height: 80", "columns: [-3, -1], top: 40, height: 80",
                  "columns: [1, 12], top: nan, height: 80", "columns: [1, 12], top: 540, height: 540", "columns: [1, 12], top: 1, height: 0.0001",
                  "columns: [1, 12], top: 40, height: inf", "columns: [1, 12], top: -900, height: 80", "top: 40, height: 80",
                  "within: nobody", "within: title", "columns: [1, 12], top: 40, height: 80, takes: [nobody]", "columns: [1, 12], top: 40, height: 80, takes: [title]",
                  "columns: [1, 12], top: 40, height: 80, of: title", "columns: [1, 12], top: 40, height: 80, least: 9, most: 2",
                  "columns: [1, 12], top: 40, height: 80, inset-left: 1e9", "columns: [1, 12], top: 40, height: 80, inset-left: nan",
                  "columns: [1, 12], top: 40, height: 80, default: nobody", "columns: [1, 12], top: 40, height: 80, kind: line",
                  "columns: [1, 12], top: 40, height: 80, placeholder: pic", "columns: [1, 12], top: 40, height: 80, 4:3: {columns: [9, 3]}"):  # fmt: skip
        yield look(f"slot {place}", f"{layout}{place}}}\n", "some")
    yield look(
        "a layout without a title",
        "extends: seminar\nlayouts:\n  cover:\n    title: C\n    type: title\n    slots: {}\n",
        "some",
    )
    yield look(
        "a type that is markup",
        "extends: seminar\nlayouts:\n  cover:\n    title: C\n    type: '\"<'\n    slots:\n      title: {kind: line, style: title, columns: [1, 12], top: 40, height: 80, placeholder: title, default: deck.title}\n",
        "some",
    )
    yield look(
        "a title of layouts that is markup",
        "extends: seminar\nlayouts:\n  cover:\n    title: '</p:cSld><&\"'\n    type: title\n    slots:\n      title: {kind: line, style: title, columns: [1, 12], top: 40, height: 80, placeholder: title, default: deck.title}\n",
        "some",
    )
    yield look(
        "1,000 layouts",
        "extends: seminar\nlayouts:\n"
        + "".join(
            f"  l{n}: {{title: L, type: obj, slots: {{title: {{kind: line, style: title, columns: [1, 2], top: 4, height: 8}}}}}}\n"
            for n in range(1000)
        ),
        "some",
    )
    yield look(
        "a bar beyond the slide",
        "extends: seminar\nbackdrop: [{columns: [1, 99], top: 0, height: 540, fill: brand}]\n",
        "some",
    )
    yield look(
        "1,000 bars",
        "extends: seminar\nbackdrop: ["
        + "{columns: [1, 9], top: 0, height: 540, fill: brand}," * 1000
        + "]\n",
        "some",
    )
    yield look(
        "a bar of no colour",
        "extends: seminar\nbackdrop: [{columns: [1, 9], top: 0, height: 540, fill: '<'}]\n",
        "some",
    )
    yield look(
        "furniture in a style that is none",
        "extends: seminar\nfurniture:\n  footer: {columns: [1, 9], top: 500, height: 16, style: fu!niture}\n",
        "BF121",
        3,
    )
    yield look(
        "furniture of a layout in a style that is none",
        "extends: seminar\nlayouts:\n  cover:\n    furniture:\n      footer: {columns: [1, 9], top: 500, height: 16, style: none}\n",
        "BF121",
    )
    yield look(
        "furniture beyond",
        "extends: seminar\nfurniture:\n  footer: {columns: [50, 90], top: 500, height: 16, style: furniture}\n",
        "any",
    )
    yield look("depth bomb", "extends: " + "[" * 100_000, "BF106", 1)
    yield look("latin-1", "title: Ö\n".encode("latin-1"), "BF103", 1)


def _bases() -> Iterator[Case]:
    """A PowerPoint template as the base of a template."""
    look = b"title: House\nbase: brand.potx\n"
    parts = {"[Content_Types].xml": "<Types/>", "_rels/.rels": "<Relationships/>"}
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    for name, data in {
        "no zip": b"PK\x03\x04nonsense",
        "nothing": b"",
        "old format": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "empty zip": _zip({}),
        "no presentation": _zip(parts),
        "a document type": _zip({**parts, "ppt/presentation.xml": bomb}),
        "a bomb": _zip({**parts, "ppt/presentation.xml": b" " * 200_000_000}),
        "many parts": _zip({f"ppt/slides/slide{n}.xml": "<a/>" for n in range(6_000)}),
        "a name that leads out": _zip({**parts, "../../x": "x"}),
    }.items():
        base = "assets/templates/house/brand.potx"
        deck = b"title: T\ntemplate: house\nslides: [{layout: cover}]\n"
        yield Case(f"base: {name}", {DECK: deck, TEMPLATE: look, base: data}, "any", TEMPLATE, 2)


def _fonts() -> Iterator[Case]:
    """A font as that of a template: refused with the line that names it, or used."""
    look = b"title: House\nextends: seminar\nfonts:\n  body:\n    family: House\n    regular: a.ttf\n    bold: a.ttf\n"
    deck = b"title: A fine title, (c)\ntemplate: house\nslides: [{layout: cover}, {layout: bullets, title: ABC abc 123, points: [fi ff AVA, b]}]\n"

    def case(name: str, data: bytes, code: str) -> Case:
        files = {DECK: deck, TEMPLATE: look, "assets/templates/house/a.ttf": data}
        return Case(f"font: {name}", files, code, TEMPLATE, 6 if code not in {"", "some"} else 0)

    yield from (case(name, data, code) for name, data, code in refused_fonts())
    yield from (case(name, data, "" if name == "sound" else "some") for name, data in odd_fonts())


def _scripts() -> Iterator[Case]:
    for name, text in {
        "arabic": "مرحبا", "hebrew": "שלום", "syriac": "ܫܠܡܐ", "nko": "ߒߞߏ", "arabic digits in": "a ١٢ b", "override": "a\u202eb",
        "one letter within": "The word א", "adlam": "𞤀𞤣𞤤𞤢𞤥",
    }.items():  # fmt: skip
        code = {"override": "BF104", "arabic digits in": "any"}.get(name, "BF305")
        yield _slide(
            f"right to left: {name}",
            f"statement\n    title: {text}\n",
            code,
            0 if code == "any" else 4,
        )
        keys = f"statement\n    title: T\n    notes: {text}\n"
        yield _slide(f"right to left in notes: {name}", keys, code, 0 if code == "any" else 5)
    for name, text in {
        "emoji": "😍",
        "han": "田",
        "thai": "ไทย",
        "private": "\ue000",
        "tag": "\U000e0041",
        "plane 16": "\U0010ffff",
    }.items():
        yield _slide(f"no glyph: {name}", f"statement\n    title: a{text}b\n", "any", 4)
        row = f"table\n    title: T\n    table:\n      columns: [a, b]\n      rows:\n        - [x, '{text}']\n"
        yield _slide(f"no glyph in a cell: {name}", row, "any", 8)
    chart = "chart\n    title: T\n    chart:\n      kind: bar\n      alt: A\n      unit: 田\n      data: {categories: [a], series: [{S: [1]}]}\n"
    yield _slide("no glyph in a unit", chart, "BF303", 8)
    yield _slide(
        "no glyph in an alt text",
        "picture\n    title: T\n    picture: {file: x.png, alt: 田 and שלום}\n",
        "some",
        0,
        **{"assets/images/x.png": picture("flat.png")},
    )
    yield _deck(
        "no glyph in a marking", "title: T\nmarking: 田\nslides: [{layout: cover}]\n", "BF303", 0
    )
    yield Case(
        "no glyph in the name",
        {
            "briefgen.yaml": "organisation: {name: 田}\n".encode(),
            DECK: b"title: T\nslides: [{layout: cover}]\n",
        },
        "BF303",
        "briefgen.yaml",
        0,
    )


def _seminars() -> Iterator[Case]:
    sound = _deck("-", "title: T\nslides: [{layout: cover}]\n", "", 0).files
    rows = {
        "a date that is none": "{id: a, deck: hostile, date: 2026-13-45}", "a date far away": "{id: a, deck: hostile, date: 99999-01-01}",
        "no deck": "{id: a}", "an unknown deck": "{id: a, deck: ../../etc/passwd}", "an id that leads out": '{id: "../../x", deck: hostile}',
        "an id of dots": '{id: "..", deck: hostile}', "an id for Windows": "{id: CON, deck: hostile}", "an id of spaces": '{id: " ", deck: hostile}',
        "a long id": f"{{id: {'a' * 5000}, deck: hostile}}", "an id with a slash": "{id: a/b, deck: hostile}", "an id with a zero": '{id: "a\\0b", deck: hostile}',
        "an id of a colon": '{id: "a:b", deck: hostile}', "the same id": "{id: a, deck: hostile}, {id: a, deck: hostile}",
        "the same id by case": "{id: a, deck: hostile}, {id: A, deck: hostile}", "the same id by form": '{id: "\\xe9", deck: hostile}, {id: "e\\u0301", deck: hostile}',
        "a hidden id": "{id: .x, deck: hostile}", "an id like an option": '{id: "-rf", deck: hostile}', "our own folder": "{id: .briefgen, deck: hostile}",
        "copies beyond": "{id: a, deck: hostile, copies: 1e400}", "negative copies": "{id: a, deck: hostile, copies: -1}", "a list": "[a]", "a word": "a",
        "a paper that is none": "{id: a, deck: hostile, paper: ../x}", "an output that is none": "{id: a, deck: hostile, outputs: [../x]}",
        "nine a page and more": "{id: a, deck: hostile, outputs: [{handout: {per-page: 1e400}}]}",
        "an ink that is none": "{id: a, deck: hostile, outputs: [{handout: {ink: ../x}}]}",
        "a venue of 田": "{id: a, deck: hostile, date: 2026-01-01, venue: 田}", "a venue of markup": '{id: a, deck: hostile, venue: "[a](javascript:x)"}',
    }  # fmt: skip
    for name, row in rows.items():
        yield Case(
            f"seminar: {name}",
            {**sound, SEMINARS: f"seminars: [{row}]\n".encode()},
            "some",
            SEMINARS,
            0,
        )
    for name, data in {"csv bomb": b"id,deck\n" + b'"' * 1_000_001, "csv of zeros": b"\0" * 1000, "csv latin-1": b"id,deck\n\xe4,x\n", "csv": b"id,id\na,b\n",
                       "csv of lists": b"id,deck,outputs\na,hostile,handout per-page=\nb,hostile,=;=\n", "csv of formulas": b"id,deck,venue\n=1+1,hostile,=cmd\n",
                       "csv of 30,000 columns": b"id,deck" + b"".join(b",c%d" % n for n in range(30_000)) + b"\na,hostile\n",
                       "csv of 20,000 rows": b"id,deck\n" + b"".join(b"s%d,nobody\n" % n for n in range(20_000))}.items():  # fmt: skip
        yield Case(
            f"seminars: {name}",
            {**sound, "decks/seminars.csv": data},
            "some",
            "decks/seminars.csv",
            0,
        )
    books = {
        "a workbook of nothing": b"",
        "a workbook that is none": b"id,deck\na,hostile\n",
        "a workbook far down": _book(lambda sheet: sheet.write(1_048_575, 0, "a")),
        "a workbook far to the right": _book(lambda sheet: sheet.write(0, 16_383, "a")),
        "a workbook of formulas": _book(
            lambda sheet: sheet.write_formula("A2", "=1/0", None, "#DIV/0!")
        ),
    }
    for name, data in books.items():
        file = "decks/seminars.xlsx"
        yield Case(f"seminars: {name}", {**sound, file: data}, "some", file, 0)


def _book(fill: Callable[[Any], object]) -> bytes:
    """A workbook with a head, and what else is written into it."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "deck"])
        fill(sheet)
    return file.getvalue()
