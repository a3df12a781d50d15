"""Naughty strings and fifty languages through both outputs: the same text, or a fault that names
the character and the line of its slide."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from babel import Locale

from tests.hostile.strings import NAUGHTY
from tests.properties.product import Product, letters, make_product, make_project

# Signs that are markup to us, or in notes begin a list; a backslash makes them plain.
_MARKUP = re.compile(r"([*`\[\]\\]|^-)")
_HEAD = "title: Strings\nslides:\n"
LANGUAGES = """
    en cy ga gd fr de es pt it nl da sv nb fi is et lv lt pl cs sk hu ro bg mk sr hr sl sq el tr az
    uk ru be kk hy ka vi id sw zu ha yo so mt eu ca ar he fa ur hi bn ta th zh ja ko am km
""".split()  # noqa: SIM905 - a list of sixty quoted words reads worse


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("strings") / "project")


def _entry(text: str) -> str:
    """A slide on one line, its text as a point, in a cell and in the notes."""
    plain = json.dumps(_MARKUP.sub(r"\\\1", text), ensure_ascii=False)
    kept = "layout: bullets, typography: as-typed"
    return f"  - {{{kept}, title: {plain}, points: [{plain}], notes: {plain}}}\n"


def _product(project: Path, texts: Sequence[str]) -> Product:
    return make_product(project, _HEAD + "".join(map(_entry, texts)))


def _refused(product: Product) -> dict[int, set[str]]:
    """The codes of the faults, by the place of their text in the list."""
    found: dict[int, set[str]] = {}
    for fault in product.errors:
        found.setdefault(fault.span.line - 3, set()).add(fault.code)
    return found


@cache
def _split(project: Path, texts: tuple[str, ...]) -> tuple[tuple[str, ...], dict[str, set[str]]]:
    """The texts that can be set, and the codes of the faults for the others."""
    # A file with a character that cannot be seen is refused as a whole, at its first.
    wrong = {
        text: set[str]() for text in texts if not json.dumps(text, ensure_ascii=False).isprintable()
    }
    for text in wrong:
        wrong[text] = {fault.code for fault in _product(project, [text]).errors}
    left = [text for text in texts if not wrong.get(text)]
    refused = _refused(_product(project, left))
    wrong |= {left[place]: codes for place, codes in refused.items()}
    return tuple(text for text in left if text not in wrong), {t: c for t, c in wrong.items() if c}


def _check_both(project: Path, texts: Sequence[str]) -> None:
    import pypdfium2
    from pptx import Presentation

    product = _product(project, texts)
    assert product.errors == []
    deck = Presentation(io.BytesIO(product.deck))
    pages = pypdfium2.PdfDocument(product.slides)
    assert len(deck.slides) == len(texts)
    # Accents are composed with their letters, as PowerPoint and fonts have them.
    composed = [unicodedata.normalize("NFC", text) for text in texts]
    for text, slide, page in zip(composed, deck.slides, pages, strict=True):
        shown = letters(page.get_textpage().get_text_range())
        assert shown.count(letters(text)) >= 2, f"the PDF lacks {text!r}: {shown!r}"
        told = [shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame]
        assert [" ".join(t.split()) for t in told].count(" ".join(text.split())) == 2, (text, told)
        assert slide.notes_slide.notes_text_frame.text.split() == text.split()
    pages.close()


def test_naughty_strings_are_shown_as_they_stand(project: Path) -> None:
    sound, wrong = _split(project, NAUGHTY)
    assert len(sound) > 120
    _check_both(project, sound)
    codes = set().union(*wrong.values())
    # A slide of which a text cannot be read may be found empty as well.
    assert codes - {"BF205"} <= {"BF104", "BF303", "BF305"}, wrong


def test_the_fault_names_the_sign_and_the_line(project: Path) -> None:
    product = _product(project, ["sound", "田中さん", "sound", "😍"])
    told = {(fault.code, fault.span.line): fault.message for fault in product.errors}
    assert "田 (U+7530)" in told["BF303", 4]
    assert "😍 (U+1F60D)" in told["BF303", 6]
    assert len(told) == 2


def _sample(tag: str) -> str:
    """Names of days, months and languages in a language."""
    locale = Locale.parse(tag)
    months = [locale.months["format"]["wide"][n] for n in (1, 2, 5, 10)]
    days = [locale.days["format"]["wide"][n] for n in (0, 3)]
    return ", ".join([*days, *months, locale.languages.get(tag, tag)])


def test_fifty_languages_are_set_or_refused_by_name(project: Path) -> None:
    samples = {tag: _sample(tag) for tag in LANGUAGES}
    assert len(samples) >= 50
    sound, wrong = _split(project, tuple(dict.fromkeys(samples.values())))
    _check_both(project, sound)
    refused = {tag: wrong[text] for tag, text in samples.items() if text in wrong}
    assert {tag for tag, codes in refused.items() if "BF305" in codes} == {"ar", "he", "fa", "ur"}
    others = {"hi", "bn", "ta", "th", "zh", "ja", "ko", "am", "km", "hy", "ka"}
    assert {tag for tag, codes in refused.items() if codes == {"BF303"}} == others
    assert len(samples) - len(refused) >= 40
