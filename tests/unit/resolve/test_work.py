"""What one pack may ask for."""

from __future__ import annotations

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.work import MOST_ERRORS
from briefgen.support.world import MemoryWorld


def test_a_pack_with_too_many_errors_is_not_read_to_its_end() -> None:
    keys = "  - layout: cover\n" + "".join(f"    k{n}: v\n" for n in range(50))
    files = {
        "briefgen.yaml": b"organisation: {name: The Unit}\n",
        "decks/d.yaml": f"title: T\nslides:\n{keys * 100}".encode(),
    }
    faults = Faults()
    project = load_project(MemoryWorld(files=files), faults)
    assert compile_target(project, project.targets[0], faults) is None
    assert [fault.code for fault in faults].count("BF204") < MOST_ERRORS + 100
    assert "BF106" in {fault.code for fault in faults}
