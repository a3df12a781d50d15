"""The one table of diagnostic codes."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.back_end import BACK_END
from briefgen.model.diagnostic_codes.code import Code
from briefgen.model.diagnostic_codes.data_files import DATA_NOTES
from briefgen.model.diagnostic_codes.files import FILES
from briefgen.model.diagnostic_codes.keys_and_values import KEYS_AND_VALUES
from briefgen.model.diagnostic_codes.layout import LAYOUT
from briefgen.model.diagnostic_codes.packs import PACKS
from briefgen.model.diagnostic_codes.resolve import RESOLVE
from briefgen.model.diagnostic_codes.style_and_accessibility import STYLE_AND_ACCESSIBILITY
from briefgen.model.diagnostic_codes.templates import TEMPLATES
from briefgen.model.diagnostic_codes.written_texts import WRITTEN_TEXTS
from briefgen.model.diagnostic_codes.yaml_source import YAML_SOURCE

_BF1 = {**FILES, **YAML_SOURCE, **DATA_NOTES, **KEYS_AND_VALUES, **TEMPLATES, **WRITTEN_TEXTS}
_BF2 = {**RESOLVE, **PACKS}
CODES: dict[str, Code] = dict(
    sorted({**_BF1, **_BF2, **LAYOUT, **BACK_END, **STYLE_AND_ACCESSIBILITY}.items())
)
