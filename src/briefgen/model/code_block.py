"""Code on a slide, as it is typed into a computer."""

from __future__ import annotations

from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.rich_text import Inline
from briefgen.model.values import Value


class CodeBlock(Value):
    """What is typed into a computer, by `lines`, each as it is with its blanks; the first of them
    is written at `span`."""

    lines: tuple[Inline, ...]
    span: Span = NOWHERE
