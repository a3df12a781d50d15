"""What does not fit on the paper of a document, however it is set."""

from __future__ import annotations

from briefgen.model.diagnostics import NOWHERE, Span


class TooWideError(ValueError):
    """A table or text cannot be set in the width of the paper. Of a table, `span` is where it is
    written, and of its columns, `count` in number, the first so many are `fitting`; the `widest`
    has this name."""

    def __init__(
        self, what: str, span: Span = NOWHERE, *, fitting: int = 0, count: int = 0,
        widest: str = "",
    ) -> None:  # fmt: skip
        super().__init__(what)
        self.span, self.fitting, self.count, self.widest = span, fitting, count, widest
