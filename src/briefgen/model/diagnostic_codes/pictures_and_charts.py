"""Pictures and charts that people cannot see well, or do not see: BF50 and BF54."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording

PICTURES_AND_CHARTS: dict[str, Code] = {
    "BF501": Code(
        name="coarse-picture",
        severity="warning",
        summary="A picture with too few pixels for its place.",
        wordings={
            "blurred": Wording(
                "the picture will look blurred: it has {density:.0f} pixels per inch at this size",
                "use one of at least {width} x {height} pixels ({soft} per inch)",
                label="{own_width} x {own_height} pixels",
            ),
            "soft": Wording(
                "the picture may look soft in print: it has {density:.0f} pixels per inch "
                "at this size",
                "use one of at least {width} x {height} pixels ({soft} per inch)",
                label="{own_width} x {own_height} pixels",
            ),
        },
        explanation="""\
The picture is shown so large that single pixels can be seen, on the wall or in print. Use a
larger original (the hint says how large), or a slot in which it is shown smaller. A drawing saved
as SVG has no pixels at all.""",
        wrong="- layout: picture\n  title: Map\n  picture: {file: small.jpg, alt: A square}\n",
    ),
    "BF502": Code(
        name="poor-alt",
        severity="warning",
        summary="A text alternative that does not say what is shown.",
        wordings={
            "picture": Wording(
                "`{alt}` does not say what the picture shows",
                "say in a sentence what it shows, or `decorative: true` if it says nothing",
            ),
            "chart": Wording(
                "`{alt}` does not say what the chart shows",
                "say what matters most, such as `alt: {offered}`",
            ),
        },
        explanation="""\
People who cannot see the picture hear its `alt` instead, and "IMG_2041.JPG" or "Picture 3" tells
them nothing. Say in a sentence what the picture is there to show. Where it shows nothing that
matters, write `decorative: true` in place of `alt`.""",
        wrong="- layout: picture\n  title: Map\n  picture: {file: photo.jpg, alt: Picture 3}\n",
        right="- layout: picture\n  title: Map\n  picture: {file: photo.jpg, alt: A market}\n",
    ),
    "BF503": Code(
        name="undescribed-picture",
        severity="warning",
        summary="A picture that somebody is still to describe.",
        wordings={
            "": Wording(
                "the picture is not yet described",
                "write in place of `ask` what it shows, in a sentence; or `decorative: true` in "
                "place of `alt`, if it says nothing",
            )
        },
        explanation="""\
`alt: ask` stands where nobody has said yet what a picture shows, as in a deck that was made of
somebody else's. The deck is built, and people who cannot see the picture are told that it is not
yet described. They learn nothing from that: look at the picture and say in a sentence what it is
there to show. The warning stays until then; `allow:` cannot accept it.""",
        wrong="- layout: picture\n  title: Map\n  picture: {file: photo.jpg, alt: ask}\n",
        right="- layout: picture\n  title: Map\n  picture: {file: photo.jpg, alt: A market}\n",
        stays=True,
    ),
    "BF540": Code(
        name="many-slices",
        severity="advice",
        summary="A pie or a ring of more slices than can be compared.",
        wordings={
            "": Wording(
                "the {kind} has {count} slices; bars would be easier to compare",
                "write `bar`, or put the smallest slices together",
            )
        },
        explanation="""\
Nobody sees which of two slices is the larger when they are about as large, and a pie of five or
more has some that are. Lengths that begin on one line can be compared at a glance: write
`kind: bar`. Or keep the pie and put its smallest slices together as `Other`.""",
        wrong="- layout: chart\n  title: Visits\n  chart:\n    kind: pie\n    alt: Visits by area\n"
        "    data: {categories: [North, South, East, West, City], "
        "series: [Visits: [30, 25, 20, 15, 10]]}\n",
        right="- layout: chart\n  title: Visits\n  chart:\n    kind: bar\n    alt: Visits by area\n"
        "    data: {categories: [North, South, East, West, City], "
        "series: [Visits: [30, 25, 20, 15, 10]]}\n",
    ),
}
