"""What every kind of slot declares, and what binding its values needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from briefgen.model.data_sheet import ReadData, no_data
from briefgen.model.diagnostics import Faults
from briefgen.model.pictures import ReadPicture, no_picture
from briefgen.model.values import Value
from briefgen.read.forms import NamedKind
from briefgen.resolve.audience import is_for


class Binder(Value, kw_only=True):
    """Makes values of slots from what was decoded, and notes in `faults` what is wrong with them;
    `audience` is empty where everybody gets everything, `language` is that of the deck, `data`
    reads the files that charts and tables name, `pictures` those that pictures name."""

    faults: Faults
    audience: frozenset[str] = frozenset()
    language: str = "en-GB"
    data: ReadData = no_data
    pictures: ReadPicture = no_picture

    def for_us(self, entries: Iterable[Any]) -> Iterator[Any]:
        """The entries of a list, each with an `audience`, that this audience gets."""
        return (entry for entry in entries if is_for(entry.audience, self.audience))


class Kind(Value, kw_only=True):
    """A kind of slot: how its value is written (`form`), and how it is made of what was decoded
    (`bind`), None where it cannot be. Where its parts are counted, `count` does it, and `bounds`
    are the least and the most where they do not depend on the slot."""

    form: NamedKind
    bind: Callable[[Any, Binder], Any]
    count: Callable[[Any], int] | None = None
    bounds: Callable[[Any], tuple[int, int]] | None = None


def as_decoded(value: Any, _: Binder) -> Any:
    """For a kind whose form gives the value itself."""
    return value
