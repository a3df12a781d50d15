"""Diagnostics: what is wrong, where it stands, and how to fix it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct, field

from briefgen.model.values import Value, replace
from briefgen.model.work import Work

if TYPE_CHECKING:
    from briefgen.model.diagnostic_codes.code import Code

# Characters of a message that are shown.
_LONGEST = 500


class Severity(Enum):
    """An error stops its target; a warning does not; advice is shown by `check` only."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


_WEIGHTS = tuple(Severity)


class Span(Value, kw_only=True):
    """A stretch of a source file, from `line` and `column` to `end_line` and `end_column`. They
    count from 1; the end column is exclusive.

    `file` is relative to the project root, with forward slashes. Line 0 means the whole file. In a
    workbook, `sheet` is the name of the sheet, and lines and columns are those of its cells.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    sheet: str = ""

    @property
    def start(self) -> Span:
        """Where it begins."""
        return replace(self, end_line=0, end_column=0)


NOWHERE = Span(file="")


class TextEdit(Value, kw_only=True):
    """A change of source text: a stretch becomes `text`. An empty stretch is a place to insert.

    With `was`, only what reads so within the stretch is changed, each time that it stands there by
    itself; where it does not, the source is another than was meant, and nothing is changed.
    """

    text: str
    """What is to stand there, as the file's language has it: with quotes where they are needed."""
    was: str = ""
    """What stands there now, "" for the whole stretch."""
    span: Span = NOWHERE
    """The stretch; NOWHERE stands for that of the fault."""


class Fix(Value, kw_only=True):
    """What a hint says, as changes of the source that belong together."""

    title: str
    """What it does, such as: write `handout: 6`."""
    edits: tuple[TextEdit, ...]
    """The changes; they do not overlap."""
    is_safe: bool = False
    """Whether what was meant is certain, so that nobody has to be asked."""


class Hint(Value):
    """What to do about a fault in words (`text`), with the `fixes` that do it: several where it may
    mean several."""

    text: str
    fixes: tuple[Fix, ...] = ()

    def __str__(self) -> str:
        return self.text


class Diagnostic(Value, kw_only=True):
    """One fault. `label` stands under the marked source, `hint` says what to do."""

    code: str
    """Its row in the table of diagnostics."""
    message: str
    """What is wrong."""
    span: Span = NOWHERE
    """Where."""
    label: str = ""
    hint: str = ""
    related: tuple[tuple[Span, str], ...] = ()
    """Other places that belong to it, each with what stands there."""
    target: str = ""
    """The pack in which it was found, where it is not of the project."""
    fixes: tuple[Fix, ...] = ()
    """What does as the hint says; whoever asks takes one of them."""

    @property
    def name(self) -> str:
        return declared(self.code).name

    @property
    def severity(self) -> Severity:
        return Severity(declared(self.code).severity)

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def diagnose(
    what: str,
    span: Span = NOWHERE,
    /,
    *,
    hint: Hint | None = None,
    fix: Fix | None = None,
    fixes: tuple[Fix, ...] = (),
    related: Iterable[tuple[Span, str]] = (),
    **fields: object,
) -> Diagnostic:
    """A fault in the words that its code declares: "BF111", or "BF111/list" where there are
    several. `fields` are what only the place knows; a `hint` stands in for the one declared, with
    its own fixes in place of the `fix` or the `fixes` of that."""
    code, _, case = what.partition("/")
    said = declared(code).wordings[case]
    advice = hint or Hint(said.hint.format(**fields), (fix,) if fix else fixes)
    return Diagnostic(
        code=code,
        message=_short(said.message.format(**fields)),
        span=span,
        label=said.label.format(**fields),
        hint=advice.text,
        related=tuple(related),
        fixes=advice.fixes,
    )


def codes() -> Mapping[str, Code]:
    """The table of codes. It is imported where there is a fault: its modules are 3 of the 120 ms of
    a build that has nothing to do."""
    from briefgen.model.diagnostic_codes.all_codes import CODES

    return CODES


def declared(code: str) -> Code:
    """What is declared of a code. Raises KeyError where there is none.

    Of a deck that can be made, layout and style are spoken of, and the modules of these bands alone
    are imported for that: the 15 others are 6 of 2,647 million instructions of a first build."""
    match code[:3]:
        case "BF3":
            from briefgen.model.diagnostic_codes.layout import LAYOUT

            return LAYOUT[code]
        case "BF5":
            from briefgen.model.diagnostic_codes import style_and_accessibility

            return style_and_accessibility.STYLE_AND_ACCESSIBILITY[code]
    return codes()[code]


def _position(fault: Diagnostic) -> tuple[int, str, int, int, str]:
    weight = _WEIGHTS.index(fault.severity)
    return (weight, fault.span.file, fault.span.line, fault.span.column, fault.code)


class Faults(Struct, eq=False):
    """Collects the diagnostics of a run: the one thing that grows on the way down the pipeline.

    Only its own methods write it. Whoever wants to know whether a step went well takes a `mark`
    before it, and asks what was noted `since`. The `work` that was done is counted here too.
    """

    _found: list[Diagnostic] = field(default_factory=list)
    _accepted: list[Diagnostic] = field(default_factory=list)
    # Found by its hash: a broken file can have thousands of faults.
    _noted: set[Diagnostic] = field(default_factory=set)
    work: Work = field(default_factory=Work)

    def __post_init__(self) -> None:
        self._noted.update(self._found)

    @property
    def found(self) -> Sequence[Diagnostic]:
        """All, as they stand now."""
        return list(self._found)

    @property
    def accepted(self) -> Sequence[Diagnostic]:
        """What a deck or a slide accepts by `allow:`; it counts as not found."""
        return list(self._accepted)

    def say(
        self,
        what: str,
        span: Span = NOWHERE,
        /,
        *,
        hint: Hint | None = None,
        fix: Fix | None = None,
        fixes: tuple[Fix, ...] = (),
        related: Iterable[tuple[Span, str]] = (),
        **fields: object,
    ) -> None:
        """Note one fault in the words that its code declares, as `diagnose` makes it."""
        found = diagnose(what, span, hint=hint, fix=fix, fixes=fixes, related=related, **fields)
        self.note((found,))

    def note(self, faults: Iterable[Diagnostic]) -> None:
        """Note those that are new."""
        for fault in faults:
            if fault not in self._noted:
                self.extend((fault,))

    def extend(self, faults: Iterable[Diagnostic], *, target: str = "") -> None:
        """Take over all of them, as those of a target."""
        for fault in faults:
            taken = replace(fault, target=target) if target else fault
            self._noted.add(taken)
            self._found.append(taken)

    def mark(self) -> int:
        """This moment, for `since`."""
        return len(self._found)

    def since(self, mark: int) -> Sequence[Diagnostic]:
        """What was noted after the mark."""
        return self._found[mark:]

    def accept(self, is_accepted: Callable[[Diagnostic], bool]) -> None:
        """Take back what is accepted, and keep it apart."""
        accepted = {fault: None for fault in self._found if is_accepted(fault)}
        self._found = [fault for fault in self._found if fault not in accepted]
        self._noted.difference_update(accepted)
        self._accepted.extend(fault for fault in accepted if fault not in self._accepted)

    @property
    def has_errors(self) -> bool:
        return any(fault.is_error for fault in self._found)

    @property
    def has_warnings(self) -> bool:
        return any(fault.severity is Severity.WARNING for fault in self._found)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """All faults: errors, then warnings, then advice, each by file, line and column."""
        return tuple(sorted(self._found, key=_position))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found)


def _short(message: str) -> str:
    """A message may quote a name of thousands of letters; nobody reads them."""
    half = _LONGEST // 2
    return message if len(message) <= _LONGEST else f"{message[:half]}…{message[-half:]}"
