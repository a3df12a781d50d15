"""A page of a Scene -> SVG: real text where it was measured, vectors, pictures by address.

Points are the units. What CSS alone can say of text stands in `text_rules`, which goes into the
page or the file that shows the picture.
"""

from __future__ import annotations

from briefgen.backends.svg.draw_items import SvgItems
from briefgen.backends.svg.draw_text import SvgTexts
from briefgen.backends.svg.faces import text_rules as text_rules
from briefgen.backends.svg.markup import attributes, points
from briefgen.backends.svg.shared import SvgScene as SvgScene
from briefgen.model.scene import Page


def page_svg(page: Page, shared: SvgScene, *, label: str = "", rules: str = "") -> str:
    """A page of a scene. With a `label` it is one picture that says so, without it its texts are
    read one by one. `rules` are those of CSS that it brings along.

    It stands in a page as it is (an SVG shown by <img> loads neither fonts nor pictures).
    """
    drawing = SvgItems(SvgTexts(shared))
    width, height = points(page.size.width), points(page.size.height)
    drawing.ground(page.ground, width, height)
    drawing.aside(page.backdrop)
    drawing.draw(page.items)
    drawing.aside(page.furniture)
    root = attributes(
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        lang=shared.scene.meta.language,
        role="img" if label else "",
        aria_label=label,
        font_family=drawing.texts.family,
        text_rendering="geometricPrecision",
        stroke_miterlimit="10",
    )
    return f'<svg{root} xml:space="preserve">{rules}{"".join(drawing.parts)}</svg>'
