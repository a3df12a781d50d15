"""The slide that is looked at is shown before what stands below it has been moved."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from briefgen.studio.early_look import early_look
from briefgen.studio.messages import Ask, ChangedText, FirstPictures, StudioState
from briefgen.studio.project_texts import ProjectTexts
from briefgen.studio.state_answer import show_state
from briefgen.studio.workspace import Workspace

_PLACE = re.compile(' data-at="[^"]*"')
FILE = "decks/letters.yaml"
HEAD = "title: Better letters\nslides:\n"
ENTRIES = (
    "  - layout: cover\n",
    "  - layout: agenda\n    title: Today\n",
    "  - section: First\n",
    *(
        f"  - layout: bullets\n    id: n{number}\n    title: What helps {number}\n"
        f"    points:\n      - One reader in mind\n      - Short sentences {number}\n"
        for number in range(4)
    ),
    "  - section: Later\n",
    "  - layout: statement\n    title: See this\n    text: See [the first](#n0)\n",
    "  - layout: bullets\n    title: What does not\n    points: [Long words]\n",
)


def make_root(folder: Path) -> Path:
    (folder / "decks").mkdir(parents=True)
    (folder / "briefgen.yaml").write_text("organisation: {name: Leeds}\n", "utf-8")
    (folder / FILE).write_text(HEAD + "".join(ENTRIES), "utf-8")
    return folder


def asked(workspace: Workspace, text: str, current: str, have: int) -> Ask:
    number = workspace.texts.number(FILE)
    changed = (ChangedText(file=number, text=text),)
    return Ask(have=have, revision=1, texts=changed, current=current)


def said(state: StudioState) -> tuple[object, ...]:
    """All that does not tell one run from another."""
    slides = [(one.title, one.place, one.pages, one.faults, one.section) for one in state.slides]
    faults = [(one.code, one.message, one.place) for one in state.faults if one.is_error]
    return slides, faults, [one.svg for one in state.pictures], state.is_broken


def edited(entries: list[str], random: Random) -> list[str]:
    """One edit, or two at once, by most of which lines move."""
    found = list(entries)
    for _ in range(random.choice((1, 1, 2))):
        at = random.randrange(len(found))
        match random.randrange(8):
            case 0 | 1:
                found[at] += random.choice(("  # A remark\n", "\n", "\n\n"))
            case 2 | 3:
                found[at] = found[at].replace(
                    "      - One", f"      - More {random.random()}\n      - One", 1
                )
            case 4:
                found[at] = found[at].replace("      - One reader in mind\n", "", 1)
            case 5:
                found[at] = found[at].replace("What helps", "What  helps\n      us", 1)
            case 6:
                other = random.randrange(len(found))
                found[at], found[other] = found[other], found[at]
            case _:
                found.insert(at, found.pop(random.randrange(len(found))))
    return found


@pytest.mark.parametrize("seed", range(2))
def test_what_is_shown_early_is_what_is_shown_then(tmp_path: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - the same edits each time
    workspace = Workspace(texts=ProjectTexts(root=make_root(tmp_path / "one")))
    state = show_state(workspace, Ask(have=0, revision=0))
    entries, early = list(ENTRIES), 0
    for number in range(10):
        entries = edited(entries, random)
        current = random.choice(state.slides).key
        told: list[FirstPictures] = []
        ask = asked(workspace, HEAD + "".join(entries), current, state.version)
        state = show_state(workspace, ask, told.append)
        if told:
            own = [one for one in state.pictures if one.slide == current]
            # The places of other entries, as on a page of sections, may follow.
            early_svgs, svgs = ([_PLACE.sub("", one.svg) for one in pictures]
                                for pictures in (told[0].pictures, own))  # fmt: skip
            assert early_svgs == svgs
            early += 1
        if number % 3 == 0:
            anew = Workspace(texts=ProjectTexts(root=tmp_path / "one"))
            fresh = show_state(anew, asked(anew, HEAD + "".join(entries), "", 0))
            assert said(show_state(workspace, Ask(have=0, revision=2))) == said(fresh)
    assert early > 2


def test_what_stands_below_an_added_line_is_not_moved_for_the_slide_that_is_looked_at(
    tmp_path: Path,
) -> None:
    workspace = Workspace(texts=ProjectTexts(root=make_root(tmp_path)))
    state = show_state(workspace, Ask(have=0, revision=0))
    before = workspace.look.slides
    text = (HEAD + "".join(ENTRIES)).replace("helps 0", "helps\n      us")
    workspace.take(asked(workspace, text, state.slides[3].key, state.version))
    look = early_look(workspace)
    assert look
    assert look.slides[3].node is not before[3].node
    assert all(
        one.node is last.node for one, last in zip(look.slides[4:-1], before[4:-1], strict=True)
    )
    workspace.refresh()
    lines = [one.span.line for one in workspace.look.slides]
    assert lines == [one.span.line + (at > 3) for at, one in enumerate(before)]
    # Where no line was added, the places are known as soon.
    workspace.take(asked(workspace, text.replace("us", "you"), "", state.version))
    assert early_look(workspace) is None
