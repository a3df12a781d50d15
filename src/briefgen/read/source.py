"""Bytes -> nodes with spans. A scalar is text exactly as typed; YAML's typing never changes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from briefgen.model.diag import Faults, Span
from briefgen.model.node import Map, Node, Scalar, Seq

DEEPEST = 50
LONGEST_TEXT = 20_000
MOST_ALIASES = 50
MOST_NODES = 100_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u00ad]")
_NBSP_INDENT = re.compile(r"^[ \t]*\xa0", re.MULTILINE)
_LOST_COMMENT = re.compile(r"^\s*(?:- )?(?:use|title):[^'\"#]*\S #\S", re.MULTILINE)


class _StopReadingError(Exception):
    """Ends the reading of one file after its fault was noted."""


def read_source(data: bytes, file: str, faults: Faults) -> Node | None:
    """The file's single document, or None where it is empty or broken."""
    try:
        text = _decode(data, file, faults)
        return _Builder(text, file, faults).document()
    except _StopReadingError:
        return None


def _decode(data: bytes, file: str, faults: Faults) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.add(
            "BF103",
            "this file is not UTF-8 text",
            Span(file, line, 1),
            hint="save it as UTF-8 (in most editors: Save as, Encoding)",
        )
        raise _StopReadingError from error
    for pattern, what, hint in (
        (_CONTROL, "a character that cannot be shown", "delete it; it is often pasted unseen"),
        (_NBSP_INDENT, "a non-breaking space at the start of a line", "type ordinary spaces"),
    ):
        if match := pattern.search(text):
            faults.add("BF104", f"{what} (U+{ord(match.group()[-1]):04X})",
                       _span_at(text, match.end() - 1, file), hint=hint)  # fmt: skip
            raise _StopReadingError
    return text


def _span_at(text: str, offset: int, file: str) -> Span:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(file, line, column, line, column + 1)


def _hint_for(line: str) -> str:
    """A hint in plain words for a line that the YAML parser refused."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "indent with spaces, not with the Tab key"
    value = line.split(": ", 1)[-1].strip().removeprefix("- ").strip()
    if value[:1] in "*@`%&!|>'\"[{" or ": " in value:
        return 'put quotes round the text: "..."'
    return "check the indentation, and that the line above ends as it should"


@dataclass(slots=True)
class _Builder:
    """Builds nodes from the parser's events, within limits."""

    text: str
    file: str
    faults: Faults
    anchors: dict[str, Node] = field(default_factory=dict)
    aliases: int = 0
    nodes: int = 0
    events: Iterator[Any] = field(default_factory=lambda: iter(()))

    def document(self) -> Node | None:
        if self._too_deep():
            self._stop("BF106", "lists and mappings are nested too deeply", Span(self.file, 1, 1))
        try:
            self.events = iter(list(yaml.parse(self.text, Loader=_LOADER)))
        except yaml.YAMLError as error:
            self._syntax(error)
        node = self._next_document()
        self._warn_lost_comments()
        return node

    def _too_deep(self) -> bool:
        """The C parser crashes on extreme nesting, so brackets are counted before it runs."""
        flow = max(self.text.count("["), self.text.count("{"))
        dashes = max((len(m) // 2 for m in re.findall(r"(?:- ){2,}", self.text)), default=0)
        return flow > 50_000 or dashes > DEEPEST

    def _next_document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self._stop("BF102", "a second document begins here", self._span(event),
                           "remove the line with three dashes")  # fmt: skip
            if isinstance(
                event,
                (
                    yaml.ScalarEvent,
                    yaml.SequenceStartEvent,
                    yaml.MappingStartEvent,
                    yaml.AliasEvent,
                ),
            ):
                root = self._node(event, 0)
        return root

    def _node(self, event: Any, depth: int) -> Node:
        span = self._span(event)
        self.nodes += 1
        if depth > DEEPEST or self.nodes > MOST_NODES:
            self._stop("BF106", "lists and mappings are nested too deeply, or too many", span)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, span)
        if event.tag is not None and event.tag != "!":
            self._stop("BF107", f"the tag {event.tag} is not allowed", span, "remove it")
        node = self._collection(event, depth, span)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _collection(self, event: Any, depth: int, span: Span) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            if len(event.value) > LONGEST_TEXT:
                self._stop("BF106", "this text is longer than 20,000 characters", span)
            return Scalar(event.value, span, quoted=event.style is not None)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return Seq(tuple(items), span)
        return self._mapping(depth, span)

    def _mapping(self, depth: int, span: Span) -> Map:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Span] = {}
        while not isinstance(inner := next(self.events), yaml.MappingEndEvent):
            key = self._node(inner, depth + 1)
            value = self._node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self._stop("BF102", "a name was expected before the colon", key.span,
                           'put quotes round the text: "{{ name }}"')  # fmt: skip
            elif key.text == "<<" and not key.quoted:
                self._stop("BF107", "merge keys (<<) are not allowed", key.span)
            elif key.text in seen:
                self.faults.add("BF105", f"`{key.text}` is given twice", key.span,
                                hint=f"the first one is on line {seen[key.text].line}; keep one",
                                related=[(seen[key.text], "first given here")])  # fmt: skip
            else:
                seen[key.text] = key.span
                entries.append((key, value))
        return Map(tuple(entries), span)

    def _alias(self, event: Any, span: Span) -> Node:
        self.aliases += 1
        if self.aliases > MOST_ALIASES or event.anchor not in self.anchors:
            self._stop("BF107", f"the reference *{event.anchor} cannot be used here", span,
                       'if the text begins with a star, put quotes round it: "*..."')  # fmt: skip
        return self.anchors[event.anchor]

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _syntax(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = self.text.splitlines()
        written = lines[line] if line < len(lines) else ""
        self.faults.add(
            "BF102",
            f"this line cannot be understood ({getattr(error, 'problem', None) or 'bad YAML'})",
            Span(self.file, line + 1, column + 1, line + 1, column + 2),
            hint=_hint_for(written),
        )
        raise _StopReadingError from error

    def _warn_lost_comments(self) -> None:
        for match in _LOST_COMMENT.finditer(self.text):
            self.faults.add("BF108", "the text after ` #` is a comment and is lost",
                            _span_at(self.text, match.end() - 2, self.file),
                            hint="put quotes round the text, or remove the space before #")  # fmt: skip

    def _stop(self, code: str, message: str, span: Span, hint: str = "") -> None:
        self.faults.add(code, message, span, hint=hint)
        raise _StopReadingError
