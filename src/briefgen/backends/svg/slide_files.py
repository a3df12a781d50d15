"""Scene -> an SVG file a page, each of which works alone: with its letters and pictures in it."""

from __future__ import annotations

from base64 import b64encode

from briefgen.backends.svg import page_svg
from briefgen.backends.svg.faces import runs_of, text_rules
from briefgen.backends.svg.markup import escaped
from briefgen.backends.svg.shared import SvgScene
from briefgen.backends.zip_files import zip_of
from briefgen.model.safe_names import is_safe_name
from briefgen.model.scene import Page, Scene
from briefgen.model.text_block import FontKey
from briefgen.model.values import replace
from briefgen.text.font_subset import subset_of
from briefgen.text.fonts import FontBook

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def svg_zip(scene: Scene, fonts: FontBook, folder: str) -> bytes:
    """A .zip with a file a page in a `folder`: `01-welcome.svg` and so on."""
    names = _file_names(scene)
    targets = {
        id_: name
        for page, name in zip(scene.pages, names, strict=True)
        for id_ in (page.id, *page.anchors)
    }
    shared = replace(shared_by_files(scene, fonts), targets=targets, is_linked=True)
    pages = zip(names, scene.pages, strict=True)
    return zip_of((f"{folder}/{name}", _file(page, shared)) for name, page in pages)


def shared_by_files(scene: Scene, fonts: FontBook) -> SvgScene:
    """What the pages of a scene share where each has its pictures in it."""
    return SvgScene(
        scene=scene,
        fonts=fonts,
        picture=lambda key: _address(scene.assets[key].mime, scene.assets[key].data),
    )


def _file_names(scene: Scene) -> list[str]:
    """The number of each page and its id, where files can be called so."""
    digits = max(2, len(str(len(scene.pages))))
    plain = (f"{index:0{digits}}" for index in range(1, len(scene.pages) + 1))
    named = zip(plain, (page.id for page in scene.pages), strict=True)
    return [
        f"{number}-{id_}.svg" if is_safe_name(id_) else f"{number}.svg" for number, id_ in named
    ]


def _file(page: Page, shared: SvgScene) -> bytes:
    head = f"<title>{escaped(page.title)}</title>" if page.title else ""
    return (_HEAD + page_svg(page, shared, rules=head + face_rules(page, shared.fonts))).encode()


def face_rules(page: Page, fonts: FontBook) -> str:
    """The rules for texts, with the faces in them, of the characters that the page has."""
    used: dict[FontKey, set[str]] = {}
    for run in runs_of(page):
        used.setdefault(run.font, set()).update(run.text)
    faces = {
        key: _address("font/ttf", subset_of(fonts.face(key), frozenset(used[key])))
        for key in sorted(used, key=lambda key: (key.family, key.bold, key.italic))
    }
    return f"<style>{text_rules(faces, faces.__getitem__)}</style>" if faces else ""


def _address(kind: str, data: bytes) -> str:
    """An address that holds the data itself."""
    return f"data:{kind};base64,{b64encode(data).decode('ascii')}"
