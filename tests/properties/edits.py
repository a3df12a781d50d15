"""Random texts and random YAML, and what must be true of them when they are written and edited.

`python -m tests.properties.edits --count 20000` tries as many texts and as many edits (three
minutes) and tells what failed with its number; the same number draws the same again.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import normalize

import yaml

from briefgen.edit.new_yaml import Commented, InBrackets, InLines, YamlContent, written_yaml
from briefgen.edit.set_text import CannotSetError, set_text
from briefgen.model.diagnostics import Faults, Severity
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.yaml_source import UNSEEN, read_source

# What decks are full of, and what means something to YAML or looks as if it did.
PIECES = (
    "a", "word", "Two words", "naïve", "“Quote”", "e\u0301", "李", "😀", "1", "2023", "12:30",
    "010", "1.5", "-5", "no", "yes", "~", "null", "none", "None", "=", "<<", "---", "...", "--- x",
    "-", "?", ":", ",", "[", "]", "{", "}", "{{ room }}", "#", "# 1", "&a", "*", "**bold**", "!",
    "|", ">", "'", "''", '"', "%", "@", "`", "\\", "\\n", ": ", " #", ":\xa0", " ", "  ",
    "\xa0", "\t", "\n", "\n\n", "\n ", "\n\xa0", "\n- ", "\n# ", "\n\t", " \n", "- ", "* ",
    "-x", "?x", ":x", "x:", "x: y", "a:b", "http://example.org/#x", "1. ", "a, b", "[a]",
    "é" * 30, "word " * 30, "x" * 120, "long-hyphened-word " * 8, "a - b * c # d " * 9, "\r",
    "\r\n", "`code`", "\u3000",
)  # fmt: skip
UNSEEN_PIECES = ("\u2028", "\u2029", "\x85", "\ufeff", "\x0b", "\x00", "\x7f", "\u200b", "\ufffe")


def a_text(draw: random.Random, pieces: Sequence[str] = PIECES) -> str:
    return "".join(draw.choices(pieces, k=draw.choice((1, 1, 2, 3, 4, 6))))


def everywhere(text: str, key: str) -> YamlContent:
    """Content with a text in every position that there is."""
    return {
        "title": text,
        key: [text],
        "commented": Commented([Commented(text, ("look", text)), text], (text,)),
        "lines": InLines(text),
        "pair": {"a": text, "b": "c"},
        "brackets": InBrackets([text, {"k": text}]),
        "slides": [
            {"title": text, "points": [text, {key: [text, {key: text}]}, {"t": text, "b": "no"}]},
            {"rows": [[text, "b"], ["c", text]], "only": {key: text}},
        ],
    }


def wrong_with_text(draw: random.Random, text: str) -> str:
    """What is wrong with how a text is written; nothing if it reads back everywhere."""
    key = a_text(draw).strip("\n") + "k"
    written, read, wanted = written_and_read(everywhere(text, key))
    if read != wanted:
        return f"another tree\n{written}"
    faults = Faults()
    node = read_source(written.encode(), "", faults)
    # A bullet that begins a point is taken off; a sign that cannot be seen is not read.
    if not UNSEEN.search(text + key) and (node is None or _said(node) != wanted or faults.found):
        return f"{[fault.message for fault in faults.found]}\n{written}"
    return _wrong_there_and_back(draw, written, node) if node and not faults.found else ""


def _wrong_there_and_back(draw: random.Random, written: str, root: Node) -> str:
    """Whether a text that is changed, and changed back, leaves a trace."""
    path = draw.choice(list(paths(root)))
    node = node_at(root, path)
    assert isinstance(node, Scalar)
    other = draw.choice(("x", "Some other words"))
    back = set_text(set_text(written, path, other), path, node.text)
    return "" if back == written else f"a trace at {path}\n{written}\n{back}"


def written_and_read(content: YamlContent) -> tuple[str, Any, Any]:
    """Content as it is written, as PyYAML reads that, and as it should be read."""
    written = written_yaml(content)
    return written, loaded(written), _plain(content)


def _plain(content: Any) -> Any:
    """Content as it is read back."""
    match content:
        case str():
            return normalize("NFC", content.rstrip("\n"))
        case Commented(content=inner) | InBrackets(content=inner) | InLines(text=inner):
            return _plain(inner)
        case dict():
            return [(normalize("NFC", key), _plain(value)) for key, value in content.items()]
        case _:
            return [_plain(item) for item in content]


def loaded(source: str) -> Any:
    """What PyYAML alone reads, without briefgen."""
    try:
        return _composed(yaml.compose(source, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        return f"broken: {error}"


def _composed(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return [(normalize("NFC", key.value), _composed(value)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [_composed(item) for item in node.value]
    return normalize("NFC", node.value.rstrip("\n"))


def _said(node: Node) -> Any:
    match node:
        case Scalar(text=text):
            return text.rstrip("\n")
        case Seq(items=items):
            return [_said(item) for item in items]
        case Map(entries=entries):
            return [(key.text, _said(value)) for key, value in entries]


class Document:
    """A YAML file as people and programs write it: with comments, blank lines, and each text in
    another style. Each comment has its number, so that none can be lost unseen."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.comments = 0
        self.anchors = 0

    def source(self) -> str:
        text = "\n".join(self.lines(0, 0)) + self.draw.choice(("\n", "\n", ""))
        if self.draw.random() < 0.2:
            text = text.replace("\n", "\r\n")
        return "\ufeff" * (self.draw.random() < 0.1) + text

    def lines(self, margin: int, depth: int) -> Iterator[str]:
        is_map = self.draw.random() < 0.6
        for number in range(self.draw.randint(1, 4)):
            yield from self.gap(margin)
            lead = " " * margin + (f"{self.key()}{number}:" if is_map else "-")
            yield from self.value(lead, margin, depth, is_map=is_map)

    def key(self) -> str:
        return self.draw.choice(("key", "Text of a point ", "k"))

    def gap(self, margin: int) -> Iterator[str]:
        if self.draw.random() < 0.25:
            yield " " * self.draw.choice((0, margin))
        if self.draw.random() < 0.25:
            yield " " * self.draw.choice((margin, margin, 0)) + self.comment()

    def comment(self) -> str:
        self.comments += 1
        return f"# c{self.comments};"

    def value(self, lead: str, margin: int, depth: int, *, is_map: bool) -> Iterator[str]:
        kind = self.draw.random()
        behind = "  " + self.comment() if self.draw.random() < 0.2 else ""
        if depth < 3 and kind < 0.3:
            inner = margin + self.draw.choice((2, 2, 4))
            lines = list(self.lines(inner, depth + 1))
            if not is_map and lines[0].strip() and not lines[0].lstrip().startswith("#"):
                yield lead + " " * (inner - margin - 1) + lines[0].lstrip()
                yield from lines[1:]
            else:
                yield lead + behind
                yield from lines
        elif kind < 0.4:
            yield f"{lead} {self.flow()}{behind}"
        else:
            yield from self.scalar(lead, margin, behind)

    def flow(self) -> str:
        words = [self.word() for _ in range(3)]
        a, b, c = words
        return self.draw.choice((f"[{a}, {b}]", f"{{a: {a}, b: [{b}, {c}]}}", f"[{{k: {a}}}, {b}]"))

    def word(self) -> str:
        return self.draw.choice(("a", "two words", '"a, b"', "'it''s'", "1.5", '""', "no"))

    def scalar(self, lead: str, margin: int, behind: str) -> Iterator[str]:
        draw = self.draw
        style = draw.choice(("plain", "plain", "wrapped", "'", '"', "|", ">", "empty", "alias"))
        inner = " " * (margin + draw.choice((1, 2, 2, 4)))
        if style in ("|", ">"):
            chomping = draw.choice(("", "", "-", "+"))
            indented = draw.random() < 0.2
            digit = str(len(inner) - margin) if indented else ""
            yield f"{lead} {style}{digit}{chomping}{behind}"
            yield inner + " " * (2 * indented) + draw.choice(("first line", "a: b", "x # y"))
            for _ in range(draw.randint(0, 2)):
                yield draw.choice((f"{inner}more of it", "", f"{inner}- point", inner))
            yield from [""] * draw.choice((0, 0, 1, 2))
        elif style == "wrapped":
            mark = draw.choice(("", '"', "'"))
            yield f"{lead} {mark}one text"
            yield f"{inner}in two lines{mark}{behind}"
        elif style == "alias" and self.anchors and draw.random() < 0.5:
            yield f"{lead} *n{self.anchors}{behind}"
        elif style == "alias":
            self.anchors += 1
            yield f"{lead} &n{self.anchors} {self.word()}{behind}"
        elif style == "empty":
            yield lead + behind
        else:
            mark = style if style in ("'", '"') else ""
            text = draw.choice(("text", "It is so", "2023", "x" * 90))
            yield f"{lead} {mark}{text}{mark}{behind}"


def paths(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all texts."""
    match node:
        case Scalar():
            yield path
        case Seq(items=items):
            for number, item in enumerate(items):
                yield from paths(item, (*path, number))
        case Map(entries=entries):
            for key, value in entries:
                yield from paths(value, (*path, key.text))


def with_text(tree: Any, path: Sequence[str | int], text: str) -> Any:
    """A tree with another text at a path."""
    if not path:
        return normalize("NFC", text.rstrip("\n"))
    first, *rest = path
    if isinstance(first, str):
        return [(k, with_text(v, rest, text) if k == first else v) for k, v in tree]
    return [with_text(v, rest, text) if n == first else v for n, v in enumerate(tree)]


def node_at(node: Node, path: Sequence[str | int]) -> Node:
    for step in path:
        if isinstance(node, Map):
            node = next(value for key, value in node.entries if key.text == step)
        elif isinstance(node, Seq):
            assert isinstance(step, int)
            node = node.items[step]
    return node


def an_edit(draw: random.Random) -> tuple[str, tuple[str | int, ...], str] | None:
    """A source, the path of a text in it, and another text; None where the source has errors."""
    source = Document(draw).source()
    faults = Faults()
    root = read_source(source.encode(), "", faults)
    if root is None or any(fault.severity is Severity.ERROR for fault in faults.found):
        return None
    return source, draw.choice(list(paths(root))), a_text(draw)


def wrong_with_edit(source: str, path: tuple[str | int, ...], text: str) -> str:
    """What is wrong with a source after an edit; "refused" where it was not made."""
    root = read_source(source.encode(), "", Faults())
    assert root is not None
    node = node_at(root, path)
    assert isinstance(node, Scalar)
    if set_text(source, path, node.text) != source and not node.is_empty:
        return "set to itself, it changes"
    try:
        after = set_text(source, path, text)
    except CannotSetError as error:
        return f"refused: {error}"
    body, changed = source.removeprefix("\ufeff"), after.removeprefix("\ufeff")
    if len(source) - len(body) != len(after) - len(changed):
        return "the mark at the start of the file is lost"
    if loaded(changed) != with_text(loaded(body), path, text):
        return "another tree"
    if _comments(after) != _comments(source):
        return "comments"
    return _outside(body, changed, node)


def _comments(source: str) -> Counter[str]:
    return Counter(re.findall(r"# c\d+;", source))


def _outside(body: str, after: str, node: Scalar) -> str:
    """Whether all lines above and below those of a text are the same, with their ends, and so is
    what stands before it."""
    lines, new = (re.split("(?<=\n)", text) for text in (body, after))
    first, last = node.span.line - 1, node.span.end_line
    above = "".join([*lines[:first], lines[first][: node.span.column - 1]])
    below = "".join(lines[last:])
    if not after.startswith(above) or not after.endswith(below):
        return "bytes outside"
    is_crlf = "\r\n" in body
    return "line ends" if is_crlf and any(re.search("[^\r]\n", line) for line in new) else ""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first one")
    given = parser.parse_args(arguments)
    failed = 0
    tally: Counter[str] = Counter()
    for number in range(given.first, given.first + given.count):
        for name, found in tried(number):
            tally[f"{name}: {found.splitlines()[0][:60]}" if found else f"{name}: right"] += 1
            if found and not found.startswith("refused"):
                failed += 1
                sys.stdout.write(f"number {number}, {name}: {found}\n")
    for what, count in sorted(tally.items()):
        sys.stdout.write(f"{count:7} {what}\n")
    return int(failed > 0)


def tried(number: int) -> Iterator[tuple[str, str]]:
    """What became of the text and the edit of a number."""
    draw = random.Random(number)  # noqa: S311
    pieces = PIECES + UNSEEN_PIECES if number % 5 == 0 else PIECES
    yield "text", wrong_with_text(draw, a_text(draw, pieces))
    if edit := an_edit(draw):
        yield "edit", wrong_with_edit(*edit)


if __name__ == "__main__":
    sys.exit(main())
