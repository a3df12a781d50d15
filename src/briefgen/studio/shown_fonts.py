"""The faces of the looks that are shown -> font files by number, and the style sheet that names
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock

from msgspec import Struct, field

from briefgen.backends.svg import text_rules
from briefgen.model.template import FontFile
from briefgen.model.text_block import FontKey
from briefgen.support.package_data import shipped
from briefgen.text.fonts import FontBook, built_in_fonts


class ShownFonts(Struct, eq=False):
    """The `faces` by number: those that come with the program, then those that looks brought along.
    Faces are added while others are asked for (`lock`)."""

    faces: list[tuple[FontKey, str | FontFile]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def know(self, fonts: FontBook) -> None:
        """Take in the faces of a look."""
        with self.lock:
            families: list[tuple[str, Mapping[tuple[bool, bool], str | FontFile]]]
            families = [*fonts.files.items(), *fonts.brought.items()]
            for family, files in families:
                for (bold, italic), file in files.items():
                    face = (FontKey(family, bold, italic), file)
                    if face not in self.faces:
                        self.faces.append(face)

    def style_sheet(self) -> str:
        """The rules by which the browser finds each face, the last of a name first."""
        with self.lock:
            found = {key: number for number, (key, _) in enumerate(self.faces)}
        return text_rules(found, lambda key: f"fonts/{found[key]}")

    def data(self, number: int) -> bytes | None:
        """The bytes of a face's file; None where there is none of the number."""
        with self.lock:
            if not 0 <= number < len(self.faces):
                return None
            file = self.faces[number][1]
        return (shipped("fonts") / file).read_bytes() if isinstance(file, str) else file.data


def first_fonts() -> ShownFonts:
    """The faces that come with the program."""
    fonts = ShownFonts()
    fonts.know(built_in_fonts())
    return fonts
