"""A target + the texts of its last build -> what the next build changes in the pack."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from msgspec import to_builtins

from briefgen.compile import faults_of_sources, resolve_target
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.rich_text import as_compared
from briefgen.model.values import Value
from briefgen.packs import output_folder
from briefgen.packs.build_records import Memory
from briefgen.packs.build_results import UsageError
from briefgen.packs.comparison_texts import texts_of
from briefgen.packs.open_project import choose_targets, load


class TextChange(Value):
    """A text of a slide that reads differently; `old` or `new` is "" where there was none. `slot`
    is where it stands: a slot's name, or "notes", "reading" or "sources"."""

    slot: str
    old: str
    new: str


class SlideChange(Value, kw_only=True):
    """A slide that was changed, or moved. `id` and `title` name it, `old_number` and `new_number`
    are its places in the deck, from 1; `texts` are what reads differently, none where it is told as
    moved."""

    id: str
    title: str
    old_number: int
    new_number: int
    texts: tuple[TextChange, ...] = ()


class Slide(Value):
    """A slide that is new or dropped, named by `id` and `title`, and by its `number` in the deck it
    is in, from 1."""

    id: str
    title: str
    number: int


class Changes(Value, kw_only=True):
    """All that reads differently in the pack of a `target`. `event` holds the old and the new text
    of each of its data. Where the pack was never built (`is_new`), all slides are `new`.

    `dropped` slides are no longer there, `changed` ones have other texts, and `moved` are the
    fewest whose moving explains the new order; a slide may be both changed and moved.
    """

    target: str
    is_new: bool
    event: Mapping[str, tuple[str, str]]
    new: tuple[Slide, ...] = ()
    dropped: tuple[Slide, ...] = ()
    changed: tuple[SlideChange, ...] = ()
    moved: tuple[SlideChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.event or self.new or self.dropped or self.changed or self.moved)


class Found(Value):
    """The `changes` of a target; None where its deck cannot be made out, as the `faults` say."""

    changes: Changes | None
    faults: tuple[Diagnostic, ...]


def find_changes(name: str, *, root: str | Path = ".", output: str | Path | None = None) -> Found:
    """Compare a target with its last build. Raises UsageError for a name that is not there, or
    that stands for several."""
    loaded = load(root)
    targets = choose_targets(loaded, [name])
    if len(targets) > 1:
        raise UsageError(
            f"`{name}` stands for {len(targets)} packs; name one, such as {targets[0].id}"
        )
    if not targets:
        return Found(None, loaded.faults)
    target = targets[0]
    faults = Faults(list(faults_of_sources(loaded.project, target, loaded.faults)))
    deck = resolve_target(loaded.project, target, faults)
    if deck is None:
        return Found(None, faults.in_order())
    memory = Memory(output_folder(root, output))
    return Found(
        compare_texts(target.id, memory.texts(target.id), texts_of(deck)), faults.in_order()
    )


def compare_texts(target: str, old: Any, new: Mapping[str, Any]) -> Changes:
    """Compare what `texts_of` gave at two times; `old` is None where there was no build."""
    if old is None:
        return Changes(target=target, is_new=True, event={}, new=tuple(_slides(new["slides"])))
    before = {slide["id"]: slide for slide in old["slides"]}
    after = {slide["id"]: slide for slide in new["slides"]}
    places = {name: number for number, name in enumerate(before, 1)}
    return Changes(
        target=target,
        is_new=False,
        event=_event(old["event"], new["event"]),
        new=tuple(slide for slide in _slides(new["slides"]) if slide.id not in before),
        dropped=tuple(slide for slide in _slides(old["slides"]) if slide.id not in after),
        changed=tuple(_changed(before, after, places)),
        moved=tuple(_moved(before, after, places)),
    )


def _slides(slides: Sequence[Mapping[str, Any]]) -> Iterator[Slide]:
    for number, slide in enumerate(slides, 1):
        yield Slide(slide["id"], slide["title"], number)


def _event(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    names = list(dict.fromkeys((*old, *new)))
    both = {name: (old.get(name, ""), new.get(name, "")) for name in names}
    # A text whose quotes and dashes alone are set otherwise reads as it did.
    return {name: pair for name, pair in both.items() if len(set(map(as_compared, pair))) > 1}


def _changed(
    before: Mapping[str, Any], after: Mapping[str, Any], places: Mapping[str, int]
) -> Iterator[SlideChange]:
    for number, (name, slide) in enumerate(after.items(), 1):
        if name in before and (texts := tuple(_texts(before[name]["texts"], slide["texts"]))):
            yield SlideChange(
                id=name,
                title=slide["title"],
                old_number=places[name],
                new_number=number,
                texts=texts,
            )


def _texts(
    old: Mapping[str, Sequence[str]], new: Mapping[str, Sequence[str]]
) -> Iterator[TextChange]:
    for slot in dict.fromkeys((*old, *new)):
        one, two = old.get(slot, ()), new.get(slot, ())
        before, after = ([as_compared(text) for text in texts] for texts in (one, two))
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for kind, one_from, one_to, two_from, two_to in matcher.get_opcodes():
            if kind != "equal":
                yield TextChange(
                    slot, "\n".join(one[one_from:one_to]), "\n".join(two[two_from:two_to])
                )


def _moved(
    before: Mapping[str, Any], after: Mapping[str, Any], places: Mapping[str, int]
) -> Iterator[SlideChange]:
    """The fewest slides whose moving explains the new order."""
    old = [name for name in before if name in after]
    new = [name for name in after if name in before]
    still = {
        name
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        for name in new[block.b : block.b + block.size]
    }
    for number, (name, slide) in enumerate(after.items(), 1):
        if name in places and name not in still:
            yield SlideChange(
                id=name, title=slide["title"], old_number=places[name], new_number=number
            )


def say_changes(changes: Changes, *, as_json: bool = False) -> str:
    """The changes as text for people, or as JSON."""
    if as_json:
        return json.dumps(to_builtins(changes), indent=2, ensure_ascii=False) + "\n"
    return "".join(f"{line}\n" for line in _lines(changes))


def _lines(changes: Changes) -> Iterator[str]:
    if changes.is_new:
        yield f"{changes.target} was not built before; it has {len(changes.new)} slides"
        return
    if changes.is_empty:
        yield f"{changes.target}: no text changes"
        return
    yield f"{changes.target}:"
    for name, (old, new) in changes.event.items():
        yield f"  {name}: {_quoted(old)} -> {_quoted(new)}"
    for slide in changes.new:
        yield f"  new: {slide.number} {slide.title} ({slide.id})"
    for slide in changes.dropped:
        yield f"  dropped: {slide.number} {slide.title} ({slide.id})"
    for moved in changes.moved:
        yield f"  moved: {moved.title} ({moved.id}) from {moved.old_number} to {moved.new_number}"
    for changed in changes.changed:
        yield f"  changed: {changed.new_number} {changed.title} ({changed.id})"
        for text in changed.texts:
            yield f"    {text.slot}"
            yield from (f"      - {line}" for line in text.old.splitlines())
            yield from (f"      + {line}" for line in text.new.splitlines())


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "nothing"
