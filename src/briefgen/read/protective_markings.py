"""markings.yaml of the package -> the schemes of protective markings by name."""

from __future__ import annotations

from briefgen.model.diagnostics import Faults
from briefgen.model.protective_markings import MarkingScheme
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Scalar
from briefgen.read.decode import decode_keys, holds, near_miss
from briefgen.read.value_kinds import FLAG, TEXT, listing
from briefgen.read.yaml_source import read_source
from briefgen.support.memo import memo
from briefgen.support.package_data import shipped

_FILE = shipped("markings.yaml")


class _Scheme(Value, kw_only=True):
    title: str = holds(TEXT)
    markings: tuple[tuple[str, ...], ...] = holds(listing(listing(TEXT)))
    additions: bool = holds(FLAG, False)


@memo(1)
def schemes() -> dict[str, MarkingScheme]:
    """Every scheme that `marking-scheme:` may name."""
    faults = Faults()
    node = read_source(_FILE.read_bytes(), _FILE.name, faults)
    assert isinstance(node, Map), faults.found
    found: dict[str, MarkingScheme] = {}
    for key, value in node.entries:
        scheme = decode_keys(_Scheme, value, faults, "a marking scheme")
        assert scheme is not None, faults.found
        found[key.text] = MarkingScheme(key.text, scheme.title, scheme.markings, scheme.additions)
    return found


def decode_scheme(node: Scalar | None, faults: Faults) -> MarkingScheme | None:
    """The scheme that `marking-scheme:` names; None where there is none of that name."""
    if node is None:
        return None
    scheme = schemes().get(node.text)
    if scheme is None:
        hint = near_miss(node.text, list(schemes()))
        faults.say("BF113/scheme", node.span, hint=hint, name=node.text)
    return scheme
