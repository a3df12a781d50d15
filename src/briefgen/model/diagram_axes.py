"""The axes of a matrix, as an author names them."""

from __future__ import annotations

from briefgen.model.rich_text import Inline
from briefgen.model.values import Value


class MatrixAxes(Value, kw_only=True):
    """What the `rows` and the `columns` of a matrix have in common, from the top and from the left;
    `rows_name` and `columns_name` are what tells them apart, None where that is not said."""

    rows: tuple[Inline, ...]
    columns: tuple[Inline, ...]
    rows_name: Inline | None = None
    columns_name: Inline | None = None
