"""What is kept of the last build: what no build would write is not believed."""

from __future__ import annotations

import msgspec
import pytest

from briefgen.packs.build_records import Record


@pytest.mark.parametrize("noted", [40, None, [1], {"handout": "4"}, {"handout": True}, {"x": 1}])
def test_a_damaged_note_of_copies_is_an_error_of_value(noted: object) -> None:
    with pytest.raises(ValueError, match=r"[Ee]xpected|no n"):
        msgspec.convert({"copies": noted}, Record)


def test_copies_of_what_is_printed_are_believed() -> None:
    assert msgspec.convert({"copies": {"handout": 4}}, Record).copies == {"handout": 4}
