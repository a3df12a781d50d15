"""A place in a text + the schema of its file -> what can stand there, what the word there means."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from briefgen.packs.documentation import pages
from briefgen.studio.messages import Completion, Help
from briefgen.studio.text_position import Level, TextPosition

Schema = Mapping[str, Any]
NO_HELP = Help(title="", what="", completions=())
_DEEPEST = 12


def text_help(at: TextPosition, schema: Schema) -> Help:
    """The help for a place."""
    if at.is_in_text:
        return NO_HELP
    here = _reached(at.levels, schema)
    known = _properties(here)
    if at.key:
        inner = [part for one in known.get(at.key, ()) for part in _parts(one, schema, {})]
        words = dict(_words(inner))
        title = at.word if at.word in words else at.key
        what = words.get(title) or _about(known.get(at.key, ()))
        found = (Completion(word=word, what=said, insert=word) for word, said in words.items())
        return Help(title=title, what=what, completions=tuple(found), page=_page(title))
    there = at.levels[-1].said
    found = (
        Completion(word=name, what=_about(said), insert=f"{name}: ")
        for name, said in sorted(known.items(), key=_is_of_all_slides)
        if name not in there or name == at.word
    )
    title = at.word if at.word in known else ""
    return Help(
        title=title,
        what=_about(known.get(title, ())),
        completions=tuple(found),
        page=_page(title or there.get("layout", "")),
    )


def _is_of_all_slides(key: tuple[str, Sequence[Schema]]) -> bool:
    """What a layout has of its own comes before what every slide can say."""
    name, said = key
    of_all = any(str(one.get("$ref", "")).startswith("#/$defs/slide-") for one in said)
    return (of_all and name != "layout") or name == "form"


def _page(name: str) -> str:
    return name if name in pages() else ""


def _reached(levels: Sequence[Level], root: Schema) -> list[Schema]:
    """The schemas that hold for the innermost mapping."""
    found: list[Schema] = list(_parts(root, root, levels[0].said))
    for level in levels[1:]:
        inner = _inner(found, level.step)
        found = [part for one in inner for part in _parts(one, root, level.said)]
    return found


def _inner(parts: Sequence[Schema], step: str | int) -> list[Schema]:
    if isinstance(step, int):
        return [part["items"] for part in parts if isinstance(part.get("items"), Mapping)]
    named = [one for one in _properties(parts).get(step, ()) if one]
    if named:
        return named
    more = (part.get("additionalProperties") for part in parts)
    return [one for one in more if isinstance(one, Mapping)]


def _properties(parts: Sequence[Schema]) -> dict[str, list[Schema]]:
    found: dict[str, list[Schema]] = {}
    for part in parts:
        for name, inner in part.get("properties", {}).items():
            if isinstance(inner, Mapping):
                found.setdefault(name, []).append(inner)
    return found


def _parts(
    schema: Schema, root: Schema, said: Mapping[str, str], depth: int = 0
) -> Iterator[Schema]:
    """A schema, and all that holds beside it for a mapping that says so much."""
    if depth > _DEEPEST:
        return
    yield schema
    inner: list[Any] = [*schema.get("allOf", ()), *schema.get("anyOf", ())]
    if "$ref" in schema:
        inner.append(root["$defs"].get(schema["$ref"].rpartition("/")[2], {}))
    if "if" in schema:
        inner += _branches(schema, said)
    for one in inner:
        if isinstance(one, Mapping):
            yield from _parts(one, root, said, depth + 1)


def _branches(schema: Schema, said: Mapping[str, str]) -> Iterator[Any]:
    """What a condition leads to: both ways where nothing that is said decides."""
    condition = schema["if"]
    keys: Collection[str] = condition.get("required", ())
    if not keys or ("properties" not in condition and condition.get("type") != "object"):
        yield from (schema.get("then"), schema.get("else"))
        return
    values = condition.get("properties", {})
    holds = all(
        key in said and said[key] in (values.get(key, {}).get("enum") or (said[key],))
        for key in keys
    )
    yield schema.get("then" if holds else "else")


def _words(parts: Sequence[Schema]) -> Iterator[tuple[str, str]]:
    for part in parts:
        words = part.get("enum", ())
        meant = part.get("enumDescriptions") or [""] * len(words)
        yield from (
            (str(word), text) for word, text in zip(words, meant, strict=False) if word is not None
        )


def _about(schemas: Collection[Schema]) -> str:
    return next((one["description"] for one in schemas if "description" in one), "")
