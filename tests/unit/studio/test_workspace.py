"""What the studio shows of a project while its texts are written, and what it saves."""

from __future__ import annotations

import asyncio
import base64
import gc
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from briefgen.model.values import replace
from briefgen.studio.bring_in import add_picture, import_presentation
from briefgen.studio.kept_reports import KeptReport, found_report, report_now, with_seen
from briefgen.studio.messages import (
    Ask,
    ChangedText,
    EditAsked,
    FirstPictures,
    NewImport,
    NewPicture,
    Place,
    SheetAt,
    StudioState,
    TextPart,
)
from briefgen.studio.project_texts import Draft, ProjectTexts
from briefgen.studio.recovery import keep_unsaved, recover
from briefgen.studio.save_texts import decide, save_copy, save_texts
from briefgen.studio.state_answer import show_state
from briefgen.studio.studio import Studio
from briefgen.studio.workspace import Workspace
from tests.studio.test_import import presentation

DECK = """\
# Ours.
title: Better letters
slides:
  - layout: cover
  - layout: bullets
    title: What helps
    points: [One reader in mind, Short sentences]
    notes: Say it slowly.
  - section: Later
  - layout: bullets
    title: What does not
    points: [Long words]
    audience: health
"""
FILE = "decks/letters.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "decks").mkdir()
    (tmp_path / "briefgen.yaml").write_text("organisation: {name: Leeds}\n", "utf-8")
    (tmp_path / FILE).write_text(DECK, "utf-8")
    return tmp_path


@pytest.fixture
def workspace(root: Path) -> Workspace:
    found = Workspace(texts=ProjectTexts(root=root))
    show_state(found, Ask(have=0, revision=0))
    return found


def wrote(
    workspace: Workspace, text: str, have: int = 1, made_of: tuple[str, ...] = (), **more: Any
) -> StudioState:
    number = workspace.texts.number(FILE)
    changed = (ChangedText(file=number, text=text, made_of=made_of),)
    return show_state(workspace, Ask(have=have, revision=2, texts=changed, **more))


def test_only_pages_that_changed_are_sent(workspace: Workspace) -> None:
    state = wrote(workspace, DECK.replace("Long words", "Longer words"))
    assert [picture.page for picture in state.pictures] == [3]
    assert "Longer words" in state.pictures[0].svg
    again = show_state(workspace, Ask(have=state.version, revision=3))
    assert again.pictures == ()
    assert again.version == state.version


def test_a_line_added_above_changes_no_picture_and_no_key(workspace: Workspace) -> None:
    before = show_state(workspace, Ask(have=0, revision=0))
    after = wrote(workspace, f"# One more.\n{DECK}")
    assert after.pictures == ()
    assert [one.key for one in after.slides] == [one.key for one in before.slides]
    assert after.slides[1].place.line == before.slides[1].place.line + 1


def test_a_slide_that_is_moved_keeps_its_key(workspace: Workspace) -> None:
    before = {one.title: one.key for one in show_state(workspace, Ask(have=0, revision=0)).slides}
    asked = EditAsked(kind="move", file=0, text=DECK, entry=3, to=1)
    edited = workspace.edit(asked)
    assert edited.refused == ""
    after = wrote(workspace, edited.text)
    assert [one.title for one in after.slides][1] == "What does not"
    assert {one.title: one.key for one in after.slides} == before


def test_a_slide_that_ends_with_a_text_in_lines_keeps_its_key(workspace: Workspace) -> None:
    """Its text had the first line of the next slide in it, so that a second Alt+Down was lost."""
    text = DECK.replace("notes: Say it slowly.\n", "notes: |\n      Say it slowly.\n\n")
    before = {one.title: one.key for one in wrote(workspace, text).slides}
    for entry, to in ((1, 2), (2, 3), (3, 0)):
        edited = workspace.edit(EditAsked(kind="move", file=0, text=text, entry=entry, to=to))
        text = edited.text
        assert {one.title: one.key for one in wrote(workspace, text).slides} == before


def test_a_slide_with_a_fault_keeps_its_last_picture(workspace: Workspace) -> None:
    state = wrote(workspace, DECK.replace("bullets\n    title: What helps", "bulets\n    title: X"))
    (broken,) = (one for one in state.slides if one.faults)
    assert broken.old_since
    assert broken.pages == (1,)
    assert not state.is_broken
    assert [one.old_since for one in state.slides if one is not broken] == ["", "", ""]
    (fault,) = (one for one in state.faults if one.is_error)
    assert fault.slide == broken.key
    assert [fix.title for fix in fault.fixes] == ['Write "bullets"']
    mended = wrote(workspace, DECK, have=state.version)
    assert not any(one.old_since for one in mended.slides)


def test_a_text_that_cannot_be_read_leaves_all_pictures(workspace: Workspace) -> None:
    state = wrote(workspace, DECK.replace("[One", "[[One"))
    assert state.is_broken
    assert state.page_count == 4
    assert any(fault.stops_reading for fault in state.faults)
    assert all(one.old_since for one in state.slides)
    assert not wrote(workspace, DECK, have=state.version).is_broken


def test_a_slide_for_another_audience_is_not_an_old_picture(workspace: Workspace) -> None:
    state = show_state(workspace, Ask(have=0, revision=0, audience="police"))
    assert [one.pages for one in state.slides] == [(0,), (1,), (), ()]
    assert not any(one.old_since for one in state.slides)
    assert {one.id for one in state.choices.audiences} == {"*", "-", "health"}
    assert (workspace.texts.root / FILE).read_text("utf-8") == DECK


def test_a_deck_that_comes_to_stand_before_the_shown_one_does_not_take_its_place(
    workspace: Workspace, root: Path
) -> None:
    """What was typed next went into the other deck."""
    (root / "decks" / "actions.yaml").write_text(DECK.replace("Better", "Other"), "utf-8")
    assert workspace.heard(frozenset({"decks/actions.yaml"})) is not None
    state = show_state(workspace, Ask(have=workspace.version, revision=2))
    assert state.choices.deck == "letters"
    # A file of another name that has words which are not saved yet is still there.
    wrote(workspace, DECK.replace("Ours", "Theirs"), state.version)
    (root / FILE).rename(root / "decks" / "zeal.yaml")
    workspace.heard(frozenset({FILE, "decks/zeal.yaml"}))
    state = show_state(workspace, Ask(have=workspace.version, revision=3))
    assert state.choices.deck == "letters"
    assert save_texts(workspace.texts, "14:29", 9).is_saved
    (root / FILE).unlink()
    workspace.heard(frozenset({FILE}))
    state = show_state(workspace, Ask(have=workspace.version, revision=4))
    assert (state.choices.deck, state.is_broken) == ("actions", False)


def test_the_look_and_the_language_are_switches(workspace: Workspace) -> None:
    plain = show_state(workspace, Ask(have=0, revision=0))
    dark = show_state(workspace, Ask(have=0, revision=0, look="night"))
    assert dark.choices.look == "night"
    assert dark.pictures[1].svg != plain.pictures[1].svg
    back = show_state(workspace, Ask(have=0, revision=0, look="*"))
    assert back.pictures == plain.pictures
    assert not workspace.texts.drafts


def test_the_page_that_is_looked_at_says_what_can_be_changed(workspace: Workspace) -> None:
    key = show_state(workspace, Ask(have=0, revision=0)).slides[1].key
    state = show_state(workspace, Ask(have=1, revision=0, current=key))
    (picture,) = state.pictures
    assert [text.written for text in picture.texts][:2] == ["What helps", "One reader in mind"]
    assert picture.fits
    place = picture.texts[0].place
    asked = EditAsked(kind="set-text", file=0, text=DECK, place=place, value="What: helps")
    edited = workspace.edit(asked)
    assert edited.text == DECK.replace("title: What helps", 'title: "What: helps"')


def test_every_text_that_is_offered_can_be_changed(root: Path) -> None:
    """The name of a card, and of a point with others below it, took words and lost them."""
    text = (
        "title: T\nslides:\n  - layout: bullets\n    title: One\n    points:\n      - Two:\n"
        "          - three\n  - layout: case-study\n    title: Four\n    place: Leeds\n"
        "    cards:\n      - Five: six\n      - Seven: eight\n      - Nine: ten\n"
    )
    (root / FILE).write_text(text, "utf-8")
    workspace = Workspace(texts=ProjectTexts(root=root))
    state = show_state(workspace, Ask(have=0, revision=0))
    changed = []
    for slide in state.slides:
        asked = Ask(have=state.version, revision=0, current=slide.key)
        for shown in show_state(workspace, asked).pictures[0].texts:
            one = EditAsked(kind="set-text", file=0, text=text, place=shown.place, value="New")
            assert workspace.edit(one).text == text.replace(shown.written, "New")
            changed.append(shown.written)
    expected = "One Two three Four Leeds Five six Seven eight Nine ten"
    assert sorted(changed) == sorted(expected.split())


@pytest.mark.parametrize("kind", ["duplicate", "drop", "hide", "add", "layout", "set-key"])
def test_edits_change_no_other_line(workspace: Workspace, kind: str) -> None:
    more = {"layout": "statement"} if kind in ("add", "layout") else {}
    if kind == "set-key":
        more = {"key": "notes", "value": "Slowly."}
    asked = EditAsked(kind=kind, file=0, text=DECK, entry=1, to=2, **more)  # type: ignore[arg-type]
    edited = workspace.edit(asked)
    assert edited.refused == ""
    assert edited.text != DECK
    kept = [line for line in DECK.splitlines() if line not in edited.text.splitlines()]
    touched = DECK.splitlines()[4:8] if kind in ("drop", "layout", "set-key") else []
    assert set(kept) <= set(touched)


def test_an_edit_of_a_text_that_is_another_by_now_is_refused_in_a_sentence(
    workspace: Workspace,
) -> None:
    place = Place(file=0, line=50, column=1, end_line=50, end_column=2)
    for asked in (
        EditAsked(kind="move", file=0, text=DECK, entry=9, to=1),
        EditAsked(kind="set-text", file=0, text=DECK, place=place, value="x"),
        EditAsked(kind="drop", file=0, text="slides: [[", entry=0),
        EditAsked(kind="picture", file=0, text=DECK, entry=1, value="hills.jpg"),
    ):
        edited = workspace.edit(asked)
        assert edited.text == asked.text
        assert edited.refused.endswith(".")


def test_sheets_say_whose_words_stand_on_them(workspace: Workspace, root: Path) -> None:
    (root / "briefgen.yaml").write_text("outputs: [{handout: 2}, notes, reading]\n", "utf-8")
    workspace.is_stale = True
    state = show_state(workspace, Ask(have=0, revision=0))
    assert state.sheets == ("handout", "notes", "reading")
    for kind in state.sheets:
        assert "What helps" in "".join(
            workspace.sheet(SheetAt(kind=kind, page=page)).svg
            for page in range(workspace.sheet(SheetAt(kind=kind, page=0)).page_count)
        )
    words = show_state(workspace, Ask(have=1, revision=0, current=state.slides[1].key)).same_words
    assert {one.sheet for one in words} == {"handout", "notes", "reading"}


def test_saving_writes_the_file_and_keeps_its_line_ends_and_mode(root: Path) -> None:
    path = root / FILE
    path.write_bytes(b"\xef\xbb\xbf" + DECK.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    workspace = Workspace(texts=ProjectTexts(root=root))
    state = show_state(workspace, Ask(have=0, revision=0))
    assert state.files[0].text == DECK
    wrote(workspace, DECK.replace("Ours", "Theirs"))
    assert save_texts(workspace.texts, "14:29", 9).is_saved
    expected = DECK.replace("Ours", "Theirs").replace("\n", "\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected.encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_others_wrote_elsewhere_in_the_file_fits_in(workspace: Workspace, root: Path) -> None:
    wrote(workspace, DECK.replace("Better letters", "Best letters"))
    (root / FILE).write_text(DECK.replace("Long words", "Hard words"), "utf-8")
    saved = save_texts(workspace.texts, "14:29", 9)
    assert saved.is_saved
    text = (root / FILE).read_text("utf-8")
    assert "Best letters" in text
    assert "Hard words" in text
    assert saved.texts[0].text == text
    assert saved.fitted == ("points: [Hard words]",)


def test_where_both_wrote_nothing_is_written_until_it_is_decided(
    workspace: Workspace, root: Path
) -> None:
    wrote(workspace, DECK.replace("Better letters", "Best letters"))
    other = DECK.replace("Better letters", "Good letters")
    (root / FILE).write_text(other, "utf-8")
    saved = save_texts(workspace.texts, "14:29", 9)
    assert not saved.is_saved
    (conflict,) = saved.conflicts
    assert (conflict.mine, conflict.other) == ("title: Best letters\n", "title: Good letters\n")
    assert conflict.both == ""  # a key twice cannot be read
    assert (root / FILE).read_text("utf-8") == other
    copied = save_copy(workspace.texts, saved.file, "14:29")
    assert "Best" in (root / copied.fitted[0]).read_text("utf-8")
    assert decide(workspace.texts, saved.file, (), "14:30", 9).refused
    done = decide(workspace.texts, saved.file, (conflict.mine,), "14:30", 9)
    assert done.is_saved
    assert (root / FILE).read_text("utf-8") == DECK.replace("Better", "Best")


def test_changes_that_fit_by_lines_but_cannot_be_read_are_a_conflict(
    workspace: Workspace, root: Path
) -> None:
    wrote(workspace, DECK.replace("# Ours.\n", "# Ours.\nminutes: 5\n"))
    (root / FILE).write_text(f"{DECK}minutes: 6\n", "utf-8")
    saved = save_texts(workspace.texts, "14:29", 9)
    assert not saved.is_saved
    assert len(saved.conflicts) == 1
    assert "minutes: 6" in saved.conflicts[0].other


def test_a_link_that_leads_out_of_the_project_is_not_written(
    workspace: Workspace, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "letters.yaml"
    outside.write_text(DECK, "utf-8")
    wrote(workspace, DECK.replace("Ours", "Theirs"))
    (root / FILE).unlink()
    (root / FILE).symlink_to(outside)
    assert "leads out" in save_texts(workspace.texts, "14:29", 9).refused
    assert outside.read_text("utf-8") == DECK


def test_a_file_that_cannot_be_written_is_said_in_words_of_the_studio(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who saved was told to close PowerPoint and to run again."""

    def refuse(*_: object) -> bool:
        raise PermissionError(13, "Permission denied")

    wrote(workspace, DECK.replace("Ours", "Theirs"))
    monkeypatch.setattr("briefgen.studio.save_texts.write_file", refuse)
    saved = save_texts(workspace.texts, "14:29", 9)
    assert saved.refused == (
        "decks/letters.yaml cannot be written: that is not allowed. Your words are kept here; make "
        "it possible, and save again."
    )
    assert workspace.texts.drafts


def test_unsaved_words_come_back_in_the_next_run(root: Path) -> None:
    drafts = {FILE: Draft(text=DECK + "# more\n", base=DECK)}
    keep_unsaved(root, drafts)
    (name, draft), *_ = recover(root).items()
    texts = ProjectTexts(root=root)
    texts.recovered(name, draft)
    state = show_state(Workspace(texts=texts), Ask(have=0, revision=0))
    assert state.files[0].was_recovered
    assert state.files[0].text == DECK + "# more\n"
    keep_unsaved(root, {})
    assert recover(root) == {}


@pytest.mark.parametrize(
    "said",
    [
        b"", b"[]", b"{", b"[" * 100_000, b"\xff",
        b'{"files": {"../../x.yaml": {"text": "", "base": ""}}}',
        b'{"files": {"/etc/passwd": {"text": "", "base": ""}}}',
        b'{"files": {"notes.txt": {"text": "", "base": ""}}}',
    ],
)  # fmt: skip
def test_a_file_of_unsaved_words_that_somebody_else_made_names_nothing(
    root: Path, said: bytes
) -> None:
    (root / ".briefgen").mkdir()
    (root / ".briefgen" / "unsaved.json").write_bytes(said)
    assert recover(root) == {}


def test_our_own_saving_is_no_news_and_a_touched_file_neither(
    workspace: Workspace, root: Path
) -> None:
    wrote(workspace, DECK.replace("Ours", "Theirs"))
    save_texts(workspace.texts, "14:29", 9)
    (root / FILE).touch()
    assert workspace.heard(frozenset({FILE})) is None
    (root / FILE).write_text(DECK, "utf-8")
    assert workspace.heard(frozenset({FILE})) == (0,)
    state = show_state(workspace, Ask(have=workspace.version, revision=2))
    assert state.files[0].text == DECK


def test_a_picture_gets_a_name_of_its_own_inside_the_project(root: Path) -> None:
    dot = base64.b64encode(_png()).decode()
    names = ["../../../Our Hills.PNG", "our hills.png", "C:\\x\\Our Hills.png"]
    added = [add_picture(root, NewPicture(file_name=name, data=dot)).name for name in names]
    assert added[:2] == ["our-hills.png", "our-hills.png"]
    assert {path.name for path in (root / "assets/images").iterdir()} == set(added)
    for name, data in [("a.png", "!"), ("a.exe", dot), ("b.png", base64.b64encode(b"x").decode())]:
        refused = add_picture(root, NewPicture(file_name=name, data=data))
        assert refused.name == ""
        assert refused.refused.endswith(".")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a.ppt", ".pptx"),
        ("a.DOC", ".docx"),
        ("a.xlsx", "CSV"),
        ("a.txt", "paste"),
        ("a.zip", "PNG"),
    ],
)
def test_a_file_that_is_no_picture_is_answered_by_what_to_do(
    root: Path, name: str, why: str
) -> None:
    """All were told to be saved as PNG."""
    assert why in add_picture(root, NewPicture(file_name=name, data="")).refused


def test_what_is_no_presentation_is_refused_in_a_sentence(root: Path) -> None:
    bad = base64.b64encode(b"PK\x03\x04 no").decode()
    for name in ("talk.pptx", "../../talk.pptx", "talk.exe", ".pptx"):
        brought = import_presentation(root, NewImport(file_name=name, data=bad))
        assert brought.name == ""
        assert brought.refused.endswith(".")
    assert sorted(path.name for path in (root / "decks").iterdir()) == ["letters.yaml"]


def test_a_presentation_becomes_a_deck_with_a_report(workspace: Workspace, root: Path) -> None:
    talk = "# One\n\n- first point\n- second <b>point</b>\n\n# Two\n\nMore words here.\n"
    data = base64.b64encode(talk.encode()).decode()
    brought = import_presentation(root, NewImport(file_name="Our talk.md", data=data))
    assert brought.name == "our-talk"
    workspace.show_deck(brought.name)
    report = report_now(kept(root, "our-talk"), workspace.known.last, {})
    assert report.words == report.on_slides + report.in_notes + report.left_out > 5
    assert len(report.before) == 2
    assert "<b>" not in "".join(report.before)
    second = import_presentation(root, NewImport(file_name="Our talk.md", data=data))
    assert second.name == "our-talk-2"


def kept(root: Path, deck: str) -> KeptReport:
    """The report of the deck, as another run of the studio finds it."""
    found = found_report(root, deck)
    assert found is not None
    return found


def test_the_report_of_an_import_is_found_by_the_next_run(workspace: Workspace, root: Path) -> None:
    data = base64.b64encode(presentation()).decode()
    assert import_presentation(root, NewImport(file_name="t.pptx", data=data)).name == "t"
    workspace.show_deck("t")
    slides = workspace.known.last
    first = report_now(kept(root, "t"), slides, {})
    assert first.points
    assert {one.slide for one in first.points} <= {slide.key for slide in slides}
    # A slide is written above them, and each is changed: the next run has other keys.
    now = with_seen(kept(root, "t"), [0], slides)
    others = tuple(replace(one, key=f"other {at}") for at, one in enumerate(slides))
    new = replace(slides[0], text="- layout: cover", key="new")
    moved = report_now(now, [new, *others], {})
    assert moved.seen == (0,)
    keys = {old.key: other.key for old, other in zip(slides, others, strict=True)}
    assert [one.slide for one in moved.points] == [keys[one.slide] for one in first.points]


def test_a_report_that_is_not_as_it_was_written_is_none(root: Path) -> None:
    folder = root / ".briefgen" / "imports"
    folder.mkdir(parents=True)
    for text in ("", "{", '{"report": {"deck": "t"}}', "[" * 100_000):
        (folder / "t.json").write_text(text)
        assert found_report(root, "t") is None
    (folder / "t.json").unlink()
    (folder / "t.json").symlink_to(root / "briefgen.yaml")
    assert found_report(root, "t") is None


def _png() -> bytes:
    from io import BytesIO

    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (20, 10), "#0B5563").save(file, "PNG")
    return file.getvalue()


def test_what_others_wrote_just_before_the_page_sent_its_text_is_not_undone(
    workspace: Workspace, root: Path
) -> None:
    """The text of the page was taken for a change of what the disk said when it came."""
    theirs = DECK.replace("Better letters", "Best letters")
    (root / FILE).write_text(theirs, "utf-8")
    number = workspace.texts.number(FILE)
    mine = ChangedText(
        file=number, text=DECK.replace("Long words", "Longer words"), made_of=(DECK,)
    )
    show_state(workspace, Ask(have=1, revision=2, texts=(mine,)))
    assert save_texts(workspace.texts, "14:29", 9).is_saved
    assert (root / FILE).read_text("utf-8") == theirs.replace("Long words", "Longer words")
    # The page goes on from what it sent: it has not heard yet what became of that.
    more = ChangedText(
        file=number, text=mine.text.replace("Longer words", "Longest words"), made_of=(mine.text,)
    )
    show_state(workspace, Ask(have=1, revision=3, texts=(more,)))
    assert save_texts(workspace.texts, "14:30", 10).is_saved
    assert (root / FILE).read_text("utf-8") == theirs.replace("Long words", "Longest words")


def test_two_windows_write_in_one_text(workspace: Workspace, root: Path) -> None:
    """The words of the one that wrote first were lost: the text of the last was taken as it was."""
    one = DECK.replace("Better letters", "Best letters")
    wrote(workspace, one, made_of=(DECK,))
    two = DECK.replace("Long words", "Longer words")
    state = wrote(workspace, two, made_of=(DECK,))
    assert state.files[0].text == one.replace("Long words", "Longer words")
    assert not state.files[0].is_saved
    # Where both wrote in the same line, the one who writes last sees what becomes of it.
    wrote(workspace, two.replace("Better", "Good"), made_of=(two,))
    assert workspace.texts.text(FILE) == two.replace("Better", "Good")
    assert save_texts(workspace.texts, "14:29", 9).is_saved
    assert (root / FILE).read_text("utf-8") == two.replace("Better", "Good")


def test_a_text_that_may_have_arrived_before_the_connection_broke_is_no_others(
    workspace: Workspace,
) -> None:
    wrote(workspace, DECK.replace("Long words", "Longer words"), made_of=(DECK,))
    again = DECK.replace("Better letters", "Best letters")
    made_of = (DECK, DECK.replace("Long words", "Longer words"))
    state = wrote(workspace, again, made_of=made_of)
    assert workspace.texts.text(FILE) == again
    assert state.files[0].text is None


def test_a_file_that_became_something_else_than_text_is_not_written_over(
    workspace: Workspace, root: Path
) -> None:
    """Its bytes were lost."""
    wrote(workspace, DECK.replace("Ours", "Theirs"))
    (root / FILE).write_bytes(b"title: caf\xe9\n")
    saved = save_texts(workspace.texts, "14:29", 9)
    assert not saved.is_saved
    assert "UTF-8" in saved.refused
    assert (root / FILE).read_bytes() == b"title: caf\xe9\n"


def test_the_slide_that_is_looked_at_is_told_before_all_else(workspace: Workspace) -> None:
    key = workspace.look.slides[1].key
    number = workspace.texts.number(FILE)

    def typed(old: str, new: str, have: int) -> tuple[list[FirstPictures], StudioState]:
        text = ChangedText(file=number, text=workspace.texts.text(FILE).replace(old, new))
        told: list[FirstPictures] = []
        asked = Ask(have=have, revision=have, texts=(text,), current=key)
        return told, show_state(workspace, asked, told.append)

    told, state = typed("One reader", "Three readers", 1)
    (first,) = told
    assert "Three readers" in first.pictures[0].svg
    assert first.pictures == tuple(one for one in state.pictures if one.slide == key)
    # Who has an older version has other numbers; so has an entry with more pages.
    assert typed("Three readers", "Four readers", 1)[0] == []
    many = ", ".join(f"Point {count} of a list that takes more than a page" for count in range(40))
    assert typed("Four readers", many, 3)[0] == []
    assert len(workspace.pages.pages[key]) > 1


def test_a_file_that_others_change_while_somebody_types_is_seen_when_it_is_heard(
    workspace: Workspace, root: Path
) -> None:
    """Between two keys the disk is left alone."""
    wrote(workspace, DECK.replace("Long words", "Long word"))
    (root / "briefgen.yaml").write_text("organisation: {name: Bradford}\n", "utf-8")
    assert workspace.heard(frozenset({"briefgen.yaml"})) is not None
    wrote(workspace, DECK.replace("Long words", "Long wor"), 2)
    project = workspace.look.project
    assert project
    assert "Bradford" in str(project.config.organisation)


def test_a_file_that_others_change_unheard_is_seen_when_nobody_types(
    workspace: Workspace, root: Path
) -> None:
    (root / "briefgen.yaml").write_text("organisation: {name: Bradford}\n", "utf-8")
    workspace.asked_at -= 2
    wrote(workspace, DECK.replace("Long words", "Long word"))
    project = workspace.look.project
    assert project
    assert "Bradford" in str(project.config.organisation)


def test_a_line_added_above_leaves_nothing_to_collect(workspace: Workspace) -> None:
    """Each slide that moved left a function that held itself, thousands after a line."""
    more = "".join(f"  - layout: statement\n    text: Number {count}\n" for count in range(6))
    wrote(workspace, DECK + more)
    gc.collect()
    gc.disable()
    try:
        wrote(workspace, f"# One more.\n{DECK}{more}", 2)
        assert gc.collect() == 0
    finally:
        gc.enable()


def part_of(before: str, old: str, new: str) -> tuple[str, TextPart]:
    """A stretch of a text by units of the page, and what stands there then."""
    start = len(before[: before.index(old)].encode("utf-16-le")) // 2
    digest = sha256(before.encode()).hexdigest()
    return new, TextPart(digest=digest, start=start, end=start + len(old.encode("utf-16-le")) // 2)


def test_a_part_of_a_text_is_put_where_the_page_counts_it(workspace: Workspace) -> None:
    """One character beyond U+FFFF is two units of the page."""
    before = DECK.replace("# Ours.", "# Ours \U0001f600 \U0001f44d\U0001f3fd.")
    state = wrote(workspace, before)
    text, part = part_of(before, "Long words", "Länge \U0001f600")
    changed = ChangedText(file=workspace.texts.number(FILE), text=text, part=part)
    state = show_state(workspace, Ask(have=state.version, revision=3, texts=(changed,)))
    assert state.unknown == ()
    assert workspace.texts.text(FILE) == before.replace("Long words", "Länge \U0001f600")


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 2), (3, 10**9)])
def test_a_part_outside_the_text_changes_nothing(
    workspace: Workspace, start: int, end: int
) -> None:
    part = TextPart(digest=sha256(DECK.encode()).hexdigest(), start=start, end=end)
    changed = ChangedText(file=workspace.texts.number(FILE), text="Lost", part=part)
    state = show_state(workspace, Ask(have=1, revision=2, texts=(changed,)))
    assert state.unknown == (workspace.texts.number(FILE),)
    assert workspace.texts.text(FILE) == DECK


def test_a_part_of_a_text_that_is_another_by_now_is_asked_for_as_a_whole(
    workspace: Workspace, root: Path
) -> None:
    """Another window wrote, or another program did and nobody has heard it yet."""
    text, part = part_of(DECK, "Long words", "Longer words")
    number = workspace.texts.number(FILE)
    mine = ChangedText(file=number, text=text, part=part, made_of=(DECK,))
    theirs = DECK.replace("Better letters", "Best letters")
    (root / FILE).write_text(theirs, "utf-8")
    state = show_state(workspace, Ask(have=1, revision=2, texts=(mine,)))
    assert state.unknown == (number,)
    assert workspace.texts.drafts == {}
    # The whole is then a change of what the page was given, and both fit together.
    whole = ChangedText(
        file=number, text=DECK.replace("Long words", "Longer words"), made_of=(DECK,)
    )
    assert show_state(workspace, Ask(have=1, revision=3, texts=(whole,))).unknown == ()
    assert save_texts(workspace.texts, "14:29", 9).is_saved
    assert (root / FILE).read_text("utf-8") == theirs.replace("Long words", "Longer words")


def test_a_key_does_not_wait_for_a_slow_disk(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not saved was written down by the thread that answers keys."""
    can_write, is_writing = Event(), Event()

    def write(*_: object) -> None:
        is_writing.set()
        assert can_write.wait(10)

    async def type_meanwhile() -> None:
        studio.typed()
        await asyncio.get_running_loop().run_in_executor(None, is_writing.wait, 10)
        assert is_writing.is_set()
        await asyncio.wait_for(studio.work(Workspace.refresh), 10)

    studio = Studio(folder=root, workspace=Workspace(texts=ProjectTexts(root=root)))
    monkeypatch.setattr("briefgen.studio.studio.keep_unsaved", write)
    try:
        # A browser of other tests may have a loop of its own in this thread.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, type_meanwhile()).result()
    finally:
        can_write.set()
        studio.close()
