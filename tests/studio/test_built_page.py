"""The built page is that of its sources: seen by digests, without Node."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

WEB = Path(__file__).parents[2] / "src" / "briefgen" / "studio" / "web"
DIGESTS: dict[str, str] = json.loads((WEB / "built" / "bundle.json").read_text("utf-8"))


def digest(name: str) -> str:
    data = (WEB / name).read_bytes()
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def test_the_built_page_is_of_these_sources() -> None:
    wrong = [name for name, was in DIGESTS.items() if digest(name) != was]
    assert wrong == [], "npm ci && npm run build, in src/briefgen/studio/web"


def test_every_source_is_in_the_built_page() -> None:
    sources = {path.relative_to(WEB).as_posix() for path in (WEB / "src").rglob("*.*")}
    assert sources <= DIGESTS.keys()


def test_every_package_in_the_page_stands_with_its_licence() -> None:
    lock = json.loads((WEB / "package-lock.json").read_text("utf-8"))
    used = json.loads((WEB / "package.json").read_text("utf-8"))["dependencies"]
    licences = (WEB / "built" / "licences.txt").read_text("utf-8")
    for name in used:
        version = lock["packages"][f"node_modules/{name}"]["version"]
        assert f"{name} {version} (" in licences


def test_the_lock_file_names_no_registry() -> None:
    lock = (WEB / "package-lock.json").read_text("utf-8")
    assert "resolved" not in lock
    packages = json.loads(lock)["packages"]
    assert all("integrity" in one for name, one in packages.items() if name)


def test_versions_are_exact() -> None:
    package = json.loads((WEB / "package.json").read_text("utf-8"))
    versions = {**package["dependencies"], **package["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions.values())
