"""What a CSV file or a workbook says of seminars, a mapping a row."""

from __future__ import annotations

from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Scalar


class CsvRows(Value):
    """The rows of a table below the one that names its columns. `found` has a mapping for each, in
    which the cells of columns that are not known stand under `variables`. `own` are the names of
    these columns, `heads` those of all, in order; "" where a column has none. `head` is where they
    begin."""

    found: tuple[Map, ...] = ()
    own: tuple[Scalar, ...] = ()
    heads: tuple[str, ...] = ()
    head: Span = NOWHERE
