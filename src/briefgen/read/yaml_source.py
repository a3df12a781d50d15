"""Bytes -> nodes with spans. A scalar is text exactly as typed; YAML's typing never changes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml
from msgspec import Struct, field

from briefgen.model.diagnostics import Faults, Fix, Hint, Span, TextEdit
from briefgen.model.text_edits import edited, exact_edits, in_quotes, lines_of
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.yaml_errors import QUOTE_IT, explain, quoted

DEEPEST = 50
LONGEST_TEXT = 20_000
MOST_ALIASES = 50
MOST_NODES = 100_000
# Broken places of one file that are read past.
_MOST_MENDED = 20

# The events of libyaml where it is there: ten times faster, and neither parser recurses.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Control characters, surrogates, what is no character, and what is there but cannot be seen.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# A disguised space where YAML wants a real one: before a line, or after a dash.
_NBSP_INDENT = re.compile(r"^(?=[ \t-]*\xa0)[ \t\xa0]*(?:-[ \xa0]+)*", re.MULTILINE)
_NBSP_COLON = re.compile(r"[\w-]+:\xa0")
_DASH_WORD = re.compile(r"-[^\W\d]")
_COMMENT = re.compile(r"\s+#\S")
_STARTS = (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent, yaml.AliasEvent)


class _StopReadingError(Exception):
    """Ends the reading of one file after its fault was noted."""


def read_source(data: bytes, file: str, faults: Faults) -> Node | None:
    """The file's single document, or None where it is empty or broken."""
    try:
        text = _decode(data, file, faults)
    except _StopReadingError:
        return None
    return _read_text(text, file, faults, _MOST_MENDED)


def _read_text(text: str, file: str, faults: Faults, rounds: int) -> Node | None:
    """What is broken is fixed for the time being, where it is certain how, and the rest read, so
    that what is wrong there is told too."""
    found = Faults()
    try:
        return _Builder(text=text, file=file, faults=found).document()
    except _StopReadingError:
        lines = lines_of(text)
        *_, last = found
        safe = [fix for fix in last.fixes if fix.is_safe]
        edits = exact_edits(safe[0], last, lambda _, number: lines[number - 1]) if safe else ()
        if edits and rounds:
            return _read_text(edited(text, edits), file, found, rounds - 1)
        return None
    finally:
        faults.note(found)


def _decode(data: bytes, file: str, faults: Faults) -> str:
    try:
        text = data.decode("utf-8-sig")
        if "\0" in text:
            raise UnicodeDecodeError("utf-8", data, data.index(b"\0"), len(data), "UTF-16")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "ignore")
        hint = "save it as UTF-8 (in most editors: Save as, Encoding)"
        span = _span_at(before, len(before), file)
        faults.add("BF103", "this file is not UTF-8 text", span, hint=hint)
        raise _StopReadingError from error
    edits = list(_unseen(text, file, faults))
    return edited(text, edits) if edits else text


def _unseen(text: str, file: str, faults: Faults) -> Iterator[TextEdit]:
    """Note what is there and cannot be seen; what is to stand there, so that the rest is read."""
    places = [(place.start(), place.group(), "") for place in UNSEEN.finditer(text)]
    if "\xa0" in text:
        places += [
            (line.start() + run.start(), run.group(), " " * len(run.group()))
            for line in _NBSP_INDENT.finditer(text)
            for run in re.finditer("\xa0+", line.group())
        ]
    for number, (offset, was, instead) in enumerate(places):
        what, hint = "a character that cannot be seen", "delete it; it is often pasted unnoticed"
        if instead:
            what, hint = "a non-breaking space at the start of a line", "type ordinary spaces"
        span = _span_at(text, offset, file)
        edit = TextEdit(span=replace(span, end_column=span.column + len(was)), text=instead)
        fix = Fix(title=hint.partition(";")[0], edits=(edit,), is_safe=True)
        if number < _MOST_MENDED:
            faults.add("BF104", f"{what} (U+{ord(was[0]):04X})", edit.span, hint=hint, fix=fix)
        yield edit


def _span_at(text: str, offset: int, file: str) -> Span:
    *before, last = lines_of(text[:offset])
    line, column = len(before) + 1, len(last) + 1
    return Span(file=file, line=line, column=column, end_line=line, end_column=column + 1)


class _Anchored(Value):
    """A node that may be used again, with the nodes and levels that each use adds."""

    node: Node
    size: int
    height: int


class _Builder(Struct, kw_only=True):
    """Builds nodes from the parser's events, within limits.

    Events are taken one by one: a file nested too deeply is left at its fifty-first level, before
    the parser has seen the rest. `hashes` are the lines, counted from 1, that may have a comment.
    """

    text: str
    file: str
    faults: Faults
    anchors: dict[str, _Anchored] = field(default_factory=dict)
    aliases: int = 0
    nodes: int = 0
    lines: list[str] = field(default_factory=list)
    hashes: frozenset[int] = frozenset()
    last: Any = None
    events: Iterator[Any] = field(default_factory=lambda: iter(()))

    def document(self) -> Node | None:
        self.lines = lines_of(self.text)
        self.hashes = frozenset(n for n, line in enumerate(self.lines, 1) if "#" in line)
        self.events = yaml.parse(self.text, Loader=_LOADER)
        try:
            return self._only_document()
        except yaml.YAMLError as error:
            wrong = explain(error, self.lines, self.last)
            line, column = wrong.line + 1, wrong.column + 1
            span = Span(
                file=self.file, line=line, column=column, end_line=line, end_column=column + 1
            )
            fix = self._fix(line, *wrong.instead) if wrong.instead else None
            self.faults.add(wrong.code, wrong.message, span, hint=wrong.hint, fix=fix)
            raise _StopReadingError from error

    def _fix(self, line: int, start: int, end: int, text: str) -> Fix:
        """Another text between two columns of a line, which count from 0 here."""
        span = Span(file=self.file, line=line, column=start + 1, end_line=line, end_column=end + 1)
        edit = TextEdit(span=span, text=text)
        return Fix(title=f"write `{text}`", edits=(edit,), is_safe=True)

    def _quotes(self, span: Span) -> Fix | None:
        """Quotes round a text that ends with its line."""
        instead = quoted(self.lines, span.line - 1, span.column - 1)
        return self._fix(span.line, *instead) if instead else None

    def _only_document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                hint = "remove the line with three dashes"
                self._stop("BF102", "a second document begins here", self._span(event), hint)
            if isinstance(event, _STARTS):
                root = self._node(event, 0)
        return root

    def _node(self, event: Any, depth: int) -> Node:
        span = self._span(event)
        before = self.nodes
        self._count(1, depth, span)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, depth, span)
        if event.tag is not None:
            what = f"a text cannot begin with `{event.tag}`"
            self._stop("BF107", what, span, QUOTE_IT, self._quotes(span))
        node = self._collection(event, depth, span)
        if event.anchor:
            size = self.nodes - before
            self.anchors[event.anchor] = _Anchored(node, size, _height(node))
        return node

    def _count(self, nodes: int, depth: int, span: Span) -> None:
        self.nodes += nodes
        if depth > DEEPEST:
            hint = f"{DEEPEST} levels are allowed"
            self._stop("BF106", "lists and mappings are nested too deeply", span, hint)
        if self.nodes > MOST_NODES:
            hint = "spread the content over several files"
            self._stop("BF106", f"this file has more than {MOST_NODES:,} entries", span, hint)

    def _collection(self, event: Any, depth: int, span: Span) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, span)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return Seq(tuple(items), span, self._span(inner) if event.flow_style else None)
        return self._mapping(event, depth, span)

    def _scalar(self, event: Any, span: Span) -> Scalar:
        """The parser gives a plain text the style None or "", by kind of parser."""
        if len(event.value) > LONGEST_TEXT:
            hint = "divide it, or keep the long text outside the deck"
            self._stop("BF106", f"this text is longer than {LONGEST_TEXT:,} characters", span, hint)
        if event.style == '"' and (match := UNSEEN.search(event.value)):
            what = f"this text holds a character that cannot be seen (U+{ord(match.group()):04X})"
            self._stop("BF104", what, span, "remove the backslash and what follows it")
        if not event.style:
            self._check_plain(event.value, span)
        if span.end_line in self.hashes:
            self._warn_lost_comment(event)
        self.last = event
        return Scalar(event.value, span, quoted=bool(event.style))

    def _check_plain(self, text: str, span: Span) -> None:
        """What looks like a name or a list to the author, and like one text to YAML."""
        if "\xa0" in text and _NBSP_COLON.match(text):
            what = "a non-breaking space after the colon (U+00A0)"
            found = _NBSP_COLON.match(text)
            edit = TextEdit(was=found.group(), text=found.group()[:-1] + " ") if found else None
            fix = Fix(title="type an ordinary space", edits=(edit,), is_safe=True) if edit else None
            self._stop("BF104", what, span, "type an ordinary space", fix)
        if text.startswith("-") and _DASH_WORD.match(text):
            hint = "type a space after the dash; if it is part of the text, " + QUOTE_IT
            self._stop("BF102", "a space is missing after the dash", span, hint)

    def _mapping(self, event: Any, depth: int, span: Span) -> Map:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Span] = {}
        while not isinstance(inner := next(self.events), yaml.MappingEndEvent):
            key = self._key(self._node(inner, depth + 1))
            value = self._node(next(self.events), depth + 1)
            if key.text in seen:
                first = seen[key.text]
                hint = f"the first one is on line {first.line}; keep one"
                related = [(first, "first given here")]
                message = f"`{key.text}` is given twice"
                self.faults.add("BF105", message, key.span, hint=hint, related=related)
            else:
                seen[key.text] = key.span
                entries.append((key, value))
        return Map(tuple(entries), span, self._span(inner) if event.flow_style else None)

    def _key(self, key: Node) -> Scalar:
        if not isinstance(key, Scalar):
            hint = 'put quotes round the text: "{{ name }}"'
            is_variable = "{{" in self.lines[key.span.line - 1]
            fix = self._quotes(key.span) if is_variable else None
            self._stop("BF102", "a name was expected before the colon", key.span, hint, fix)
        if key.text == "<<" and not key.quoted:
            hint = "write the entries out, or use an anchor for each"
            self._stop("BF107", "merge keys (<<) are not allowed", key.span, hint)
        return key

    def _alias(self, event: Any, depth: int, span: Span) -> Node:
        """An alias counts as all that it stands for, so that few bytes cannot become many nodes."""
        self.aliases += 1
        known = self.anchors.get(event.anchor)
        if known is None:
            hint = f"if the text begins with a star, {QUOTE_IT}"
            what = f"the reference *{event.anchor} leads nowhere"
            self._stop("BF107", what, span, hint, self._quotes(span))
        if self.aliases > MOST_ALIASES:
            hint = "write the entries out"
            self._stop("BF107", f"more than {MOST_ALIASES} references (*name)", span, hint)
        self._count(known.size - 1, depth + known.height, span)
        return known.node

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        return Span(
            file=self.file,
            line=start.line + 1,
            column=start.column + 1,
            end_line=end.line + 1,
            end_column=end.column + 1,
        )

    def _warn_lost_comment(self, event: Any) -> None:
        """`title: Item #1`: a comment begins right after a text. Block texts have no such end."""
        if event.style in ("|", ">"):
            return
        line, column = event.end_mark.line, event.end_mark.column
        rest = self.lines[line] if line < len(self.lines) else ""
        if match := _COMMENT.match(rest, column):
            start = match.end() - 1
            span = Span(
                file=self.file,
                line=line + 1,
                column=start,
                end_line=line + 1,
                end_column=len(rest.rstrip()) + 1,
            )
            said = "put quotes round the whole text; for a comment, type a space after #"
            is_whole = not event.style and event.start_mark.line == line
            whole = rest.rstrip()[event.start_mark.column :] if is_whole else ""
            hint = Hint(said, tuple(_comment_or_text(whole, span)))
            self.faults.add(
                "BF108", "the text after ` #` is a comment and is lost", span, hint=hint
            )

    def _stop(
        self, code: str, message: str, span: Span, hint: str = "", fix: Fix | None = None
    ) -> NoReturn:
        self.faults.add(code, message, span, hint=hint, fix=fix)
        raise _StopReadingError


def _comment_or_text(whole: str, lost: Span) -> Iterator[Fix]:
    """Quotes round a text that is whole on its line, with what is lost; or a space after #."""
    if whole:
        start = replace(lost, column=lost.end_column - len(whole))
        edit = TextEdit(span=start, text=in_quotes(whole))
        yield Fix(title=f"write `{edit.text}`", edits=(edit,))
    after = replace(lost, column=lost.column + 1, end_column=lost.column + 1)
    yield Fix(title="type a space after #", edits=(TextEdit(span=after, text=" "),))


def _height(node: Node) -> int:
    """The levels below a node."""
    match node:
        case Scalar():
            return 0
        case Seq():
            inner = node.items
        case Map():
            inner = tuple(value for _, value in node.entries)
    return 1 + max(map(_height, inner), default=-1)
