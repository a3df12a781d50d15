"""The texts of a project as they lie over the disk -> what the page shows."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from briefgen.compile import Compiled, compile_target, load_project, without_echo
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.project import Project, Target
from briefgen.studio.choose_target import Chosen, choices_of, chosen_target
from briefgen.studio.deck_view import (
    fault_messages,
    page_pictures,
    section_entries,
    slide_entries,
)
from briefgen.studio.messages import (
    Ask,
    PagePicture,
    SlideEntry,
    SourceFile,
    StudioState,
)
from briefgen.support.session import Session
from briefgen.support.world import DiskWorld, OverlayWorld


class Workspace(Struct, eq=False, kw_only=True):
    """The project below `root`, and what is known of it: the unsaved `texts` by name of file, the
    `names` of the files by number, what is `chosen`, and how it was compiled last. `session` keeps
    what need not be made again, `version` counts compilations, `is_stale` where the texts are newer
    than the last; of that are the `project`, the `target`, `compiled`, the `faults`, the `slides`,
    and the `pictures`, each with the version in which it changed."""

    root: Path
    session: Session = field(default_factory=Session)
    texts: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    chosen: Chosen = field(default_factory=Chosen)
    version: int = 0
    is_stale: bool = True
    project: Project | None = None
    target: Target | None = None
    compiled: Compiled | None = None
    faults: tuple[Diagnostic, ...] = ()
    pictures: list[tuple[int, PagePicture]] = field(default_factory=list)
    slides: tuple[SlideEntry, ...] = ()

    def look(self, ask: Ask) -> StudioState:
        """Take what the page has changed, and show what there is now."""
        self.take(ask)
        if self.is_stale:
            self.compile()
        return self.answer(ask)

    def take(self, ask: Ask) -> None:
        for changed in ask.texts:
            if 0 <= changed.file < len(self.names):
                self.texts[self.names[changed.file]] = changed.text
                self.is_stale = True
        chosen = self.chosen.with_asked(ask)
        self.is_stale |= chosen != self.chosen
        self.chosen = chosen

    def compile(self) -> None:
        self.is_stale = False
        self.version += 1
        files = {name: text.encode() for name, text in self.texts.items()}
        world = OverlayWorld(below=DiskWorld(self.root), files=files)
        faults = Faults()
        project = load_project(world, faults, self.session)
        target = chosen_target(project, self.chosen)
        found = Faults()
        compiled = compile_target(project, target, found, self.session) if target else None
        self.project, self.target = project, target
        self.names = sorted(set(world.names("decks/*.yaml")) | {"briefgen.yaml"})
        told = without_echo(target, found.found, faults) if target else ()
        self.faults = (*faults.in_order(), *told)
        if compiled:
            self.compiled = compiled
            self.slides = slide_entries(compiled, project, self.names, self.faults)
            self._keep(page_pictures(compiled, self.names))

    def _keep(self, pictures: list[PagePicture]) -> None:
        """Note which pages changed."""
        last = [picture for _, picture in self.pictures]
        since = [version for version, _ in self.pictures]
        self.pictures = [
            (since[at] if at < len(last) and last[at] == picture else self.version, picture)
            for at, picture in enumerate(pictures)
        ]

    def answer(self, ask: Ask) -> StudioState:
        assert self.compiled
        assert self.project
        assert self.target
        return StudioState(
            kind="deck",
            version=self.version,
            revision=ask.revision,
            is_broken=False,
            choices=choices_of(self.project, self.target, self.chosen),
            files=tuple(
                SourceFile(name=name, text=self._text(name), is_saved=name not in self.texts)
                for name in self.names
            ),
            file=self.names.index(f"decks/{self.target.deck}.yaml"),
            sections=section_entries(self.compiled, self.slides),
            slides=self.slides,
            page_count=len(self.pictures),
            faults=fault_messages(self.faults, self.names, self.slides),
            pictures=tuple(p for version, p in self.pictures if version > ask.have),
            sheets=(),
            same_words=(),
            language=self.compiled.deck.language,
            minutes=0,
        )

    def _text(self, name: str) -> str:
        if name in self.texts:
            return self.texts[name]
        return (self.root / name).read_text("utf-8")

    def asset(self, index: int) -> tuple[bytes, str] | None:
        return None
