"""The examples of docs/language -> a picture of each, and the line that shows it; the looks ->
a contact sheet of each, for docs/templates.md.

    python docs/pictures.py

Run it after a change of an example or of the built-in template. The pictures are committed; a test
looks whether there is one for each example.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from PIL import Image, ImageOps

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import NOWHERE
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.render import render_pictures

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.spec import Case, compile_case, read_spec  # noqa: E402

from briefgen.backends.pdf import render_pdf  # noqa: E402
from briefgen.backends.png import render_png  # noqa: E402
from briefgen.model.diagnostics import Faults  # noqa: E402
from briefgen.model.scene import Page, Scene  # noqa: E402
from briefgen.model.template import SlotKindName  # noqa: E402
from briefgen.read.templates import built_in_names, read_templates  # noqa: E402
from briefgen.support.world import DiskWorld  # noqa: E402
from briefgen.text.fonts import built_in_fonts  # noqa: E402

FOLDER = ROOT / "docs" / "language"
PICTURES = FOLDER / "pictures"
WIDTH = 480
LOOKS = ROOT / "docs" / "looks"
_SLIDE, _IN_A_ROW = 300, 4
# One slide of each of these shows what a look is.
_SHOWN = (
    "cover", "section", "statement", "bullets", "quote", "case-study",
    "table", "numbers", "chart", "diagram", "charter", "closing",
)  # fmt: skip
_FRAME = "#C5CDD6"
_COLOURS, _OF_LOOKS = 96, 192
# An example that is a deck, with the picture below it if there is one.
_EXAMPLE = re.compile(r"(?P<example>^```yaml\n(?!# file:).*?^```\n)(\n!\[[^\n]*\n)?", re.M | re.S)


def pages() -> dict[str, Path]:
    """The page of each layout of the built-in template and of each kind, by name, and of what
    else shows on slides."""
    layouts = read_templates(DiskWorld(ROOT), Faults())["seminar", "16:9"].offered
    return {
        name: FOLDER / f"{name}.md"
        for name in sorted({*layouts, *get_args(SlotKindName), "footnotes"})
    }


def picture_name(page: str, number: int) -> str:
    """The file of a page's picture; its examples are counted from 1."""
    return f"{page}-{number}.png"


def shown_page(name: str, scene: Scene) -> Page:
    """The slide that an example is about: the first of the page's own layout, or the first."""
    layouts = read_templates(DiskWorld(ROOT), Faults())["seminar", "16:9"].layouts
    own = (page for page in scene.pages if name in {page.layout, layouts[page.layout].form_of})
    return next(own, scene.pages[0])


def draw(page: Page, scene: Scene) -> bytes:
    """The slide as a small PNG with a thin frame."""
    alone = replace(scene, pages=(page,), outline=(), sections=())
    (data,) = render_png(render_pdf(alone, built_in_fonts()), width=WIDTH - 2)
    return _small(ImageOps.expand(Image.open(io.BytesIO(data)).convert("RGB"), 1, _FRAME))


def _small(picture: Image.Image, colours: int = _COLOURS) -> bytes:
    found = io.BytesIO()
    picture.quantize(colours, dither=Image.Dither.NONE).save(found, "PNG", optimize=True)
    return found.getvalue()


def draw_look(name: str) -> bytes:
    """A contact sheet of the gallery in a look: a slide of each of some layouts."""
    project, faults = load_project(DiskWorld(ROOT), Faults()), Faults()
    deck = replace(project.decks["gallery"], template=Scalar(name, NOWHERE))
    target = next(target for target in project.targets if target.deck == "gallery")
    decks = {**project.decks, "gallery": deck}
    compiled = compile_target(replace(project, decks=decks), target, faults)
    if compiled is None:
        raise SystemExit(f"the gallery does not compile in {name}: {faults.found}")
    layouts, pages = compiled.template.layouts, dict[str, Page]()
    for page in compiled.scene.pages:
        pages.setdefault(layouts[page.layout].form_of or page.layout, page)
    shown = tuple(pages[layout] for layout in _SHOWN)
    scene = replace(compiled.scene, pages=shown, outline=(), sections=())
    _, sheet = render_pictures(replace(compiled, scene=scene), _SLIDE, _IN_A_ROW)
    return _small(Image.open(io.BytesIO(sheet)).convert("RGB"), _OF_LOOKS)


def with_links(name: str, text: str, titles: list[str]) -> str:
    """The page with a line below each example that shows its picture."""
    numbered = iter(enumerate(titles, 1))

    def linked(found: re.Match[str]) -> str:
        number, title = next(numbered)
        return f"{found['example']}\n![A slide: {title}](pictures/{picture_name(name, number)})\n"

    return _EXAMPLE.sub(linked, text)


def _scenes(cases: list[Case]) -> Iterator[Scene]:
    for case in cases:
        with tempfile.TemporaryDirectory() as scratch:
            scene = compile_case(case, Path(scratch)).scene
        if scene is None:
            raise SystemExit(f"{case.name} does not compile")
        yield scene


def main() -> None:
    LOOKS.mkdir(exist_ok=True)
    for name in built_in_names():
        (LOOKS / f"{name}.png").write_bytes(draw_look(name))
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    for name, path in pages().items():
        titles = []
        for number, scene in enumerate(_scenes(read_spec(path)), 1):
            page = shown_page(name, scene)
            titles.append(page.title)
            (PICTURES / picture_name(name, number)).write_bytes(draw(page, scene))
        text = path.read_text(encoding="utf-8")
        path.write_text(with_links(name, text, titles), encoding="utf-8")


if __name__ == "__main__":
    main()
