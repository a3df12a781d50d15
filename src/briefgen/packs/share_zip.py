"""A compiled target -> one .zip for those who were there: without speaker's notes."""

from __future__ import annotations

import io
import zipfile

from briefgen.compile import Compiled
from briefgen.model.diagnostics import Faults
from briefgen.model.outputs import ZipOptions
from briefgen.packs.pack_folder import PackFile, file_name, outputs_in_zip
from briefgen.render import render_output

_EPOCH = (1980, 1, 1, 0, 0, 0)


def share_pack(compiled: Compiled, faults: Faults) -> PackFile:
    """All outputs of the target in one file; of the deck, the version without notes and hidden
    slides."""
    target = compiled.target
    named = outputs_in_zip(target.id, (spec.output for spec in target.outputs))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, output in named.items():
            made = render_output(compiled, output, faults)
            archive.writestr(_entry(f"{target.id}/{name}"), made.data)
    name, data = file_name(target.id, ZipOptions()), buffer.getvalue()
    return PackFile(
        name=name, output=ZipOptions(), data=data, pages=0, sheets=0, parts=tuple(named)
    )


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry
