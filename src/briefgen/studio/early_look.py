"""A text in which lines were added or taken away -> the slide that is looked at, before the places
of all that stands below are known.

In a deck of 300 slides it takes three times as long to move all of them down by a line as to lay
one out anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.text_edits import extent
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map, Node, Seq
from briefgen.read.open_file import read_node
from briefgen.studio.choose_target import choose_shown
from briefgen.studio.listed_slides import ListedSlide
from briefgen.studio.slide_entries import what_became
from briefgen.studio.workspace import Look, Workspace
from briefgen.support.session import MovedDown


def early_look(workspace: Workspace) -> Look | None:
    """How the project looks while entries that only moved still stand where they stood; what is
    wrong with it nobody knows yet. None where nothing has moved, or the list has other entries."""
    last, session = workspace.look, workspace.session
    name = f"decks/{last.shown.target.deck}.yaml" if last.shown else ""
    if not workspace.is_stale or last.is_broken or not name:
        return None
    if workspace.texts.text(name).count("\n") == last.lines:
        return None
    moved, faults, world = session.of(MovedDown), Faults(), workspace.texts.world()
    moved.stays = True
    try:
        project = load_project(world, faults, session)
        shown = choose_shown(project, workspace.chosen)
        compiled = compile_target(shown.project, shown.target, faults, session) if shown else None
        root = read_node(world, name, faults, session)
    finally:
        moved.stays = False
    listed = root.get("slides") if isinstance(root, Map) else None
    nodes = listed.items if isinstance(listed, Seq) else ()
    if compiled is None or not _in_order(nodes, last.slides):
        return None
    slides = tuple(
        replace(slide, node=node, span=extent(node))
        for slide, node in zip(last.slides, nodes, strict=True)
    )
    return replace(
        last,
        project=project,
        shown=shown,
        compiled=compiled,
        slides=slides,
        became=what_became(slides, compiled, project),
        root=root,
    )


def _in_order(nodes: Sequence[Node], last: Sequence[ListedSlide]) -> bool:
    """Whether the entries are those of the last time, each with its number, or changed there."""
    known, starts = {id(slide.node) for slide in last}, [node.span.line for node in nodes]
    return (
        len(nodes) == len(last)
        and starts == sorted(set(starts))
        and all(
            node is slide.node or id(node) not in known
            for node, slide in zip(nodes, last, strict=True)
        )
    )
