"""Picture: the file opened and checked, its words, and how it is cut."""

from __future__ import annotations

import re
from typing import Literal, get_args

from briefgen.model.diagnostics import diagnose
from briefgen.model.pictures import Original, PictureFit
from briefgen.model.resolved_deck import Picture
from briefgen.model.rich_text import Inline
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Node, Scalar, Seq
from briefgen.read.decode import NOTHING, UnfitError, holds, leaf
from briefgen.read.forms import NamedKind
from briefgen.read.short_forms import MappingKeys, form
from briefgen.read.value_kinds import FLAG, WORDS, choice
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.line import LINE, scalar_of
from briefgen.text.words import say, words_language

# Stands for an alternative that nobody has written yet.
_ASK = "ask"
_CENTRE = (0.5, 0.5)
_SHARE = r"0|1|0?\.\d{1,6}|[01]\.0*"
_FILE_NAME = r"(?i).*\.(?:jpe?g|jpe|png|gif|webp|avif|tiff?|bmp|svgz?)"
_SAYS_NOTHING = (
    r"(?i)(?:an? |the )?(?:image|picture|photo|photograph|graphic|figure|illustration|logo|icon|"
    r"diagram|(?:(?:bar|column|line|pie) )?(?:chart|graph))"
    r"[\s\d.]*|(?:img|dsc|dscn|pic|screenshot)[-_ ]?\d*"
)


def _focus(node: Node) -> tuple[float, float]:
    """The point that stays in the middle, as shares of width and height from the top left."""
    items = node.items if isinstance(node, Seq) else ()
    texts = [item.text for item in items if isinstance(item, Scalar)]
    shares = [float(text) for text in texts if re.fullmatch(_SHARE, text)]
    if len(shares) == len(items) == 2:
        return (shares[0], shares[1])
    raise UnfitError(diagnose("BF113/focus"))


def _alt(node: Node) -> Scalar:
    """On one line; markup is not read aloud."""
    words = " ".join(scalar_of(node).text.split())
    return replace(scalar_of(node), text=words) if words else NOTHING


_SHARES = {"type": ["number", "string"], "minimum": 0, "maximum": 1}
_FOCUS = leaf(_focus, {"type": "array", "items": _SHARES, "minItems": 2, "maxItems": 2})
ALT = leaf(_alt, LINE.schema)
_FIT = choice(
    *get_args(PictureFit),
    unknown="BF113/picture-fit",
    is_explained=True,
)


class ShownKeys(MappingKeys, kw_only=True):
    """What every picture has: its `file`; what it shows (`alt`), or that it is `decorative`; and
    the `focus`, the point that is kept where it is cut."""

    file: Scalar = holds(
        WORDS,
        about="A file of assets/images, such as `hills.jpg`.",
        is_spoken=False,
    )
    alt: Scalar | None = holds(
        ALT,
        None,
        about="What it shows, in a sentence; `ask` where nobody has said yet; `decorative: true` if"
        " it says nothing.",
    )
    decorative: bool = holds(
        FLAG, False, about="`true`: it says nothing, and is not read aloud.", is_spoken=False
    )
    focus: tuple[float, float] = holds(
        _FOCUS,
        _CENTRE,
        about="The point to keep where it is cut, such as `[0.5, 0.3]`.",
        is_spoken=False,
    )


class PictureKeys(ShownKeys, kw_only=True):
    """A picture by itself has words below it besides, a `caption` and a `credit`, and says how it
    fills its place (`fit`)."""

    caption: Inline | None = holds(LINE, None, about="A line below the picture.")
    credit: Inline | None = holds(LINE, None, about="Whose picture it is.")
    fit: PictureFit | Literal[""] = holds(
        _FIT,
        "",
        about="`contain`: all of it is shown; `cover`: it fills its place and is cut.",
        is_spoken=False,
    )


def _picture(name: str, model: type[ShownKeys]) -> NamedKind:
    return form(
        name,
        model,
        what="a picture",
        example="{file: hills.jpg, alt: What the picture shows}",
        only_one=("alt", "decorative"),
        some_of=("alt", "decorative"),
    )


def bind_shown(keys: ShownKeys, binder: Binder) -> Picture | None:
    """The picture, without words below it."""
    original = binder.pictures(keys.file.text)
    alt, tag = _alternative(keys.alt, binder) if keys.alt else ("", "")
    if not isinstance(original, Original):
        binder.faults.note((replace(original, span=keys.file.span),))
        return None
    return Picture(
        original=original, alt=alt, alt_language=tag, focus=keys.focus, span=keys.file.span
    )


def _alternative(alt: Scalar, binder: Binder) -> tuple[str, str]:
    """What is read aloud, and in what language where that is not the deck's."""
    if alt.text == _ASK:
        binder.faults.say("BF503", alt.span)
        return say("undescribed-picture", binder.language), words_language(binder.language)
    if says_nothing(alt.text):
        binder.faults.say("BF502/picture", alt.span, alt=alt.text)
    return alt.text, alt.language


def says_nothing(alt: str) -> bool:
    """Whether a text alternative is the name of a file, or of a kind of picture only, or has
    no words."""
    words = any(letter.isalnum() for letter in alt)
    return not words or bool(re.fullmatch(_FILE_NAME, alt) or re.fullmatch(_SAYS_NOTHING, alt))


def bind_picture(keys: PictureKeys, binder: Binder) -> Picture | None:
    shown = bind_shown(keys, binder)
    if shown is None:
        return None
    return replace(shown, caption=keys.caption, credit=keys.credit, fit=keys.fit)


# On a card the text is the caption, and the picture is always cut to the card.
CARD_PICTURE = _picture("shown", ShownKeys)
PICTURE = _picture("picture", PictureKeys)
KIND = Kind(form=PICTURE, bind=bind_picture)
