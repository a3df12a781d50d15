"""Writing in the text: pictures follow, faults stand where they are, nothing is lost."""

from __future__ import annotations

from tests.studio.open_studio import DECK, OpenStudio


def begin_line(studio: OpenStudio, words: str) -> None:
    """Put the cursor at the end of the line with these words."""
    studio.page.locator(".cm-line", has_text=words).first.click()
    studio.page.keyboard.press("End")


def test_what_is_typed_stands_on_the_picture_and_in_the_file_when_saved(studio: OpenStudio) -> None:
    begin_line(studio, "- Evenings")
    studio.page.keyboard.type(" and mornings")
    studio.picture("Evenings and mornings").wait_for()
    studio.status("Not saved yet")
    assert studio.file() == DECK
    studio.page.keyboard.press("Control+s")
    studio.status("All changes saved")
    assert studio.file() == DECK.replace("- Evenings", "- Evenings and mornings")


PASTE = """text => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const how = {clipboardData: data, bubbles: true, cancelable: true};
    document.querySelector(".cm-content").dispatchEvent(new ClipboardEvent("paste", how));
}"""


def test_a_list_that_is_pasted_from_word_becomes_points(studio: OpenStudio) -> None:
    begin_line(studio, "- A visit in July")
    studio.page.keyboard.press("Enter")
    studio.page.keyboard.type("- ")
    studio.page.evaluate(PASTE, "•\tA talk\r\n•\tA walk\u2028round the hall\r\n")
    studio.page.locator(".cm-line", has_text="A walk").wait_for()
    assert studio.source.endswith(
        "- A visit in July\n      - A talk\n      - A walk\n        round the hall\n"
    )


def test_lines_from_elsewhere_stay_in_what_they_are_pasted_into(studio: OpenStudio) -> None:
    """From the second line on they stood at the margin, and the deck could not be read."""
    for line, text, expected in (
        ("- A visit in July", "\nBus\t£1,200\r\nTrain\t£90\r\n", "Bus\t£1,200\n      - Train\t£90"),
        ("- Not yet decided", "\n1.\tOne\r\n2.\tTwo", "One\n      - Two"),
        ("nobody asked", " Nor\r\n\r\nthis: or that.", "app. Nor\n\n      this: or that."),
        ("title: One login", " of\r\nLeeds", "child of\n      Leeds"),
        (
            "- section: What",
            "\n  - layout: cover\n    id: end",
            "do\n  - layout: cover\n    id: end",
        ),
    ):
        begin_line(studio, line)
        if text.startswith("\n") and line.startswith(("- A", "- N")):
            studio.page.keyboard.press("Enter")
            studio.page.keyboard.type("- ")
            text = text[1:]
        studio.page.evaluate(PASTE, text)
        assert expected in studio.source, line
    studio.page.locator(".caption").get_by_text("Up to date").wait_for()


def test_the_cursor_chooses_the_slide(studio: OpenStudio) -> None:
    begin_line(studio, "title: One login")
    studio.page.locator(".slide-row[aria-current]", has_text="One login").wait_for()
    studio.picture("One login").wait_for()


def test_a_fault_is_fixed_by_its_button_and_by_keys(studio: OpenStudio) -> None:
    for press in ("button", "keys"):
        begin_line(studio, "points:")
        studio.page.keyboard.press("Home")
        studio.page.keyboard.type("x")
        note = studio.page.get_by_role("group", name="Fault")
        note.filter(has_text="points").wait_for()
        if press == "button":
            note.get_by_role("button").first.click()
        else:
            studio.page.keyboard.press("Alt+Enter")
        note.wait_for(state="detached")
        assert "xpoints" not in studio.source


def test_keys_and_comments_are_coloured_and_words_that_look_like_them_are_not(
    studio: OpenStudio,
) -> None:
    def coloured(kind: str) -> list[str]:
        return [one.strip() for one in studio.page.locator(f".tok-{kind}").all_inner_texts()]

    keys, comments = coloured("key"), coloured("comment")
    assert {"title", "language", "slides", "layout", "points", "notes"} <= set(keys)
    assert comments == ["# What the ward heard, in spring.", "# said twice"]
    begin_line(studio, "nobody asked for an app")
    studio.page.keyboard.type(" Next: # the fares")
    begin_line(studio, "- Evenings")
    studio.page.keyboard.type(" # in spring")
    studio.page.locator(".tok-comment", has_text="in spring").nth(1).wait_for()
    assert coloured("key") == keys
    assert len(coloured("comment")) == 3


def test_a_new_line_begins_below_the_words_of_the_one_above(studio: OpenStudio) -> None:
    for words, typed, expected in (
        ("title: Five things", "x: y", "    x: y"),
        ("- layout: statement", "x: y", "    x: y"),
        ("- Evenings", "- Nights", "      - Nights"),
        ("notes: |", "And this.", "      And this."),
        ("nobody asked for an app", "But many did.", "      But many did."),
    ):
        begin_line(studio, words)
        studio.page.keyboard.press("Enter")
        studio.page.keyboard.type(typed)
        assert expected in studio.source.split("\n"), words


def test_undo_and_redo(studio: OpenStudio) -> None:
    before = studio.source
    begin_line(studio, "It begins in May")
    studio.page.keyboard.type(" Perhaps.")
    studio.picture("Perhaps").wait_for()
    studio.button("Undo").click()
    studio.picture("Perhaps").wait_for(state="detached")
    assert studio.source == before
    studio.button("Redo").click()
    studio.picture("Perhaps").wait_for()


def test_a_text_that_cannot_be_read_keeps_the_last_pictures(studio: OpenStudio) -> None:
    studio.choose("Five things")
    begin_line(studio, "title: Five things")
    studio.page.keyboard.type('\n    points: ["a')
    studio.page.get_by_text("From here on the text cannot be read").wait_for()
    studio.picture("Evenings").wait_for()
    studio.page.locator(".caption").get_by_text("Old picture, from").wait_for()
    assert studio.button("Build").get_attribute("aria-disabled") == "true"
    studio.button("Build").press("Enter")
    studio.status("must be fixed first")
    studio.page.keyboard.press("Control+s")
    studio.status("Saved as typed")
    assert 'points: ["a' in studio.file()
    while 'points: ["a' in studio.source:
        studio.button("Undo").click()
        studio.at_rest()
    studio.page.locator(".caption").get_by_text("Up to date").wait_for()


def test_a_new_slide_that_cannot_be_drawn_yet_has_no_picture(studio: OpenStudio) -> None:
    """Each key in it was an error of the page, and what should follow it was not done."""
    begin_line(studio, "- A visit in July")
    for line in ("", "  - layout: bulets", "title: Next year"):
        studio.page.keyboard.press("Enter")
        studio.page.keyboard.press("Home")
        studio.page.keyboard.type(line if line[:1] in ("", " ") else f"    {line}")
        studio.page.keyboard.press("Shift+End")
        studio.page.keyboard.press("Delete")
    studio.row("Next year").wait_for()
    studio.page.locator(".slide-row[aria-current]", has_text="Next year").wait_for()
    assert studio.page.locator("#picture.is-none").count() == 1


def test_escape_and_tab_leave_the_text(studio: OpenStudio) -> None:
    studio.text.focus()
    studio.page.keyboard.press("Escape")
    studio.page.keyboard.press("Tab")
    assert not studio.page.evaluate("!!document.activeElement.closest('.cm-content')")


def test_keys_go_round_the_panes(studio: OpenStudio) -> None:
    studio.text.focus()
    where = []
    for _ in range(4):
        studio.page.keyboard.press("F6")
        studio.at_rest()
        where.append(
            studio.page.evaluate(
                "document.activeElement.closest('section.pane, .faults')"
                "?.getAttribute('aria-label')"
            )
        )
    assert where == ["Faults and advice", "Picture", "Slides", "Text"]


def test_every_key_is_told(studio: OpenStudio) -> None:
    studio.page.keyboard.press("F1")
    dialog = studio.page.get_by_role("dialog", name="All keys")
    dialog.get_by_text("Move the slide").wait_for()
    studio.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")


def test_a_second_colon_is_mended_by_a_button_that_says_how(studio: OpenStudio) -> None:
    """It said "Fix it"."""
    line = studio.page.locator(".cm-line", has_text="title: One login")
    line.click()
    studio.page.keyboard.press("End")
    studio.page.keyboard.type(" in Leeds: the plan")
    note = studio.page.get_by_role("group", name="Fault")
    note.get_by_role("button", name="Put quotation marks round it").click()
    note.wait_for(state="detached")
    assert 'title: "One login for every child in Leeds: the plan"' in studio.source
