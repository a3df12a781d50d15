"""Templates -> a list of them, a gallery, or a new one, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.build import TEXT
from briefgen.cli.console import count, exit_code, say_faults
from briefgen.cli.exit_codes import FAULTS, OK
from briefgen.packs.build_results import UsageError

if TYPE_CHECKING:
    from briefgen.packs.adopt_template import Adopted
    from briefgen.packs.trial_deck import LayoutFit


def list_and_say(name: str, root: Path) -> int:
    """List a template, or all of them."""
    from briefgen.packs.open_project import load
    from briefgen.report.template_list import list_templates

    loaded = load(root)
    say_faults(loaded.faults, TEXT, root)
    templates = loaded.project.templates
    name = templates[name, "16:9"].name if (name, "16:9") in templates else name
    shown = [t for t in templates.values() if name in {"", t.name}]
    file = f"assets/templates/{name}/template.yaml"
    if not shown and any(fault.is_error and fault.span.file == file for fault in loaded.faults):
        return FAULTS
    if not shown:
        known = ", ".join(sorted({t.name for t in loaded.project.templates.values()}))
        raise UsageError(f"there is no template `{name}`; possible: {known}")
    print(list_templates(shown))
    return OK


def adopt_and_say(
    file: Path | None,
    root: Path,
    name: str,
    gallery: Path | None,
    aspect: str,
    *,
    update: bool = False,
) -> int:
    """Make a template of a PowerPoint file, or take a new version of one."""
    from briefgen.packs.adopt_template import adopt_template

    if file is None:
        raise UsageError("`adopt` needs a file: briefgen templates adopt brand.potx")
    adopted = adopt_template(file, root=root, name=name, update=update)
    say_faults(adopted.faults, TEXT, root)
    for path in adopted.files:
        print(path)
    if gallery is not None:
        return show_gallery(adopted.name, root, gallery, aspect)
    print("\n".join((*_fits(adopted.fits), *_kept(adopted))))
    print(_next_steps(adopted))
    return exit_code(adopted.faults, strict=False)


def _fits(fits: Sequence[LayoutFit]) -> Iterator[str]:
    """How well each layout carries a trial deck, in columns."""
    if fits:
        yield "How well its layouts carry slides, with texts as long as people write them:"
    ours = max((len(fit.ours) for fit in fits), default=0)
    theirs = max((len(fit.theirs) for fit in fits), default=0)
    for fit in fits:
        said = f": {fit.advice}" if fit.advice else ""
        yield f"  {fit.ours:<{ours}}  {fit.theirs:<{theirs}}  {fit.verdict}{said}"


def _kept(adopted: Adopted) -> Iterator[str]:
    """What became of the lines that were changed by hand."""
    if adopted.kept:
        yield f"Kept as you changed it: {', '.join(adopted.kept)}."
    if adopted.lost:
        yield (
            f"The new file does not have the layout that you named for {', '.join(adopted.lost)}: "
            "it was guessed anew."
        )


def _next_steps(adopted: Adopted) -> str:
    """What to do with an adopted template, told to somebody who never did it."""
    sheet = next((path for path in adopted.files if path.suffix == ".png"), None)
    steps = [
        f"The template `{adopted.name}` is ready. Now:",
        *([f"  look at   {sheet}"] if sheet else []),
        f"  see it    briefgen templates {adopted.name} --gallery look",
        f"  use it    write `template: {adopted.name}` in briefgen.yaml, or in a deck",
        "  change it open its template.yaml: which layout of the file stands for what",
    ]
    if adopted.unmade:
        steps.append(
            f"The file has no layout for {', '.join(adopted.unmade)}: its plainest one is used."
        )
    return "\n".join(steps)


def show_gallery(name: str, root: Path, folder: Path, aspect: str) -> int:
    """Show every layout of a template, or of all."""
    from briefgen.packs.template_gallery import make_gallery

    made = make_gallery(name, root=root, output=folder, aspect=aspect)
    say_faults(made.faults, TEXT, root)
    if made.files:
        print(f"{count(len(made.files), 'file')} in {folder}")
    return exit_code(made.faults, strict=False)
