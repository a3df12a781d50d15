"""A template -> a card for each of its layouts, drawn with sample words, and what its sample says.

The samples are the slides of the gallery that comes with briefgen; kinds of charts and diagrams
have cards of their own, such as "diagram/cycle".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle

import msgspec

from briefgen.backends.svg import SvgScene, page_svg
from briefgen.compile import Compiled, compile_target, load_project
from briefgen.edit.change_entries import with_key, without_key
from briefgen.edit.new_yaml import written_yaml
from briefgen.edit.set_text import Path
from briefgen.lint.measure_slot_fit import page_fits
from briefgen.model.diagnostics import Faults
from briefgen.model.pictures import Asset
from briefgen.model.project import Entry, Project, SectionSource, SlideSource, Target, Use
from briefgen.model.scene import Page
from briefgen.model.template import LayoutSpec, SlotSpec, Template
from briefgen.model.text_edits import lines_of
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Scalar, Seq
from briefgen.packs.template_gallery import gallery_deck
from briefgen.resolve.slide_library import id_of
from briefgen.studio.messages import LayoutCard, LayoutGallery
from briefgen.studio.part_fits import lines_in
from briefgen.studio.part_names import part_name
from briefgen.studio.sample_words import content_of, deck_in, sample_in
from briefgen.support.memo import memo
from briefgen.support.package_data import shipped
from briefgen.support.session import Session
from briefgen.support.world import DiskWorld

_GALLERY = "gallery"
_GROUPS = ("Words", "Figures", "Order and place", "Beginning and end")
# What belongs to the gallery's own slides and not to a sample.
_LEFT_OUT = ("id", "notes", "reading", "sources", "allow", "minutes")
# A link to another slide of the gallery.
_INNER_LINK = re.compile(r"\[([^\]]*)\]\(#[^)]*\)")
_NO_PICTURE = "picture.jpg"
# Their pictures may be left out.
_NEEDS_NO_PICTURE = ("cover", "case-study")
# Kinds of slots that hold one thing, however large.
_ONE = ("chart", "table", "picture", "diagram", "link", "quote", "comparison")
# Where the slide is in the source that a sample is cut out of.
_FIRST: Path = ("slides", 0)


class CardWords(Value, kw_only=True):
    """What a card says: `what` its layout is for, the `group` it stands in, everyday words by which
    it is found (`found_by`), and its `name` where that is not the layout's title."""

    what: str = ""
    group: str = _GROUPS[0]
    found_by: tuple[str, ...] = ()
    name: str = ""


def layout_gallery(
    template: Template,
    address: Callable[[Asset], str],
    pictures: Sequence[str] = (),
    session: Session | None = None,
    language: str = "en",
) -> LayoutGallery:
    """The cards of all layouts of a template, by groups, with words of a language. `address` says
    where the page finds a picture, `pictures` are those of the project, which samples show."""
    project = replace(_project(), templates={(template.name, template.aspect): template})
    deck = gallery_deck(template, replace(project, templates=_project().templates))
    project = replace(project, decks={_GALLERY: deck_in(language, deck)})
    target = Target(id=_GALLERY, deck=_GALLERY, seminar=None, outputs=(), paper="A4")
    compiled = compile_target(project, target, Faults(), session)
    if compiled is None:
        return LayoutGallery(cards=())
    pages = {page.span: page for page in reversed(compiled.scene.pages)}
    ids = {page.source_id: page for page in reversed(compiled.scene.pages)}
    cards = [
        _card(card, page, compiled, address, _source_of(entry, pictures))
        for card, entry in _by_card(deck.slides).items()
        if (page := pages.get(entry.span) if entry.span.line else ids.get(id_of(entry)))
    ]
    return LayoutGallery(cards=tuple(sorted(cards, key=_order)))


def _order(card: LayoutCard) -> tuple[int, int]:
    """By groups, and in each as its words are listed; layouts that nobody listed come last."""
    listed = [*card_words(), card.layout]
    return _GROUPS.index(card.group), listed.index(card.layout)


def sample_source(
    template: Template, card: str, pictures: Sequence[str] = (), language: str = "en"
) -> str:
    """The source of an entry as a card shows it, in the words of a language; of a layout that has
    none, its name and title."""
    cards = _by_card(gallery_deck(template, _project()).slides)
    meant = next((name for name in cards if card in (name, name.partition("/")[0])), "")
    source = _source_of(cards[meant], pictures) if meant else f"layout: {card}\ntitle: Title\n"
    return sample_in(language, source)


@memo(1)
def _project() -> Project:
    return load_project(DiskWorld(shipped(_GALLERY)), Faults())


@memo(1)
def _text() -> tuple[str, ...]:
    path = shipped(_GALLERY) / "decks" / f"{_GALLERY}.yaml"
    return tuple(lines_of(path.read_text("utf-8")))


@memo(1)
def card_words() -> Mapping[str, CardWords]:
    """What cards say, by layout, or by layout and kind."""
    data = (shipped("studio") / "layout_cards.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, CardWords])


def _by_card(entries: Sequence[Entry]) -> Mapping[str, Entry]:
    """The first entry for each card, by the name of the card."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(_card_of(entry), entry)
    return found


def _card_of(entry: Entry) -> str:
    """The name of the card that an entry is a sample for."""
    if not isinstance(entry, SlideSource):
        return "section"
    kind = _kind_of(entry)
    return f"{entry.layout}/{kind}" if kind else entry.layout


def _kind_of(entry: Entry) -> str:
    """The kind of the chart or the diagram that a slide in the layout of that name shows."""
    slot = entry.slots.get(entry.layout) if isinstance(entry, SlideSource) else None
    kind = slot.get("kind") if isinstance(slot, Map) else None
    return kind.text if isinstance(kind, Scalar) else ""


def _source_of(entry: Entry, pictures: Sequence[str]) -> str:
    """An entry as it is added to a deck: without what belongs to the gallery alone."""
    assert not isinstance(entry, Use)
    if not entry.span.line:
        assert isinstance(entry, SlideSource)
        slots = {name: content_of(node) for name, node in entry.slots.items()}
        return written_yaml({"layout": entry.layout, **slots})
    lines, first = _text(), entry.span.line
    rest = (at for at, line in enumerate(lines[first:], first) if line[:4].strip())
    source = "\n".join(["slides:", *lines[first - 1 : next(rest, len(lines))]]).rstrip() + "\n"
    source = _INNER_LINK.sub(r"\1", source)
    for key in _LEFT_OUT:
        source = without_key(source, _FIRST, key) if f"\n    {key}:" in source else source
    source = _with_pictures(source, entry, pictures)
    return "\n".join(line[4:] for line in source.split("\n")[1:])


def _with_pictures(source: str, entry: SlideSource | SectionSource, pictures: Sequence[str]) -> str:
    """The pictures of the project in the place of the gallery's; nobody has described them yet. A
    picture that a layout need not have is left out."""
    if not isinstance(entry, SlideSource):
        return source
    slots = entry.slots
    if "picture" in slots and entry.layout in _NEEDS_NO_PICTURE:
        return without_key(source, _FIRST, "picture")
    shown = cycle(pictures or (_NO_PICTURE,))
    listed = slots.get("pictures")
    count = len(listed.items) if isinstance(listed, Seq) else 0
    places: list[Path] = [(*_FIRST, "pictures", at) for at in range(count)]
    places += [(*_FIRST, "picture")] if "picture" in slots else []
    for place in places:
        source = with_key(source, place, "file", next(shown))
        source = with_key(source, place, "alt", "ask")
        source = without_key(source, place, "credit") if "credit:" in source else source
    return source


def _card(
    card: str, page: Page, compiled: Compiled, address: Callable[[Asset], str], source: str
) -> LayoutCard:
    layout = compiled.template.layouts[card.partition("/")[0]]
    words = card_words().get(card, CardWords())
    scene = compiled.scene
    shared = SvgScene(
        scene=scene,
        fonts=compiled.fonts,
        picture=lambda key: address(scene.assets[key]),
        targets={one.id: one.id for one in scene.pages},
    )
    name = words.name or layout.title
    return LayoutCard(
        layout=card,
        name=name,
        what=words.what,
        group=words.group,
        room=tuple(_room(layout, page, compiled.template)),
        found_by=words.found_by,
        svg=page_svg(page, shared, label=name),
        source=source,
    )


def _room(layout: LayoutSpec, page: Page, template: Template) -> Iterator[str]:
    """What a layout has, and how much of it: "Title: 2 lines"."""
    most = {fit.slot: lines_in(page, fit)[1] for fit in page_fits(page, template)}
    for slot in layout.slots:
        room = _amount(slot, most.get(slot.name, 0))
        if slot.name == "title" or not (slot.default or slot.of):
            optional = "" if slot.required else "if you want"
            said = ", ".join(filter(None, (room, optional)))
            yield f"{part_name(slot.name)}: {said or 'as you like'}"


def _amount(slot: SlotSpec, lines: int) -> str:
    """How many parts a slot may have, or how many lines."""
    if slot.most:
        return f"{slot.least} to {slot.most}"
    if lines:
        return f"{lines} line{'s' if lines > 1 else ''}"
    return "1 line" if slot.kind == "line" else "1" if slot.kind in _ONE else ""
