"""BF1: templates, with their fonts and colours."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording

TEMPLATES: dict[str, Code] = {
    "BF121": Code(
        name="template",
        severity="error",
        summary="A template that cannot be read.",
        wordings={
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
}
