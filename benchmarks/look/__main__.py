"""How the looks do in figures, against what we promise.

    python -m benchmarks.look [--look NAME]... [--aspect 16:9|4:3]... [--pages] [--documents]
        [--handouts] [--charts]

Lays out the seminar, the gallery, the starter and the decks of benchmarks/look/decks in each look
and aspect, and prints the figures of the Scene. `--pages` lists the worst pages too. `--documents`
prints the figures of the documents to read instead, on each paper and in large print, `--handouts`
those of each deck's notes and handouts; the seminar's notes may take 24 pages. `--charts` prints
how much of the height of their slides the plots take.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

from benchmarks.look.charts import LEAST, PlotFigures, plots_of, plots_table
from benchmarks.look.documents import (
    FULL,
    PAPERS,
    document_figures,
    document_of,
    documents_table,
)
from benchmarks.look.figures import PageFigures, figures_of
from benchmarks.look.handouts import paper_figures
from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import NOWHERE, Faults
from briefgen.model.page_aspects import ASPECTS, PageAspect
from briefgen.model.project import Project
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.read.templates.built_in import built_in_names
from briefgen.support.world import DiskWorld

ROOT = Path(__file__).parents[2]
DECKS = Path(__file__).parent / "decks"
_HIGH_BAND = 110.0


def projects(scratch: Path) -> Iterator[Project]:
    """The project's own decks with the untidy ones, and the starter's."""
    for name in ("assets", "decks", "briefgen.yaml"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, scratch / name)
    for path in sorted(DECKS.glob("*.yaml")):
        shutil.copy(path, scratch / "decks")
    yield load_project(DiskWorld(scratch), Faults())
    yield load_project(DiskWorld(ROOT / "src/briefgen/starter"), Faults())


def pages_in(
    project: Project, look: str, aspect: PageAspect
) -> tuple[list[PageFigures], list[str]]:
    """The figures of every page of every deck, and the decks that could not be laid out."""
    found: list[PageFigures] = []
    refused: list[str] = []
    for compiled, faults in in_look(project, look, aspect):
        errors = [fault for fault in faults.in_order() if fault.severity.name == "ERROR"]
        refused.extend(f"{fault.code} {fault.span.file}:{fault.span.line}" for fault in errors)
        if compiled is not None:
            deck = compiled.target.deck
            found.extend(figures_of(page, deck) for page in compiled.scene.pages)
    return found, refused


def in_look(
    project: Project, look: str, aspect: PageAspect
) -> Iterator[tuple[Compiled | None, Faults]]:
    """Each deck of the project once, in that look and aspect, and what is wrong with it."""
    seen: set[str] = set()
    for target in project.targets:
        if target.deck in seen:
            continue
        seen.add(target.deck)
        deck = replace(
            project.decks[target.deck],
            template=Scalar(look, NOWHERE),
            aspect=Scalar(aspect, NOWHERE),
        )
        one = replace(project, decks={**project.decks, target.deck: deck})
        faults = Faults()
        yield compile_target(one, target, faults), faults


def table_of(pages: Sequence[PageFigures]) -> dict[str, str]:
    """The figures of all pages, by name."""
    titled = [page for page in pages if page.titled]
    gaps = [page.gap for page in titled if page.gap is not None]
    sized = [page.size for page in titled if page.size]
    small = [page for page in titled if page.smallest < 18]
    paragraphs = sum(page.paragraphs for page in pages)
    return {
        "size of most text, mean": f"{mean(sized):.1f} pt",
        "blank band, mean": f"{mean(page.band for page in titled):.0f} pt",
        "blank band over 110 pt": f"{_share(titled, [p for p in titled if p.band > _HIGH_BAND])}",
        "title to body, spread": f"{max(gaps) - min(gaps):.0f} pt (from {min(gaps):.0f})",
        "smallest text under 18 pt": _share(titled, small),
        "runts in titles and heads": str(sum(page.head_runts for page in pages)),
        "runts in paragraphs": f"{100 * sum(page.runts for page in pages) / paragraphs:.1f} %",
        "straight quotes": str(sum(page.quotes for page in pages)),
        "rows of cards with texts at different heights": str(sum(page.uneven for page in pages)),
        "pages": str(len(pages)),
    }


def _share(whole: Sequence[PageFigures], part: Sequence[PageFigures]) -> str:
    return f"{100 * len(part) / len(whole):.0f} %"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--look", action="append", choices=built_in_names())
    parser.add_argument("--aspect", action="append", choices=ASPECTS)
    parser.add_argument("--pages", action="store_true")
    parser.add_argument("--handouts", action="store_true")
    parser.add_argument("--documents", action="store_true")
    parser.add_argument("--charts", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        all_projects = list(projects(Path(folder)))
        for look in asked.look or built_in_names():
            if asked.handouts:
                _print_handouts(all_projects, look)
                continue
            if asked.documents:
                _print_documents(all_projects, look, with_pages=asked.pages)
                continue
            for aspect in asked.aspect or ASPECTS:
                if asked.charts:
                    _print_charts(all_projects, look, aspect)
                    continue
                pages, refused = _pages(all_projects, look, aspect)
                print(f"\n{look} {aspect}")
                for name, value in table_of(pages).items():
                    print(f"  {name:28} {value}")
                for line in refused:
                    print(f"  refused: {line}")
                if asked.pages:
                    _print_worst(pages)


def _pages(
    all_projects: Sequence[Project], look: str, aspect: PageAspect
) -> tuple[list[PageFigures], list[str]]:
    found = [pages_in(project, look, aspect) for project in all_projects]
    return [page for pages, _ in found for page in pages], [r for _, rs in found for r in rs]


def _print_handouts(all_projects: Sequence[Project], look: str) -> None:
    for project in all_projects:
        for compiled, _ in in_look(project, look, "16:9"):
            if compiled is not None:
                print(f"\n{look}, {compiled.target.deck}, on A4")
                for name, value in paper_figures(compiled).items():
                    print(f"  {name:40} {value}")


def _print_charts(all_projects: Sequence[Project], look: str, aspect: PageAspect) -> None:
    plots: list[PlotFigures] = []
    for project in all_projects:
        for compiled, _ in in_look(project, look, aspect):
            for page in compiled.scene.pages if compiled else ():
                plots.extend(plots_of(page, compiled.target.deck if compiled else ""))
    print(f"\n{look} {aspect}, charts")
    for name, value in plots_table(plots).items():
        print(f"  {name:32} {value}")
    for one in sorted(plots, key=lambda one: one.share):
        if one.share < LEAST:
            print(f"    {100 * one.share:3.0f} %  {one.kind:8} {one.name}")


def _print_documents(all_projects: Sequence[Project], look: str, *, with_pages: bool) -> None:
    found = [pair for project in all_projects for pair in in_look(project, look, "16:9")]
    made = [compiled for compiled, _ in found if compiled is not None]
    for name, how in PAPERS.items():
        figures = [
            document_figures(document_of(compiled, how), how, compiled.target.deck)
            for compiled in made
        ]
        print(f"\n{look}, document to read, {name}")
        for label, value in documents_table(figures).items():
            print(f"  {label:28} {value}")
        for one in figures if with_pages else ():
            for number, share in one.filled:
                if share < FULL:
                    print(f"    {100 * share:3.0f} %  {one.name} {number}")


def _print_worst(pages: Sequence[PageFigures]) -> None:
    for page in sorted(pages, key=lambda page: -page.band):
        if page.titled and page.band > _HIGH_BAND:
            print(f"    band {page.band:3.0f}  {page.name}")
    for page in pages:
        if page.titled and page.smallest < 18:
            print(f"    {page.smallest} pt  {page.name}")
        if page.gap is not None and page.titled and not 12 <= page.gap <= 24:
            print(f"    gap {page.gap:.0f}  {page.name}")
        if page.head_runts or page.runts:
            print(f"    runts {page.head_runts}+{page.runts}  {page.name}")


if __name__ == "__main__":
    main()
