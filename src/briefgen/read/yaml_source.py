"""Bytes -> nodes with spans. A scalar is text exactly as typed; YAML's typing never changes it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn
from unicodedata import normalize

import yaml
from msgspec import Struct, field

from briefgen.model.diagnostics import Faults, Fix, Span, TextEdit
from briefgen.model.text_edits import edited, exact_edits, in_quotes, line_starts, lines_of
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.mistaken_texts import (
    Mistaken,
    list_in_folded,
    list_in_text,
    number_cut_off,
    path_in_quotes,
    without_bullet,
)
from briefgen.read.wrong_letters import note_wrong_letters
from briefgen.read.yaml_errors import DEEPEST, explain, quoted

LONGEST_TEXT = 20_000
# YAML wants `? ` before keys of a thousand characters.
_LONG_KEY = 500
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
_NBSP_INDENT = r"(?m)^(?=[ \t-]*\xa0)[ \t\xa0]*(?:-[ \xa0]+)*"
_NBSP_COLON = r"[\w-]+:\xa0"
_DASH_WORD = r"-[^\W\d]"
_COMMENT = re.compile(r"\s+#\S")
_STARTS = (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent, yaml.AliasEvent)


class _StopReadingError(Exception):
    """Ends the reading of one file after its fault was noted."""


def read_source(data: bytes, file: str, faults: Faults) -> Node | None:
    """The file's single document, or None where it is empty or broken."""
    text = text_of(data, file, faults)
    return None if text is None else _read_text(text, file, faults, _MOST_MENDED)


def read_part(text: str, file: str) -> tuple[Node | None, int] | None:
    """What a text says that nothing is wrong with and that gives no names (`&`), and how many
    nodes that takes; None for another."""
    found = Faults()
    builder = _Builder(text=text, file=file, faults=found)
    try:
        node = builder.document()
    except _StopReadingError:
        return None
    return None if found.found or builder.anchors else (node, builder.nodes)


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


def text_of(data: bytes, file: str, faults: Faults) -> str | None:
    """What is written in a file, without what cannot be seen; None where it is no text."""
    try:
        text = data.decode("utf-8-sig")
        if "\0" in text:
            raise UnicodeDecodeError("utf-8", data, data.index(b"\0"), len(data), "UTF-16")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "ignore")
        faults.say("BF103", _span_at(before, len(before), file))
        return None
    edits = list(_unseen(text, file, faults))
    note_wrong_letters(text, file, faults)
    return edited(text, edits) if edits else text


def _unseen(text: str, file: str, faults: Faults) -> Iterator[TextEdit]:
    """Note what is there and cannot be seen; what is to stand there, so that the rest is read."""
    places = [(place.start(), place.group(), "") for place in UNSEEN.finditer(text)]
    if "\xa0" in text:
        places += [
            (line.start() + run.start(), run.group(), " " * len(run.group()))
            for line in re.finditer(_NBSP_INDENT, text)
            for run in re.finditer("\xa0+", line.group())
        ]
    starts = line_starts(text) if places else []
    for number, (offset, was, instead) in enumerate(places):
        line = bisect_right(starts, offset)
        span = _point(line, offset - starts[line - 1] + 1, file)
        edit = TextEdit(span=replace(span, end_column=span.column + len(was)), text=instead)
        title = "type ordinary spaces" if instead else "delete it"
        fix = Fix(title=title, edits=(edit,), is_safe=True)
        if number < _MOST_MENDED and instead:
            faults.say("BF104/space-before-line", edit.span, fix=fix)
        elif number < _MOST_MENDED:
            faults.say("BF104/unseen", edit.span, fix=fix, number=ord(was[0]))
        yield edit


def _span_at(text: str, offset: int, file: str) -> Span:
    *before, last = lines_of(text[:offset])
    return _point(len(before) + 1, len(last) + 1, file)


def _point(line: int, column: int, file: str) -> Span:
    return Span(file=file, line=line, column=column, end_line=line, end_column=column + 1)


class _Anchored(Value):
    """A node that may be used again, with the nodes and levels that each use adds; it begins at
    `span`."""

    node: Node
    size: int
    height: int
    span: Span


class _Builder(Struct, kw_only=True):
    """Builds nodes from the parser's events, within limits.

    Events are taken one by one: a file nested too deeply is left at its fifty-first level, before
    the parser has seen the rest. `hashes` are the lines, counted from 1, that may have a comment.
    """

    text: str
    file: str
    faults: Faults
    anchors: dict[str, _Anchored] = field(default_factory=dict)
    unused: dict[str, _Anchored] = field(default_factory=dict)
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
            self.faults.say(wrong.what, span, fix=fix, **wrong.fields)
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
                self._stop("BF102/second-document", self._span(event))
            if isinstance(event, _STARTS):
                root = self._node(event, 0)
        _note_unused(self)
        return root

    def _node(self, event: Any, depth: int) -> Node:
        span = self._span(event)
        before = self.nodes
        self._count(1, depth, span)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, depth, span)
        if event.tag is not None:
            tag = _first_word(self.lines[span.line - 1][span.column - 1 :])
            self._stop("BF107/tag", span, self._quotes(span), tag=tag)
        node = self._collection(event, depth, span)
        if event.anchor:
            size = self.nodes - before
            known = _Anchored(node=node, size=size, height=_height(node), span=span)
            self.anchors[event.anchor] = self.unused[event.anchor] = known
        return node

    def _count(self, nodes: int, depth: int, span: Span) -> None:
        self.nodes += nodes
        if depth > DEEPEST:
            self._stop("BF106/nesting", span, most=DEEPEST)
        if self.nodes > MOST_NODES:
            self._stop("BF106/entries", span, most=MOST_NODES)

    def _collection(self, event: Any, depth: int, span: Span) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, span)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
                item, noted = without_bullet(self._node(inner, depth + 1))
                self._note(noted)
                items.append(item)
            return Seq(tuple(items), span, self._span(inner) if event.flow_style else None)
        return self._mapping(event, depth, span)

    def _scalar(self, event: Any, span: Span) -> Scalar:
        """The parser gives a plain text the style None or "", by kind of parser."""
        if len(event.value) > LONGEST_TEXT:
            self._stop("BF106/text", span, most=LONGEST_TEXT)
        if found := _mistaken(event.style, self.lines, span):
            self._note([found])
            raise _StopReadingError
        if event.style == '"' and (match := UNSEEN.search(event.value)):
            self._stop("BF104/escape", span, number=ord(match.group()))
        if not event.style:
            self._check_plain(event.value, span)
        if event.style == ">" and (place := list_in_folded(self.lines, span)):
            self._stop("BF102/folded-list", place)
        if span.end_line in self.hashes:
            self._warn_lost_comment(event)
        self.last = event
        # Letters and accents composed, so that names that look alike are alike.
        return Scalar(normalize("NFC", event.value), span, quoted=bool(event.style))

    def _check_plain(self, text: str, span: Span) -> None:
        """What looks like a name or a list to the author, and like one text to YAML."""
        if "\xa0" in text and re.match(_NBSP_COLON, text):
            found = re.match(_NBSP_COLON, text)
            edit = TextEdit(was=found.group(), text=found.group()[:-1] + " ") if found else None
            fix = Fix(title="type an ordinary space", edits=(edit,), is_safe=True) if edit else None
            self._stop("BF104/space-after-colon", span, fix)
        if text.startswith("-") and re.match(_DASH_WORD, text):
            self._stop("BF102/no-space-after-dash", span)

    def _mapping(self, event: Any, depth: int, span: Span) -> Map:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Span] = {}
        while not isinstance(inner := next(self.events), yaml.MappingEndEvent):
            key = self._key(self._node(inner, depth + 1))
            is_asked = self.lines[span.line - 1][span.column - 1 :][:2] in ("?", "? ")
            # A longer key cannot be written without the sign.
            if is_asked and not entries and len(key.text) < _LONG_KEY:
                self._stop("BF102/question-mark", span, self._quotes(span))
            value = self._node(next(self.events), depth + 1)
            if key.text in seen:
                first = seen[key.text]
                related = [(first, "first given here")]
                is_first = key.text == entries[0][0].text and _is_entry(self.lines, span)
                what = "BF105/entry" if is_first else "BF105/key"
                self.faults.say(what, key.span, related=related, name=key.text, line=first.line)
            else:
                seen[key.text] = key.span
                entries.append((key, value))
        return Map(tuple(entries), span, self._span(inner) if event.flow_style else None)

    def _key(self, key: Node) -> Scalar:
        if not isinstance(key, Scalar):
            is_variable = "{{" in self.lines[key.span.line - 1]
            fix = self._quotes(key.span) if is_variable else None
            self._stop("BF102/no-name", key.span, fix)
        if key.text == "<<" and not key.quoted:
            self._stop("BF107/merge", key.span)
        return key

    def _alias(self, event: Any, depth: int, span: Span) -> Node:
        """An alias counts as all that it stands for, so that few bytes cannot become many nodes."""
        self.aliases += 1
        known = self.anchors.get(event.anchor)
        self.unused.pop(event.anchor, None)
        if known is None:
            self._stop("BF107/nowhere", span, self._quotes(span), name=event.anchor)
        if self.aliases > MOST_ALIASES:
            self._stop("BF107/many", span, most=MOST_ALIASES)
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
        if not event.style and (found := number_cut_off(rest, self._span(event))):
            self._note([found])
        elif match := _COMMENT.match(rest, column):
            start = match.end() - 1
            span = Span(
                file=self.file,
                line=line + 1,
                column=start,
                end_line=line + 1,
                end_column=len(rest.rstrip()) + 1,
            )
            is_whole = not event.style and event.start_mark.line == line
            whole = rest.rstrip()[event.start_mark.column :] if is_whole else ""
            self.faults.say("BF108", span, fixes=tuple(_comment_or_text(whole, span)))

    def _note(self, found: Iterable[Mistaken]) -> None:
        for one in found:
            self.faults.say(one.what, one.span, fixes=one.fixes)

    def _stop(self, what: str, span: Span, fix: Fix | None = None, **fields: Any) -> NoReturn:
        self.faults.say(what, span, fix=fix, **fields)
        raise _StopReadingError


def _first_word(text: str) -> str:
    return "".join(text.split(maxsplit=1)[:1])


def _mistaken(style: str | None, lines: list[str], span: Span) -> Mistaken | None:
    """What is wrong with a text that the author meant otherwise."""
    if style == '"':
        return path_in_quotes(lines, span)
    is_long = not style and span.line != span.end_line
    return list_in_text(lines, span) if is_long else None


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


def _note_unused(builder: _Builder) -> None:
    """`- &more people` begins with the sign, and YAML takes it for a name, and drops it."""
    for name, known in builder.unused.items():
        if isinstance(known.node, Scalar) and not known.node.quoted:
            fix = builder._quotes(known.span)
            builder.faults.say("BF107/tag", known.span, fix=fix, tag=f"&{name}")


def _is_entry(lines: list[str], span: Span) -> bool:
    """Whether a mapping is an entry of a list, with its dash on the line."""
    return lines[span.line - 1][: span.column - 1].rstrip().endswith("-")
