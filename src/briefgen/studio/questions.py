"""What the page may ask: each question by its name, with its class and who answers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from briefgen.model.values import Value
from briefgen.studio.messages import Ask
from briefgen.studio.studio import Studio


class Asked(NamedTuple):
    """The class of what is `asked`, and what gives the `answer`."""

    asked: type[Value]
    answer: Callable[[Studio, Any], Awaitable[Value]]


QUESTIONS = {
    "state": Asked(Ask, Studio.state),
}
