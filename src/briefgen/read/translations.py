"""Node + languages -> the node as it reads in one of them, and what was not translated.

A text in several languages is a mapping such as `{en: Welcome, cy: Croeso}`. A mapping counts as
one only where all its keys are among the deck's `languages:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.model.text_languages import said_in
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq

# Keys from the outermost to the innermost.
Path = tuple[str, ...]
# Keys of files and slides whose values are names, numbers and files: nothing that is read aloud.
# Those of what stands in slots are declared where the kinds of slot are.
UNSPOKEN = frozenset(
    """
    id layout audience hidden in-reading marking marking-scheme minutes private sources allow
    continue use with code typography language languages template aspect outputs abbreviations
    variables
    """.split()  # noqa: SIM905 - a list of thirty quoted words reads worse
)


def in_language(node: Node, languages: Sequence[str], language: str) -> Node:
    """The node with each text in the language, or in the first that it is given in, which it then
    says. A text that is given once only is in the first of the languages."""
    return _spoken(node, languages, language, languages[0]) if languages else node


def _spoken(node: Node, languages: Sequence[str], language: str, given: str) -> Node:
    """The node, where what is `given` without a language is in that one."""
    match node:
        case Map() if _is_in_languages(node, languages):
            tags = [tag for tag in (language, *languages) if tag in node.keys]
            chosen = next((tag for tag in tags if _says(node, tag)), tags[0])
            text = node.get(chosen)
            assert text is not None
            return _spoken(text, languages, language, chosen)
        case Map():
            entries = (
                (
                    key if given == language else said_in(key, given),
                    _spoken(value, languages, language, given),
                )
                for key, value in node.entries
            )
            return Map(tuple(entries), node.span, node.closing)
        case Seq():
            items = (_spoken(item, languages, language, given) for item in node.items)
            return Seq(tuple(items), node.span, node.closing)
        case Scalar():
            return node if given == language else said_in(node, given)


def untranslated(node: Node, languages: Sequence[str], language: str) -> tuple[Path, ...]:
    """The keys that lead to a text which there is none of in the language, from the outermost.

    A text given once only is in the first of the languages.
    """
    if not isinstance(node, Map) or not languages:
        return ()
    return tuple(dict.fromkeys(path for path in _missing(node, languages, language) if path))


def _is_in_languages(node: Map, languages: Sequence[str]) -> bool:
    return bool(node.entries) and all(name in languages for name in node.keys)


def _says(node: Map, tag: str) -> bool:
    """Whether there is a text in a language: with nothing behind its tag there is none."""
    text = node.get(tag)
    return text is not None and not (isinstance(text, Scalar) and text.is_empty)


def _missing(node: Node, languages: Sequence[str], language: str) -> Iterator[Path]:
    match node:
        case Map() if _is_in_languages(node, languages):
            if not _says(node, language):
                yield ()
        case Map(entries=entries):
            for key, value in entries:
                if key.text not in UNSPOKEN:
                    yield from ((key.text, *path) for path in _missing(value, languages, language))
        case Seq(items=items):
            for item in items:
                yield from _missing(item, languages, language)
        case Scalar():
            if language != languages[0] and any(sign.isalpha() for sign in node.text):
                yield ()
