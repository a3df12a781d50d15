"""A target + the texts of its last build -> what the next build changes in the pack."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
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

# Titles with more of their letters the same are two versions of one.
_ALIKE = 0.6


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
    old = {**old, "slides": [*_with_ids_now(old["slides"], new["slides"])]}
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


def _with_ids_now(
    old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    """The slides as they were. One without an `id` of its own is known by its title: where that is
    another by now, and the slide stands between the same slides, it has the id that it has now."""
    names = [[slide["id"] for slide in slides] for slides in (old, new)]
    matcher = SequenceMatcher(None, names[0], names[1], autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        is_replaced = kind == "replace" and old_to - old_from == new_to - new_from
        for was, now in zip_longest(
            old[old_from:old_to], new[new_from:new_to] if is_replaced else ()
        ):
            is_same = now and now["id"] not in names[0] and was["id"] not in names[1]
            yield {**was, "id": now["id"]} if is_same and _is_one(was, now) else was


def _is_one(was: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether two slides are one whose title was changed: all else is the same, or the titles are
    much alike."""
    rest = [{k: v for k, v in slide["texts"].items() if k != "title"} for slide in (was, now)]
    titles: tuple[str, str] = was["title"], now["title"]
    is_alike = SequenceMatcher(None, titles[0], titles[1], autojunk=False).ratio() > _ALIKE
    return is_alike or (rest[0] == rest[1] and any(rest[0].values()))


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
