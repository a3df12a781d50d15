"""A compiled target -> one .zip for those who were there: without speaker's notes."""

from __future__ import annotations

import io
import zipfile

from briefgen.build.pack import ZIP, PackFile, file_name
from briefgen.compile import Compiled
from briefgen.model.diag import Faults
from briefgen.model.project import OutputSpec
from briefgen.render import render_output

_EPOCH = (1980, 1, 1, 0, 0, 0)
# What only the speaker is to read, and what others get in its place.
_PRIVATE = ("notes",)
_SHARED = {"deck": OutputSpec("deck-share", {})}


def share_pack(compiled: Compiled, faults: Faults) -> PackFile:
    """All outputs of the target in one file; of the deck, the version without notes and hidden
    slides."""
    target = compiled.target
    specs = [_SHARED.get(spec.kind, spec) for spec in target.outputs if spec.kind not in _PRIVATE]
    named = {file_name(target.id, spec.kind, spec.options): spec for spec in specs}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, spec in named.items():
            made = render_output(compiled, spec, faults)
            archive.writestr(_entry(f"{target.id}/{name}"), made.data)
    return PackFile(file_name(target.id, ZIP, {}), ZIP, {}, buffer.getvalue(), 0, 0)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry
