"""The text of a Markdown file -> the words that it says, counted without the reader of slides.

Nothing is parsed here: what only says how a text is to look is taken away, line by line, and what
is left is counted. The file has one count, as its slides are the reader's affair.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator

from briefgen.importing.word_ledger import WHOLE_FILE, words_of

_EMBEDDED = re.compile(r"data:image/[\w.+-]+;base64,[\w+/=%]+")
_HEAD = re.compile(r"\A\s*---[ \t]*\n(\S.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_SAID = re.compile(r"(?:title|subtitle|authors?|institute|date|header|footer)[ \t]*:(.*)")
_NAMED = re.compile(
    r"\s+-\s+([^:]+)$|\s+-?\s*(?:name|text)\s*:(.*)|\s+([^\s:-][^:]*)$|-\s+([^:]+)$"
)
_KEYS = re.compile(r"^---[ \t]*\n((?:[\w-]+[ \t]*:.*\n(?:[ \t-].*\n)*?)+)---[ \t]*$", re.MULTILINE)
_SOURCE = re.compile(r"^src[ \t]*:[ \t]*[\"']?(?:\./)?([^\s\"'#]+)", re.MULTILINE)
_FENCE = re.compile(r"[\s>]*(?:[-*+] +|\d+[.)] +)?(`{3,}|~{3,})(?!.*`)(.*)")
_OPTION = re.compile(r"(?:#|//|%%|--)\|")
_CODE_SPAN = re.compile(r"(`+)(?!`)(.*?)(?<!`)\1(?!`)")
_FORMULA = re.compile(r"(\${2})(.+?)\${2}|(?<!\$)\$(?!\s)([^$\n]+?)(?<!\s)\$(?!\d)", re.DOTALL)
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_DIRECTIVE = re.compile(
    r"\s*(?:[_$]?(?:class|paginate|theme|size|style|math|color|headingDivider|transition|lang"
    r"|background\w*)\s*:|fit\s*\Z)"
)
_REVEAL = re.compile(r"\s*\.(?:element|slide)\b")
_EDGE = re.compile(r"\s*_?(?:header|footer)\s*:(.*)")
_UNREAD = re.compile(r"<(style|script)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
# What is taken away, in this order, and what stays in its place.
_LOOKS = [
    (re.compile(pattern, re.IGNORECASE), stays)
    for pattern, stays in (
        (r"^\s*(?:speaker )?notes?:\s*$|^\s*\. \. \.\s*$", ""),
        (r"^[>*_ ]*(?:speaker|presenter)(?:[’']s)? notes?[*_]*:[*_]*", ""),
        (r"^\s*>\s?\[!\w+\][+-]?", ""),
        (r"!\[\[[^\[\]|]+\.(?:png|jpe?g|gif|svg|webp|bmp)(?:\|[^\[\]]*)?\]\]", ""),
        (r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1"),
        (r"^\s*:{3,}\s*\{(?:.*?title=\"([^\"]*)\")?.*$", r"\1"),
        (r"^\s*:{3,}\s*[\w-]*(?:\s+[\w-]+=\S+)*", ""),
        (r"^\s*::[\w-]+::\s*$", ""),
        (r"^ {0,3}\[\^[^\]]+\]:", ""),
        (r"^ {0,3}\[[^\]]+\]:\s*\S.*$", ""),
        (r"^(?:\s*>)*\s*(?:[-*+]|\d{1,9}[.)])\s+", ""),
        (r"(?<!!)\[\^[^\]\s]{1,100}\]", ""),
        (r"<img\b[^>]*?\balt=\"([^\"]*)\"[^>]*>", r" \1 "),
        (r"<((?:https?:|mailto:)[^>\s]*)>", r" \1 "),
        (
            r"</?(?:br|hr|p|div|[uod]l|li|d[td]|table|caption|t[dhr]|h\d|details|summary|section"
            r"|article|aside|header|footer|figure|figcaption|blockquote|center|pre)\b[^>]*>",
            " ",
        ),
        (r"</?[a-z][^<>]*>", ""),
        (r"\]\((?:[^()\n]|\([^()\n]*\))*\)", " "),
        (r"\]\[[^\]]*\]", " "),
        (r"\{ ?(?:[#.:]\w|[\w-]+=)[^{}]*\}", ""),
        (r"\^\[", " "),
        (r"\\(?=[^\w\s])|~~", ""),
        (r"(\*{1,3})(?=\S)(.{1,500}?)(?<=\S)\1", r"\2"),
        (r"(\*{1,3})(?=\S)(.{1,500}?)(?<=\S)\1", r"\2"),
        (r"(?<=\S)\^([^\s^\[\]]+)\^|(?<=\S)~([^\s~]+)~", r"\1\2"),
    )
]
_MARP_WORDS = re.compile(
    r"\b(?:bg|fit|cover|contain|auto|vertical|(?:left|right)(?::\d+%)?|(?:w|h|width|height):\w+"
    r"|blur|brightness|contrast|grayscale|invert|opacity|saturate|sepia|\d+%)(?=[\s:\]])(?::\S+)?"
)
ReadFile = Callable[[str], bytes | None]


def markdown_words(text: str, read_file: ReadFile) -> dict[int, Counter[str]]:
    """The words of the file, and of those that it includes."""
    return {WHOLE_FILE: _counted(text, read_file)}


def _counted(text: str, read_file: ReadFile) -> Counter[str]:
    text = _EMBEDDED.sub("", text).replace("\r\n", "\n")
    head = _HEAD.match(text)
    keys = head[1] if head else ""
    body = text[head.end() :] if head else text
    found: Counter[str] = sum(map(words_of, _head_texts(keys)), Counter())
    is_marp = bool(re.search(r"^(?:marp|paginate|headingDivider)\s*:", keys, re.MULTILINE))
    for part in _KEYS.finditer(body):
        for path in _SOURCE.findall(part[1]):
            data = None if ".." in path or path.startswith("/") else read_file(path)
            found += _counted((data or b"").decode("utf-8", "replace"), read_file)
    for line in _lines(_KEYS.sub("---", body), is_marp=is_marp):
        found += words_of(line)
    return found


def _head_texts(keys: str) -> Iterator[str]:
    """What the keys at the head say to the audience."""
    is_said = False
    for line in keys.split("\n"):
        if line[:1].strip(" -\t"):
            said = _SAID.match(line)
            is_said = bool(said)
            yield said[1].strip(" |>[]") if said else ""
        elif is_said and (named := _NAMED.match(line)):
            yield next(part for part in named.groups() if part is not None)


def _lines(text: str, *, is_marp: bool) -> Iterator[str]:
    """The lines of a text without what only says how they are to look."""
    fence = ""
    plain: list[str] = []
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not found[2].strip():
                fence = ""
            elif not _OPTION.match(line):
                yield line
        elif found and not _inside_comment(plain):
            yield from _plain_lines("\n".join(plain), is_marp=is_marp)
            fence, plain = found[1], []
        else:
            plain.append(line)
    yield from _plain_lines("\n".join(plain), is_marp=is_marp)


def _inside_comment(lines: list[str]) -> bool:
    before = "\n".join(lines[-200:])
    return before.rfind("<!--") > before.rfind("-->")


def _plain_lines(text: str, *, is_marp: bool) -> Iterator[str]:
    codes: list[str] = []

    def set_aside(found: re.Match[str]) -> str:
        codes.append(next(part for part in found.groups()[1:] if part is not None))
        return f"\ue000{len(codes) - 1}\ue001"

    text = "\n".join(_CODE_SPAN.sub(set_aside, line) for line in text.split("\n"))
    text = _FORMULA.sub(set_aside, text)
    for comment in _COMMENT.findall(text):
        if not (is_marp and _DIRECTIVE.match(comment)) and not _REVEAL.match(comment):
            yield from (_plain(line, codes, is_marp=False) for line in comment.split("\n"))
        yield from (edge[1] for edge in map(_EDGE.match, comment.split("\n")) if edge)
    text = _UNREAD.sub("", _COMMENT.sub("", text))
    yield from (_plain(line, codes, is_marp=is_marp) for line in text.split("\n") if line.strip())


def _plain(line: str, codes: list[str], *, is_marp: bool) -> str:
    if is_marp:
        line = re.sub(r"!\[[^\]]*\]", lambda alt: _MARP_WORDS.sub("", alt[0]), line)
    for look, stays in _LOOKS:
        line = look.sub(stays, line)
    line = re.sub("\ue000(\\d+)\ue001", lambda found: codes[int(found[1])], line)
    return html.unescape(line)
