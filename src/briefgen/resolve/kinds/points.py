"""Points: a list with up to two lists below each other in it; and what stands in a card or column,
which is points or a text."""

from __future__ import annotations

import re
from typing import Any

from briefgen.model.diagnostics import Faults, diagnose
from briefgen.model.resolved_deck import Point, Points, Text
from briefgen.model.rich_text import Inline
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import NOTHING, UnfitError, holds
from briefgen.read.forms import (
    Located,
    NamedKind,
    by_type,
    entries,
    later,
    one_of_forms,
    text_form,
)
from briefgen.read.short_forms import MappingKeys, alone, for_whom, form, named
from briefgen.read.value_kinds import FLAG
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.line import LINE
from briefgen.resolve.kinds.text import TEXT_OR_LIST
from briefgen.resolve.typed_marks import without_bullets
from briefgen.text.inline_markup import parse_inline

DEEPEST_POINT = 2
# How a sentence ends: the mark of a footnote may stand behind it.
_SENTENCE = r"[.!?…][)\"'’”*\]]*(?:\[\^[\w-]+\])*\s*\Z"
# Some thirty slides: nobody follows more, and they are laid out in a second.
MOST_POINTS = 500


class PointKeys(MappingKeys, kw_only=True):
    """One entry of a list: its `text`, the `points` below it, whether it has a `bullet`, and for
    whom it is (`audience`)."""

    text: Inline = holds(LINE, about="What the point says.")
    points: Located | None = holds(
        later("points", lambda: POINTS), None, about="Points below it, up to two levels."
    )
    bullet: bool = holds(
        FLAG,
        True,
        about="`no`: a line without a bullet or number, which is not counted.",
        is_spoken=False,
    )
    audience: tuple[str, ...] = for_whom()


def check_size(node: Node) -> None:
    """Raises UnfitError for a list that nobody would follow to its end."""
    if _size(node) > MOST_POINTS:
        raise UnfitError(diagnose("BF106/points", most=MOST_POINTS))


def _size(node: Node) -> int:
    """How many entries a list has, with those of the lists in it."""
    match node:
        case Seq(items=items):
            return len(items) + sum(map(_size, items))
        case Map():
            return sum(map(_size, node.values))
    return 0


def bind_points(
    written: Located, binder: Binder, depth: int = 0, *, are_marked: bool = True
) -> Points | None:
    """The points of a list; where they `are_marked`, it has bullets, before which no others are
    typed."""
    if depth > DEEPEST_POINT:
        binder.faults.say("BF111/deep-points", written.span)
        return None
    listed = written.value
    if are_marked:
        listed = without_bullets(listed, binder, is_inner=depth > 0)
    items = tuple(_point(keys, binder, depth) for keys in binder.for_us(listed))
    return Points(items, written.span) if items else None


def _point(keys: PointKeys, binder: Binder, depth: int) -> Point:
    below = bind_points(keys.points, binder, depth + 1) if keys.points else None
    children = below.items if below else ()
    return Point(inline=keys.text, children=children, span=keys.span, bullet=keys.bullet)


def bind_body(found: Located | Text | Points | None, binder: Binder) -> Text | Points | None:
    """What stands below a name."""
    return bind_points(found, binder) if isinstance(found, Located) else found


POINT = form(
    "point",
    PointKeys,
    alone("text"),
    named("text", "points", "BF111/colon-without-points"),
    example="One reader in mind",
)
POINTS: NamedKind = entries("points", POINT, "a list of points", check=check_size)
BODY = one_of_forms("body", "a text or a list of points", POINTS, TEXT_OR_LIST)


def _is_sentence(text: str) -> bool:
    """Whether a text is a paragraph, and not a name or a list of a few words between commas."""
    return "\n" not in text.strip() and re.search(_SENTENCE, text) is not None


def _one_point(node: Node, faults: Faults) -> Any:
    """A paragraph by itself is a list of one point; anything else is none."""
    if not isinstance(node, Scalar) or not _is_sentence(node.text):
        return POINTS.read(node, "points", faults)
    inline = parse_inline(node, faults)
    return (
        Points((Point(inline=inline, span=node.span),), node.span)
        if inline.text.strip()
        else NOTHING
    )


def _bind(found: Located | Points, binder: Binder) -> Points | None:
    return bind_points(found, binder) if isinstance(found, Located) else found


_ONE_POINT = text_form(
    "one-point",
    _one_point,
    by_type({"string": {}}),
    what="a sentence",
    written="a sentence",
    example="A single point.",
    fits=lambda node: isinstance(node, Scalar),
)
# By the type of the value, so that an editor's message is about the point that is wrong.
SLOT = replace(
    one_of_forms("points-or-text", "a list of points", POINTS, _ONE_POINT),
    define=lambda: by_type({"array": POINTS.schema, "string": {}}),
)
KIND = Kind(form=SLOT, bind=_bind)
