"""World + name -> the bytes or nodes of a file that is there, or a fault that says why not."""

from __future__ import annotations

from functools import partial

from briefgen.model.diagnostics import Faults, Span, diagnose
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Node
from briefgen.read.read_again import LastRead
from briefgen.support.session import MovedDown, Session
from briefgen.support.world import World


def read_or_say(world: World, name: str, faults: Faults) -> bytes | None:
    """The file's bytes; why it cannot be read is noted."""
    data = world.read(name)
    if data is None:
        why = world.why_unread(name) or diagnose("BF101/absent", name=name)
        faults.note((replace(why, span=Span(file=name)),))
    return data


def read_node(
    world: World, name: str, faults: Faults, session: Session, *, empty: str = ""
) -> Node | None:
    """What the file says; parsed only where its bytes are others than the last. That it says
    nothing is noted too, in the wording for what is `empty`, if there is one."""
    data = read_or_say(world, name, faults)
    if data is None:
        return None
    before = faults.mark()
    last, moved = session.of(LastRead, name), session.of(MovedDown)
    parse = partial(last.read, data, name, moved)

    def holds(_: Node | None) -> bool:
        return moved.stays or not last.is_early

    node = session.keep("nodes", name, world.seen[name], parse, faults, holds)
    if node is None and empty and not faults.since(before):
        faults.say(empty, Span(file=name))
    return node
