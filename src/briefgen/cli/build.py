"""What a build is asked for -> packs, what is said of them, and the exit code."""

from __future__ import annotations

from pathlib import Path

from briefgen.cli.console import exit_code, say_faults, say_result
from briefgen.cli.exit_codes import INTERRUPTED
from briefgen.cli.progress import Progress
from briefgen.packs import build
from briefgen.packs.build_results import BuildOptions, Choice

TEXT = "text"


def build_and_say(
    root: Path, choice: Choice, options: BuildOptions, form: str = TEXT, *, why: bool = False
) -> int:
    """Build, and say how it goes; for machines, the faults only."""
    is_text = form == TEXT
    with Progress.on_terminal(is_wanted=is_text, why=why) as progress:
        result = build(
            root=root,
            choice=choice,
            options=options,
            on_target=progress.tell if is_text else None,
            on_plan=progress.plan,
            on_wait=progress.wait,
        )
    say_faults(result.faults, form, root)
    if is_text:
        say_result(result, choice)
    return INTERRUPTED if result.was_interrupted else exit_code(result.faults, options.strict)
