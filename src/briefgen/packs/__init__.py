"""Targets -> files, and the public functions of the Python interface.

Nothing heavy is imported here: a build that has nothing to do shall not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from briefgen.model.diagnostics import Diagnostic
from briefgen.model.values import replace
from briefgen.packs.build_results import (
    BuildOptions,
    BuildResult,
    BuiltFile,
    BuiltTarget,
    Choice,
    State,
    UsageError,
)
from briefgen.packs.open_project import Loaded, choose_targets, load, project_root

__all__ = [
    "BuildOptions",
    "BuildResult",
    "BuiltFile",
    "BuiltTarget",
    "Choice",
    "Loaded",
    "State",
    "UsageError",
    "build",
    "check",
    "choose_targets",
    "load",
]


def output_folder(root: str | Path, given: str | Path | None = None) -> Path:
    """Where a project's packs are written, from the root of the disk: the folder given, or `output`
    beside briefgen.yaml.

    Raises UsageError where there is no project, and where `output` is a link that leads out of it:
    a project comes from others, and must not choose where on this machine files are changed.
    """
    found = project_root(root)
    if given:
        return Path(given).absolute()
    folder = found / "output"
    if folder.is_symlink() and not folder.resolve().is_relative_to(found.resolve()):
        raise UsageError(
            f"{folder} is a link that leads out of the project, to {folder.resolve()}; "
            "to write the packs there, give it with --output DIR"
        )
    return folder


def build(
    targets: Iterable[str] = (),
    *,
    root: str | Path = ".",
    output: str | Path | None = None,
    only: Sequence[str] = (),
    strict: bool = False,
    force: bool = False,
    with_zip: bool = False,
    choice: Choice | None = None,
    options: BuildOptions | None = None,
    on_target: Callable[[BuiltTarget], None] | None = None,
    on_plan: Callable[[int], None] | None = None,
    on_wait: Callable[[], None] | None = None,
) -> BuildResult:
    """Build the targets named (seminars, or decks), or all. Writes files into `output`.

    `output` is the project's folder `output` where it is not given. A target with an error (with
    `strict`, with a warning too) is not written, nor is one that was edited by hand, unless by
    `force`. `choice` and `options` say more than the other arguments, and take their place.
    `on_plan` hears how many targets are to be made, `on_target` of each one as it is finished,
    `on_wait` that another build has to be waited for. What `on_plan` or `on_target` raises costs
    no pack: it comes when all are finished.

    Raises UsageError for names that do not exist.
    """
    from briefgen.packs.build_listener import Listener
    from briefgen.packs.find_unchanged import find_unchanged

    found = project_root(root)
    folder = output_folder(found, options.output if options else output)
    made = options or BuildOptions(
        output=folder, only=tuple(only), strict=strict, force=force, with_zip=with_zip
    )
    asked = replace(made, output=folder)
    chosen = choice or Choice(names=tuple(targets))
    result = find_unchanged(found, chosen, asked)
    if result is not None:
        listener = Listener(on_target)
        for target in result.targets:
            listener.hear(target)
        listener.raise_error()
        return result
    from briefgen.packs.run_build import run_build

    return run_build(found, chosen, asked, on_target, on_plan=on_plan, on_wait=on_wait)


def check(
    targets: Iterable[str] = (),
    *,
    root: str | Path = ".",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> tuple[Diagnostic, ...]:
    """All diagnostics of the targets named, or of all, without writing anything.

    Slides, files and allowances that nothing uses are named only where everything is checked.
    `select` and `ignore` choose among warnings and advice, by code, beginning of a code, or name.

    Raises UsageError for names that do not exist.
    """
    from briefgen.packs.check_project import check_targets, select_faults

    return select_faults(check_targets(load(root), tuple(targets)), select, ignore)
