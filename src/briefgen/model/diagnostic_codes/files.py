"""BF1: files of every kind, before anything in them is looked at."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording
from briefgen.model.diagnostic_codes.data_files import DATA_FILES
from briefgen.model.diagnostic_codes.slides import SLIDES

FILES: dict[str, Code] = {
    "BF101": Code(
        name="file-not-found",
        severity="error",
        summary="A file that is needed is not there.",
        wordings={
            **DATA_FILES["BF101"],
            "font": Wording(
                "there is no file {name}",
                "put it into the template's folder, or check how its name is spelt",
            ),
            "leads-out": Wording(
                "{name} cannot be read: it is a link that leads out of the project, or to nothing",
                "put the file itself there",
            ),
            "folder": Wording(
                "{name} cannot be read: it is a folder", "give the name of a file in it"
            ),
            "not-a-file": Wording(
                "{name} cannot be read: it is not an ordinary file", "put the file itself there"
            ),
            "forbidden": Wording(
                "{name} cannot be read: you do not have permission to read it",
                "ask whoever gave you the file, or make a fresh copy",
            ),
            "from-outside": Wording(
                "{name} is not a file of this project",
                "put the file into the folder {folder}, and write its name alone: {alone}",
            ),
            "absent": Wording(
                "there is no file {name}", "put it there, or check how its name is spelt"
            ),
        },
        explanation="""\
A deck names a picture, a data file or another file that cannot be found. Pictures are looked for
in `assets/images`, data files in `assets/data`. Check the spelling, capital letters too: on some
machines `Map.png` and `map.png` are two files. Files outside the project are never read.""",
        wrong="""\
- layout: chart
  title: Pupils
  chart: {kind: line, alt: Pupils by year, data: pupils-2026.csv}
""",
        right="""\
- layout: chart
  title: Pupils
  chart:
    kind: line
    alt: Pupils by year
    data: {categories: [2025, 2026], series: [{England: [41, 43]}]}
""",
    ),
    "BF103": Code(
        name="not-utf-8",
        severity="error",
        summary="A file is not UTF-8 text.",
        wordings={
            **DATA_FILES["BF103"],
            "": Wording(
                "this file is not UTF-8 text",
                "save it as UTF-8 (in most editors: Save as, Encoding)",
            ),
        },
        explanation="""\
Letters with accents and long dashes would come out as other characters, so the file is not read
at all. Save it again as UTF-8: in most editors *Save as*, then *Encoding*. Excel offers *CSV
UTF-8*; its *Unicode text* is not UTF-8.""",
    ),
    "BF106": Code(
        name="too-large",
        severity="error",
        summary="A text or a file is too long or nested too deeply.",
        wordings={
            **SLIDES["BF106"],
            **DATA_FILES["BF106"],
            "nesting": Wording(
                "lists and mappings are nested too deeply",
                "at most {most} levels are allowed; was a bracket or a brace left open?",
            ),
            "entries": Wording(
                "this file has more than {most:,} entries", "spread the content over several files"
            ),
            "text": Wording(
                "this text is longer than {most:,} characters",
                "split it, or keep the long text outside the deck",
            ),
            "file": Wording(
                "{name} cannot be read: it is larger than {megabytes} MB",
                "make it smaller, or split it",
            ),
            "drawing": Wording(
                "the drawing `{name}` is too large", "simplify it, or save it as PNG"
            ),
            "pixels": Wording(
                "`{name}` has more than {millions} million pixels",
                "save it smaller: 4000 pixels a side are plenty",
            ),
            "long-side": Wording(
                "`{name}` is more than {most:,} pixels long",
                "save it smaller: 4000 pixels a side are plenty",
            ),
            "picture-parts": Wording(
                "`{name}` is stored in more than {most:,} {parts}, and takes too long to read",
                "open it in a picture editor, and save it as an ordinary JPEG or PNG",
            ),
        },
        explanation="""\
Files have limits, so that a broken or hostile one is refused at once and does not fill the
memory. A real deck stays far below them. Divide a long file, shorten a long text, save a heavy
drawing as PNG; and look whether a bracket or a brace was left open.""",
    ),
    "BF130": Code(
        name="picture",
        severity="error",
        summary="A picture file that cannot be used.",
        wordings={
            "measurements": Wording(
                "`{name}` holds measurements, not colours", "save it as JPEG or PNG"
            ),
            "wrong-ending": Wording(
                "`{name}` is really a {kind} picture",
                "rename it to end in .{ending}, or save it again in the right format",
            ),
            "unknown": Wording(
                "`{name}` is not a picture that can be read",
                "use JPEG, PNG, GIF, WebP, AVIF, TIFF, BMP or SVG",
            ),
            "damaged": Wording(
                "`{name}` is damaged or cut short",
                "open it in a picture editor and save it again, or get a fresh copy",
            ),
            "drawing": Wording("`{name}` cannot be used: {why}", "save it as plain SVG, or as PNG"),
        },
        explanation="""\
The file is there but cannot be shown: it is damaged, of a kind that is not known, or its name
ends in `.png` while it is a photo in JPEG. Open it in a picture editor and save it again. JPEG,
PNG, GIF, WebP, AVIF, TIFF, BMP and SVG can be used.""",
    ),
}
