"""An edit by meaning + the text of the page -> the text after it, and where to go on."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.edit.change_entries import (
    added_yaml,
    dropped,
    duplicated,
    moved,
    with_key,
    without_key,
)
from briefgen.edit.new_yaml import Word, YamlContent
from briefgen.edit.output_option import with_output_option
from briefgen.edit.set_name import set_name
from briefgen.edit.set_text import CannotSetError, set_text
from briefgen.edit.source_at import SourceAt
from briefgen.model.diagnostics import Faults
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.yaml_source import read_source
from briefgen.studio.listed_slides import listed_slides
from briefgen.studio.messages import EditAsked, Edited, Place
from briefgen.studio.source_places import SourcePlaces, span_of

_LIST = ("slides",)
# What stands above the outputs of a deck.
_ABOVE_OUTPUTS = ("title", "subtitle", "template", "language", "paper", "minutes", "event")
_NOT_THERE = "the text is another one by now; try again"
_NO_PLACE = "this layout has no place for a picture; choose another layout first"
Path = tuple[str | int, ...]


class EditHelp(Value, kw_only=True):
    """What an edit needs to know of the template: the YAML of a slide with the layout that is asked
    for (`sample`), the `order` of the keys of the slide that is edited, and the slot in it that
    holds a picture (`picture`, "" for none)."""

    sample: str = ""
    order: tuple[str, ...] = ()
    picture: str = ""


def edited_text(asked: EditAsked, known: EditHelp) -> Edited:
    """The text after an edit."""
    try:
        text, entry = _edited(asked, known)
    except (CannotSetError, IndexError, KeyError) as error:
        why = str(error) if isinstance(error, CannotSetError) else _NOT_THERE
        return Edited(text=asked.text, refused=_sentence(why), cursor=None, entry=asked.entry)
    cursor = _cursor(text, entry, asked) if asked.kind in ("add", "duplicate", "layout") else None
    return Edited(text=text, refused="", cursor=cursor, entry=entry)


def _edited(asked: EditAsked, known: EditHelp) -> tuple[str, int]:
    text, entry, to = asked.text, asked.entry, asked.to
    at = (*_LIST, entry)
    match asked.kind:
        case "set-text":
            return _set(asked), entry
        case "move":
            return moved(text, _LIST, entry, to), to
        case "duplicate":
            return duplicated(text, _LIST, entry), entry + 1
        case "drop":
            return dropped(text, _LIST, entry), min(entry, _count(text) - 2)
        case "hide":
            return with_key(text, at, "hidden", Word("true"), known.order), entry
        case "show":
            return without_key(text, at, "hidden"), entry
        case "add":
            place = to if to >= 0 else _count(text)
            return added_yaml(text, _LIST, place, known.sample), place
        case "layout":
            return with_key(text, at, "layout", asked.layout, known.order), entry
        case "picture":
            return _with_picture(asked, known), entry
        case "describe":
            return _described(asked, known), entry
        case "output":
            return _with_option(asked), entry
        case "set-key":
            return _with_key(asked, known), entry


def _with_key(asked: EditAsked, known: EditHelp) -> str:
    at = (*_LIST, asked.entry)
    if not asked.value:
        return without_key(asked.text, at, asked.key)
    return with_key(asked.text, at, asked.key, asked.value, known.order)


def _with_picture(asked: EditAsked, known: EditHelp) -> str:
    """Nobody but the author knows what a picture shows: until it is said, it asks."""
    if not known.picture:
        raise CannotSetError(_NO_PLACE)
    told = (
        {"decorative": "yes"} if asked.key == "decorative" else {"alt": asked.description or "ask"}
    )
    picture = {"file": asked.value, **told}
    return with_key(asked.text, (*_LIST, asked.entry), known.picture, picture, known.order)


def _described(asked: EditAsked, known: EditHelp) -> str:
    """What is said of a picture, wherever in the slide it stands."""
    at = (*_LIST, asked.entry)
    texts = _texts(SourceAt.of(asked.text, at).node, at)
    named = (path for path, node in texts if node.text == asked.key)
    *place, key = next((path for path in named if path[-1] in ("file", known.picture)), at)
    path = tuple(place)
    if key == known.picture != "file":
        told = {"alt": asked.value} if asked.value else {"decorative": "yes"}
        return with_key(asked.text, path, key, {"file": asked.key, **told})
    if key != "file":
        raise KeyError(asked.key)
    if asked.value:
        text = without_key(asked.text, path, "decorative")
        return with_key(text, path, "alt", asked.value, ("file",))
    text = with_key(asked.text, path, "decorative", "yes", ("file", "alt"))
    return without_key(text, path, "alt")


def _with_option(asked: EditAsked) -> str:
    if asked.place is None:
        outputs: list[YamlContent] = ["deck", "slides", {"handout": {asked.key: asked.value}}]
        return with_key(asked.text, (), "outputs", outputs, _ABOVE_OUTPUTS)
    root = read_source(asked.text.encode(), "", Faults())
    return with_output_option(asked.text, _path_at(root, asked), asked.key, asked.value)


def _path_at(root: Node | None, asked: EditAsked) -> Path:
    """The path of the output that begins at a place."""
    assert asked.place is not None
    span = span_of(asked.place, "", asked.text)
    for path, node in _nodes(root):
        is_there = (node.span.line, node.span.column) == (span.line, span.column)
        if is_there and path[-2:-1] == ("outputs",):
            return path
    raise KeyError("place")


def _set(asked: EditAsked) -> str:
    if asked.place is None:
        raise KeyError("place")
    root = read_source(asked.text.encode(), "", Faults())
    span = span_of(asked.place, "", asked.text)
    start = (span.line, span.column)
    for path, node in _texts(root):
        if (node.span.line, node.span.column) == start:
            return set_text(asked.text, path, asked.value)
    for path, key in _names(root):
        if (key.span.line, key.span.column) == start:
            return set_name(asked.text, path, asked.value)
    raise KeyError("place")


def _names(node: Node | None) -> Iterator[tuple[Path, Scalar]]:
    """Every key with the path that leads to what it names."""
    for path, one in _nodes(node):
        if isinstance(one, Map):
            yield from (((*path, key.text), key) for key, _ in one.entries)


def _texts(node: Node | None, path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    """Every text with the path that leads to it."""
    return ((path, one) for path, one in _nodes(node, path) if isinstance(one, Scalar))


def _nodes(node: Node | None, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """A node and all in it, each with the path that leads to it."""
    match node:
        case Scalar():
            yield path, node
        case Seq(items=items):
            yield path, node
            for number, item in enumerate(items):
                yield from _nodes(item, (*path, number))
        case Map(entries=entries):
            yield path, node
            for key, value in entries:
                yield from _nodes(value, (*path, key.text))


def _count(text: str) -> int:
    root = read_source(text.encode(), "", Faults())
    listed = root.get("slides") if isinstance(root, Map) else None
    return len(listed.items) if isinstance(listed, Seq) else 0


def _cursor(text: str, entry: int, asked: EditAsked) -> Place | None:
    """The title of an entry, or its first text."""
    slides = listed_slides(read_source(text.encode(), "", Faults()), text) or ()
    if not 0 <= entry < len(slides):
        return None
    found = dict(_texts(slides[entry].node))
    best = found.get(("title",)) or next(
        (node for path, node in found.items() if path[0] not in ("layout", "id")), None
    )
    places = SourcePlaces(lambda _: asked.file, lambda _: text)
    return places.place(best.span) if best else None


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"
