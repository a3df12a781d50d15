"""The files of the page: its text with a nonce for this answer, script and styles."""

from __future__ import annotations

from briefgen.support.package_data import shipped

# What the folder of the built page holds, by its name there.
PAGE_FILES = {
    "app.js": "text/javascript",
    "app.css": "text/css",
    "icon.svg": "image/svg+xml",
    "licences.txt": "text/plain",
}
_PAGE = """\
<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>briefgen studio</title>
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="app.css">
<link rel="stylesheet" href="fonts.css" id="fonts">
<div id="app"></div>
<script type="module" src="app.js" nonce="{nonce}"></script>
</html>
"""


def page_html(nonce: str) -> str:
    """The page. Styles that its script makes need the nonce of this answer."""
    return _PAGE.format(nonce=nonce)


def read_page_file(name: str) -> tuple[bytes, str] | None:
    """A file of the built page with its media type; None where it was not built."""
    path = shipped("studio/web/built") / name
    return (path.read_bytes(), PAGE_FILES[name]) if path.is_file() else None
