"""What was answered at the first start -> a project in the empty folder: all of it, or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from briefgen.edit.change_entries import added, added_yaml, dropped, with_key, without_key
from briefgen.edit.set_text import set_text
from briefgen.images import read_picture
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.scene import PlacedPicture
from briefgen.model.template import Template
from briefgen.model.units import Box
from briefgen.model.values import Value
from briefgen.packs.adopt_template import adopted_files
from briefgen.packs.atomic_write import write_file, write_files
from briefgen.packs.build_results import UsageError
from briefgen.packs.editor_files import write_editor_files
from briefgen.packs.new_project import make_project
from briefgen.packs.open_project import load
from briefgen.read.templates.validate import texts_under
from briefgen.read.yaml_source import read_source
from briefgen.studio.bring_in import bytes_of, import_presentation
from briefgen.studio.layout_gallery import sample_source
from briefgen.studio.listed_slides import listed_slides
from briefgen.studio.messages import NewImport, NewPicture, NewProject
from briefgen.support.world import ROOT_FILE, DiskWorld, OverlayWorld
from briefgen.text.words import say

# The languages that a new project can be in: those whose fixed words are known, by country.
LANGUAGES = ("en-GB", "en-IE", "en-CA", "en-US", "cy", "fr", "fr-CA", "de")
_ON_LETTER = ("en-CA", "en-US", "fr-CA")


class FirstWords(Value, kw_only=True):
    """What a new project says in its language: how to ask for another form (`other_form`), the
    `title` and `subtitle` of its first deck, how that ends (`next_title` and `next_text`), and what
    stands for the name of the `organisation` until one is typed."""

    other_form: str = ""
    title: str = "My first deck"
    subtitle: str = "What it is about"
    next_title: str = "What comes next"
    next_text: str = "What you ask for"
    organisation: str = "Your organisation"


_WORDS = {
    "cy": FirstWords(
        other_form="Os oes angen y deunydd hwn arnoch ar ffurf arall, ysgrifennwch at y cyfeiriad "
        "cyswllt.",
        title="Fy nghyflwyniad cyntaf",
        subtitle="Am beth y mae",
        next_title="Beth nesaf",
        next_text="Beth yr ydych yn ei ofyn",
        organisation="Eich sefydliad",
    ),
    "fr": FirstWords(
        other_form="Pour recevoir ce document sous une autre forme, écrivez à l’adresse de "
        "contact.",
        title="Ma première présentation",
        subtitle="Le sujet",
        next_title="La suite",
        next_text="Ce que vous demandez",
        organisation="Votre organisation",
    ),
    "de": FirstWords(
        other_form="Wenn Sie dieses Material in anderer Form brauchen, schreiben Sie an die "
        "Kontaktadresse.",
        title="Meine erste Präsentation",
        subtitle="Worum es geht",
        next_title="Wie es weitergeht",
        next_text="Worum Sie bitten",
        organisation="Ihre Organisation",
    ),
}
# The samples in a language that the deck of samples is not in, between its cover and its end.
# What stands as title of each is the word for what it shows.
_SAMPLES = {
    "agenda": "agenda",
    "statement": "statement",
    "section": "section",
    "numbers": "numbers",
    "bullets": "points",
    "chart": "chart",
    "comparison": "comparison",
}
# The page promises these too, behind those that a new project names itself.
_MORE_OUTPUTS, _OWN_OUTPUTS = ("notes", "reading"), 3
_MADE = (
    "and a handout to print.",
    "a handout to print, the speaker's notes and a document to read.",
)
_NO_EVENTS = "id,deck,date,venue,speaker,audience,copies\n"
_HOUSE = "assets/templates/house"
# Above the content at the right, where no look has a text on most of its layouts; on one never.
_LOGO_PLACE = {"columns": ["11", "12"], "top": "12", "height": "24", "align": "right"}
_SURE = "bullets"
_COVER_AND_END = 2
_SAMPLE_DECK, _SAMPLE_PACK = "better-letters", "2027-02-03-leeds"


def first_project(folder: Path, asked: NewProject) -> str:
    """Make the project; the deck to begin with. Raises UsageError for a folder with something in
    it, and for a file that cannot be used; then nothing is written."""
    if any(folder.iterdir()):
        raise UsageError("there is something in this folder by now; open the studio in another")
    with TemporaryDirectory(prefix="briefgen-") as place:
        root = Path(place) / "project"
        make_project(root, asked.look)
        _say_who(root / ROOT_FILE, asked)
        if asked.template is not None:
            _take_template(root, asked.template)
        elif asked.logo is not None:
            _take_logo(root, asked.logo, asked.organisation)
        deck = _first_deck(root, asked)
        _mend_readme(root / "README.md", deck)
        write_editor_files(load(root), root)
        shutil.copytree(root, folder, dirs_exist_ok=True)
    return deck


def _say_who(path: Path, asked: NewProject) -> None:
    text = path.read_text("utf-8")
    if name := " ".join(asked.organisation.split()):
        for keys in (("organisation", "name"), ("organisation", "contact")):
            text = set_text(text, keys, name)
    if asked.language in LANGUAGES:
        text = set_text(text, ("language",), asked.language)
    if other_form := words_of(asked.language).other_form:
        text = set_text(text, ("organisation", "accessibility"), other_form)
    for at, name in enumerate(_MORE_OUTPUTS, _OWN_OUTPUTS):
        text = added(text, ("outputs",), at, name)
    if asked.language in _ON_LETTER:
        text = set_text(text, ("paper",), "Letter")
    write_file(path, text.encode())


def _take_template(root: Path, file: NewImport) -> None:
    """Slides are built on the organisation's PowerPoint file."""
    name = PurePosixPath(file.file_name.replace("\\", "/"))
    if name.suffix.lower() not in (".potx", ".pptx"):
        raise UsageError("the template is not a PowerPoint file; choose a .potx or .pptx")
    files = adopted_files(Path(name.name), bytes_of(file.data), "own", root)
    write_files({root / place: data for place, data in files.items()})
    config = root / ROOT_FILE
    write_file(config, set_text(config.read_text("utf-8"), ("template",), "own").encode())


def _take_logo(root: Path, file: NewPicture, organisation: str) -> None:
    """The logo stands on all layouts of the look that leave it room."""
    name = f"logo{PurePosixPath(file.file_name.lower()).suffix}"
    path, data = f"{_HOUSE}/{name}", bytes_of(file.data)
    world = OverlayWorld(below=DiskWorld(root), files={path: data})
    found = read_picture(world, path, folder="")
    if isinstance(found, Diagnostic):
        raise UsageError(f"the logo cannot be used: {found.message}; {found.hint}")
    write_file(root / path, data)
    keys = root / _HOUSE / "template.yaml"
    text = keys.read_text("utf-8")
    logo = {"file": name, "alt": " ".join(organisation.split()) or "Logo", **_LOGO_PLACE}
    write_file(keys, with_key(text, (), "logo", {**logo, "layouts": [_SURE]}).encode())
    write_file(keys, with_key(text, (), "logo", {**logo, "layouts": [*_with_room(root)]}).encode())


def _with_room(root: Path) -> Iterator[str]:
    """The light layouts of the look that have no text, in any of their forms, where the logo is."""
    shapes = [one for (name, _), one in load(root).project.templates.items() if name == "house"]
    under = {
        layout.form_of or layout.name
        for shape in shapes
        for layout in shape.layouts.values()
        if layout.ground not in ("paper", "tint") or texts_under(_logo_box(shape), layout)
    }
    layouts = shapes[0].layouts.values() if shapes else ()
    return (one.name for one in layouts if not one.form_of and one.name not in under)


def _logo_box(template: Template) -> Box:
    backdrop = template.layouts[_SURE].backdrop
    return next(item.box for item in backdrop if isinstance(item, PlacedPicture))


def _first_deck(root: Path, asked: NewProject) -> str:
    decks = root / "decks"
    sample = next(iter(sorted(decks.glob("*.yaml"))))
    if asked.content == "samples" and words_of(asked.language) == FirstWords():
        return sample.stem
    shutil.rmtree(decks / "library")
    write_file(decks / "seminars.csv", _NO_EVENTS.encode())
    if asked.content != "file":
        text = _emptied(sample.read_text("utf-8"), asked.language)
        if asked.content == "samples":
            text = _with_samples(root, text, asked.language)
        write_file(sample.rename(decks / "first-deck.yaml"), text.encode())
        return "first-deck"
    sample.unlink()
    brought = import_presentation(root, NewImport(file_name=asked.file_name, data=asked.data))
    if brought.refused:
        raise UsageError(brought.refused)
    return brought.name


def _mend_readme(path: Path, deck: str) -> None:
    """It names what is made, the deck that is there, and its pack; the samples have the names that
    it has."""
    text = path.read_text("utf-8").replace(*_MADE)
    if deck not in text:
        for name in (_SAMPLE_DECK, _SAMPLE_PACK):
            text = text.replace(name, deck)
    write_file(path, text.encode())


def _with_samples(root: Path, text: str, language: str) -> str:
    """Slides between the cover and the end, with words of a language for what stands in them."""
    project = load(root).project
    looks = project.templates.items()
    look = next(one for (name, _), one in looks if name == project.config.template)
    shown = ((card, word) for card, word in _SAMPLES.items() if card in look.layouts)
    for at, (card, word) in enumerate(shown, 1):
        text = added_yaml(text, ("slides",), at, sample_source(look, card, (), language))
        if card == "chart":
            # In small letters, which a handout makes too small.
            text = without_key(text, ("slides", at, "chart"), "source")
        key = "section" if card == "section" else "title"
        text = set_text(text, ("slides", at, key), say(word, language))
    return text


def _emptied(text: str, language: str) -> str:
    """The cover and the closing slide, in the language of the project."""
    while len(listed_slides(read_source(text.encode(), "", Faults()), text) or ()) > _COVER_AND_END:
        text = dropped(text, ("slides",), 1)
    places = (("title",), ("subtitle",), ("slides", 1, "title"), ("slides", 1, "text"))
    words = words_of(language)
    told = (words.title, words.subtitle, words.next_title, words.next_text)
    for place, said in zip(places, told, strict=True):
        text = set_text(text, place, said)
    text = without_key(text, ("slides", 1), "notes")
    return without_key(text, (), "variables")


def words_of(language: str) -> FirstWords:
    """What is said in a language; in English where it is another than ours."""
    return _WORDS.get(language.partition("-")[0], FirstWords())
