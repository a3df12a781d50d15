"""What the page may ask: each question by its name, with its class and who answers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from briefgen.model.values import Value
from briefgen.studio import answers
from briefgen.studio.messages import (
    Ask,
    Decisions,
    EditAsked,
    HelpAt,
    NewImport,
    NewPicture,
    NewProject,
    Nothing,
    OpenAsked,
    ReportAsked,
    SheetAt,
    StartAsk,
)
from briefgen.studio.studio import Studio


class Asked(NamedTuple):
    """The class of what is `asked`, and what gives the `answer`."""

    asked: type[Value]
    answer: Callable[[Studio, Any], Awaitable[Value]]


QUESTIONS = {
    "state": Asked(Ask, answers.state),
    "edit": Asked(EditAsked, answers.edit),
    "help": Asked(HelpAt, answers.help_at),
    "gallery": Asked(Nothing, answers.gallery),
    "start": Asked(StartAsk, answers.start),
    "sheet": Asked(SheetAt, answers.sheet),
    "save": Asked(Nothing, answers.save),
    "decide": Asked(Decisions, answers.decided),
    "build": Asked(Nothing, answers.build),
    "stop": Asked(Nothing, answers.stop),
    "open": Asked(OpenAsked, answers.open_file),
    "new": Asked(NewProject, answers.new),
    "picture": Asked(NewPicture, answers.picture),
    "import": Asked(NewImport, answers.import_file),
    "report": Asked(ReportAsked, answers.report),
}
