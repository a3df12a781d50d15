"""Template -> the parts that all its decks share, made and compressed once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.backends.pptx.document_properties import (
    app_xml,
    presentation_properties_xml,
    view_properties_xml,
)
from briefgen.backends.pptx.layout_placeholders import Holder, holders_of
from briefgen.backends.pptx.masters import Master, layout_xml, master_of, master_xml
from briefgen.backends.pptx.notes_slides import handout_master_xml, notes_master_xml
from briefgen.backends.pptx.slide_context import Media
from briefgen.backends.pptx.theme import table_styles_xml, theme_xml
from briefgen.model.rich_text import Run
from briefgen.model.template import Template
from briefgen.model.values import Value, replace
from briefgen.ooxml.writer import Part, Relations, make_part
from briefgen.ooxml.xml import escape
from briefgen.support.memo import memo
from briefgen.text.words import own_name, say

MASTER = "ppt/slideMasters/slideMaster1.xml"
NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
HANDOUT_MASTER = "ppt/handoutMasters/handoutMaster1.xml"
PRESENTATION_PROPERTIES = "ppt/presProps.xml"
VIEW_PROPERTIES = "ppt/viewProps.xml"
TABLE_STYLES = "ppt/tableStyles.xml"
APP = "docProps/app.xml"
THEME = "ppt/theme/theme1.xml"
_NOTES_THEME = "ppt/theme/theme2.xml"
_HANDOUT_THEME = "ppt/theme/theme3.xml"


class SharedParts(Value):
    """What a template gives to each of its decks: finished `parts`; by the layout's name, the name
    of its part in `layouts`, and in `holders` its placeholders by slot or piece of furniture; and
    the name of the part that is the `notes_master`."""

    parts: tuple[Part, ...]
    layouts: Mapping[str, str]
    holders: Mapping[str, Mapping[str, Holder]]
    notes_master: str = NOTES_MASTER


class _Key(Value):
    """A template, a language, the texts of the furniture and the parts of the pictures as a key: a
    template holds mappings, so its own fields cannot be hashed."""

    template: Template
    language: str
    furniture: tuple[tuple[str, Run], ...]
    media: tuple[tuple[str, Media], ...]

    def __hash__(self) -> int:
        return hash((self.template.name, self.template.aspect))


def base_of(
    template: Template,
    language: str,
    furniture: Mapping[str, Run],
    media: Mapping[str, Media] | None = None,
    *,
    used: Iterable[str] = (),
) -> SharedParts:
    """The shared parts of a template in a language, kept for its next deck: its layouts as authors
    know them, and those of their forms that the deck has `used`. All forms would be half of a
    small deck, and a list of seventy layouts for whoever adds a slide.

    `furniture` gives the text of the footer and the date by name: the layouts hold it too, so
    that a slide which a user adds has the furniture of its neighbours. `media` are the parts of
    the pictures by their keys, of which the layouts show some.
    """
    shown = tuple((key, (media or {})[key]) for key in template.pictures)
    texts = tuple((name, furniture[name]) for name in sorted(furniture))
    return _make_base(_Key(template, language, texts, shown), frozenset({*template.offered, *used}))


@memo(8)
def _make_base(key: _Key, names: frozenset[str]) -> SharedParts:
    template = key.template
    layouts = {name: _layout_name(template, name) for name in template.layouts if name in names}
    parts = (
        *_theme_parts(template, key.language),
        *_master_parts(_master_of(key), layouts, dict(key.media)),
        *(part for name in layouts for part in _layout_parts(key, name)),
        *_paper_parts(template, key.language),
        *_setting_parts(),
    )
    holders = {name: holders_of(template, template.layouts[name]) for name in layouts}
    return SharedParts(parts, layouts, holders)


def _layout_name(template: Template, name: str) -> str:
    """The part of a layout, which has the same number in each deck."""
    return f"ppt/slideLayouts/slideLayout{list(template.layouts).index(name) + 1}.xml"


def _master_of(key: _Key) -> Master:
    return _bare_master(replace(key, furniture=(), media=()))


@memo(8)
def _bare_master(key: _Key) -> Master:
    return master_of(key.template, key.language)


def _theme_parts(template: Template, language: str) -> tuple[Part, ...]:
    """The theme, and those of the notes and handout masters, which are for paper."""
    kind = "application/vnd.openxmlformats-officedocument.theme+xml"
    screen, paper = (
        replace(one, title=own_name(one.title, language))
        for one in (template, template.prints or template)
    )
    themes = {
        THEME: theme_xml(screen),
        _NOTES_THEME: theme_xml(paper, say("notes", language)),
        _HANDOUT_THEME: theme_xml(paper, say("handout", language)),
    }
    return tuple(make_part(name, kind, xml) for name, xml in themes.items())


def _master_parts(
    master: Master, layouts: Mapping[str, str], media: Mapping[str, Media]
) -> tuple[Part, Part]:
    relations = Relations(MASTER)
    ids = [relations.add("slideLayout", part) for part in layouts.values()]
    relations.add("theme", THEME)
    xml = master_xml(master, ids, relations, media)
    return make_part(MASTER, "presentationml.slideMaster", xml), relations.part()


def _layout_parts(key: _Key, name: str) -> tuple[Part, Part]:
    """A layout and its relationships."""
    xml, relations = _layout(_without_words(key), name)
    for word, run in key.furniture:
        xml = xml.replace(_blank(word), escape(run.text))
    part = make_part(_layout_name(key.template, name), "presentationml.slideLayout", xml)
    return part, relations


@memo(512)
def _layout(key: _Key, name: str) -> tuple[str, Part]:
    """The XML of a layout and its relationships. Kept: of the decks of a template, most use the
    same, and those of a series differ in the words of the furniture only."""
    relations = Relations(_layout_name(key.template, name))
    relations.add("slideMaster", MASTER)
    texts, media = dict(key.furniture), dict(key.media)
    layout = key.template.layouts[name]
    return layout_xml(_master_of(key), layout, texts, relations, media=media), relations.part()


def _without_words(key: _Key) -> _Key:
    """With a blank in place of each text of the furniture."""
    blanks = tuple((name, replace(run, text=_blank(name))) for name, run in key.furniture)
    return replace(key, furniture=blanks)


def _blank(name: str) -> str:
    """What stands for a text of the furniture: nothing that anybody writes."""
    return f"\ue000{name}\ue001"


def _paper_parts(template: Template, language: str) -> tuple[Part, ...]:
    """The notes and handout masters, each with its theme."""
    notes, handout = Relations(NOTES_MASTER), Relations(HANDOUT_MASTER)
    theme = (template.prints or template).theme
    notes.add("theme", _NOTES_THEME)
    handout.add("theme", _HANDOUT_THEME)
    return (
        make_part(
            NOTES_MASTER,
            "presentationml.notesMaster",
            notes_master_xml(template.size, theme, language),
        ),
        notes.part(),
        make_part(
            HANDOUT_MASTER, "presentationml.handoutMaster", handout_master_xml(theme, language)
        ),
        handout.part(),
    )


def _setting_parts() -> tuple[Part, ...]:
    return (
        make_part(
            PRESENTATION_PROPERTIES, "presentationml.presProps", presentation_properties_xml()
        ),
        make_part(VIEW_PROPERTIES, "presentationml.viewProps", view_properties_xml()),
        make_part(TABLE_STYLES, "presentationml.tableStyles", table_styles_xml()),
        make_part(APP, "extended-properties", app_xml()),
    )
