"""The bytes of a file <-> its text in the page, where every line ends with a line feed."""

from __future__ import annotations

from difflib import SequenceMatcher

_BOM = b"\xef\xbb\xbf"


def page_text(data: bytes) -> str | None:
    """The text; None where the bytes are none."""
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def file_bytes(text: str, before: bytes | None) -> bytes:
    """The bytes for a text of the page: a line that was there `before` ends as it did, a new one as
    most do."""
    old = before or b""
    start = _BOM if old.startswith(_BOM) else b""
    if b"\r" not in old:
        return start + text.encode("utf-8")
    was = old.removeprefix(_BOM).decode("utf-8", "replace")
    return start + _with_ends(text, was).encode("utf-8")


def _with_ends(text: str, was: str) -> str:
    lines, ends = _parted(was)
    new, _ = _parted(text)
    written = ends[:-1]
    usual = max(sorted(set(written)), key=written.count)
    if len(set(written)) == 1:
        return usual.join(text.split("\n"))
    found = [usual] * len(new)
    for one, two, size in SequenceMatcher(None, lines, new, False).get_matching_blocks():
        found[two : two + size] = ends[one : one + size]
    last = len(new) - 1
    pairs = zip(new, found, strict=True)
    return "".join(
        line + ((end or usual) if at < last else "") for at, (line, end) in enumerate(pairs)
    )


def _parted(text: str) -> tuple[list[str], list[str]]:
    """The lines of a text, and how each ends; the last ends with nothing."""
    lines: list[str] = []
    ends: list[str] = []
    for line in text.replace("\r\n", "\r\0").split("\n"):
        for at, part in enumerate(parts := line.split("\r")):
            is_last = at == len(parts) - 1
            lines.append(part.removeprefix("\0"))
            following = "" if is_last else parts[at + 1]
            ends.append("\n" if is_last else "\r\n" if following.startswith("\0") else "\r")
    return lines, [*ends[:-1], ""]
