"""A text is changed on the picture: the slide follows each key, and it is one step to undo."""

from __future__ import annotations

import re

from tests.studio.open_studio import DECK, OpenStudio


def test_a_click_on_a_text_changes_it(studio: OpenStudio) -> None:
    studio.choose("One login")
    studio.picture("One login").first.click()
    field = studio.page.get_by_role("textbox", name="Change Title")
    field.press("End")
    studio.page.keyboard.type(" and every parent")
    studio.page.get_by_text("Changing the title").wait_for()
    studio.row("One login for every child and every parent").wait_for()
    field.press("Enter")
    field.wait_for(state="detached")
    assert "title: One login for every child and every parent" in studio.source
    studio.button("Undo").click()
    studio.at_rest()
    assert "title: One login for every child\n" in studio.source + "\n"


def test_a_comment_beside_the_text_stays(studio: OpenStudio) -> None:
    studio.choose("Five things")
    studio.picture("Sundays").first.click()
    field = studio.page.get_by_role("textbox", name=re.compile("^Change Point"))
    field.fill('Sundays: "also" nights')
    field.press("Enter")
    studio.picture("nights").first.wait_for()
    studio.page.keyboard.press("Control+s")
    studio.status("All changes saved")
    now, was = studio.file().splitlines(), DECK.splitlines()
    changed = [(a, b) for a, b in zip(was, now, strict=True) if a != b]
    assert len(changed) == 1
    assert changed[0][1].endswith("# said twice")


def test_escape_leaves_it_as_it_was(studio: OpenStudio) -> None:
    before = studio.source
    studio.choose("One login")
    studio.picture("One login").first.click()
    field = studio.page.get_by_role("textbox", name="Change Title")
    field.press("End")
    studio.page.keyboard.type(" for ever")
    studio.picture("child for ever").wait_for()
    field.press("Escape")
    field.wait_for(state="detached")
    studio.picture("child for ever").wait_for(state="detached")
    assert studio.source == before


def test_every_text_is_reached_by_keys(studio: OpenStudio) -> None:
    studio.choose("One login")
    texts = studio.page.get_by_role("region", name="Texts on this slide")
    texts.get_by_role("button", name="Change Title").press("Enter")
    title = studio.page.get_by_role("textbox", name="Change Title")
    title.press("Tab")
    text = studio.page.get_by_role("textbox", name=re.compile("^Change (?!Title)"))
    text.fill("It begins in June.")
    text.press("Enter")
    studio.picture("It begins in June").wait_for()


def test_notes_are_changed_beside_the_picture(studio: OpenStudio) -> None:
    studio.choose("Five things")
    studio.button("Change the notes").click()
    notes = studio.page.get_by_role("textbox", name="Notes for the speaker")
    notes.fill("Say that nobody asked for a website.")
    studio.button("Done").click()
    studio.page.get_by_text("asked for a website").first.wait_for()
    assert "    notes: |\n      Say that nobody asked for a website." in studio.source
    studio.choose("One login")
    studio.button("Write notes").click()
    studio.page.get_by_role("textbox", name="Notes for the speaker").fill("Slowly.")
    studio.button("Done").click()
    studio.status("Not saved yet")
    assert "notes: Slowly." in studio.source


def test_notes_are_in_the_text_while_they_are_typed(studio: OpenStudio) -> None:
    """Who went on to another slide lost them, and Ctrl+S saved without them."""
    studio.choose("One login")
    studio.button("Write notes").click()
    notes = studio.page.get_by_role("textbox", name="Notes for the speaker")
    notes.press_sequentially("Slowly: twice.")
    studio.page.keyboard.press("Control+s")
    studio.at_rest()
    studio.status("All changes saved")
    assert 'notes: "Slowly: twice."' in studio.file()
    notes.press_sequentially(" And")
    studio.choose("Five things")
    assert 'notes: "Slowly: twice. And"' in studio.source
    studio.choose("One login")
    studio.button("Change the notes").click()
    notes.press_sequentially(" never mind")
    notes.press("Escape")
    assert 'notes: "Slowly: twice. And"' in studio.source


def test_a_text_is_changed_on_the_slide_while_others_write(studio: OpenStudio) -> None:
    """What another program wrote meanwhile was undone by the next key."""
    studio.choose("One login")
    studio.picture("One login").first.click()
    field = studio.page.get_by_role("textbox", name="Change Title")
    field.press("End")
    studio.page.keyboard.type(" and")
    studio.page.keyboard.press("Control+s")
    studio.at_rest()
    studio.status("All changes saved")
    path = studio.folder / "decks" / "talk.yaml"
    now = path.read_text("utf-8")
    path.write_text(now.replace("- Evenings", "- Evenings\n      - Mornings"), "utf-8")
    studio.page.locator(".cm-line", has_text="- Mornings").wait_for()
    studio.page.keyboard.type(" every parent")
    field.press("Enter")
    assert "title: One login for every child and every parent" in studio.source
    assert "- Evenings\n      - Mornings\n" in studio.source


def test_a_picture_of_a_text_leads_to_its_line_and_back(studio: OpenStudio) -> None:
    studio.text.focus()
    studio.page.keyboard.press("Control+Enter")
    studio.at_rest()
    assert studio.page.evaluate("document.activeElement.id") == "picture"
    studio.page.keyboard.press("PageDown")
    studio.page.locator(".caption").get_by_text("Slide 2 of").wait_for()


def test_the_field_has_the_letters_of_its_own_text(studio: OpenStudio) -> None:
    """They were those of the title, whichever text was changed."""
    family = "one => getComputedStyle(one).fontFamily"
    studio.choose("Five things")
    point, title = studio.picture("Fares are").first, studio.picture("Five things").first
    wanted = point.evaluate(family)
    assert wanted != title.evaluate(family)
    point.click()
    field = studio.page.get_by_role("textbox", name="Change Point 3")
    studio.page.get_by_text("Changing point 3").wait_for()
    assert field.evaluate(family) == wanted
    field.press("Escape")
