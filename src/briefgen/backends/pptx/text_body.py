"""TextBlock -> DrawingML text: body properties, list style, paragraphs and runs.

Sizes and spacing stand in the list style of a shape, never on its runs, so that whoever edits the
deck can restyle it. Table cells are the exception: PowerPoint reads no list style there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from briefgen.backends.pptx.layout_placeholders import Holder, deepen
from briefgen.backends.pptx.run_language import language_xml
from briefgen.backends.pptx.slide_context import SlideWriter
from briefgen.backends.pptx.theme import typeface_xml
from briefgen.model.font_families import FAMILIES, SYMBOLS
from briefgen.model.rich_text import SCRIPT_RISES, Inline, Run
from briefgen.model.text_block import LevelFormat, Paragraph, TextBlock
from briefgen.model.typography import Anchor
from briefgen.model.units import Insets
from briefgen.model.values import Value, replace
from briefgen.ooxml.xml import OUR_COLOURS, ThemeColours, escape, guid
from briefgen.support.memo import memo

# The colour that PowerPoint gives to links by itself.
THEME_LINK = "link"
_ALIGN = {"left": "l", "center": "ctr", "right": "r"}
ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}
_EMU_PER_HUNDREDTH = 127

# Said only where capitals would be inherited.
_NO_CAPS = ' cap="none"'

# A level in pieces, each "" where there is nothing to say; differences are found piece by piece.
_Pieces = tuple[str, ...]


def _typeface(font: str) -> str:
    """The attributes of a typeface: one of the theme's, or a family by name."""
    named = {"heading": "+mj-lt", "body": "+mn-lt"}.get(font)
    return f'typeface="{named}"' if named else typeface_xml(font)


def latin_xml(font: str) -> str:
    """The font of a level."""
    return f"<a:latin {_typeface(font)}/>"


def _stand_in_xml(family: str) -> str:
    """The font of a run for what its text's family lacks. Signs are looked up in one or the other
    of the four, each kind in its own (ISO/IEC 29500-1, 21.1.2.3)."""
    slots = ("latin", "ea", "cs", "sym") if family == SYMBOLS else ("latin",)
    return "".join(f"<a:{slot} {typeface_xml(family)}/>" for slot in slots)


def _attributes(level: LevelFormat) -> _Pieces:
    return (
        f' marL="{level.margin:d}"',
        f' indent="{level.indent:d}"',
        f' algn="{_ALIGN[level.align]}"',
    )


def _spacing(level: LevelFormat) -> _Pieces:
    before = round(level.space_before / _EMU_PER_HUNDREDTH)
    return (
        f'<a:lnSpc><a:spcPct val="{level.line_spacing * 1000:d}"/></a:lnSpc>',
        f'<a:spcBef><a:spcPts val="{before:d}"/></a:spcBef>',
        '<a:spcAft><a:spcPts val="0"/></a:spcAft>',
    )


# The marks that count, as PowerPoint calls them.
_COUNTED = {"#": "arabicPeriod", "a": "alphaLcPeriod"}


def _bullet(level: LevelFormat, colours: ThemeColours, start: int = 1) -> _Pieces:
    if not level.bullet:
        return ("", "", "<a:buNone/>")
    colour = colours.colour_xml(level.bullet_colour or level.colour)
    return (
        f"<a:buClr>{colour}</a:buClr>",
        f"<a:buFont {_typeface(level.bullet_font or level.font)}/>",
        _mark(level, start),
    )


def _mark(level: LevelFormat, start: int) -> str:
    if level.bullet not in _COUNTED:
        return f'<a:buChar char="{escape(level.bullet)}"/>'
    begins = f' startAt="{start:d}"' if start > 1 else ""
    return f'<a:buAutoNum type="{_COUNTED[level.bullet]}"{begins}/>'


def _font_attributes(level: LevelFormat) -> _Pieces:
    caps = ' cap="all"' if level.caps else _NO_CAPS
    return (f' sz="{level.size * 100:d}"', f' b="{level.strong:d}"', caps)


def _font_children(level: LevelFormat, colours: ThemeColours) -> _Pieces:
    return (colours.fill_xml(level.colour), latin_xml(level.font))


def _new(own: _Pieces, base: _Pieces | None) -> str:
    """The pieces that differ from the base's, or all of them but what goes without saying."""
    if base is None:
        return "".join(own).replace(_NO_CAPS, "")
    return "".join(mine for mine, theirs in zip(own, base, strict=True) if mine != theirs)


def level_xml(
    number: int,
    level: LevelFormat,
    base: LevelFormat | None = None,
    *,
    kerning: str = "",
    colours: ThemeColours = OUR_COLOURS,
) -> str:
    """A level of a list style: all of it, or what differs from the base; "" where nothing does."""
    pieces = _level_pieces(level, colours)
    bases = _level_pieces(base, colours) if base else repeat(None)
    new = [_new(own, theirs) for own, theirs in zip(pieces, bases, strict=False)]
    if not any(new):
        return ""
    attributes, spacing, bullet, font, children = new
    properties = _element_xml("a:defRPr", font + kerning, children) if font or children else ""
    return _element_xml(f"a:lvl{number}pPr", attributes, spacing + bullet + properties)


def _level_pieces(level: LevelFormat, colours: ThemeColours) -> tuple[_Pieces, ...]:
    return (
        _attributes(level),
        _spacing(level),
        _bullet(level, colours),
        _font_attributes(level),
        _font_children(level, colours),
    )


@memo(1_000)
def list_style_xml(
    levels: tuple[LevelFormat, ...],
    base: tuple[LevelFormat | None, ...] | None = None,
    colours: ThemeColours = OUR_COLOURS,
) -> str:
    """The list style of a shape, or what differs from the one it inherits."""
    bases: Sequence[LevelFormat | None] = base if base else [None] * len(levels)
    levels = deepen(levels, len(bases))
    pairs = zip(levels, bases, strict=False)
    found = "".join(
        level_xml(number, *pair, colours=colours) for number, pair in enumerate(pairs, 1)
    )
    return f"<a:lstStyle>{found}</a:lstStyle>" if found else "<a:lstStyle/>"


def _body_attributes(insets: Insets, nudges: tuple[int, int], anchor: Anchor) -> _Pieces:
    return (
        f' lIns="{insets.left + nudges[0]:d}"',
        f' tIns="{insets.top:d}"',
        f' rIns="{insets.right + nudges[1]:d}"',
        f' bIns="{insets.bottom:d}"',
        f' anchor="{ANCHOR[anchor]}"',
    )


def body_xml(
    insets: Insets, anchor: Anchor, nudges: tuple[int, int] = (0, 0), *, shrinks: bool = True
) -> str:
    """Body properties with everything written out. Text that `shrinks` is set smaller by
    PowerPoint when a user types more than fits."""
    attributes = "".join(_body_attributes(insets, nudges, anchor))
    fit = "<a:normAutofit/>" if shrinks else "<a:noAutofit/>"
    return f'<a:bodyPr wrap="square"{attributes}>{fit}</a:bodyPr>'


def holder_style_xml(block: TextBlock, holder: Holder, colours: ThemeColours) -> str:
    """The list style of a filled placeholder: only what differs from the layout's. What slides had
    better not inherit from an organisation's own layout is written out."""
    if not holder.exact:
        return list_style_xml(block.levels, holder.levels, colours)
    depth = 1 + max((paragraph.level for paragraph in block.paragraphs), default=0)
    threes = zip(deepen(block.levels, depth), holder.levels, holder.exact, strict=False)
    found = "".join(
        level_xml(number, level, base, colours=colours)
        if is_exact
        else level_xml(number, level, kerning=_AS_MEASURED, colours=colours)
        for number, (level, base, is_exact) in enumerate(tuple(threes)[:depth], 1)
    )
    return f"<a:lstStyle>{found}</a:lstStyle>" if found else "<a:lstStyle/>"


# What no level of ours has, where a file's own level may have it.
_AS_MEASURED = ' i="0" spc="0"'


def holder_body_xml(block: TextBlock, holder: Holder) -> str:
    """Body properties of a filled placeholder: only what differs from the layout's."""
    if holder.fixed:
        return body_xml(block.insets, block.anchor, block.nudges)
    return _less_body_xml(_body_attributes(block.insets, block.nudges, block.anchor), holder)


def _less_body_xml(own: _Pieces, base: Holder) -> str:
    return f"<a:bodyPr{_new(own, _body_attributes(base.insets, (0, 0), base.anchor))}/>"


def inheriting_body_xml(holder: Holder, master: Holder) -> str:
    """Body properties of a layout's placeholder: only what differs from the master's."""
    return _less_body_xml(_body_attributes(holder.insets, (0, 0), holder.anchor), master)


def inheriting_style_xml(holder: Holder, master: Holder) -> str:
    """The list style of a layout's placeholder: only what differs from the master's."""
    depth = len(holder.levels)
    return list_style_xml(holder.levels, (*master.levels, *repeat(None, depth))[:depth])


class _RunContext(Value, kw_only=True):
    """How paragraphs are written: `own_levels` and `own_fonts` write the level's properties on
    each paragraph and run, for the places where no list style is read, and `own_colours` the
    colour alone; `is_number` makes the text a field that shows the slide's number."""

    language: str
    sheet: SlideWriter
    own_levels: bool = False
    own_fonts: bool = False
    own_colours: bool = False
    is_number: bool = False

    def language_of(self, run: Run | None = None) -> str:
        """The language as an attribute; every run and every empty line has it."""
        own = run.language if run else ""
        return f" {language_xml(own or self.language)}"


def paragraphs_xml(
    block: TextBlock, sheet: SlideWriter, *, own_levels: bool = False, own_fonts: bool = False,
    own_colours: bool = False,
) -> str:  # fmt: skip
    """The paragraphs of a block, with its levels' properties where no list style holds them."""
    language = block.about.language or sheet.language
    setting = _RunContext(
        language=language,
        sheet=sheet,
        own_levels=own_levels,
        own_fonts=own_fonts,
        own_colours=own_colours,
        is_number=block.field == "number",
    )
    # A text without a paragraph is not allowed; and the mark of an empty one must have its size.
    paragraphs = block.paragraphs or (Paragraph(inline=Inline(())),)
    return "".join(
        _paragraph_xml(paragraph, block.levels[paragraph.level], start, setting)
        for paragraph, start in zip(paragraphs, number_starts(block) or [1], strict=True)
    )


def number_starts(block: TextBlock) -> list[int]:
    """For each paragraph the number that its list begins with, 1 where it has none.

    PowerPoint counts paragraphs of a level until one without a number, or of a higher level,
    comes between; every paragraph of such a list says where it begins.
    """
    starts: list[int] = []
    open_lists: dict[int, int] = {}
    for paragraph in block.paragraphs:
        level = paragraph.level
        open_lists = {depth: start for depth, start in open_lists.items() if depth <= level}
        if paragraph.bullet and block.levels[level].bullet in _COUNTED:
            starts.append(open_lists.setdefault(level, paragraph.number))
        else:
            open_lists.pop(level, None)
            starts.append(1)
    return starts


def _paragraph_xml(
    paragraph: Paragraph, level: LevelFormat, start: int, setting: _RunContext
) -> str:
    properties = _properties_xml(paragraph, level, start, setting)
    return f"<a:p>{properties}{_runs_xml(paragraph.inline, level, setting)}</a:p>"


def _runs_xml(inline: Inline, level: LevelFormat, setting: _RunContext) -> str:
    """The runs, and how what is typed into a line without any is to be set. Elsewhere that is set
    as the run before it."""
    runs = "".join(_run_xml(run, level, setting) for run in inline.runs)
    if runs and not runs.endswith("</a:br>"):
        return runs
    font = level if setting.own_fonts else None
    return runs + _font_xml("a:endParaRPr", setting, setting.language_of(), font)


def _properties_xml(
    paragraph: Paragraph, level: LevelFormat, start: int, setting: _RunContext
) -> str:
    """Paragraph properties: what differs from the list style, or all where there is none."""
    shown = level if paragraph.bullet else level.without_bullet
    base, colours = None if setting.own_levels else level, setting.sheet.colours
    attributes = _new(_attributes(shown), _attributes(base) if base else None)
    attributes += f' lvl="{paragraph.level:d}"' if paragraph.level else ""
    children = _new(_spacing(shown), _spacing(base) if base else None)
    children += _new(_bullet(shown, colours, start), _bullet(base, colours) if base else None)
    return _element_xml("a:pPr", attributes, children) if attributes or children else ""


def _font_xml(
    tag: str,
    setting: _RunContext,
    attributes: str,
    font: LevelFormat | None,
    *,
    colour: str = "",
    family: str = "",
    link: str = "",
) -> str:
    """Run properties; `font` is the level whose size, weight, colour and face go on the run, and
    `family` a family of the run's own."""
    face = _stand_in_xml(family) if family else ""
    if font is not None:
        own_colour, own_face = _font_children(font, setting.sheet.colours)
        attributes += _new(_font_attributes(font), None)
        colour, face = colour or own_colour, face or own_face
    children = colour + face + link
    return _element_xml(tag, attributes, children)


def _element_xml(tag: str, attributes: str, children: str) -> str:
    return f"<{tag}{attributes}>{children}</{tag}>" if children else f"<{tag}{attributes}/>"


def _run_xml(run: Run, level: LevelFormat, setting: _RunContext) -> str:
    strong, slanted = level.strong or run.strong, run.emphasis
    if run.family in FAMILIES:  # PowerPoint would smear what has no bold of its own
        strong, slanted = FAMILIES[run.family].face(strong, slanted)
    font = replace(level, strong=strong) if setting.own_fonts else None
    attributes = setting.language_of(run)
    attributes += f' b="{strong:d}"' if font is None and strong != level.strong else ""
    attributes += ' noProof="1"' if run.code else ""
    attributes += ' i="1"' if slanted else ""
    attributes += f' baseline="{SCRIPT_RISES[run.script] * 100_000:.0f}"' if run.script else ""
    fill_xml = setting.sheet.colours.fill_xml
    own = level.strong_colour if run.strong else ""
    own = own or (level.colour if setting.own_colours else "")
    colour = fill_xml(own) if own else ""
    link, is_own = "", level.link_colour != THEME_LINK
    if run.link:
        link = setting.sheet.link_xml(run.link, own_colour=is_own)
        colour = fill_xml(level.link_colour) if is_own and level.link_colour else colour
    properties = _font_xml(
        "a:rPr", setting, attributes, font, colour=colour, family=run.family, link=link
    )
    if setting.is_number:
        return field_xml(run.text, properties)
    return f"<a:br>{properties}</a:br>".join(
        f"<a:r>{properties}<a:t>{escape(piece)}</a:t></a:r>" if piece else ""
        for piece in run.text.split("\n")
    )


def note_xml(inline: Inline, sheet: SlideWriter) -> str:
    """The runs of a paragraph that takes everything from its master, such as a note."""
    return _runs_xml(inline, _INHERITED, _RunContext(language=sheet.language, sheet=sheet))


# Stands for whatever level a master gives: nothing of it is written.
_INHERITED = LevelFormat(size=12, colour="ink")


def field_xml(text: str, properties: str) -> str:
    """The slide's number, which PowerPoint keeps up to date; `text` is what it shows now."""
    return (
        f'<a:fld id="{guid("slide number")}" type="slidenum">{properties}'
        f"<a:t>{escape(text)}</a:t></a:fld>"
    )
