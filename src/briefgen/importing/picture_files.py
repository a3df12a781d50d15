"""Pictures of a presentation -> files under assets/images, each stored once, and what they show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from msgspec import Struct, field

from briefgen.edit.new_yaml import Commented, YamlContent
from briefgen.images import FOLDER, read_picture
from briefgen.images.cut_out import cut_out
from briefgen.importing.imported_talk import ImportedPicture, ImportedShape, LeftOut
from briefgen.importing.inline_text import plain
from briefgen.importing.short_names import short_name, unique_name
from briefgen.model.diagnostics import Diagnostic
from briefgen.model.pictures import Asset, Original
from briefgen.model.values import Value, replace
from briefgen.resolve.kinds.picture import says_nothing
from briefgen.support.session import Session
from briefgen.support.world import MemoryWorld

# What the author is asked for; it has a line of its own, for the sentence that takes its place.
ASK = Commented("ask", ())
_MACHINE = re.compile(r"\s*(?:description )?automatically generated.*|ai-generated content.*", re.I)
_BY_MACHINE = re.compile(r"automatically generated|AI-generated|\bconfidence\b", re.IGNORECASE)
# The address or the name of a file, with or without its ending: PowerPointFront, gg-09.
_ADDRESS = re.compile(
    r"(?:[A-Za-z]:\\|https?://|file:|/\w).*|\S+\.\w{2,4}|\S*[\d_]\S*|\S*[a-z][A-Z]\S*"
)
# What programs call a picture that nobody has named.
_UNNAMED = re.compile(
    r"(?:.*\b)?(?:picture|image|grafik|bild|imagen?|graphic|content|placeholder|platzhalter|shape|"
    r"object|google|rectangle|freeform|screen ?shot|screenshot|clip|logo)\b.*|[\W\d_]*|\w{1,3}",
    re.IGNORECASE,
)


class ShownPicture(Value, kw_only=True):
    """A picture that a slide can show: its `file`, its `width` in pixels, its keys in the deck
    (`content`), what its author is to look at (`look_at`), "" for nothing, and what is not said of
    it any more (`left_out`). It `is_described` where it has a text alternative, or needs none."""

    file: str
    width: int
    content: Mapping[str, YamlContent]
    look_at: str = ""
    is_described: bool = True
    left_out: tuple[LeftOut, ...] = ()


class _Stored(Value):
    """A picture under assets/images, and how many pixels it has across."""

    file: str
    width: int


class PictureFiles(Struct, kw_only=True):
    """The pictures of a deck that is called `deck`. `files` are their bytes by their names under
    assets/images, `known` those files by what the pictures hold; the `session` keeps what was
    opened."""

    deck: str
    session: Session
    files: dict[str, bytes] = field(default_factory=dict)
    known: dict[object, _Stored] = field(default_factory=dict)

    def shown(self, shape: ImportedShape, title: str) -> ShownPicture | LeftOut:
        """The picture of a shape, or why it cannot be shown. `title` is that of its slide."""
        picture = shape.contents
        assert isinstance(picture, ImportedPicture)
        stored = self._stored(picture, _name_of(shape, title))
        if isinstance(stored, Diagnostic):
            return LeftOut("a picture", f"{stored.message}", shape.alt)
        return _described(stored, shape)

    def _stored(self, picture: ImportedPicture, name: str) -> _Stored | Diagnostic:
        key = (sha256(picture.data).digest(), picture.crop, sha256(picture.original).digest())
        if key in self.known:
            return self.known[key]
        taken = {file.rpartition("/")[2].rpartition(".")[0] for file in self.files}
        stem = f"{self.deck}/{unique_name(name, taken)}"
        found = self._drawing(picture, stem) or self._photo(picture, stem)
        if isinstance(found, _Stored):
            self.known[key] = found
        return found

    def _drawing(self, picture: ImportedPicture, stem: str) -> _Stored | None:
        """The drawing that a picture was made from, where it can be used and nothing is cut off."""
        if not picture.original or any(share > 0 for share in picture.crop):
            return None
        found = self._kept(f"{stem}.svg", picture.original)
        return None if isinstance(found, Diagnostic) else _Stored(f"{stem}.svg", found.width)

    def _photo(self, picture: ImportedPicture, stem: str) -> _Stored | Diagnostic:
        file = f"{stem}.{picture.ending or 'png'}"
        found = self._kept(file, picture.data)
        if isinstance(found, Diagnostic):
            return found
        if any(share > 0 for share in picture.crop) and not found.is_drawing:
            part = cut_out(found, picture.crop)
            if part is not None:
                del self.files[file]
                file = f"{stem}.{_ending(part)}"
                self._kept(file, part.data)
                return _Stored(file, part.width)
        return _Stored(file, found.width)

    def _kept(self, file: str, data: bytes) -> Original | Diagnostic:
        """The picture behind the bytes, which are kept where it is sound."""
        world = MemoryWorld({f"{FOLDER}/{file}": data})
        found = read_picture(world, file, session=self.session)
        if isinstance(found, Original):
            self.files[file] = data
        return found


def without_machine_words(alt: str) -> str:
    """What a program wrote there, without its saying so."""
    return _MACHINE.sub("", alt).rstrip(" ,;") if _BY_MACHINE.search(alt) else alt


def describes(alt: str) -> bool:
    """Whether an alternative text says anything of what is to be seen."""
    return bool(alt) and not says_nothing(alt) and not _ADDRESS.fullmatch(alt)


def _ending(part: Asset) -> str:
    return "jpg" if part.mime == "image/jpeg" else "png"


def _name_of(shape: ImportedShape, title: str) -> str:
    """After what somebody has called it, else after its slide."""
    stem = re.sub(r"\.\w{2,4}$", "", shape.name.strip())
    named = "" if _UNNAMED.fullmatch(stem) else stem
    return short_name(named or re.sub(r" \(\d+\)$", "", title), "picture")


def _described(stored: _Stored, shape: ImportedShape) -> ShownPicture:
    """The picture with what it shows. What a program wrote there is marked, what says nothing is
    asked for."""
    alt, file = " ".join(shape.alt.split()), stored.file
    # What is no photo has words at its edges: it is not cut to the shape of others.
    whole = {} if file.endswith((".jpg", ".jpeg", ".svg")) else {"fit": "contain"}
    bare = ShownPicture(file=file, width=stored.width, content={"file": file})
    if shape.is_decorative:
        return replace(bare, content={"file": file, "decorative": "true", **whole})
    by_machine = bool(_BY_MACHINE.search(alt))
    told = without_machine_words(alt)
    if not describes(told):
        lost = LeftOut(f"the description `{alt}`", "it does not say what is to be seen", alt)
        return replace(
            bare,
            content={"file": file, "alt": ASK, **whole},
            is_described=False,
            left_out=(lost,) if alt else (),
        )
    if by_machine:
        lines = ("A program wrote this description: does it say what the picture shows?",)
        return replace(
            bare,
            content={"file": file, "alt": Commented(plain(told), lines), **whole},
            look_at=f"read the description of {file}, which a program wrote",
        )
    return replace(bare, content={"file": file, "alt": plain(told), **whole})
