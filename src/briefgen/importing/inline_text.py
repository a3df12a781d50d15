"""Runs of a paragraph -> a text with our light markup, which says the same when it is read.

What is written is read again by our own parser and compared: letters that could be markup are
escaped only where they would be taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from msgspec import field

from briefgen.importing.imported_talk import ImportedRun, LeftOut
from briefgen.model.diagnostics import NOWHERE, Faults
from briefgen.model.rich_text import Script
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.text.inline_markup import parse_inline
from briefgen.text.link_addresses import is_allowed

_MAY_BE_MARKUP = re.compile(r"[*`\[\]\\<~^]|&[#\w]+;|\{\{")
# Blanks but for the one that keeps a number and its unit together.
_BLANKS = re.compile(r"[^\S\u00a0]+")
_SPECIAL = re.compile(r"[*`\[\]\\<~^]|&(?=[#\w]+;)")
_BEGINS_A_LIST = re.compile(r"[-*•‣▪–] ")
# In an address these would end it, or be read as something else.
_IN_ADDRESS = {" ": "%20", "(": "%28", ")": "%29", "\\": "%5C", "<": "%3C", "{{": "%7B%7B"}
_SIGNS: dict[Script, str] = {"": "", "super": "^", "sub": "~"}


class Markup(Value):
    """How texts are written: `ids` are those of the slides that jumps lead to, by number; nothing
    is marked where it `is_plain`."""

    ids: Mapping[int, str] = field(default_factory=dict)
    is_plain: bool = False


class _Letter(Value, kw_only=True):
    """A character and its look. `script` stands above or below the line."""

    text: str
    link: str = ""
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    script: Script = ""


_LOOKS = ("link", "strong", "emphasis", "code", "script")


def marked(runs: Sequence[ImportedRun], markup: Markup) -> str:
    """The text of one paragraph. Breaks within it are blanks."""
    text = "".join(run.text for run in runs)
    has_look = not markup.is_plain and any(map(_has_look, runs))
    if not has_look and not _MAY_BE_MARKUP.search(text):
        return _BLANKS.sub(" ", text).strip(" ")
    letters = _settled(_letters(runs, markup))
    without_script = [replace(letter, script="") for letter in letters]
    links_alone = [_Letter(text=letter.text, link=letter.link) for letter in letters]
    bare = [_Letter(text=letter.text) for letter in letters]
    for candidate in (letters, without_script, links_alone, bare):
        for is_escaped in (False, True):
            written = _written(candidate, _LOOKS, is_escaped=is_escaped)
            if _reads_as(written, candidate):
                return written
    return _escaped(_text(letters))


def plain(text: str) -> str:
    """A text without any look: nothing in it becomes markup."""
    return marked((ImportedRun(text=text),), Markup())


def as_paragraph(text: str) -> str:
    """A text where lists can stand: what begins with a dash is no list."""
    return f"\\{text}" if _BEGINS_A_LIST.match(text) else text


def lost_links(runs: Sequence[ImportedRun], markup: Markup) -> Iterator[LeftOut]:
    """What is said of links that cannot be published, or that lead nowhere."""
    for link in dict.fromkeys(run.link for run in runs if run.link and not _is_published(run.link)):
        scheme = link.partition(":")[0][:20]
        yield LeftOut(f"the link to {link[:80]}", f"addresses with `{scheme}:` are not published")
    for jump in dict.fromkeys(run.jump for run in runs if run.jump not in {0, *markup.ids}):
        yield LeftOut(f"a link to slide {jump}", "there is no such slide any more")


def _is_published(address: str) -> bool:
    return not address.startswith("#") and is_allowed(address.strip().replace(" ", "%20"))


def _letters(runs: Sequence[ImportedRun], markup: Markup) -> list[_Letter]:
    """Bold and italics count against the paragraph: where all of it is bold, nothing stands out."""
    worded = [run for run in runs if run.text.strip()]
    is_strong = not all(run.bold for run in worded)
    is_emphasised = not all(run.italic for run in worded)
    found: list[_Letter] = []
    for run in runs:
        look = _Letter(text="")
        if not markup.is_plain:
            is_code = run.code and "`" not in run.text
            look = _Letter(
                text="",
                link=_address(run, markup),
                strong=run.bold and is_strong and not is_code,
                emphasis=run.italic and is_emphasised and not is_code,
                code=is_code,
                script=run.script if not is_code else "",
            )
        found.extend(replace(look, text=letter) for letter in run.text)
    return found


def _address(run: ImportedRun, markup: Markup) -> str:
    if run.jump in markup.ids:
        return f"#{markup.ids[run.jump]}"
    if not run.link or not _is_published(run.link):
        return ""
    address = run.link.strip()
    for sign, instead in _IN_ADDRESS.items():
        address = address.replace(sign, instead)
    return address


def _settled(letters: Sequence[_Letter]) -> list[_Letter]:
    """One blank between two words, none at the ends; it has the looks that both words share."""
    found: list[_Letter] = []
    is_parted = False
    for letter in letters:
        if letter.text.isspace() and letter.text != "\u00a0":
            is_parted = bool(found)
            continue
        if is_parted:
            found.append(_between(found[-1], letter))
            is_parted = False
        found.append(letter)
    return found


def _between(before: _Letter, after: _Letter) -> _Letter:
    shared = replace(before, text=" ", script="")
    if before.link != after.link:
        shared = replace(shared, link="")
    return replace(
        shared,
        strong=before.strong and after.strong,
        emphasis=before.emphasis and after.emphasis,
        code=before.code and after.code,
    )


def _has_look(run: ImportedRun) -> bool:
    return bool(run.bold or run.italic or run.code or run.script or run.link or run.jump)


def _text(letters: Sequence[_Letter]) -> str:
    return "".join(letter.text for letter in letters)


def _written(letters: Sequence[_Letter], looks: Sequence[str], *, is_escaped: bool) -> str:
    """The letters with the marks of these looks, the first outermost."""
    if not looks:
        text = _text(letters)
        if letters[0].code:
            return f"`{_shown(text)}`"
        return _escaped(text) if is_escaped else _shown(text)
    outer, *inner = looks
    parts: list[str] = []
    for look, group in groupby(letters, key=attrgetter(outer)):
        text = _written(list(group), inner, is_escaped=is_escaped)
        match outer:
            case "link" if look:
                text = f"[{text}]({look})"
            case "strong" if look:
                text = f"**{text}**"
            case "emphasis" if look:
                text = f"*{text}*"
            case "script":
                text = f"{_SIGNS[look]}{text}{_SIGNS[look]}"
        parts.append(text)
    return "".join(parts)


def _escaped(text: str) -> str:
    return _shown(_SPECIAL.sub(r"\\\g<0>", text))


def _shown(text: str) -> str:
    """Without variables: braces are shown."""
    return text.replace("{{", r"\{{")


def _reads_as(written: str, letters: Sequence[_Letter]) -> bool:
    """Whether our parser reads these letters with these looks, and has nothing to say."""
    faults = Faults()
    read = parse_inline(Scalar(written.replace(r"\{{", "{{"), NOWHERE), faults)
    if any(run.note for run in read.runs) or tuple(faults):
        return False
    found = [
        _Letter(
            text=letter,
            link=run.link,
            strong=run.strong,
            emphasis=run.emphasis,
            code=run.code,
            script=run.script,
        )
        for run in read.runs
        for letter in run.text
    ]
    return found == list(letters)
