"""Node -> picture: the file opened and checked, its words, and how it is cut."""

from __future__ import annotations

import re
from typing import Literal, get_args

from briefgen.model.pictures import Original, PictureFit
from briefgen.model.resolved_deck import Picture
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq, language_of
from briefgen.read.decode import one_of
from briefgen.resolve.binder import Binder

FITS: tuple[PictureFit, ...] = get_args(PictureFit)
PICTURE_KEYS = ("file", "alt", "decorative", "caption", "credit", "fit", "focus")
# On a card the text is the caption, and the picture is always cut to the card.
CARD_PICTURE_KEYS = ("file", "alt", "decorative", "focus")
_CENTRE = (0.5, 0.5)
_SHAPE_HINT = "write `file: NAME` and `alt: what the picture shows`"
_ALT_HINT = "say in a sentence what it shows; `decorative: true` if it says nothing"
_FILE_NAME = re.compile(r".*\.(?:jpe?g|jpe|png|gif|webp|avif|tiff?|bmp|svgz?)", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(?:an? |the )?(?:image|picture|photo|photograph|graphic|figure|illustration|logo|icon|"
    r"diagram|(?:(?:bar|column|line|pie) )?(?:chart|graph))"
    r"[\s\d.]*|(?:img|dsc|dscn|pic|screenshot)[-_ ]?\d*",
    re.IGNORECASE,
)


def bind_picture(
    binder: Binder, node: Node, keys: tuple[str, ...] = PICTURE_KEYS
) -> Picture | None:
    """`{file, alt | decorative, caption, credit, fit, focus}`, or those of the keys given."""
    if not isinstance(node, Map):
        binder.wrong(node, "a picture", _SHAPE_HINT)
        return None
    if not binder.are_known(node, keys):
        return None
    file, alt = node.get("file"), _alt(binder, node)
    original = _original(binder, node, file)
    if file is None or original is None or alt is None:
        return None
    return Picture(
        original=original,
        alt=alt,
        alt_language=language_of(node.get("alt")),
        caption=binder.inline(node.get("caption")),
        credit=binder.inline(node.get("credit")),
        fit=_fit(binder, node.get("fit")),
        focus=_focus(binder, node.get("focus")),
        span=file.span,
    )


def _original(binder: Binder, node: Map, file: Node | None) -> Original | None:
    if not isinstance(file, Scalar) or not file.text.strip():
        span = file.span if file else node.span
        binder.faults.add("BF112", "the picture has no `file:`", span, hint=_SHAPE_HINT)
        return None
    found = binder.pictures(file.text)
    if isinstance(found, Original):
        return found
    binder.faults.add(found.code, found.message, file.span, hint=found.hint)
    return None


def _alt(binder: Binder, node: Map) -> str | None:
    """The text alternative, "" for decoration; None where neither is given."""
    given, decorative = node.get("alt"), binder.flag(node.get("decorative"))
    text = " ".join(given.text.split()) if isinstance(given, Scalar) else ""
    if given is not None and not isinstance(given, Scalar):
        binder.wrong(given, "a text", _ALT_HINT)
        return None
    if text and decorative:
        message = "`alt` and `decorative: true` cannot stand together"
        binder.faults.add("BF111", message, node.span, hint="keep the one that is true")
        return None
    if not text and not decorative:
        span = given.span if given else node.span
        binder.faults.add("BF112", "the picture has no `alt:`", span, hint=_ALT_HINT)
        return None
    if given is not None and says_nothing(text):
        message = f"`{text}` does not say what the picture shows"
        binder.faults.add("BF502", message, given.span, hint=_ALT_HINT)
    return text


def says_nothing(alt: str) -> bool:
    """Whether a text alternative is the name of a file, or of a kind of picture only."""
    return bool(_FILE_NAME.fullmatch(alt) or _SAYS_NOTHING.fullmatch(alt))


def _fit(binder: Binder, node: Node | None) -> PictureFit | Literal[""]:
    """`contain` or `cover`; "" leaves it to the layout."""
    if node is None:
        return ""
    name = node.text if isinstance(node, Scalar) else ""
    if fit := one_of(name, FITS):
        return fit
    hint = "possible: `fit: contain` shows all of it, `fit: cover` fills its place and cuts"
    binder.faults.add("BF113", f"a picture cannot `fit: {name}`", node.span, hint=hint)
    return ""


def _focus(binder: Binder, node: Node | None) -> tuple[float, float]:
    """The point that stays in the middle, as shares of width and height from the top left."""
    if node is None:
        return _CENTRE
    items = node.items if isinstance(node, Seq) else ()
    texts = [item.text for item in items if isinstance(item, Scalar)]
    shares = [float(text) for text in texts if re.fullmatch(r"0|1|0?\.\d{1,6}|[01]\.0*", text)]
    if len(shares) == len(items) == 2:
        return (shares[0], shares[1])
    hint = "such as `focus: [0.5, 0.2]`: shares of width and height, from the top left"
    binder.faults.add("BF113", "`focus:` needs two numbers from 0 to 1", node.span, hint=hint)
    return _CENTRE
