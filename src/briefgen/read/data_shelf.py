"""World -> the data files of a project, each read when it is first asked for."""

from __future__ import annotations

from msgspec import Struct, field

from briefgen.model.data_sheet import DataSheet
from briefgen.model.diagnostics import Diagnostic
from briefgen.support.session import Session
from briefgen.support.world import World, note_digest


class DataShelf(Struct):
    """The data files of a project; each is read from its `world` when it is first asked for, and
    `kept` by the names of file and sheet. `session` keeps them between compilations. `digests`
    are those of the files that were read, "" where there was none."""

    world: World
    session: Session = field(default_factory=Session)
    kept: dict[tuple[str, str], DataSheet | Diagnostic] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def __call__(self, name: str, sheet: str) -> DataSheet | Diagnostic:
        """The cells of a file under assets/data; `sheet` is "" for the first with a table."""
        # Most decks show none, and wait for no reader of tables.
        from briefgen.read.data_file_limits import FOLDER
        from briefgen.read.data_files import read_data

        if (name, sheet) not in self.kept:
            self.kept[name, sheet] = read_data(self.world, name, sheet, self.session)
            note_digest(self.world, f"{FOLDER}/{name}", self.digests)
        return self.kept[name, sheet]
