"""Names of files + Project -> pictures and data files that no deck uses, and decks and lists of
seminars in folders where nobody looks for them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath, PureWindowsPath

from briefgen.model.diagnostics import Diagnostic, Span, diagnose
from briefgen.model.project import Project, SectionSource, SlideSource
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq

PATTERNS = ("assets/images/**/*", "assets/data/**/*", "decks/**/*.yaml", "seminars.*")
_LISTS = frozenset({".yaml", ".csv", ".xlsx"})
# Where decks are read, and where those that were sent are kept.
_FOLDERS = ("decks", "decks/library")
_SENT = "decks/sent/"
_KINDS = frozenset({
    ".png", ".jpg", ".jpeg", ".jpe", ".gif", ".webp", ".avif", ".tif", ".tiff", ".bmp", ".svg",
    ".svgz", ".csv", ".xlsx",
})  # fmt: skip


def unused_files(
    present: Collection[str], read: Collection[str], project: Project
) -> Iterator[Diagnostic]:
    """Advice for each picture or data file among those present that was neither read nor is named
    in a slide for another audience, and for each deck or list of seminars in a wrong place. One
    that a slide names by a wrong path or in other letters is not spoken of: it is meant."""
    named = frozenset(_named(project))
    there = {"/".join(PurePosixPath(name).parts[2:]) for name in present}
    meant = frozenset(PureWindowsPath(name).name.lower() for name in named - there)
    for name in present:
        path, kind = PurePosixPath(name), PurePosixPath(name).suffix.lower()
        folder, below = str(path.parent), "/".join(path.parts[2:])
        if name in read:
            continue
        if folder == "." and kind in _LISTS:
            yield diagnose("BF535/seminars", Span(file=name), file=name)
        elif kind == ".yaml" and folder not in _FOLDERS and not name.startswith(_SENT):
            yield diagnose("BF535/deck", Span(file=name), file=name)
        elif kind in _KINDS and below not in named and path.name.lower() not in meant:
            yield diagnose("BF535", Span(file=name), file=name)


def _named(project: Project) -> Iterator[str]:
    """Every text of every slide: names of files are among them."""
    for deck in (*project.decks.values(), *project.library.values()):
        for entry in deck.slides:
            if isinstance(entry, SlideSource):
                yield from _texts(entry.node)
            elif not isinstance(entry, SectionSource):
                yield from (text for _, node in entry.overrides for text in _texts(node))


def _texts(node: Node) -> Iterator[str]:
    match node:
        case Scalar(text=text):
            yield text.strip()
        case Seq(items=items):
            yield from (text for item in items for text in _texts(item))
        case Map(entries=entries):
            yield from (text for _, value in entries for text in _texts(value))
