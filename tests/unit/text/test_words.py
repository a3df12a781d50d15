"""The table of fixed words is whole, and its words are put together as each language wants it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import pytest
import yaml
from babel import Locale, units

import briefgen
from briefgen.model.chart_kinds import ChartName
from briefgen.text.words import (
    fixed_words,
    languages_of_words,
    own_name,
    say,
    say_run,
    words_language,
)

SOURCE = Path(briefgen.__file__).parent
NARROW, WIDE = "\u202f", "\u00a0"


def _texts(forms: object) -> list[str]:
    return list(forms.values()) if isinstance(forms, dict) else [str(forms)]


def test_every_word_is_there_in_every_language_with_the_same_blanks() -> None:
    for name, forms in fixed_words().items():
        assert set(forms) - {"from"} == set(languages_of_words()), name
        blanks = {tuple(sorted(re.findall(r"\{[a-z]+\}", text)))
                  for tag in languages_of_words() for text in _texts(forms[tag])}  # fmt: skip
        assert len(blanks) == 1, name


def test_forms_are_those_that_the_language_has() -> None:
    for name, forms in fixed_words().items():
        for tag in languages_of_words():
            if isinstance(given := forms[tag], dict):
                known = {*Locale.parse(tag).plural_form.tags, "other"}
                assert {"other"} <= set(given) <= known, (name, tag)


def test_every_word_is_used_and_every_name_that_is_asked_for_is_there() -> None:
    strings, asked = set(), set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = ast.unparse(node.func)
                if called in {"say", "say_run", "say_inline", "describe"}:
                    asked.add(str(node.args[0].value))
    strings |= {f"{kind}-chart" for kind in get_args(ChartName)}
    assert asked <= set(fixed_words())
    names = _names_in_templates()
    for name, forms in fixed_words().items():
        assert name in strings or forms["en"] in names, f"{name} is used nowhere"


def _names_in_templates() -> set[str]:
    """Titles, prompts and slots of the built-in templates, as PowerPoint shows them."""
    found: set[str] = {"Date", "Footer", "Number", "Marking", "Section"}

    def walk(node: object) -> None:
        for key, value in node.items() if isinstance(node, dict) else ():
            if key in {"title", "prompt"} and isinstance(value, str):
                found.add(value)
            if key == "slots":
                found.update(name.replace("-", " ").capitalize() for name in value)
        for inner in (
            node.values()
            if isinstance(node, dict)
            else node if isinstance(node, list) else ()
        ):  # fmt: skip
            walk(inner)

    for path in (SOURCE / "templates").glob("*/template.yaml"):
        walk(yaml.safe_load(path.read_text(encoding="utf-8")))
    return found


def test_every_name_and_prompt_of_the_built_in_templates_is_translated() -> None:
    """K10: prompts of placeholders were English in every language."""
    english = {forms["en"] for forms in fixed_words().values() if isinstance(forms["en"], str)}
    assert _names_in_templates() <= english


@pytest.mark.parametrize(
    ("language", "mark"),
    [("fr", f"{NARROW}; "), ("fr-BE", f"{NARROW}; "), ("fr-CA", "; "), ("de", "; "), ("es", "; ")],
)
def test_french_has_a_narrow_space_before_a_semicolon_and_canadian_french_none(
    language: str, mark: str
) -> None:
    assert say("semicolon", language) == mark


def test_french_has_a_no_break_space_before_a_colon() -> None:
    assert say("source", "fr") == say("source", "fr-CA") == f"Source{WIDE}: "
    assert say("source", "de") == "Quelle: "


def test_what_is_drawn_has_no_narrow_space_which_few_fonts_have() -> None:
    assert say_run("semicolon", "fr").text == f"{WIDE}; "


def test_a_text_that_is_filled_in_is_not_respaced_and_its_braces_stay() -> None:
    assert (
        say("venn-common", "fr", centre="a ; {b}") == f"Ce que tous ont en commun{WIDE}: a ; {{b}}."
    )


@pytest.mark.parametrize(
    ("count", "steps"), [(1, "1 cam"), (2, "2 gam"), (3, "3 cham"), (4, "4 cam"), (6, "6 cham")]
)
def test_welsh_words_mutate_with_the_number(count: int, steps: str) -> None:
    assert say("process-of", "cy", count=count, parts="").startswith(f"Proses o {steps},")


def test_a_table_with_one_row_has_one_row() -> None:
    """It said `1 rows`."""
    assert say("table-of", "en-GB", title="T", columns="C", count=1).endswith(" 1 row.")
    assert say("table-of", "en-GB", title="T", columns="C", count=0).endswith(" 0 rows.")
    assert say("table-of", "fr", title="T", columns="C", count=0).endswith(" 0 ligne.")
    assert say("table-of", "de", title="T", columns="C", count=2).endswith(" 2 Zeilen.")


def test_another_language_has_english_words_that_say_so() -> None:
    assert say("contents", "es") == "In this paper"
    assert (words_language("es"), words_language("fr-CA"), words_language("en-US")) == (
        "en-GB", "", "",
    )  # fmt: skip
    assert say_run("contents", "pl").language == "en-GB"
    assert say_run("contents", "cy").language == ""


def test_a_name_that_is_not_ours_stays_as_it_is() -> None:
    assert own_name("Two columns", "de") == "Zwei Spalten"
    assert own_name("Zahlen des Jahres", "cy") == "Zahlen des Jahres"


@pytest.mark.parametrize("language", ["cy", "fr", "de"])
def test_minutes_are_shortened_as_cldr_has_it(language: str) -> None:
    unit = units.format_unit(25, "duration-minute", "short", locale=language).split()[-1]
    assert say("duration", language, count=25) == f"25 {unit}"
