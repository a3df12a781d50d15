"""Decks by chance: any text, numbers and structure that the language admits, in every layout.

A deck is drawn as plain data and written as YAML of the flow style: texts in quotes, so that they
come back as they were drawn.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st

from briefgen.model.chart_kinds import CHARTS
from briefgen.model.diagnostics import Faults
from briefgen.model.diagram_kinds import DIAGRAMS
from briefgen.model.resolved_deck import FORMS
from briefgen.model.template import LayoutSpec, SlotSpec, Template
from briefgen.model.text_block import FontKey
from briefgen.read.templates import ASPECTS, read_templates
from briefgen.read.yaml_source import UNSEEN
from briefgen.resolve.kinds.points import POINT
from briefgen.resolve.slot_values import kind_named
from briefgen.support.world import DiskWorld
from briefgen.text.fonts import built_in_fonts
from tests.hostile.strings import NAUGHTY
from tests.pictures import PICTURES

Strategy = st.SearchStrategy[Any]

SOUND_PICTURES = ("small.jpg", "palette.png", "alpha.png", "drawing.svg", "flat.png", "photo.webp")
assert set(SOUND_PICTURES) <= set(PICTURES)
# Signs that mean something to YAML, to our markup, to XML, to PDF or to a spreadsheet.
_SIGNS = "ab *`[]()\\_#{}<>&'\"!|:-=@+%;/~^$.,?\n\t"


class Plain(str):
    """A scalar that is written without quotes."""


def written(value: Any) -> str:
    """The value as YAML in the flow style."""
    match value:
        case Plain():
            return value
        case Mapping():
            inner = ", ".join(f"{written(k)}: {written(v)}" for k, v in value.items())
            return f"{{{inner}}}"
        case list() | tuple():
            return f"[{', '.join(map(written, value))}]"
    return json.dumps(value, ensure_ascii=False)


@cache
def covered() -> str:
    """Characters that the fonts can set, from left to right."""
    from unicodedata import bidirectional, category

    fonts = built_in_fonts()
    faces = [fonts.face(FontKey("Arial", bold=bold)) for bold in (False, True)]
    return "".join(
        sign
        for sign in map(chr, range(0x21, 0x10000))
        if category(sign) not in {"Cs", "Co", "Cn", "Zs", "Zl", "Zp", "Cc", "Cf"}
        and bidirectional(sign) not in {"R", "AL"}
        and not UNSEEN.match(sign)
        and all(face.has(sign) for face in faces)
    )


@cache
def words() -> Strategy:
    letters = st.text("abcdefghijklmnoprstuvwy", min_size=1, max_size=9)
    any_sign = st.text(covered(), min_size=1, max_size=12)
    number = st.integers(-(10**6), 10**6).map(str)
    kinds = (*(letters,) * 12, *(any_sign,) * 5, *(number,) * 4, st.just("W" * 70))
    return st.integers(0, len(kinds) - 1).flatmap(kinds.__getitem__)


@cache
def texts(most: int = 8) -> Strategy:
    """A text of one paragraph; few of them are hostile."""
    spoken = st.lists(words(), min_size=1, max_size=most).map(" ".join)
    marked = st.builds(_marked, spoken, st.sampled_from(_MARKS), spoken)
    odd = st.one_of(st.sampled_from(_settable()), st.text(_SIGNS, min_size=1, max_size=20))
    wild = st.one_of(st.sampled_from(NAUGHTY), st.text(min_size=1, max_size=12))
    kinds = (*(spoken,) * 20, *(marked,) * 5, *(odd,) * 5, wild)
    return st.integers(0, 99).flatmap(lambda n: wild if n == 50 else kinds[n % 30])


def _settable() -> list[str]:
    """Those of the naughty strings that the fonts can set."""
    known = set(covered()) | {" "}
    return [text for text in NAUGHTY if set(text) <= known]


_MARKS = (
    "*{}*",
    "**{}**",
    "`{}`",
    "[{}](https://example.org/a?b=1&c=(2))",
    "[{}](lang:cy)",
    "{}~2~",
    "m^{}^",
    "{}\\",
)


def _marked(text: str, mark: str, after: str) -> str:
    return f"{mark.format(text)} {after}"


@cache
def paragraphs() -> Strategy:
    one = texts(20)
    return st.one_of(one, st.lists(one, min_size=1, max_size=3))


@cache
def points(depth: int = 0) -> Strategy:
    line = texts(14)
    if depth == 2:
        return st.lists(line, min_size=1, max_size=4)
    below = points(depth + 1)
    key = texts(5).map(lambda text: text[:200])
    point = st.one_of(
        line, line, line,
        st.builds(lambda name, inner: {name: inner}, key, below),
        st.builds(lambda text, inner: {"text": text, "points": inner}, line, below),
        _and({"text": line, "bullet": st.just(Plain("no"))}, points=below),
    )  # fmt: skip
    return st.lists(point, min_size=1, max_size=7)


def maybe(**keys: Strategy) -> Strategy:
    """A mapping with some of these keys."""
    return st.fixed_dictionaries({}, optional=keys)


def _and(needed: dict[str, Strategy], **optional: Strategy) -> Strategy:
    return st.fixed_dictionaries(needed, optional=optional)


@cache
def cards(least: int, most: int, *, pictures: bool = False) -> Strategy:
    """`pictures` is whether a card may have one."""
    shown = {"picture": card_pictures()} if pictures else {}
    card = st.one_of(
        st.builds(lambda name, text: {name: text}, texts(4).map(lambda t: t[:200]), paragraphs()),
        texts(12),
        _and({"name": texts(5)}, text=paragraphs(), **shown),
        _and({"name": texts(5), "points": points(1)}, **shown),
    )
    return st.lists(card, min_size=max(1, least), max_size=most or 8)


def card_pictures() -> Strategy:
    share = st.floats(0, 1).map(lambda value: round(value, 3)).map(lambda v: Plain(f"{v:.3f}"))
    return _and(
        {"file": st.sampled_from(SOUND_PICTURES), "alt": texts(6)}, focus=st.tuples(share, share)
    )


def pictures() -> Strategy:
    return _and(
        {"file": st.sampled_from(SOUND_PICTURES), "alt": texts(6)},
        caption=texts(10), credit=texts(6), fit=st.sampled_from(["contain", "cover"]),
    )  # fmt: skip


def _cells(width: int) -> Strategy:
    cell = st.one_of(texts(6), texts(2), st.just(Plain("none")), figures())
    return st.lists(cell, min_size=width, max_size=width)


@st.composite
def tables(draw: Callable[[Strategy], Any]) -> dict[str, Any]:
    width = draw(st.integers(1, 6))
    rows = st.lists(_cells(width), min_size=1, max_size=8)
    names = st.lists(texts(3), min_size=width, max_size=width)
    body = _and({"rows": rows})
    if draw(st.booleans()):
        body = _and(
            {"groups": st.lists(_and({"rows": rows}, name=texts(3)), min_size=1, max_size=3)}
        )
    rest = maybe(total=_cells(width), caption=texts(8), notes=paragraphs())
    return {"columns": draw(names), **draw(body), **draw(rest)}


@st.composite
def comparisons(draw: Callable[[Strategy], Any]) -> dict[str, Any]:
    name = st.text("ABCDEFghijklmno'&<", min_size=1, max_size=12)
    names = draw(st.lists(name, min_size=2, max_size=6, unique=True))
    subjects = [
        draw(st.one_of(st.just(name), _and({"name": st.just(name)}, when=texts(2))))
        for name in names
    ]  # fmt: skip
    value = st.one_of(texts(8), points(2), st.just(Plain("none")))
    values = st.fixed_dictionaries(dict.fromkeys(names, value))
    aspects = st.lists(_and({"name": texts(3), "values": values}), min_size=1, max_size=6)
    return {
        "subjects": subjects,
        "aspects": draw(aspects),
        **draw(maybe(**{"as": st.sampled_from(FORMS)})),
    }


@cache
def figures() -> Strategy:
    """Numbers as they may be typed."""
    whole = st.integers(-(10**15) + 1, 10**15 - 1).map(str)
    small = st.integers(-100, 100).map(str)
    fraction = st.decimals(-1000, 1000, places=3, allow_nan=False).map(str)
    odd = st.sampled_from(["-0", "0.000000000001", ".5", "5.", "+3", "999999999999999", "0012"])
    return st.one_of(small, small, whole, fraction, odd).map(Plain)


@st.composite
def charts(draw: Callable[[Strategy], Any]) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(CHARTS)))
    is_pie = kind == "pie"
    count = draw(st.integers(2, 6) if is_pie else st.integers(1, 24))
    stacked = draw(st.sampled_from(["no", "yes", "percent"])) if kind in {"bar", "column"} else "no"
    value = figures()
    if is_pie or stacked == "percent":
        value = st.integers(1, 10**6).map(lambda n: Plain(str(n / 100)))
    elif not is_pie:
        value = st.one_of(value, value, value, st.just(Plain("none")))
    names = st.one_of(texts(3), st.integers(1990, 2030).map(lambda year: Plain(str(year))))
    values = st.lists(value, min_size=count, max_size=count)
    series = st.lists(
        _and({"name": texts(3), "values": values}), min_size=1, max_size=1 if is_pie else 6
    )
    data = {
        "categories": draw(st.lists(names, min_size=count, max_size=count)),
        "series": draw(series),
    }
    rest = maybe(
        unit=texts(2), source=texts(6), labels=st.booleans().map(lambda b: Plain(str(b).lower()))
    )
    return {
        "kind": kind,
        "stacked": Plain(stacked),
        "data": data,
        "alt": draw(texts(8)),
        **draw(rest),
    }


@st.composite
def diagrams(draw: Callable[[Strategy], Any]) -> dict[str, Any]:
    name = draw(st.sampled_from(sorted(DIAGRAMS)))
    kind = DIAGRAMS[name]
    found = {"kind": name, "parts": draw(cards(kind.least, kind.most))}
    if kind.centre == "needed" or (kind.centre == "possible" and draw(st.booleans())):
        found["centre"] = draw(texts(3))
    return found


ADDRESSES = (
    "https://example.org", "http://example.org/a?b=c&d=%20e#f", "mailto:a@example.org",
    "tel:+44-20-7946-0000", "https://example.org/" + "a" * 300, "https://example.org/(a)'\"<b>",
)  # fmt: skip


def _column() -> Strategy:
    return st.one_of(
        texts(10), points(1), _and({"name": texts(3), "points": points(1)}),
        _and({"name": texts(3), "text": paragraphs()}),
    )  # fmt: skip


def _by_kind(slot: SlotSpec) -> Strategy:
    least, most = slot.least, slot.most
    flag = st.booleans().map(lambda b: Plain(str(b).lower()))
    match slot.kind:
        case "line":
            return texts(6)
        case "text":
            return paragraphs()
        case "points":
            return points()
        case "column":
            return _column()
        case "cards":
            return cards(least, most, pictures=True)
        case "numbers":
            number = _and({"value": texts(1), "label": texts(5)}, source=texts(5))
            return st.lists(number, min_size=least, max_size=most)
        case "quote":
            return st.one_of(paragraphs(), _and({"text": paragraphs()}, by=texts(4), role=texts(6)))
        case "code":
            line = st.one_of(st.just(""), texts(12))
            return st.lists(line, min_size=1, max_size=30).map("\n".join)
        case "table":
            return tables()
        case "comparison":
            return comparisons()
        case "diagram":
            return diagrams()
        case "timeline":
            phase = _and({"when": texts(2), "name": texts(4)}, text=paragraphs())
            return st.lists(phase, min_size=least, max_size=most)
        case "chart":
            return charts()
        case "picture":
            return pictures()
        case "pictures":
            return st.lists(pictures(), min_size=2, max_size=4)
        case "numbered":
            return st.one_of(points(1), _and({"points": points(1)}, start=st.integers(1, 300)))
        case "link":
            return _and({"to": st.sampled_from(ADDRESSES), "label": texts(6)}, qr=flag)
    if POINT in kind_named(slot.kind).form.inner():
        return points(1)
    raise AssertionError(f"a kind of slot that is not tried: {slot.kind}")


def _slide(spec: LayoutSpec) -> Strategy:
    slots = [slot for slot in spec.slots if not slot.of]
    needed = {s.name: _by_kind(s) for s in slots if s.required and not s.default}
    # A title that is set large has room for few words.
    needed["title"] = texts(5)
    optional = {s.name: _by_kind(s) for s in slots if s.name not in needed}
    flag = st.booleans().map(lambda b: Plain(str(b).lower()))
    common = maybe(
        notes=paragraph_text(), reading=paragraph_text(), sources=texts(6), hidden=flag,
        minutes=st.integers(0, 99), private=texts(4), marking=st.just("OFFICIAL-SENSITIVE"),
        footnotes=texts(6),
    )  # fmt: skip
    if forms := sorted(template().form_names(spec.name)):
        common = st.builds(
            lambda keys, form: {**keys, **form}, common, maybe(form=st.sampled_from(forms))
        )
    return st.builds(
        lambda slots, keys: {"layout": spec.name, **slots, **keys, **_noted(slots, keys)},
        st.fixed_dictionaries(needed, optional=optional), common,
    )  # fmt: skip


def _noted(slots: Mapping[str, Any], keys: Mapping[str, Any]) -> dict[str, Any]:
    """The title of a slide with a footnote bears its mark."""
    if "footnotes" not in keys:
        return {}
    return {"title": f"{slots['title']}[^1]", "footnotes": {"1": keys["footnotes"]}}


def paragraph_text() -> Strategy:
    return st.lists(texts(20), min_size=1, max_size=4).map("\n\n".join)


@cache
def template(aspect: str = "16:9") -> Template:
    with TemporaryDirectory() as folder:
        return read_templates(DiskWorld(Path(folder)), Faults())["seminar", aspect]


@cache
def slides() -> Strategy:
    specs = [spec for name, spec in template().offered.items() if name != "section"]
    section = _and({"section": texts(4)}, text=texts(10), notes=paragraph_text())
    return st.one_of(*map(_slide, specs), section)


def _with_section(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """An agenda needs a section, and a deck a slide that is shown."""
    return [{"section": "Part 1"}, *entries, {"layout": "statement", "title": "The end"}]


@cache
def decks(most: int = 4) -> Strategy:
    """A deck as plain data."""
    return st.fixed_dictionaries(
        {
            "title": texts(5),
            "aspect": st.sampled_from(sorted(ASPECTS)),
            "template": st.sampled_from(["seminar", "strategy-unit"]),
            "slides": st.lists(slides(), min_size=1, max_size=most).map(_with_section),
        },
        optional={
            "subtitle": texts(8),
            "language": st.sampled_from(["en-GB", "cy", "fr-CA", "de", "pl", "zh-Hans", "tr"]),
            "marking": st.sampled_from(["OFFICIAL", "Draft - not policy"]),
        },
    )
