"""The families that come with briefgen: that their files are the very ones, and their sizes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefgen.model.font_families import FAMILIES, SYMBOLS, is_old_style, size_in
from briefgen.support.package_data import shipped

ROOT = Path(__file__).parents[3]
# As Debian, PyPI and npm have them (sources/fonts.md); other releases have other widths.
CHECKSUMS = {
    "BriefgenSymbols-Regular": "2df83ef14258274736648f877297d35d839b7a7a8b8c96a8562baf93da5ac3b4",
    "Caladea-Bold": "74eda4fc5ffba0d8dc4aa76d41499f5ab76168d9ed6141c6417064c6244db9b6",
    "Caladea-BoldItalic": "f47a35ad6cd0efa9914d93f9d03c93e30c55da43674bccfabac73b3c0d522c01",
    "Caladea-Italic": "9c968bf60ba1e851cdfea77c71e3540c57792f77482dd241acc29d1425569c4e",
    "Caladea-Regular": "d2f6cad33f191e65b68bd74e6d4f7708080a41b32db635866109df3090265d91",
    "Carlito-Bold": "0f62ab34ad5d079a0a28fac01bcf7c7a724a4db4d6cb99cab9cabff382fbb80f",
    "Carlito-BoldItalic": "380764b6898d7b73ceae6384b2958b196d2a0428962ef3adf138d27947228666",
    "Carlito-Italic": "718a0663864d37a4868220a19b9668a5fe10a46197f6df367b4c2c30c04c026c",
    "Carlito-Regular": "b4ff23ba370cc95a3c349336b73f9c28514a1371210f89832efc85c4b1ea7131",
    "Gelasio-Bold": "fade86eca52203e2ccaf9aee494aa4b0335589879738c47e9d92a53630696d10",
    "Gelasio-BoldItalic": "24f1cb5cf5f765acc5d744a54a6c5dfe34723e58842f5b1b696716497e032852",
    "Gelasio-Italic": "2b24b3d41c06d030a31db6610454595775e572a2992d73171cab783407d202a8",
    "Gelasio-Regular": "44aae47442ad39e623788930f38f1e702febcf094c284c5058bf49f7da23de9a",
    "LiberationMono-Bold": "29534b0aad22fa386843365da6f04102df8d6a076e06a2a5ce270f83dd1bf351",
    "LiberationMono-Regular": "6b3809450cf6253b36d157198dc15004a5fbade9abad5543c377feb7bb29139c",
    "LiberationSans-Bold": "ba0e0dc3f7aca5b0afbc31e800531ee43be3aa79ae35b2ef1f6470a9547765c4",
    "LiberationSans-BoldItalic": "15c1068175252e4adee6d3721bf74064ffe437f679d9dbaeacd03fa7711a041b",
    "LiberationSans-Italic": "01f559e5c501d3d5777647c6a92b3ff37a4523bcf4f3b6e97ae052af567618b1",
    "LiberationSans-Regular": "8d91388f1d3604b3b8ae0e3ee2d140e50cd6122f9214514f4aca772540a4076d",
}


def test_the_font_files_are_the_releases_whose_widths_agree() -> None:
    files = sorted((ROOT / "src/briefgen/fonts").glob("*.ttf"))
    found = {file.stem: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    assert found == CHECKSUMS
    named = {name for family in FAMILIES.values() for name in family.files.values()}
    assert named == {file.name for file in files}


def test_every_font_has_its_licence_in_the_package_and_in_what_installers_show() -> None:
    listed = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for family in FAMILIES.values():
        own = shipped("fonts") / f"LICENCE-{family.stem}.txt"
        name = own.name if own.is_file() else "LICENCE.txt"
        assert own.is_file() or family.stem.startswith("Liberation")
        assert f'"src/briefgen/fonts/{name}"' in listed


def test_the_font_of_signs_has_a_name_of_its_own_as_its_licence_asks() -> None:
    with TTFont(str(shipped("fonts") / FAMILIES[SYMBOLS].files[False, False])) as font:
        names = {font["name"].getDebugName(number) for number in (1, 4, 6)}
    assert names == {"Briefgen Symbols", "BriefgenSymbols-Regular"}


@pytest.mark.parametrize(
    ("family", "heading", "sizes"),
    [
        ("Arial", False, {12: 12, 16: 16, 24: 24}),
        (
            "Calibri",
            False,
            {12: 13, 14: 16, 16: 18, 18: 20, 20: 22, 22: 24, 24: 26, 26: 28, 28: 30, 32: 36},
        ),
        ("Cambria", True, {28: 30, 40: 44}),
        ("Georgia", False, {12: 13, 16: 18}),
        ("Georgia", True, {28: 30, 40: 42}),
        ("House Sans", False, {12: 12, 24: 24}),
    ],
)
def test_a_family_that_looks_smaller_is_set_larger(
    family: str, heading: bool, sizes: dict[int, int]
) -> None:
    assert {size: size_in(family, size, heading=heading) for size in sizes} == sizes


def test_georgia_sets_no_numbers() -> None:
    assert [family for family in FAMILIES if is_old_style(family)] == ["Georgia"]
