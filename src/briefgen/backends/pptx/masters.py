"""Template -> slide master and slide layouts, with their placeholders and backdrops.

A layout writes only what differs from the master, as PowerPoint's own layouts do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from briefgen.backends.pptx.layout_placeholders import Holder, deepen, holders_of
from briefgen.backends.pptx.run_language import language_xml
from briefgen.backends.pptx.shapes import named_xml
from briefgen.backends.pptx.slide_context import Media, ShapeIds, SlideWriter
from briefgen.backends.pptx.slides import FIRST_NUMBER, TREE_ROOT, background_xml, item_xml
from briefgen.backends.pptx.text_body import (
    body_xml,
    field_xml,
    inheriting_body_xml,
    inheriting_style_xml,
    level_xml,
    list_style_xml,
)
from briefgen.model.rich_text import Run
from briefgen.model.scene import Item
from briefgen.model.template import LayoutSpec, Template, Theme
from briefgen.model.text_block import LevelFormat
from briefgen.model.values import Value
from briefgen.ooxml.writer import Relations
from briefgen.ooxml.xml import escape, place_xml, root_xml
from briefgen.text.words import own_name, say, spoken_name, words_language

# PowerPoint wants the ids of masters and layouts unique among each other, from here on.
FIRST_ID = 2_147_483_648
_SAME = (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
# What inherits from the master's body everywhere. In PowerPoint pictures, tables and charts do too,
# in LibreOffice they do not.
_TEXTS = frozenset({"body", "subTitle", ""})
_LEVELS = ("level-1", "level-2", "level-3", "level-4", "level-5")


class Master(Value, kw_only=True):
    """What the layouts of a `template` have in common, in decks of a `language`: the placeholders
    that theirs inherit from, which are `title`, `body` (all other text) and `furniture` (date,
    footer and number, as far as there are such), and the `backdrop` that most of them draw behind
    their content."""

    template: Template
    language: str
    title: Holder
    body: Holder
    furniture: tuple[Holder, ...]
    backdrop: tuple[Item, ...]

    def parent(self, holder: Holder) -> Holder | None:
        """The placeholder that one of a layout inherits from, if any."""
        if holder.is_title:
            return self.title
        if holder.type in _TEXTS:
            return self.body
        return next((one for one in self.furniture if one.type == holder.type), None)


def master_of(template: Template, language: str) -> Master:
    """Title, body and furniture of the layout that stands for most: its body has the style that
    most lists of points have. The backdrop is the most frequent one."""
    layouts = template.layouts.values()
    offered = template.offered.values()
    lists = [(layout, slot) for layout in offered for slot in layout.slots
             if slot.placeholder == "body"]  # fmt: skip
    styles = Counter(slot.style for _, slot in lists if slot.kind == "points")
    common = max(styles, key=styles.__getitem__) if styles else lists[0][1].style
    layout, slot = next(found for found in lists if found[1].style == common)
    holders = holders_of(template, layout)
    title = next(holder for holder in holders.values() if holder.is_title)
    names = ("date", "footer", "number")
    furniture = tuple(holders[name] for name in names if name in holders)
    backdrops = Counter(layout.backdrop for layout in layouts)
    return Master(
        template=template,
        language=language,
        title=title,
        body=holders[slot.name],
        furniture=furniture,
        backdrop=backdrops.most_common(1)[0][0],
    )


def layout_xml(
    master: Master,
    layout: LayoutSpec,
    texts: Mapping[str, Run],
    relations: Relations,
    *,
    media: Mapping[str, Media],
) -> str:
    """A slide layout: ground, backdrop, and a placeholder for each slot and piece of furniture that
    a slide which is added may show, whose texts (footer, date) are given by name. Its pictures are
    added to its relations."""
    sheet = _writer(master, relations, media)
    shared = len(master.backdrop)
    shows_master = layout.backdrop[:shared] == master.backdrop
    own = layout.backdrop[shared:] if shows_master else layout.backdrop
    backdrop = "".join(item_xml(item, sheet) for item in own)
    placeholders = "".join(
        _layout_holder_xml(next(sheet.numbers), holder, texts.get(holder.name), master)
        for holder in holders_of(master.template, layout).values()
        if not holder.is_unasked
    )
    ground = background_xml(layout.ground) if layout.ground != "paper" else ""
    inner = (
        f'<p:cSld name="{escape(own_name(layout.title, master.language))}">{ground}'
        f"<p:spTree>{TREE_ROOT}{backdrop}{placeholders}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    )
    hides = "" if shows_master else ' showMasterSp="0"'
    attributes = f'{hides} type="{layout.type}" preserve="1" userDrawn="1"'
    return root_xml("p:sldLayout", inner, attributes)


def _writer(master: Master, relations: Relations, media: Mapping[str, Media]) -> SlideWriter:
    """The writer of a master or a layout: neither leads to slides or fills placeholders."""
    return SlideWriter(
        language=master.language,
        slides={},
        holders={},
        sites={},
        numbers=ShapeIds(FIRST_NUMBER),
        relations=relations,
        media=media,
    )


def _layout_holder_xml(number: int, holder: Holder, shown: Run | None, master: Master) -> str:
    """A layout's placeholder: what its master has alike is left out, so that whoever changes the
    master changes the layouts too."""
    reference = holder.reference_xml(' hasCustomPrompt="1"' if holder.prompt else "")
    language, parent = master.language, master.parent(holder)
    paragraphs = _prompt_xml(holder, language, shown)
    if parent is None:
        style = list_style_xml(holder.levels)
        return _whole_holder_xml(number, holder, reference, style, paragraphs, language=language)
    place = "" if parent.box == holder.box else f"<a:xfrm>{place_xml(holder.box)}</a:xfrm>"
    frame, style = inheriting_body_xml(holder, parent), inheriting_style_xml(holder, parent)
    text = f"{frame}{style}{paragraphs}"
    return _holder_xml(number, holder, reference, place, text=text, language=language)


def _prompt_xml(holder: Holder, language: str, shown: Run | None = None) -> str:
    """What an empty placeholder asks for, or a text that new slides take over."""
    if holder.prompt:
        return _word_xml(own_name(holder.prompt, language), words_language(language) or language)
    if shown is not None:
        return _word_xml(shown.text, shown.language or language)
    if holder.type == "sldNum":
        number = field_xml("‹#›", f"<a:rPr {language_xml(language)}/>")
        return f"<a:p>{number}</a:p>"
    return f"<a:p><a:endParaRPr {language_xml(language)}/></a:p>"


def _word_xml(text: str, language: str, level: str = "") -> str:
    run = f"<a:r><a:rPr {language_xml(language)}/><a:t>{escape(text)}</a:t></a:r>"
    return f"<a:p>{level}{run}</a:p>"


def _whole_holder_xml(
    number: int, holder: Holder, reference: str, list_style: str, paragraphs: str, *, language: str
) -> str:
    """A placeholder that writes out everything, for others to inherit."""
    place = (
        f'<a:xfrm>{place_xml(holder.box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )
    frame = body_xml(holder.insets, holder.anchor)
    text = f"{frame}{list_style}{paragraphs}"
    return _holder_xml(number, holder, reference, place, text=text, language=language)


def _holder_xml(
    number: int, holder: Holder, reference: str, place: str, *, text: str, language: str
) -> str:
    word = spoken_name(holder.name, language)
    shape = f"<p:spPr>{place}</p:spPr>" if place else "<p:spPr/>"
    return (
        f"<p:sp><p:nvSpPr>{named_xml(number, word)}"
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{reference}</p:nvPr></p:nvSpPr>"
        f"{shape}<p:txBody>{text}</p:txBody></p:sp>"
    )


def colour_map_xml(theme: Theme) -> str:
    """Which of the theme's colours are text and ground: on a dark look the light ones are text."""
    dark, light = ("lt", "dk") if theme.is_dark else ("dk", "lt")
    turned = f'bg1="{light}1" tx1="{dark}1" bg2="{light}2" tx2="{dark}2"'
    same = " ".join(f'{name}="{name}"' for name in _SAME)
    return f"<p:clrMap {turned} {same}/>"


def master_xml(
    master: Master,
    layout_ids: Iterable[str],
    relations: Relations,
    media: Mapping[str, Media],
) -> str:
    """The slide master: what stands behind most slides, the typical placeholders, the text styles,
    and the list of layouts. Its pictures are added to its relations."""
    sheet = _writer(master, relations, media)
    backdrop = "".join(item_xml(item, sheet) for item in master.backdrop)
    entries = "".join(
        f'<p:sldLayoutId id="{number}" r:id="{id_}"/>'
        for number, id_ in enumerate(layout_ids, FIRST_ID + 1)
    )
    return root_xml(
        "p:sldMaster",
        f"<p:cSld>{background_xml('paper')}<p:spTree>{TREE_ROOT}{backdrop}"
        f"{_master_holders_xml(master, sheet.numbers)}</p:spTree></p:cSld>"
        f"{colour_map_xml(master.template.theme)}<p:sldLayoutIdLst>{entries}</p:sldLayoutIdLst>"
        f"{_text_styles_xml(master.title.levels, master.body.levels, master.language)}",
    )


def _master_holders_xml(master: Master, numbers: ShapeIds) -> str:
    """Title and body, whose levels are the text styles, and the furniture."""
    title, body = '<p:ph type="title"/>', '<p:ph type="body" idx="1"/>'
    holders = (
        (master.title, title, "<a:lstStyle/>", _prompt_xml(master.title, master.language)),
        (master.body, body, "<a:lstStyle/>", _levels_xml(master.language)),
        *(
            (
                holder,
                holder.reference_xml(' sz="quarter"'),
                list_style_xml(holder.levels),
                _prompt_xml(holder, master.language),
            )
            for holder in master.furniture
        ),
    )
    return "".join(
        _whole_holder_xml(next(numbers), *holder, language=master.language) for holder in holders
    )


def _levels_xml(language: str) -> str:
    """A paragraph on each level, by which a user sees and changes the levels."""
    spoken = words_language(language) or language
    return "".join(
        _word_xml(say(name, language), spoken, f'<a:pPr lvl="{level}"/>')
        for level, name in enumerate(_LEVELS)
    )


def _text_styles_xml(
    title: tuple[LevelFormat, ...], body: tuple[LevelFormat, ...], language: str
) -> str:
    return (
        f"<p:txStyles><p:titleStyle>{styles_xml(title, 1)}</p:titleStyle>"
        f"<p:bodyStyle>{styles_xml(body, 9)}</p:bodyStyle>"
        f"<p:otherStyle>{plain_styles_xml(language)}</p:otherStyle></p:txStyles>"
    )


def styles_xml(levels: tuple[LevelFormat, ...], depth: int) -> str:
    """Levels of a master's text style, which turn kerning on for all that inherits from them."""
    return "".join(
        level_xml(number, level, kerning=' kern="1200"')
        for number, level in enumerate(deepen(levels, depth), 1)
    )


def plain_styles_xml(language: str) -> str:
    """The text style of shapes without a placeholder: 18 points, kerned."""
    font = (
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
    )
    levels = "".join(
        f'<a:lvl{level}pPr marL="{(level - 1) * 457_200}" algn="l">'
        f'<a:defRPr sz="1800" kern="1200">{font}</a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )
    return f"<a:defPPr><a:defRPr {language_xml(language)}/></a:defPPr>{levels}"
