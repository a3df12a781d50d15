"""BF5: what can be made, and could be better."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code
from briefgen.model.diagnostic_codes.pictures_and_charts import PICTURES_AND_CHARTS
from briefgen.model.diagnostic_codes.reading import READING
from briefgen.model.diagnostic_codes.style import STYLE

STYLE_AND_ACCESSIBILITY: dict[str, Code] = {**STYLE, **PICTURES_AND_CHARTS, **READING}
