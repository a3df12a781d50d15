"""A deck that was only saved again is no hand edit: it blocked the pack."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from briefgen.packs.build_results import Choice, State
from tests.build.series import build_all, change, id_of, in_state

FIRST = id_of(0)
CHOICE = Choice(names=(FIRST,))
Save = Callable[[Path, Path], None]


def _deck(project: Path) -> Path:
    return project / "output" / FIRST / f"{FIRST}.pptx"


def _by_python_pptx(path: Path, _: Path) -> None:
    Presentation(str(path)).save(str(path))


def _by_libreoffice(path: Path, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir"]
    subprocess.run([*command, str(folder), str(path)], check=True, capture_output=True, timeout=120)
    shutil.copyfile(folder / path.name, path)


SAVED = pytest.mark.parametrize(
    ("save", "copies"),
    [
        (_by_python_pptx, 0),
        pytest.param(
            _by_libreoffice,
            1,
            marks=pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice"),
        ),
    ],
)


@SAVED
def test_a_deck_that_was_only_saved_again_blocked_its_pack(
    built: Path, tmp_path: Path, save: Save, copies: int
) -> None:
    """It stays while nothing changes, and is made anew when something does; of what LibreOffice
    wrote, which may have been moved on its slides, a copy is kept."""
    before = _deck(built).read_bytes()
    save(_deck(built), tmp_path)
    saved = _deck(built).read_bytes()
    assert saved != before
    assert in_state(build_all(built, CHOICE), State.UNCHANGED) == [FIRST]
    assert _deck(built).read_bytes() == saved
    change(built / "decks/series.yaml", "A sentence for all", "Another")
    (target,) = build_all(built, CHOICE).targets
    assert (target.state, target.edited, len(target.copied)) == (State.BUILT, (), copies)
    assert [path.read_bytes() for path in target.copied] == [saved] * copies
    assert _deck(built).read_bytes() not in (before, saved)
    if copies:
        return
    # What is changed in it then is an edit.
    deck = Presentation(str(_deck(built)))
    shape = deck.slides[0].shapes[0]
    shape.left = 0
    deck.save(str(_deck(built)))
    change(built / "decks/series.yaml", "Another", "A third")
    assert in_state(build_all(built, CHOICE), State.KEPT) == [FIRST]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("ppt/slides/slide2.xml", b"A sentence for all", b"A sentence by hand"),
        ("ppt/slides/slide2.xml", b"<p:sld ", b'<p:sld show="0" '),
        ("ppt/theme/theme1.xml", b"<a:srgbClr val=\"", b"<a:srgbClr val=\"1"),
        ("ppt/slides/_rels/slide2.xml.rels", b"slideLayout", b"slidelayout"),
    ],
)  # fmt: skip
def test_a_change_of_any_part_is_an_edit(built: Path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(_deck(built)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(_deck(built), "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    change(built / "decks/series.yaml", "A sentence for all", "Another")
    assert in_state(build_all(built, CHOICE), State.KEPT) == [FIRST]
