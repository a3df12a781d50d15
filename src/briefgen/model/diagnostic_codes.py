"""The one table of diagnostic codes. A code never changes its meaning.

Bands: BF1 read and decode, BF2 library and resolve, BF3 layout, BF4 back end, BF5 style and
accessibility, BF9 our own fault.
"""

from __future__ import annotations

from typing import Literal

from briefgen.model.values import Value


class Code(Value):
    """A kind of fault: the name used in `allow:`, and its severity."""

    name: str
    """What it is called in `allow:`."""
    severity: Literal["error", "warning", "advice"]
    """How much it matters."""
    summary: str
    """What it means, for the page of diagnostics."""


CODES: dict[str, Code] = {
    # BF1: read and decode
    "BF101": Code("file-not-found", "error", "A file that is needed is not there."),
    "BF102": Code("yaml-syntax", "error", "A line cannot be understood as YAML."),
    "BF103": Code("not-utf-8", "error", "A file is not UTF-8 text."),
    "BF104": Code("bad-character", "error", "A control character or a disguised space."),
    "BF105": Code("duplicate-key", "error", "The same name is given twice."),
    "BF106": Code("too-large", "error", "A text or a file is too long or nested too deeply."),
    "BF107": Code("yaml-feature", "error", "Tags, merge keys and many references are not allowed."),
    "BF108": Code("lost-comment", "warning", "Text after a space and # is a comment."),
    "BF110": Code("unknown-key", "error", "A name that is not known here."),
    "BF111": Code("wrong-shape", "error", "A text, list or mapping where another is needed."),
    "BF112": Code("missing-key", "error", "Something required is missing."),
    "BF113": Code("bad-value", "error", "A value that is not one of the possible ones."),
    "BF120": Code("link-scheme", "error", "A link to an address of a kind that is not allowed."),
    "BF121": Code("template", "error", "A template that cannot be read."),
    "BF122": Code("contrast", "error", "Colours of a template that cannot be told apart."),
    "BF125": Code("base-undrawn", "warning", "The PDF cannot show a part of a template."),
    "BF126": Code("substitute-font", "warning", "A font that is not there to be measured."),
    "BF130": Code("picture", "error", "A picture file that cannot be used."),
    # BF2: library and resolve
    "BF201": Code("unknown-use", "error", "`use:` names a slide or file that is not there."),
    "BF202": Code("use-cycle", "error", "`use:` leads back to itself."),
    "BF203": Code("unknown-layout", "error", "A layout that the template does not have."),
    "BF204": Code("unknown-slot", "error", "A name that is no slot of the layout."),
    "BF205": Code("missing-slot", "error", "A required slot is empty."),
    "BF206": Code("duplicate-id", "error", "Two slides have the same id."),
    "BF207": Code("unknown-slide", "error", "A link to a slide that is not in the deck."),
    "BF208": Code("unknown-variable", "error", "A variable that is not defined."),
    "BF209": Code("number-of-parts", "error", "Too few or too many parts for the slot."),
    "BF210": Code("missing-cell", "warning", "A comparison has no value for a subject."),
    "BF211": Code("unknown-template", "error", "A template that does not exist."),
    "BF212": Code(
        "unknown-deck", "error", "A seminar or a command names a deck that is not there."
    ),
    "BF213": Code("overrides", "error", "Overrides where several slides are used at once."),
    "BF214": Code("bad-language", "error", "A language tag that is not known."),
    "BF215": Code("unused-slide", "warning", "A slide of the library that no deck uses."),
    "BF216": Code("untranslated", "warning", "A text is not given in the language of the pack."),
    "BF217": Code("unclear-date", "error", "A date that can be read in two ways."),
    "BF218": Code(
        "unused-column", "warning", "A column or time of the seminars that no deck uses."
    ),
    "BF219": Code(
        "words-in-english", "warning", "briefgen has no words of its own in the language of a pack."
    ),
    "BF220": Code("unknown-marking", "error", "A marking that is not in the scheme."),
    "BF221": Code("lower-marking", "error", "A pack is marked lower than a slide of it."),
    "BF222": Code("no-such-copies", "warning", "Copies are wanted of what a pack does not have."),
    # BF3: layout
    "BF302": Code("text-overflow", "error", "The text does not fit its slot at the smallest size."),
    "BF303": Code("missing-glyph", "error", "The font has no glyph for a character."),
    "BF304": Code("fragile-break", "advice", "A long word without spaces decides the line break."),
    "BF305": Code("right-to-left", "error", "Right-to-left text cannot be set yet."),
    "BF306": Code("too-wide", "error", "A table or drawing does not fit the width of the paper."),
    "BF310": Code("small-print", "advice", "Text of a slide prints too small on a handout."),
    # BF4: back end
    "BF401": Code("gate", "error", "The finished file failed the output gate."),
    "BF402": Code("cannot-write", "error", "A file cannot be written."),
    "BF403": Code("edited-by-hand", "error", "A file was changed by hand since it was built."),
    "BF404": Code("stopped", "error", "A pack took too long, too much memory, or broke off."),
    # BF5: style and accessibility
    "BF501": Code("coarse-picture", "warning", "A picture with too few pixels for its place."),
    "BF502": Code("poor-alt", "warning", "A text alternative that does not say what is shown."),
    "BF520": Code("over-time", "warning", "The slides take longer than the seminar."),
    "BF521": Code("no-minutes", "advice", "Some slides have no minutes, and others have."),
    "BF522": Code("vague-link", "warning", "A link whose words do not say where it leads."),
    "BF523": Code("bare-address", "warning", "An address where a reader needs words."),
    "BF524": Code("stale-source", "warning", "A source that nobody has checked for a long time."),
    "BF525": Code("empty-section", "warning", "A section without a slide."),
    "BF526": Code("unused-allow", "warning", "`allow:` accepts something that is not there."),
    "BF527": Code("duplicate-title", "warning", "Two slides have the same title."),
    "BF530": Code("many-words", "advice", "A slide with more words than people read on it."),
    "BF531": Code("long-sentence", "advice", "A sentence too long to be followed."),
    "BF532": Code("small-text", "advice", "Text too small to be read in the room."),
    "BF533": Code("tight-fit", "advice", "A slot with no room for another word."),
    "BF534": Code("empty-heading", "advice", "A heading with nothing below it."),
    "BF535": Code("unused-file", "advice", "A picture or data file that no deck uses."),
    # BF9: our own fault
    "BF901": Code("internal", "error", "briefgen itself failed."),
}
