"""markings.yaml of the package -> the schemes of protective markings by name."""

from __future__ import annotations

from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict

from briefgen.model.diag import Faults
from briefgen.model.markings import Scheme
from briefgen.model.node import Map, Scalar
from briefgen.read.decode import decode_plain, near_miss
from briefgen.read.source import read_source

_FILE = "markings.yaml"


class _Scheme(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str
    markings: tuple[tuple[str, ...], ...]
    additions: bool = False


@cache
def schemes() -> dict[str, Scheme]:
    """Every scheme that `marking-scheme:` may name."""
    faults = Faults()
    data = (resources.files("briefgen") / _FILE).read_bytes()
    node = read_source(data, _FILE, faults)
    assert isinstance(node, Map), faults.found
    found: dict[str, Scheme] = {}
    for key, value in node.entries:
        scheme = decode_plain(_Scheme, value, faults)
        assert scheme is not None, faults.found
        found[key.text] = Scheme(key.text, scheme.title, scheme.markings, scheme.additions)
    return found


def decode_scheme(node: Scalar | None, faults: Faults) -> Scheme | None:
    """The scheme that `marking-scheme:` names; None where there is none of that name."""
    if node is None:
        return None
    scheme = schemes().get(node.text)
    if scheme is None:
        message = f"there is no marking scheme `{node.text}`"
        faults.add("BF113", message, node.span, hint=near_miss(node.text, list(schemes())))
    return scheme
