"""Project + task -> the files of a pack as bytes. Runs in worker processes; writes nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from msgspec import field

from briefgen.compile import (
    Compiled,
    faults_of_sources,
    layout_target,
    resolve_target,
    without_echo,
)
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.output_progress import OutputProgress
from briefgen.model.outputs import Output, ZipOptions
from briefgen.model.project import Project, Target
from briefgen.model.resolved_deck import ResolvedDeck
from briefgen.model.values import Value, replace
from briefgen.packs.build_records import PackTexts
from briefgen.packs.comparison_texts import texts_of
from briefgen.packs.fingerprint import fingerprint, known_print
from briefgen.packs.pack_folder import PackFile, file_name
from briefgen.packs.pack_inputs import Inputs, inputs_of
from briefgen.packs.shown_assets import with_noted_assets
from briefgen.render import render_output
from briefgen.support.session import Session


class Task(Value, kw_only=True):
    """What is to be made for a `target`: these `outputs`, by briefgen as its digest says
    (`program`).

    `key` is that of the last build, `present` the files that still hold what it wrote. While there
    are `edited` ones, nothing new is made: it could not be written. Where the last build gave
    warnings (`had_warnings`), their lines are looked up again, though the pack may be the same. Of
    a target that was never built the inputs are wanted too (`wants_inputs`): nobody knows them yet.
    If `is_strict`, a warning blocks the pack as an error does. `weight` is how long it takes
    compared to others, about its number of pages: the longest are begun first.
    """

    target: Target
    outputs: tuple[Output | ZipOptions, ...]
    key: str = ""
    present: frozenset[str] = frozenset()
    edited: tuple[str, ...] = ()
    is_strict: bool = False
    had_warnings: bool = False
    weight: int = 1
    program: str = ""
    wants_inputs: bool = False


class Made(Value, kw_only=True):
    """What was made. Without `files` where nothing changed, or where `faults` say what is wrong.

    `key` is the digest of what the pack is made from, "" where that could not be made out. Where it
    `is_blocked`, the pack must not be written. `texts` are what it says, None where nothing was to
    be rendered; `marking` is its protective marking, "" for none. `inputs` are there if they were
    wanted and the target can be resolved. `assets` are the digests of the picture and data files
    that it shows.
    """

    key: str
    files: tuple[PackFile, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    texts: PackTexts | None = None
    assets: Mapping[str, str] = field(default_factory=dict)
    is_blocked: bool = False
    marking: str = ""
    inputs: Inputs | None = None


def make_pack(
    project: Project,
    task: Task,
    source_faults: Sequence[Diagnostic],
    session: Session | None = None,
) -> Made:
    """Resolve, and where the result is another than at the last build, lay out and render.

    A fault of our own, or too little memory, is among the faults like any other.
    """
    faults = Faults(list(faults_of_sources(project, task.target, source_faults)))
    noting, assets = with_noted_assets(project)
    try:
        made = _make(noting, task, faults, session or Session())
        inputs = inputs_of(project, task.target) if task.wants_inputs else None
        said = without_echo(task.target, made.faults, source_faults)
        return replace(made, faults=said, inputs=inputs, assets=assets)
    except Exception as error:
        if os.environ.get("BRIEFGEN_TRACEBACK"):
            raise
        return broken_off(task, error, faults)


def broken_off(task: Task, error: BaseException, faults: Faults) -> Made:
    """What is left of a task that ended in an exception."""
    if isinstance(error, MemoryError):
        faults.say("BF404/memory", task.target.span, pack=task.target.id)
    else:
        faults.say("BF901", task.target.span, error=f"{type(error).__name__}: {error}")
    return Made(key="", faults=faults.in_order(), is_blocked=True)


def _make(project: Project, task: Task, faults: Faults, session: Session) -> Made:
    deck = resolve_target(project, task.target, faults, session)
    if deck is None:
        return Made(key="", faults=faults.in_order(), is_blocked=True)
    key = key_of(project, task, deck)
    names = {file_name(task.target.id, output): output for output in task.outputs}
    standing = {*task.present, *task.edited} if key == task.key else set()
    wanted = tuple(output for name, output in names.items() if name not in standing)
    if not wanted or (task.edited and key != task.key):
        if task.had_warnings:
            layout_target(project, task.target, deck, faults, session=session)
        is_blocked = _is_blocked(faults, task)
        found = faults.in_order()
        return Made(
            key=key, files=(), faults=found, is_blocked=is_blocked, marking=deck.marking.text
        )
    compiled = layout_target(project, task.target, deck, faults, session=session)
    return _render(compiled, task, key, wanted, faults=faults)


def _is_blocked(faults: Faults, task: Task) -> bool:
    return faults.has_errors or (task.is_strict and faults.has_warnings)


def key_of(project: Project, task: Task, deck: ResolvedDeck) -> str:
    """The digest of everything that a pack is made from."""
    template = project.templates[deck.template, deck.aspect]
    slides = tuple(map(known_print, deck.slides))
    around = replace(deck, slides=())
    return fingerprint(task.program, known_print(template), slides, around, task.target.paper)


def _render(
    compiled: Compiled,
    task: Task,
    key: str,
    wanted: Sequence[Output | ZipOptions],
    *,
    faults: Faults,
) -> Made:
    """Every output is made before one is written, so that a fault in the last spoils none."""
    files: list[PackFile] = []
    if not _is_blocked(faults, task):
        progress = compiled.session.of(OutputProgress)
        for number, output in enumerate(wanted):
            progress.hear(number, len(wanted))
            files.append(_file(compiled, output, faults))
    is_blocked = _is_blocked(faults, task)
    return Made(
        key=key,
        files=() if is_blocked else tuple(files),
        faults=faults.in_order(),
        texts=texts_of(compiled.deck, files),
        is_blocked=is_blocked,
        marking=compiled.deck.marking.text,
    )


def _file(compiled: Compiled, output: Output | ZipOptions, faults: Faults) -> PackFile:
    if isinstance(output, ZipOptions):
        from briefgen.packs.share_zip import share_pack

        return share_pack(compiled, faults)
    made = render_output(compiled, output, faults)
    name = file_name(compiled.target.id, output)
    return PackFile(
        name=name,
        output=output,
        data=made.data,
        pages=made.pages,
        sheets=made.sheets,
        blanks=made.blanks,
        duplex=made.duplex,
    )
