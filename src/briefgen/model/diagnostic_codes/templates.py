"""BF1: templates, with their fonts and colours."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording

_IN_QUOTES = 'write it in quotes, such as `{role}: "#1D4F91"`'

TEMPLATES: dict[str, Code] = {
    "BF121": Code(
        name="template",
        severity="error",
        summary="A template that cannot be read.",
        wordings={
            "prints-as": Wording("the template {name} prints as {other}, which does not exist"),
            "extends": Wording("the template {name} extends {other}, which cannot be used"),
            "no-font": Wording(
                "there is no font file for `{family}`, so its text cannot be measured",
                "possible: {possible}, or `{{family: {family}, regular: ..., bold: ...}}` with "
                ".ttf files in the template's folder",
            ),
            "font-style": Wording(
                "the font `{family}` needs a file for `{style}`", "add `{style}: file.ttf`"
            ),
            "font": Wording("the font {name} cannot be used: {why}"),
            "colour": Wording("`{colour}` is not a colour of the template"),
            "role": Wording("there is no colour `{role}`"),
            "theme-colour": Wording(
                "the template {name} needs the colour `{role}` as #RRGGBB", _IN_QUOTES
            ),
            "print-colour": Wording("the colour `{role}` must be given as #RRGGBB", _IN_QUOTES),
            "field-colour": Wording(
                "the colour `{role}` is neither #RRGGBB nor the name of another colour",
                "possible: #RRGGBB in quotes, {possible}",
            ),
            "logo-layout": Wording("there is no layout `{layout}` to put the logo on"),
            "logo-covers": Wording(
                "the logo covers {places}",
                "move it, make it smaller, make what is below it narrower, or name the `layouts` "
                "that should have it",
            ),
            "style": Wording("there is no style `{style}`"),
            "columns": Wording(
                "`{name}` is in columns that do not exist",
                "give the first and the last column, such as `columns: [1, {last}]`",
            ),
            "no-place": Wording(
                "the slot `{name}` has no place", "give it `columns`, `top` and `height`"
            ),
            "no-height": Wording(
                "the slot `{name}` has no height", "give it `top` and `height` in points"
            ),
            "title-placeholder": Wording(
                "PowerPoint would not know that this is the slide's title",
                "give it `placeholder: title`",
            ),
            "no-companion": Wording(
                "`{name}` has no place for {what}", "add a slot with `of: {name}`"
            ),
            "no-slot": Wording(
                "the layout `{layout}` has no slot `{name}`", "possible: {possible}"
            ),
            "within": Wording(
                "`{name}` cannot be placed within `{host}`",
                "name a slot that has a place of its own",
            ),
            "form-of": Wording(
                "`{name}` is not a form of any layout",
                "write both keys, such as `form-of: bullets` and `form: rows`",
            ),
            "no-title": Wording(
                "the layout `{layout}` has no title", "add a slot `title` with `placeholder: title`"
            ),
            "base": Wording("{file} cannot be used as a base: {why}"),
            "no-layout-of-ours": Wording("there is no layout `{layout}`", "possible: {possible}"),
            "no-layout-in-base": Wording(
                "{file} does not have a layout `{layout}`", "it has: {possible}"
            ),
            "no-marking": Wording(
                "the layout `{layout}` has no place for the marking",
                "give the template a piece of furniture `marking`, and let the layout show it",
            ),
        },
        explanation="""\
A `template.yaml`, or the PowerPoint file that it names, asks for something that cannot be: a slot
outside the slide, a layout that the file does not have, a font file that is damaged. Nothing is
built with such a template. `docs/templates.md` tells what a template may say.""",
    ),
    "BF122": Code(
        name="contrast",
        severity="error",
        summary="Colours of a template that cannot be told apart.",
        wordings={
            "": Wording(
                "{colour} on {ground} has a contrast of {ratio}:1{on_paper}; {size} needs "
                "{needed:g}:1",
                "use {better} instead of {current}, or another colour for one of the two",
                label="in {places}",
            ),
        },
        explanation="""\
Text must stand out from its ground by 4.5 to 1, large text by 3 to 1: the law on accessible
documents asks for it, and so does the last row of a bright room. Make the one colour darker or
the other lighter; the message says how far they are apart.""",
    ),
    "BF125": Code(
        name="base-undrawn",
        severity="warning",
        summary="The PDF cannot show a part of a template.",
        wordings={
            "": Wording(
                "the PDF cannot show {what} of the {layouts}",
                "decks still have it; in slides and handouts as PDF its place is empty",
            ),
        },
        explanation="""\
Something in the organisation's PowerPoint file, such as a video or a rare effect, can be shown by
PowerPoint only. Decks have it all the same; in slides and handouts as PDF its place is empty. Use
a picture instead where that matters.""",
    ),
    "BF126": Code(
        name="substitute-font",
        severity="warning",
        summary="A font that is not there to be measured.",
        wordings={
            "": Wording(
                "the font {family} is missing, so lines are measured in {instead}",
                "in PowerPoint some lines may break elsewhere; put the font files beside "
                "template.yaml and name them under `fonts:`",
            ),
        },
        explanation="""\
The template's font is not installed with briefgen, so lines are measured in another one. In
PowerPoint some lines may break elsewhere. Put the font's files beside `template.yaml` and name
them under `fonts:`, if its licence allows that.""",
    ),
    "BF128": Code(
        name="base-aspect",
        severity="warning",
        summary="A shape of slides that the template's file does not have.",
        wordings={
            "": Wording(
                "`aspect: {aspect}` changes nothing: the slides of the template `{template}` have "
                "the shape that its PowerPoint file gives them",
                "delete the line, or name a template in that shape",
            ),
        },
        explanation="""\
A PowerPoint file has one size of slides, and decks that are built on it have that. A deck that
asks for another shape gets the file's all the same. Delete the line, or ask whoever looks after
the template for one in the shape that you need.""",
    ),
    "BF127": Code(
        name="faint-footer",
        severity="warning",
        summary="A template whose footers are hard to read.",
        wordings={
            "": Wording(
                "{what} of the {layouts} in {file} have too little contrast with what is behind "
                "them",
                "give them a darker or a lighter colour in PowerPoint: View, Slide Master; small "
                "text needs a contrast of 4.5:1",
            ),
        },
        explanation="""\
The footer, the date or the number of slides is set in a colour that is hard to tell from its
ground: public bodies must not publish that, and the last row cannot read it. Decks keep the colour
of the file, unless it can hardly be seen. Whoever looks after the template can change it in a
minute, in PowerPoint's view of the slide master.""",
    ),
}
