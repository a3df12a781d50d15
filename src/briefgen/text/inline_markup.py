"""A text as typed -> runs. Plain text with light inline markup, and nothing that is HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Any

from briefgen.model.diagnostics import Diagnostic, Faults, Span
from briefgen.model.font_families import CODE_FAMILY
from briefgen.model.resolved_deck import Point, Points, Prose
from briefgen.model.rich_text import Inline, Run, Script, has_items, on_one_line
from briefgen.model.typography import BULLETS
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.support.memo import memo
from briefgen.text.link_addresses import is_allowed, refused_link
from briefgen.text.unread_markup import unread_markup

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_MARKUP = re.compile(
    r"[*`\[\]\\<~^]|&[#\w]|(?<!\w)_(?=\S)|==|\+\+|^[#>|]|(?<!\w):[a-z]|\{[.#%\w]|%[^\W\d]|\$|\"\"|''"
)
# As programs on Windows and old Macs write it, and what Unicode holds to be one.
_ANY_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Programs for code have a place for tabs at every fourth letter.
_TAB = 4
_LANGUAGE = re.compile(r"lang:([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$")
_ITEM = re.compile(rf"^( *)[-*{BULLETS}] +(.*)$")
# The beginning of a path to a shared folder keeps both backslashes.
_SHARED_FOLDER = r"(?<![^\s\"'(\[])\\\\(?=[\w.-]+\\\w)"
# Between two figures a star multiplies.
_TIMES = re.compile(r"(?<=\d)\*(?=\d)")
# Lists have two sub-levels at most; what is set further in stays on the last.
_DEEPEST = 2
_NUMBERED = re.compile(r"^ *\d+[.)] +\S")
_OTHER_SIGN = re.compile("^ *([+\u00b7\u2013\u2014\u2192]) +(?=[^\\W\\d])")
_COUNTED = re.compile(r"^ *(\(?)(\d{1,3}|[a-z])([.)]) +\S")
_LINE_END = re.compile(r" +\n *")
# What a line's end means where no backslash comes before it.
_SOFT_BREAK = re.compile(r" *\n *")
# Pandoc's rule: no blank inside. What it stands behind is judged apart.
_SCRIPT = re.compile(r"([~^])((?:[^\s~^\\`\[\]]|\\[^\w\s])+)\1(?!\1)")
_SCRIPTS: dict[str, Script] = {"~": "sub", "^": "super"}
_FOOTNOTE = re.compile(r"\[\^([\w-]{1,40})\](?!\()")
# A mark may be raised behind what ends a word or a sentence: 31%^1^, "so."^2^
_BEHIND = {"~": frozenset(")]}"), "^": frozenset(")]}%.,;:!?\"'\u2019\u201d\u00bb\u00b0")}
_LONGEST_WORD = 200
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def parse_inline(scalar: Scalar, faults: Faults, soft_break: str = " ") -> Inline:
    """One paragraph: a newline is a space, or what it is to be; a blank line too. There is no room
    for a list."""
    if has_items(scalar.text):
        faults.say("BF111/list-in-line", scalar.span)
    text = _BLANK_LINES.sub(soft_break, _clean(scalar.text).strip())
    return _parse(text, scalar, faults, soft_break)


def parse_paragraphs(scalar: Scalar, faults: Faults, soft_break: str = " ") -> tuple[Inline, ...]:
    """Paragraphs: a blank line begins a new one."""
    parts = (part.strip() for part in _BLANK_LINES.split(_clean(scalar.text)))
    return tuple(_parse(part, scalar, faults, soft_break) for part in parts if part)


def as_typed(text: str, span: Span, language: str = "", *, with_lines: bool = False) -> Inline:
    """A name on one line, or a cell `with_lines`, in which nothing is markup."""
    plain = _clean(text)
    shown = plain if with_lines else on_one_line(plain.split("\n"))
    run = Run(text=shown, language=language)
    return Inline((run,) if run.text else (), span)


def parse_lines(scalar: Scalar, faults: Faults) -> tuple[Inline, ...]:
    """Paragraphs of lines: a newline begins a new line, a blank line a new paragraph. Those without
    a letter that is shown are left out."""
    found = parse_paragraphs(scalar, faults, "\n")
    return tuple(inline for inline in found if inline.text.strip())


def parse_code(scalar: Scalar) -> tuple[Inline, ...]:
    """Lines as they are typed, with their blanks; nothing in them is markup. Blank lines before and
    after them are left out; a tab leads to the next fourth place."""
    text = _ANY_LINE_END.sub("\n", scalar.text).expandtabs(_TAB)
    lines = _clean("\n".join(line.rstrip() for line in text.split("\n"))).strip("\n").split("\n")
    runs = (Run(text=line, code=True, language=scalar.language) for line in lines)
    return tuple(Inline((run,) if run.text else (), scalar.span) for run in runs)


def parse_prose(scalar: Scalar, faults: Faults, soft_break: str = " ") -> Prose:
    """Paragraphs and lists (lines that begin with a dash) in the order written.

    A dash further to the right begins a list inside the item above. A line after a list item goes
    on with it. A numbered line is a paragraph that keeps its number.
    """
    span = scalar.span
    blocks: list[Inline | Points] = []
    for part in _BLANK_LINES.split(_clean(scalar.text).strip("\n")):
        for is_item, lines in groupby(_prose_lines(part), key=lambda line: line.indent >= 0):
            items = [
                (line.indent, _parse(line.text.strip(), scalar, faults, soft_break))
                for line in lines
            ]
            if is_item:
                blocks.append(Points(_nested(items, span), span))
            else:
                blocks.extend(inline for _, inline in items)
    return Prose(tuple(blocks), span)


def _nested(items: list[tuple[int, Inline]], span: Span, depth: int = 0) -> tuple[Point, ...]:
    """Items with those below them that stand further to the right, down to the deepest level."""
    found: list[Point] = []
    rest = items
    while rest:
        indent, inline = rest[0]
        inner = list(takewhile(partial(_is_inside, indent), rest[1:]))
        rest = rest[1 + len(inner) :]
        below = _nested(inner, span, depth + 1)
        is_deepest = depth >= _DEEPEST
        children = () if is_deepest else below
        found.append(Point(inline=inline, children=children, span=span))
        found.extend(below if is_deepest else ())
    return tuple(found)


def _is_inside(indent: int, item: tuple[int, Inline]) -> bool:
    return item[0] > indent


class _ProseLine(Value):
    """A paragraph, or an item of a list: `indent` is where its dash stands, -1 for a paragraph."""

    indent: int
    text: str


def _prose_lines(part: str) -> list[_ProseLine]:
    """The items and paragraphs of lines without a blank one between.

    A number begins a line of its own where a list is under way, or where lines count from one on;
    not elsewhere, because a sentence may be wrapped before "2008."
    """
    found: list[_ProseLine] = []
    in_list, written = True, _with_dashes(part.split("\n"))
    counted = _counted(written)
    for place, line in enumerate(written):
        if item := _ITEM.match(line):
            found.append(_ProseLine(len(item.group(1)), item.group(2)))
            in_list = True
        elif place in counted or (in_list and _NUMBERED.match(line)):
            found.append(_ProseLine(-1, line))
        elif found:
            found[-1] = replace(found[-1], text=f"{found[-1].text}\n{line}")
        else:
            found.append(_ProseLine(-1, line))
            in_list = False
    return [line for line in found if line.text.strip()]


def _with_dashes(lines: list[str]) -> list[str]:
    """The lines with dashes before items that begin with another sign, where two or more do, down
    to the last line; below bullets they are one level deeper. A single line may be a sentence that
    is wrapped before a dash."""
    signs = [found[1] if (found := _OTHER_SIGN.match(line)) else "" for line in lines]
    is_item = [bool(sign or _ITEM.match(line)) for sign, line in zip(signs, lines, strict=True)]
    first = next((place for place, is_one in enumerate(is_item) if is_one), len(lines))
    others = [sign for sign in signs if sign]
    if len(others) < 2 or len({*others}) > 1 or not all(is_item[first:]):
        return lines
    deeper = "- " if signs[first] else "  - "
    return [
        f"{deeper}{line.strip()[1:].lstrip()}" if sign else line
        for line, sign in zip(lines, signs, strict=True)
    ]


def _counted(lines: list[str]) -> set[int]:
    """The places of lines that count: 1. 2. 3., or a) b) c), or (a) (b)."""
    places: dict[tuple[str, str, bool], list[int]] = {}
    for place, line in enumerate(lines):
        if found := _COUNTED.match(line):
            number = int(found[2]) if found[2].isdecimal() else ord(found[2]) - ord("a") + 1
            known = places.setdefault((found[1], found[3], found[2].isdecimal()), [])
            known.extend([place] if number == len(known) + 1 else [])
    return {place for known in places.values() if len(known) > 1 for place in known}


def _clean(text: str) -> str:
    """Letters and accents composed, as fonts have them; one kind of line end; tabs are spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _ANY_LINE_END.sub("\n", text).replace("\t", " ")


def _parse(text: str, scalar: Scalar, faults: Faults, soft_break: str = " ") -> Inline:
    """Spaces at a line's end mean nothing, as they cannot be seen. A line's end is a space, or
    what it is to be."""
    text, span, language = _LINE_END.sub("\n", text), scalar.span, scalar.language
    if "\\\\" in text:
        text = re.sub(_SHARED_FOLDER, r"\\\\\\\\", text)
    if "*" in text:
        text = _TIMES.sub(r"\\*", text)
    if not _MARKUP.search(text):
        text = _SOFT_BREAK.sub(soft_break, text)
        return Inline((Run(text=text, language=language),) if text else (), span)
    runs, noted = _marked(text, soft_break)
    faults.note(replace(fault, span=span) for fault in noted)
    if language:
        runs = tuple(run if run.language else replace(run, language=language) for run in runs)
    return Inline(runs, span)


@memo(20_000)
def _marked(text: str, soft_break: str) -> tuple[tuple[Run, ...], tuple[Diagnostic, ...]]:
    """The runs of a text with markup, and what is wrong with it wherever it stands. Kept: of the
    texts of a deck that is compiled again most are the same, and parsing is half of resolving."""
    faults = Faults()
    tokens = _parser().parseInline(text)[0].children or []
    runs = tuple(_merged(_runs(tokens, faults, soft_break)))
    faults.note(unread_markup(runs, text))
    return runs, tuple(faults)


@memo(1)
def _parser() -> Any:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"html": False, "linkify": False})
    parser.enable(["emphasis", "link", "backticks", "escape", "newline"])
    parser.inline.ruler.before("escape", "script", _read_script)
    parser.inline.ruler.before("link", "footnote", _read_footnote)
    # Every address becomes a link token, so that we judge it and can say what is wrong with it.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _read_script(state: StateInline, silent: bool) -> bool:
    """`CO~2~` and `m^2^`: what is set below or above the line, directly behind a letter, a number
    or a closing bracket (above it behind a full stop and the like too), and not in an address."""
    found = _SCRIPT.match(state.src, state.pos, state.posMax)
    before = state.src[max(0, state.pos - _LONGEST_WORD) : state.pos]
    if found is None or not _may_have_script(before, found[1]):
        return False
    if not silent:
        end, state.posMax = state.posMax, found.end(2)
        state.push("script_open", "", 1).meta = {"script": _SCRIPTS[found[1]]}
        state.pos = found.start(2)
        state.md.inline.tokenize(state)
        state.push("script_close", "", -1).meta = {"script": ""}
        state.posMax = end
    state.pos = found.end()
    return True


def _read_footnote(state: StateInline, silent: bool) -> bool:
    """`[^1]`: the mark of a footnote, whose text its slide has."""
    found = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("footnote", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _may_have_script(before: str, sign: str) -> bool:
    """Whether a text ends in what may have a script; other marks may stand between."""
    word = re.split(r"\s", before)[-1]
    last = word.rstrip("*`~^")[-1:]
    is_behind = (last.isalnum() or last in _BEHIND[sign]) and not word.endswith(sign)
    return is_behind and "://" not in word


def _runs(tokens: list[Any], faults: Faults, soft_break: str) -> Iterator[Run]:
    style = Run(text="")
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                yield replace(style, text=token.content)
            case "code_inline":
                yield replace(style, text=token.content, code=True, family=CODE_FAMILY)
            case "footnote":
                mark = Run(text=token.content, script="super", note=token.content)
                yield replace(mark, strong=style.strong, language=style.language)
            case "softbreak":
                yield replace(style, text=soft_break)
            case "hardbreak":
                yield replace(style, text="\n")
            case _ if token.markup.startswith("_"):
                yield replace(style, text=token.markup)
            case "strong_open" | "strong_close":
                style = replace(style, strong=token.nesting > 0)
            case "em_open" | "em_close":
                style = replace(style, emphasis=token.nesting > 0)
            case "script_open" | "script_close":
                style = replace(style, script=token.meta["script"])
            case "link_open":
                style = _linked(style, str(token.attrGet("href") or ""), faults)
            case "link_close":
                style = replace(style, link="", language="")


def _linked(style: Run, address: str, faults: Faults) -> Run:
    if match := _LANGUAGE.match(address):
        return replace(style, language=match.group(1))
    if is_allowed(address):
        return replace(style, link=address.strip())
    faults.note((refused_link(address),))
    return style


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours with the same properties become one run."""
    last: Run | None = None
    for run in runs:
        if last is not None and replace(last, text=run.text) == run:
            last = replace(last, text=last.text + run.text)
        else:
            if last is not None and last.text:
                yield last
            last = run
    if last is not None and last.text:
        yield last
