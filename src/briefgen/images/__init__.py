"""World + name -> a picture of the project; original + width -> the asset to embed."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

from msgspec import Struct, field

from briefgen.model.diagnostics import Diagnostic, Faults, Hint, diagnose
from briefgen.model.pictures import Asset, Original
from briefgen.support.session import Session
from briefgen.support.suggest import file_instead
from briefgen.support.world import World, is_inside, note_digest

FOLDER = "assets/images"
LARGEST_PICTURE = 50 * 1024 * 1024


class PictureShelf(Struct):
    """The pictures of a project, whose files the `world` reads; each is read when it is first asked
    for, and `kept` by the name of its file, and by the `session` between compilations. `digests`
    are those of the files that were read, "" where there was none."""

    world: World
    session: Session = field(default_factory=Session)
    kept: dict[str, Original | Diagnostic] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def __call__(self, name: str) -> Original | Diagnostic:
        """The picture of that name under assets/images, or what is wrong with it."""
        if name not in self.kept:
            self.kept[name] = read_picture(self.world, name, session=self.session)
            note_digest(self.world, f"{FOLDER}/{name}", self.digests)
        return self.kept[name]


def read_picture(
    world: World, name: str, folder: str = FOLDER, session: Session | None = None
) -> Original | Diagnostic:
    """Read, check and measure a picture file of a folder; "" is the project's. One that the
    session knows by its digest is taken as it is."""
    from hashlib import sha256

    path = f"{folder}/{name}" if folder else name
    if not is_inside(name):
        shelf = folder or "of the template"
        return diagnose(
            "BF101/from-outside", name=name, folder=shelf, alone=PureWindowsPath(name).name
        )
    data = world.read(path, LARGEST_PICTURE)
    if data is None and (why := world.why_unread(path, LARGEST_PICTURE)):
        return why
    if data is None:
        return diagnose("BF101/absent", hint=_nearest(world, path, folder), name=path)

    def make(_: Faults) -> Original | Diagnostic:
        return _opened(name, data, sha256(data).hexdigest())

    return (session or Session()).keep("pictures", path, world.seen[path], make, Faults())


def _opened(name: str, data: bytes, digest: str) -> Original | Diagnostic:
    """A file that was read, as a drawing by its ending, else as a photo: what reads the other kind
    takes 1 % of a pack to import."""
    if name.lower().endswith((".svg", ".svgz")):
        from briefgen.images.svg import open_drawing

        return open_drawing(name, data, digest)
    from briefgen.images.raster import open_photo

    return open_photo(name, data, digest)


def _nearest(world: World, path: str, folder: str) -> Hint:
    from briefgen.images.raster import FORMATS

    endings = {ending for endings in FORMATS.values() for ending in endings} | {"svg"}
    shelf = folder or str(PurePosixPath(path).parent)
    files = (file.removeprefix(f"{shelf}/") for file in world.names(f"{shelf}/**/*.*"))
    known = [file for file in files if file.lower().rpartition(".")[2] in endings]
    there = f"{shelf} has: " + ", ".join(known[:8]) + (", ..." if len(known) > 8 else "")
    otherwise = there if known else f"put the file in the folder {shelf}"
    return file_instead(path.removeprefix(f"{shelf}/"), known, otherwise)


def make_asset(original: Original, width: int) -> Asset:
    """The original as a back end embeds it, `width` pixels wide at most."""
    if original.is_drawing:
        from briefgen.images.svg import make_drawing

        return make_drawing(original, width)
    from briefgen.images.raster import make_photo

    return make_photo(original, width)
