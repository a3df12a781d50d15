"""Content -> the YAML that a person would have written for it: no anchors, brackets where they are
short, a blank line between slides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import TypeAlias
from unicodedata import normalize

from briefgen.edit.yaml_spelling import WIDTH, TextPlace, literal, on_one_line, spellings
from briefgen.model.values import Value
from briefgen.read.yaml_source import UNSEEN

_FIGURE = re.compile(r"[-+]?\d[\d., ]*%?")
# The longest text that stands in brackets without being asked for.
_SHORT = 40
# YAML looks no further for the colon behind a key.
_LONGEST_KEY = 1000


class Word(Value):
    """A word (`text`) that means something where it stands, such as `none` for an empty cell: it
    is written without quotes."""

    text: str


class InLines(Value):
    """A `text` that stands in lines of its own behind `|`, however short it is."""

    text: str


class InBrackets(Value):
    """A list or mapping (`content`) that stands in brackets if the line holds it."""

    content: Sequence[YamlContent] | Mapping[str, YamlContent]


class Commented(Value):
    """What is written (`content`), with `lines` of comment above it."""

    content: YamlContent
    lines: tuple[str, ...]


YamlContent: TypeAlias = (
    str
    | Word
    | InLines
    | InBrackets
    | Commented
    | Sequence["YamlContent"]
    | Mapping[str, "YamlContent"]
)


def written_yaml(content: YamlContent) -> str:
    """The text of a file. It is read back as it was given: letters composed (NFC), line breaks at
    the end of a text aside. What cannot be seen is escaped; briefgen does not read that."""
    return normalize("NFC", "\n".join(_lines(content, 0))) + "\n"


def entry_lines(key: str, value: YamlContent, margin: int) -> tuple[str, ...]:
    """The lines of a key with its value, at a margin."""
    return tuple(_entry(key, value, margin))


def item_lines(content: YamlContent, margin: int) -> tuple[str, ...]:
    """The lines of an entry of a list, whose dash stands at a margin."""
    return tuple(_item(_bare(content), margin, may_be_short=True))


def _lines(content: YamlContent, margin: int) -> Iterator[str]:
    """The lines of what stands by itself at a margin."""
    match content:
        case Commented(content=inner):
            yield from _comment(content, margin)
            yield from _lines(inner, margin)
        case InBrackets(content=inner) if inner:
            yield from _lines(inner, margin)
        case Mapping() if content:
            for number, (key, value) in enumerate(content.items()):
                is_parted = not margin and _are_slides(value)
                yield from [""] * (is_parted and number > 0)
                yield from _entry(key, value, margin)
        case Sequence() if content and not isinstance(content, str):
            yield from _items(content, margin)
        case _:
            place = TextPlace(column=margin, margin=margin + 2, outer=margin)
            yield " " * margin + _text(content, place)


def _entry(key: str, value: YamlContent, margin: int) -> Iterator[str]:
    """A key of a mapping with what belongs to it."""
    yield from _comment(value, margin)
    value = _bare(value)
    lead = f"{' ' * margin}{on_one_line(key, in_brackets=False)}:"
    if len(lead) - margin > _LONGEST_KEY:
        yield f"{' ' * margin}? {lead[margin:-1]}"
        lead = f"{' ' * margin}:"
    if line := _in_brackets(value, len(lead) + 1, is_value=True):
        yield f"{lead} {line}"
    elif _parts(value):
        yield lead
        yield from _lines(value, margin + 2)
    else:
        place = TextPlace(column=len(lead) + 1, margin=margin + 2, outer=margin)
        yield f"{lead} {_text(value, place)}"


def _items(items: Sequence[YamlContent], margin: int) -> Iterator[str]:
    """The entries of a list. All rows of a table are written alike; slides have a blank line
    between them."""
    are_slides = margin == 2 and _are_slides(items)
    alike = not are_slides and all(
        len(_parts(item)) < 2 or _in_brackets(_bare(item), margin + 2, is_value=False)
        for item in items
    )
    for number, item in enumerate(items):
        yield from [""] * (are_slides and number > 0)
        yield from _comment(item, margin)
        yield from _item(_bare(item), margin, may_be_short=alike)


def _item(item: YamlContent, margin: int, *, may_be_short: bool) -> Iterator[str]:
    """An entry of a list behind its dash; a comment above its first key stands above the dash."""
    lead = " " * margin + "- "
    if may_be_short and (line := _in_brackets(item, margin + 2, is_value=False)):
        yield lead + line
    elif _parts(item):
        lines = list(_lines(item, margin + 2))
        first = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
        yield from (line[2:] for line in lines[:first])
        yield lead + lines[first][margin + 2 :]
        yield from lines[first + 1 :]
    else:
        yield lead + _text(item, TextPlace(column=margin + 2, margin=margin + 2, outer=margin))


def _comment(content: YamlContent, margin: int) -> Iterator[str]:
    for line in content.lines if isinstance(content, Commented) else ():
        shown = wrap(
            UNSEEN.sub("", line), WIDTH - margin - 2, break_long_words=False, break_on_hyphens=False
        )
        yield from (f"{' ' * margin}# {part}" for part in shown)


def _bare(content: YamlContent) -> YamlContent:
    return content.content if isinstance(content, Commented) else content


def _parts(content: YamlContent) -> tuple[YamlContent, ...]:
    """What is in a list or a mapping; nothing for what is neither."""
    match content:
        case Commented(content=inner) | InBrackets(content=inner):
            return _parts(inner)
        case Mapping():
            return tuple(content.values())
        case Sequence() if not isinstance(content, str):
            return tuple(content)
    return ()


def _are_slides(content: YamlContent) -> bool:
    """Whether it is a list of mappings."""
    is_list = isinstance(_bare(content), Sequence)
    parts = _parts(content) if is_list else ()
    return bool(parts) and all(isinstance(_bare(part), Mapping) for part in parts)


def _text(content: YamlContent, place: TextPlace) -> str:
    match content:
        case str():
            return next(spellings(content, place))
        case InLines(text=text):
            return next(iter((*literal(text, place), *spellings(text, place))))
        case _:
            return in_one_line(content) or ""


def _in_brackets(content: YamlContent, column: int, *, is_value: bool) -> str | None:
    """A list or mapping in brackets, where a person would write it so: the value of a key if it is
    a mapping or has figures only, an entry of a list if it is a row or has several keys."""
    parts = _parts(content)
    line = in_one_line(content) if parts else None
    if line is None or column + len(line) > WIDTH or isinstance(content, InBrackets):
        return line if column + len(line or "") <= WIDTH else None
    texts = [part for part in map(_said, parts) if part is not None and len(part) <= _SHORT]
    if isinstance(content, Mapping):
        is_wanted = is_value or len(parts) > 1
    else:
        is_wanted = not is_value or all(map(_FIGURE.fullmatch, texts))
    return line if is_wanted and len(texts) == len(parts) else None


def _said(content: YamlContent) -> str | None:
    return (
        content.text if isinstance(content, Word) else content if isinstance(content, str) else None
    )


def in_one_line(content: YamlContent) -> str | None:
    """Content in brackets, if it has nothing in it that needs lines."""
    match content:
        case str():
            return None if "\n" in content else on_one_line(content, in_brackets=True)
        case Word(text=text):
            return text
        case InBrackets(content=inner):
            return in_one_line(inner)
        case InLines() | Commented():
            return None
        case Mapping():
            keys = [f"{on_one_line(key, in_brackets=True)}: " for key in content]
            is_map = True
        case _:
            keys, is_map = [""] * len(content), False
    parts = [in_one_line(part) for part in _parts(content)]
    if None in parts:
        return None
    inner_text = ", ".join(key + (part or "") for key, part in zip(keys, parts, strict=True))
    return f"{{{inner_text}}}" if is_map else f"[{inner_text}]"
