"""A compiled target -> one .zip for those who were there: without speaker's notes."""

from __future__ import annotations

from briefgen.backends.zip_files import zip_of
from briefgen.compile import Compiled
from briefgen.model.diagnostics import Faults
from briefgen.model.outputs import ZipOptions
from briefgen.packs.pack_folder import PackFile, file_name, outputs_in_zip
from briefgen.render import render_output


def share_pack(compiled: Compiled, faults: Faults) -> PackFile:
    """All outputs of the target in one file; of the deck, the version without notes and hidden
    slides."""
    target = compiled.target
    named = outputs_in_zip(target.id, (spec.output for spec in target.outputs))
    made = ((name, render_output(compiled, output, faults)) for name, output in named.items())
    data = zip_of((f"{target.id}/{name}", rendered.data) for name, rendered in made)
    name = file_name(target.id, ZipOptions())
    return PackFile(
        name=name, output=ZipOptions(), data=data, pages=0, sheets=0, parts=tuple(named)
    )
