"""Template -> slide master and slide layouts, with their placeholders and backdrops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import count

from briefgen.backends.pptx.markup import escape, place_xml, root_xml
from briefgen.backends.pptx.package import Relations
from briefgen.backends.pptx.placeholders import Holder, deepen, holders_of
from briefgen.backends.pptx.shapes import named_xml
from briefgen.backends.pptx.sheet import Media, Numbers, Sheet
from briefgen.backends.pptx.slides import FIRST_NUMBER, TREE_ROOT, background_xml, item_xml
from briefgen.backends.pptx.text import body_xml, field_xml, level_xml, list_style_xml
from briefgen.model.scene import LevelFormat
from briefgen.model.template import LayoutSpec, Template, Theme

# The language of the built-in prompts; text that a user types has the language of the keyboard.
_LANGUAGE = "en-GB"
# PowerPoint wants the ids of masters and layouts unique among each other, from here on.
FIRST_ID = 2_147_483_648
_SAME = (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_ORDINALS = ("Second", "Third", "Fourth", "Fifth")


def layout_xml(
    template: Template,
    layout: LayoutSpec,
    texts: Mapping[str, str],
    relations: Relations,
    media: Mapping[str, Media],
) -> str:
    """A slide layout: ground, backdrop, and a placeholder for each slot and piece of furniture,
    whose texts (footer, date) are given by name. Its pictures are added to its relations."""
    sheet = Sheet(_LANGUAGE, {}, {}, {}, Numbers(FIRST_NUMBER), relations, media)
    backdrop = "".join(item_xml(item, sheet) for item in layout.backdrop)
    holders = holders_of(template, layout).values()
    title, body, furniture = _typical_holders(template)
    masters = {holder.type: holder for holder in (title, body, *furniture)}
    placeholders = "".join(
        _layout_holder_xml(
            holder, next(sheet.numbers), texts.get(holder.name, ""), masters.get(holder.type)
        )
        for holder in holders
    )
    ground = background_xml(layout.ground) if layout.ground != "paper" else ""
    inner = (
        f'<p:cSld name="{escape(layout.title)}">{ground}'
        f"<p:spTree>{TREE_ROOT}{backdrop}{placeholders}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    )
    return root_xml("p:sldLayout", inner, f' type="{layout.type}" preserve="1" userDrawn="1"')


def _layout_holder_xml(holder: Holder, number: int, text: str, master: Holder | None) -> str:
    """A layout's placeholder: what its master has alike is left out, so that whoever changes the
    master changes the layouts too."""
    custom = ' hasCustomPrompt="1"' if holder.prompt else ""
    is_alike = master is not None and master.levels == holder.levels
    return holder_xml(
        number,
        holder,
        holder.reference_xml(custom),
        "<a:lstStyle/>" if is_alike else list_style_xml(holder.levels),
        _prompt_xml(holder, text),
        master,
    )


def _prompt_xml(holder: Holder, text: str = "") -> str:
    """What an empty placeholder asks for, or a text that new slides take over."""
    language = f'<a:rPr lang="{_LANGUAGE}"/>'
    if holder.type == "sldNum":
        return f"<a:p>{field_xml('‹#›', language)}</a:p>"
    if not (holder.prompt or text):
        return f'<a:p><a:endParaRPr lang="{_LANGUAGE}"/></a:p>'
    return f"<a:p><a:r>{language}<a:t>{escape(holder.prompt or text)}</a:t></a:r></a:p>"


def holder_xml(
    number: int,
    holder: Holder,
    reference: str,
    list_style: str,
    paragraphs: str,
    master: Holder | None = None,
) -> str:
    """A placeholder that writes out all that its `master` does not say, for slides to inherit."""
    word = holder.name.replace("-", " ").capitalize()
    place, frame = "", "<a:bodyPr/>"
    if master is None or master.box != holder.box:
        place = (
            f"<a:xfrm>{place_xml(holder.box)}</a:xfrm>"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        )
    if master is None or (master.insets, master.anchor) != (holder.insets, holder.anchor):
        frame = body_xml(holder.insets, holder.anchor)
    return (
        f"<p:sp><p:nvSpPr>{named_xml(number, word)}"
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{reference}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{place}</p:spPr>"
        f"<p:txBody>{frame}{list_style}{paragraphs}"
        "</p:txBody></p:sp>"
    )


def colour_map_xml(theme: Theme) -> str:
    """Which of the theme's colours are text and ground: on a dark look the light ones are text."""
    dark, light = ("lt", "dk") if theme.is_dark else ("dk", "lt")
    turned = f'bg1="{light}1" tx1="{dark}1" bg2="{light}2" tx2="{dark}2"'
    same = " ".join(f'{name}="{name}"' for name in _SAME)
    return f"<p:clrMap {turned} {same}/>"


def master_xml(template: Template, layout_ids: Iterable[str]) -> str:
    """The slide master: the typical placeholders, the text styles, and the list of layouts."""
    title, body, furniture = _typical_holders(template)
    entries = "".join(
        f'<p:sldLayoutId id="{number}" r:id="{id_}"/>'
        for number, id_ in enumerate(layout_ids, FIRST_ID + 1)
    )
    return root_xml(
        "p:sldMaster",
        f"<p:cSld>{background_xml('paper')}"
        f"<p:spTree>{TREE_ROOT}{_master_holders_xml(title, body, furniture)}</p:spTree></p:cSld>"
        f"{colour_map_xml(template.theme)}<p:sldLayoutIdLst>{entries}</p:sldLayoutIdLst>"
        f"{_text_styles_xml(title.levels, body.levels)}",
    )


def _typical_holders(template: Template) -> tuple[Holder, Holder, list[Holder]]:
    """Title, body and furniture of the layout that stands for most: its body has the style that
    most lists of points have."""
    layouts = template.layouts.values()
    lists = [(layout, slot) for layout in layouts for slot in layout.slots
             if slot.placeholder == "body"]  # fmt: skip
    styles = Counter(slot.style for _, slot in lists if slot.kind == "points")
    common = styles.most_common(1)[0][0] if styles else lists[0][1].style
    layout, slot = next(found for found in lists if found[1].style == common)
    holders = holders_of(template, layout)
    title = next(holder for holder in holders.values() if holder.is_title)
    names = ("date", "footer", "number")
    return title, holders[slot.name], [holders[name] for name in names if name in holders]


def _master_holders_xml(title: Holder, body: Holder, furniture: Iterable[Holder]) -> str:
    numbers = count(FIRST_NUMBER)
    return "".join(
        (
            holder_xml(
                next(numbers), title, '<p:ph type="title"/>', "<a:lstStyle/>", _prompt_xml(title)
            ),
            holder_xml(
                next(numbers), body, '<p:ph type="body" idx="1"/>', "<a:lstStyle/>", _levels_xml()
            ),
            *(
                holder_xml(
                    next(numbers),
                    holder,
                    holder.reference_xml(' sz="quarter"'),
                    list_style_xml(holder.levels),
                    _prompt_xml(holder),
                )
                for holder in furniture
            ),
        )
    )


def _levels_xml() -> str:
    """A paragraph on each level, by which a user sees and changes the levels."""
    texts = ("Text", *(f"{ordinal} level" for ordinal in _ORDINALS))
    return "".join(
        f'<a:p><a:pPr lvl="{level}"/><a:r><a:rPr lang="{_LANGUAGE}"/><a:t>{text}</a:t></a:r></a:p>'
        for level, text in enumerate(texts)
    )


def _text_styles_xml(title: tuple[LevelFormat, ...], body: tuple[LevelFormat, ...]) -> str:
    return (
        f"<p:txStyles><p:titleStyle>{styles_xml(title, 1)}</p:titleStyle>"
        f"<p:bodyStyle>{styles_xml(body, 9)}</p:bodyStyle>"
        f"<p:otherStyle>{plain_styles_xml(_LANGUAGE)}</p:otherStyle></p:txStyles>"
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
    return f'<a:defPPr><a:defRPr lang="{escape(language)}"/></a:defPPr>{levels}'
