"""Packs in other languages: no English word of ours in them, and each text in its own language.

The deck is the gallery with what it lacks, in English: so its own texts must be marked as English,
and ours must not. A pack in Spanish, for which there are no words, shows what there is to be found.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

import pypdfium2
import pytest
from lxml import etree

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.values import Value
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import DiskWorld, OverlayWorld
from briefgen.text.locales import with_country
from briefgen.text.words import fixed_words, say, words_language
from tests.packs import ROOT
from tests.unit.backends.pdf.reading import Read, read_structure, unpacked

OUTPUTS = (
    *(decode_options(kind, {}) for kind in ("deck", "deck-share", "slides", "notes", "reading")),
    decode_options("reading", {"large-print": "yes"}),
    *(decode_options(kind, {}) for kind in ("handout", "booklet")),
)
TRANSLATED = pytest.mark.parametrize("language", ["cy", "fr", "fr-CA", "de"])
EXTRA = """
  - layout: bullets
    title: Whatever was said on the day
    points: [{points}]
  - layout: comparison
    title: Ontario beside Leeds
    comparison:
      as: columns
      subjects: [Ontario, Leeds]
      aspects: [{{name: Reach, values: {{Ontario: schools, Leeds: none}}}}]
  - layout: table
    title: Whoever answered
    hidden: true
    table: {{columns: [Who, Whom], rows: [[Ada, none]]}}
  - layout: picture
    title: Wherever that was
    picture: {{file: hills.jpg, alt: ask}}
  - layout: link
    title: Whither now
    link: {{to: "https://example.org/report", label: The report, qr: yes}}
""".format(points=", ".join(f"Utterance {number} of a long afternoon" for number in range(60)))


class Told(Value):
    """What a pack says: `words` are all texts and names in its files, `seen` the elements of its
    PDFs and `runs` the texts of its decks, with their languages."""

    words: str
    seen: tuple[Read, ...]
    runs: frozenset[tuple[str, str]]


def _deck(language: str) -> str:
    text = (ROOT / "decks/gallery.yaml").read_text(encoding="utf-8")
    return text.replace("language: en-GB", f"language: {language}") + EXTRA


@cache
def told(language: str) -> Told:
    """The pack of an event in a language. The deck is in English, or in a language that we have no
    words in."""
    own = language if words_language(language) else "en-GB"
    seminars = f"seminars: [{{id: e, deck: gallery, language: {language}, date: 2026-05-01}}]"
    files = {
        "decks/gallery.yaml": _deck(own).encode(),
        "decks/seminars.yaml": seminars.encode(),
        "briefgen.yaml": (ROOT / "briefgen.yaml").read_bytes().replace(b"strategy-unit", b"plain"),
    }
    faults = Faults()
    project = load_project(OverlayWorld(DiskWorld(ROOT), files), faults)
    target = next(one for one in project.targets if one.id == "e")
    compiled = compile_target(project, target, faults)
    assert compiled is not None
    assert not [fault for fault in faults if fault.is_error]
    made = [render_output(compiled, output, faults).data for output in OUTPUTS]
    assert not [fault for fault in faults if fault.is_error]
    pdfs = [data for data in made if data.startswith(b"%PDF")]
    decks = [data for data in made if not data.startswith(b"%PDF")]
    texts = chain(*map(_of_deck, decks), *map(_of_pdf, pdfs))
    seen = chain(*map(read_structure, pdfs))
    runs = frozenset(chain(*map(_runs, decks)))
    return Told("\n".join(dict.fromkeys(texts)), tuple(dict.fromkeys(seen)), runs)


def _runs(data: bytes) -> Iterator[tuple[str, str]]:
    """Each run of text of a deck with its language."""
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(".xml") and "chart" not in name:
                root = etree.fromstring(package.read(name))
                for run in root.iterfind(".//a:t/..", space):
                    properties = run.find("a:rPr", space)
                    assert properties is not None
                    yield run.findtext("a:t", "", space), properties.get("lang", "")


def _of_deck(data: bytes) -> Iterator[str]:
    """Every text, and every name and description, of every part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                root = etree.fromstring(package.read(name))
                for element in root.iter():
                    yield from (element.get(name, "") for name in ("name", "descr", "title"))
                    yield element.text or ""


def _of_pdf(data: bytes) -> Iterator[str]:
    """The text of all pages, and every text string: properties, bookmarks, alternatives."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        yield page.get_textpage().get_text_range().replace("\r\n", " ")
    document.close()
    raw = unpacked(data)
    for found in re.findall(rb"<(FEFF[0-9A-F]+)>", raw):
        yield bytes.fromhex(found.decode()).decode("utf-16")
    for found in re.findall(rb"/(?:Alt|Summary|Title|Contents|Subject) \(((?:\\.|[^\\)])*)\)", raw):
        yield re.sub(r"\\(.)", r"\1", found.decode())


def _english() -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """Each piece of each English word between its blanks, with its name."""
    for name, forms in fixed_words().items():
        english = forms["en"]
        for text in english.values() if isinstance(english, dict) else (english,):
            for piece in re.split(r"\{[a-z]+\}", text):
                if re.search(r"[A-Za-z]{2}", piece):
                    yield name, piece, forms


def _is_in(piece: str, words: str) -> bool:
    inner = re.escape(piece.strip()).replace(r"\ ", r"\s+")
    return re.search(rf"(?<!\w){inner}(?!\w)", words) is not None


def _occurs(piece: str) -> bool:
    """Whether the deck says it itself."""
    own = f"{_deck('en-GB')} {(ROOT / 'briefgen.yaml').read_text(encoding='utf-8')}"
    return _is_in(piece, " ".join(own.split()))


@cache
def _findable() -> tuple[tuple[str, str], ...]:
    """What is found in a pack that has English words for want of others, and is not the deck's."""
    found = ((name, piece) for name, piece, _ in _english() if _is_in(piece, told("es").words))
    return tuple((name, piece) for name, piece in found if not _occurs(piece))


def test_nearly_all_words_can_be_found_in_a_pack() -> None:
    """So that the next test cannot pass for want of something to find."""
    found = {name for name, _ in _findable()}
    hidden = {name for name, piece, _ in _english() if _occurs(piece)}
    missing = {name for name, _, _ in _english()} - found - hidden
    # A deck has the names of those forms that it uses.
    others = {name for name in missing if not name.startswith("form-")}
    assert others <= NOT_SHOWN, others - NOT_SHOWN
    assert len(found) > 80
    assert len([name for name in found if name.startswith("form-")]) > 15


# Of templates or kinds that this deck does not have, or shown in no file.
NOT_SHOWN = {
    # What is offered as a text alternative where a chart has none.
    "area-chart",
    "ring-chart",
    "scatter-chart",
    # Between two lists of a document.
    "in-addition",
    "ask-lesson",
    "ask-numbers",
    "more-steps",
    "numbered-columns",
    "numbered-columns-lead",
    "numbered-rows-lead",
    "picture-full-captioned",
    "picture-to-edges-captioned",
    "matrix-axes",
    "look-chancery",
    "look-gazette",
    "look-ledger",
    "look-night",
    "look-swiss",
    "marking",
    "names-of-earlier",
    "group",
    "icon",
}


@TRANSLATED
def test_no_english_word_of_ours_is_in_a_pack_of_another_language(language: str) -> None:
    theirs = "\n".join(_translations(language))
    wrong = [
        (name, piece)
        for name, piece in _findable()
        if _is_in(piece, told(language).words) and not _is_in(piece, theirs)
    ]
    assert wrong == []


def _translations(language: str) -> Iterator[str]:
    for forms in fixed_words().values():
        own = forms[language.partition("-")[0]]
        yield from own.values() if isinstance(own, dict) else (own,)


@TRANSLATED
def test_the_words_of_the_language_stand_there(language: str) -> None:
    words = told(language).words
    for name in ("contents", "about-this-paper", "running-order", "not-stated", "slide-image"):
        assert _is_in(say(name, language), words), name
    assert say("page-of", language, page=1, pages=2).replace("2", "") in words


@TRANSLATED
def test_each_text_is_in_its_own_language(language: str) -> None:
    """The structure tree: the deck's own texts are English, ours are the pack's."""
    ours = {say(name, language).strip() for name in ("contents", "running-order", "slide", "title")}
    seen = {(text, tag) for text, tag in _texts(language) if text in ours}
    assert {text for text, _ in seen} == ours
    assert {tag for _, tag in seen} == {language}
    own = {tag for text, tag in _texts(language) if "Utterance" in text or "Eastmere is" in text}
    assert own == {"en-GB"}
    alts = {(read.alt, read.language) for read in told(language).seen if read.alt}
    pyramid = say("pyramid-of", language, count=4, parts="").split()[0]
    assert {tag for alt, tag in alts if alt.startswith(pyramid)} == {language}
    assert {tag for alt, tag in alts if alt.startswith("Hills in the morning")} == {"en-GB"}


@TRANSLATED
def test_what_is_marked_as_the_packs_language_is_not_the_decks_own_text(language: str) -> None:
    """Every element of PDFs and every run of decks; drawings are read by their alternative."""
    elements = ((" ".join(one.text.split()), one.language) for one in told(language).seen
                if one.type != "Figure")  # fmt: skip
    theirs = set(_translations(language))
    wrong = [
        text
        for text, tag in {*elements, *told(language).runs}
        if tag in {language, with_country(language)}
        and re.search(r"[A-Za-z]{2}", text)
        and text not in theirs
        and "example.org/" not in text
        and not set(re.findall(r"[A-Za-z]{2,}", text)) - _own_words()
    ]
    assert wrong == []


@cache
def _own_words() -> frozenset[str]:
    own = f"{_deck('en-GB')} {(ROOT / 'briefgen.yaml').read_text(encoding='utf-8')}"
    return frozenset(re.findall(r"[A-Za-z]{2,}", own))


def test_runs_of_decks_say_which_words_are_english() -> None:
    assert {tag for text, tag in told("es").runs if text.startswith(" (1 of")} == {"en-GB"}
    assert {tag for text, tag in told("es").runs if text in {"Second level", "Who to ask"}} == {
        "en-GB"
    }
    assert {tag for text, tag in told("es").runs if "Utterance" in text} == {"es-ES"}
    assert {tag for text, tag in told("cy").runs if text.startswith(" (1 o ")} == {"cy-GB"}
    assert {tag for text, tag in told("cy").runs if "Utterance" in text} == {"en-GB"}


def _texts(language: str) -> Iterator[tuple[str, str]]:
    return ((" ".join(read.text.split()), read.language) for read in told(language).seen)


def test_english_words_are_marked_where_there_are_no_others() -> None:
    for wanted in ("In this paper", "Running order", "About this paper", "Source:"):
        tags = {tag for text, tag in _texts("es") if text.startswith(wanted)}
        assert tags == {"en-GB"}, wanted
    assert {tag for text, tag in _texts("es") if "Utterance" in text} == {"es"}
    alts = {(read.alt, read.language) for read in told("es").seen if read.alt}
    assert {tag for alt, tag in alts if alt.startswith("Pyramid of")} == {"en-GB"}
