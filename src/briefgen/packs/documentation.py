"""A topic -> what the documentation says of it, with the place of the whole page.

The pages come with the program (`package_data.documentation`). A topic is the name of a page,
such as `chart`, or a heading of one, such as `seminars`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefgen.packs.build_results import UsageError
from briefgen.support.package_data import documentation
from briefgen.support.suggest import hint_instead

_NAMES = {"README": "language"}
_FOR_US = "architecture"
# From the head of a page to the end of its first example, or else of its first part.
_OPENING = re.compile(r"\A.*?(?:^```\w*\n.*?^```$|(?=^## )|\Z)", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^##+ (.+)$", re.MULTILINE)
_PICTURE = re.compile(r"^!\[.*\n", re.MULTILINE)
_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")
_FENCE = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"^<!--.*-->\n+", re.MULTILINE)


def pages() -> dict[str, Path]:
    """The pages for users by topic: those of the language, then all others."""
    folder = documentation()
    found = (*sorted((folder / "language").glob("*.md")), *sorted(folder.glob("*.md")))
    return {_NAMES.get(path.stem, path.stem): path for path in found if path.stem != _FOR_US}


def list_pages() -> str:
    """Each topic with the title of its page, and the folder where they are."""
    rows = [f"  {topic:<21}{_title(path)}" for topic, path in pages().items()]
    return "\n".join((*rows, "", f"The pages are in {documentation()}"))


def tell_topic(topic: str) -> str:
    """What the documentation says of a topic: the beginning of its page with the first example, or
    the part of a page. Raises UsageError where there is none."""
    wanted, found = _slug(topic), pages()
    if wanted in found:
        path = found[wanted]
        text = path.read_text(encoding="utf-8")
        opening = _OPENING.match(text)
        said = opening[0] if opening else text
        return _told(said, path, _HEADING.findall(text, len(said)))
    for name, said, path in _parts(found):
        if name == wanted:
            return _told(said, path, [])
    topics = [*found, *dict.fromkeys(name for name, _, _ in _parts(found))]
    hint = hint_instead(wanted, topics, otherwise="`briefgen help` lists the pages")
    raise UsageError(f"the documentation has no page `{topic}`; {hint}")


def _parts(found: dict[str, Path]) -> Iterator[tuple[str, str, Path]]:
    """Each part of a page: its heading as a topic, its text, and the page."""
    for path in found.values():
        text = path.read_text(encoding="utf-8")
        heads = list(_HEADING.finditer(text))
        ends = [*(head.start() for head in heads[1:]), len(text)]
        for head, end in zip(heads, ends, strict=False):
            yield _slug(head[1]), text[head.start() : end], path


def _told(said: str, path: Path, more: list[str]) -> str:
    """A text of a page as a terminal shows it."""
    plain = _FENCE.sub(lambda block: re.sub("^(?=.)", "    ", block[1], flags=re.M), said)
    plain = _LINK.sub(r"\1", _PICTURE.sub("", _MARK.sub("", plain)))
    plain = re.sub(r"^#+ ", "", plain, flags=re.M)
    also = [f"Also on this page: {'; '.join(map(_plain, more))}"] if more else []
    return "\n\n".join((plain.strip(), *also, f"The whole page: {path}"))


def _title(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return _plain(file.readline().lstrip("# ").strip())


def _plain(text: str) -> str:
    return text.replace("`", "")


def _slug(text: str) -> str:
    return re.sub(r"[\s_]+", "-", _plain(text).strip().lower()).removesuffix(".md")
