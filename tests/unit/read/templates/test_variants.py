"""`variant`, the colours of fields and old names: looks that differ in a few words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefgen.compile import load_project
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.scene import Area
from briefgen.model.template import LayoutSpec, Template
from briefgen.model.units import pt
from briefgen.read.templates import OLD_NAMES, read_templates
from briefgen.resolve.file_schemas import file_schema
from briefgen.support.world import MemoryWorld


def _read(**files: str) -> tuple[Mapping[tuple[str, str], Template], tuple[Diagnostic, ...]]:
    faults = Faults()
    world = MemoryWorld(
        {f"assets/templates/{name}/template.yaml": text.encode() for name, text in files.items()}
    )
    return read_templates(world, faults), faults.in_order()


def _own(text: str) -> Template:
    templates, faults = _read(own=f"extends: seminar\n{text}")
    assert faults == ()
    return templates["own", "16:9"]


def _fills(layout: LayoutSpec) -> list[str]:
    return [item.fill for item in layout.backdrop if isinstance(item, Area)]


VALUES = {
    "head": ["bar", "hairline", "none"],
    "card": ["tint", "hairline", "rule"],
    "section": ["field", "white", "number"],
    "cover": ["split", "field", "full-bleed", "type"],
    "statement": ["regular", "bold"],
}


@pytest.mark.parametrize("base", ["seminar", "chancery", "gazette", "ledger", "swiss", "night"])
@pytest.mark.parametrize(
    "said", [f"{key}: {value}" for key, values in VALUES.items() for value in values]
)
def test_every_variant_can_be_read_in_every_look(base: str, said: str) -> None:
    """Contrast is checked too, on screen and on paper."""
    templates, faults = _read(own=f"extends: {base}\nvariant: {{{said}}}\n")
    assert faults == ()
    assert ("own", "4:3") in templates


@pytest.mark.parametrize(("key", "first"), [(key, values[0]) for key, values in VALUES.items()])
def test_the_first_value_is_what_seminar_is(key: str, first: str) -> None:
    own, seminar = _own(f"variant: {{{key}: {first}}}\n"), _own("")
    assert own == seminar


def test_the_values_draw_different_things() -> None:
    plain = _own("")
    for key, (_, *others) in VALUES.items():
        drawn = [_own(f"variant: {{{key}: {value}}}\n") for value in others]
        looks = [(one.styles, one.layouts) for one in (plain, *drawn)]
        assert all(a != b for index, a in enumerate(looks) for b in looks[:index]), key


def test_a_white_section_is_white_in_all_its_forms() -> None:
    layouts = _own("variant: {section: white}\n").layouts
    names = ("section", "section-one-line", "section-many", "section-many-one-line")
    assert {layouts[name].ground for name in names} == {"paper"}
    assert layouts["cover"].ground == "brand"


def test_a_section_of_a_number_alone_lists_no_sections() -> None:
    own = _own("variant: {section: number}\n")
    assert [slot.name for slot in own.layouts["section"].slots] == ["ordinal", "title", "text"]
    assert own.forms_of("section") == ()


def test_covers_with_a_picture_over_their_width_keep_their_other_forms() -> None:
    own = _own("variant: {cover: full-bleed}\n")
    picture = own.layouts["cover-picture"].slot("picture")
    assert picture is not None
    assert (picture.box.x, picture.box.width) == (0, own.size.width)
    assert {form.form for form in own.forms_of("cover")} == {"picture", "field", "whole"}


def test_a_template_can_choose_otherwise_than_the_one_that_it_extends() -> None:
    templates, faults = _read(
        own="extends: swiss\nvariant: {section: field}\n",
        other="extends: own\nvariant: {cover: split}\n",
    )
    assert faults == ()
    for name in ("own", "other"):
        assert templates[name, "16:9"].layouts["section"].ground == "brand"
    assert templates["own", "16:9"].layouts["cover"].ground == "paper"
    assert templates["other", "16:9"].layouts["cover"].ground == "brand"
    assert templates["other", "16:9"].layouts["case-study"].slots[2].card == "hairline"


def test_what_a_template_says_itself_comes_before_its_variant() -> None:
    own = _own("variant: {section: white}\nlayouts: {section: {ground: tint}}\n")
    assert own.layouts["section"].ground == "tint"


def test_a_template_without_layouts_of_ours_is_not_given_any_by_a_variant() -> None:
    text = """
colours: {ink: "#000000", paper: "#FFFFFF", quiet: "#444444", tint: "#F2F2F2", brand: "#000000",
  accent: "#000000", rule: "#BBBBBB", series-4: "#444444", series-5: "#555555",
  series-6: "#666666", link: "#000000", visited: "#444444"}
variant: {section: white, cover: full-bleed, head: none, card: rule}
styles: {title: {ladder: [30], levels: [{colour: ink}]}}
layouts:
  page:
    title: Page
    type: titleOnly
    shows: []
    slots:
      title: {kind: line, placeholder: title, columns: [1, 12], top: 40, height: 80, style: title}
"""
    templates, faults = _read(own=text)
    assert faults == ()
    assert list(templates["own", "16:9"].layouts) == ["page"]


def test_a_variant_that_there_is_not_is_told_with_those_that_there_are() -> None:
    _, (fault,) = _read(own="extends: seminar\nvariant:\n  cover: fulbleed\n")
    assert (fault.code, fault.span.line) == ("BF113", 3)
    assert "full-bleed" in fault.hint


def test_fields_take_a_colour_of_their_own() -> None:
    own = _own('colours: {field: "#4A1A5C", on-field: tint}\n')
    assert own.layouts["section"].ground == "#4A1A5C"
    assert own.styles["section-title"].levels[0].colour == "tint"
    assert own.theme.colours["brand"] == "#1D4F91"
    assert "#4A1A5C" in _fills(own.layouts["closing"])


def test_fields_may_be_others_on_paper() -> None:
    own = _own("print: {field: tint, on-field: ink}\n")
    assert own.layouts["section"].ground == "brand"
    assert own.prints is not None
    assert own.prints.layouts["section"].ground == "tint"


def test_what_cannot_be_read_on_a_field_is_refused() -> None:
    _, faults = _read(own="extends: seminar\ncolours:\n  on-field: ink\n")
    assert {fault.code for fault in faults} == {"BF122"}


def test_a_field_of_no_colour_says_what_is_possible() -> None:
    _, (fault,) = _read(own="extends: seminar\ncolours:\n  field: purple\n")
    assert (fault.code, fault.span.line) == ("BF121", 3)
    assert "brand" in fault.hint


@pytest.mark.parametrize(("old", "now"), OLD_NAMES.items())
def test_old_names_still_mean_a_look(old: str, now: str) -> None:
    templates, faults = _read(own=f"extends: {old}\nprints-as: {old}\n")
    assert faults == ()
    assert templates[old, "4:3"] == templates[now, "4:3"]
    assert old not in {name for name, _ in templates}
    assert templates["own", "16:9"].theme == templates[now, "16:9"].theme


def test_an_own_template_of_an_old_name_is_the_own_one() -> None:
    templates, faults = _read(plain='extends: seminar\ncolours: {brand: "#5B2A86"}\n')
    assert faults == ()
    assert templates["plain", "16:9"].theme.colours["brand"] == "#5B2A86"


def test_a_look_that_extends_its_own_old_name_is_told_so() -> None:
    _, faults = _read(swiss="extends: plain\n")
    assert {fault.code for fault in faults} == {"BF121"}


def test_marks_stand_further_from_the_text_in_a_family_that_is_set_larger() -> None:
    """Bullets touched the words in Calibri."""
    by_family = _own("fonts: {heading: Calibri, body: Calibri}\nsizes: by-family\n")
    assert by_family.styles["points"].levels[0].margin > _own("").styles["points"].levels[0].margin


def test_editors_know_old_names_and_say_what_they_are_called_now() -> None:
    project = load_project(MemoryWorld({"briefgen.yaml": b"template: plain\n"}), Faults())
    for kind in ("deck", "project", "template"):
        schema = file_schema(kind, project)
        key = "extends" if kind == "template" else "template"
        told = schema["properties"][key]["anyOf"][0]
        words = dict(zip(told["enum"], told["enumDescriptions"], strict=True))
        assert words["plain"] == "The old name of swiss."
        assert words["swiss"] == "Swiss"


@pytest.mark.parametrize(("head", "fills"), [("hairline", ["ink"]), ("none", [])])
def test_layouts_that_repeat_the_bar_at_the_head_repeat_what_takes_its_place(
    head: str, fills: list[str]
) -> None:
    """A case study with a picture kept its bar in a look of hairlines."""
    own, seminar = _own(f"variant: {{head: {head}}}\n"), _own("")
    for name, layout in own.layouts.items():
        before = [item for item in seminar.layouts[name].backdrop if isinstance(item, Area)]
        bars = [item for item in before if (item.box.y, item.box.height) == (0, pt(6))]
        if bars:
            rest = [item.fill for item in before if item not in bars]
            assert _fills(layout) == [*fills, *rest], name
