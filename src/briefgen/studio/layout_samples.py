"""A template -> what an edit of a slide needs to know of its layouts."""

from __future__ import annotations

from briefgen.model.diagnostics import Faults
from briefgen.model.template import LayoutSpec, Template
from briefgen.read.deck_entries import SlideKeys
from briefgen.read.decode import keys_of
from briefgen.read.yaml_source import read_source
from briefgen.studio.listed_slides import listed_slides
from briefgen.support.memo import memo
from briefgen.support.package_data import shipped


def keys_in_order(layout: LayoutSpec | None) -> tuple[str, ...]:
    """The keys of a slide as the documentation has them: what it is, its slots, all else."""
    slots = tuple(slot.name for slot in layout.slots) if layout else ()
    common = tuple(keys_of(SlideKeys))
    return tuple(dict.fromkeys(("layout", "id", "title", *slots, *common)))


def picture_slot(layout: LayoutSpec | None) -> str:
    """The slot of a layout that holds a picture, "" where there is none."""
    slots = layout.slots if layout else ()
    return next((slot.name for slot in slots if slot.kind == "picture"), "")


def layout_named(template: Template | None, name: str) -> LayoutSpec | None:
    """A layout that authors can write, by its name."""
    return template.layouts.get(name) if template else None


@memo(1)
def _samples() -> dict[str, str]:
    """A slide of the gallery that comes with the program for each layout, as YAML."""
    found: dict[str, str] = {}
    for path in sorted(shipped("gallery/decks").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        root = read_source(text.encode(), path.name, Faults())
        for slide in listed_slides(root, text) or ():
            found.setdefault(slide.said("layout"), _alone(slide.text))
    return found


def sample_of(layout: str) -> str:
    """The YAML of a slide with a layout: sample words, or its title where there are none."""
    return _samples().get(layout) or f"layout: {layout}\ntitle: Title\n"


def _alone(text: str) -> str:
    """An entry of a list as a mapping by itself, without a name that links call it by."""
    first, *rest = text.split("\n")
    margin = len(first) - len(first.lstrip(" -"))
    lines = [first[margin:], *(line[margin:] for line in rest)]
    return "\n".join(line for line in lines if not line.startswith("id:")).rstrip("\n") + "\n"
