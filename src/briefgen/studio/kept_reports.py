"""Reports of imports <-> files of the project, so that a later run finds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from briefgen.model.diagnostics import NOWHERE
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.packs.atomic_write import write_file
from briefgen.studio.listed_slides import KnownSlides, ListedSlide
from briefgen.studio.messages import ImportReport
from briefgen.studio.slide_before import SlideBefore, drawn_before

_FOLDER = ".briefgen/imports"
_LARGEST = 64 * 1024 * 1024
_NOTHING = Scalar("", NOWHERE)


class KeptReport(Value, kw_only=True):
    """A `report` without its drawings, whose points name entries of the deck by their number, the
    text of each of these `entries` as it was then, and what there was on the `slides` before."""

    report: ImportReport
    entries: tuple[str, ...]
    slides: tuple[SlideBefore, ...]


def keep_report(root: Path, kept: KeptReport) -> None:
    """Write the report of a deck down. Raises OSError."""
    path = root / _FOLDER / f"{kept.report.deck}.json"
    if path.resolve().is_relative_to(root.resolve()):  # else it is a link that leads out of it
        write_file(path, msgspec.json.encode(kept))


def found_report(root: Path, deck: str) -> KeptReport | None:
    """The report of a deck; None where there is none, or it is not as it was written."""
    path = root / _FOLDER / f"{deck}.json"
    try:
        if path.is_symlink() or path.stat().st_size > _LARGEST:
            return None
        kept = msgspec.json.decode(path.read_bytes(), type=KeptReport)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return kept if kept.report.deck == deck else None


def with_seen(
    kept: KeptReport, seen: Sequence[int] | None, slides: Sequence[ListedSlide]
) -> KeptReport:
    """The report with the points that were `seen`, and with the entries as they are now: so that
    they are found again, however much is changed in the course of time."""
    numbers = {was: str(at) for at, was in enumerate(_were(kept, slides))}
    points = (replace(one, slide=numbers.get(one.slide, "")) for one in kept.report.points)
    report = replace(kept.report, points=tuple(points))
    if seen is not None:
        report = replace(report, seen=tuple(seen))
    return replace(kept, report=report, entries=tuple(slide.text for slide in slides))


def report_now(
    kept: KeptReport, slides: Sequence[ListedSlide], addresses: Mapping[str, str]
) -> ImportReport:
    """The report with the keys of the entries and its drawings; `addresses` says by digest where
    the page finds the pictures that the deck still shows."""
    keys = {was: now.key for was, now in zip(_were(kept, slides), slides, strict=True)}
    points = (replace(one, slide=keys.get(one.slide, "")) for one in kept.report.points)
    before = (drawn_before(slide, addresses) for slide in kept.slides)
    return replace(kept.report, points=tuple(points), before=tuple(before))


def _were(kept: KeptReport, slides: Sequence[ListedSlide]) -> list[str]:
    """The number that each entry had, or something else for a new one."""
    last = (
        ListedSlide(node=_NOTHING, span=NOWHERE, text=text, key=str(at))
        for at, text in enumerate(kept.entries)
    )
    return [one.key for one in KnownSlides(last=tuple(last)).know(slides, "")]
