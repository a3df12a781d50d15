"""What the page asks and what it is told, as JSON.

Declared here once: `docs/generate.py` writes web/src/messages.ts from these classes. Lines and
columns count from 1, in UTF-16 units as the browser counts them. A file is named by its number
in `StudioState.files`, never by a path; pages by their number from 0.
"""

from __future__ import annotations

from briefgen.studio.messages.bringing_in import (
    ImportPoint,
    ImportReport,
    NewImport,
    NewPicture,
    NewProject,
    PictureAdded,
    ReportAsked,
)
from briefgen.studio.messages.building import (
    Build,
    BuildPart,
    ChangedSlide,
    Nothing,
    Offer,
    OpenAsked,
    Opened,
    ReadyFile,
)
from briefgen.studio.messages.choices import Choices, Option
from briefgen.studio.messages.edits import EditAsked, Edited
from briefgen.studio.messages.faults import Fault, QuickFix
from briefgen.studio.messages.gallery import (
    LayoutCard,
    LayoutGallery,
    LookCard,
    StartAsk,
    StartPictures,
)
from briefgen.studio.messages.help_at import Completion, Help, HelpAt
from briefgen.studio.messages.pages import (
    HandoutChoice,
    PagePicture,
    PageText,
    PartFit,
    SameWords,
    SheetAt,
    SheetKind,
    SheetPicture,
)
from briefgen.studio.messages.places import ChangedText, Place, SourceChange, TextPart
from briefgen.studio.messages.saving import Conflict, Decisions, Saved
from briefgen.studio.messages.state import (
    Ask,
    FilesChanged,
    FirstPictures,
    SectionEntry,
    SlideEntry,
    SourceFile,
    StudioState,
)

__all__ = [
    "Ask",
    "Build",
    "BuildPart",
    "ChangedSlide",
    "ChangedText",
    "Choices",
    "Completion",
    "Conflict",
    "Decisions",
    "EditAsked",
    "Edited",
    "Fault",
    "FilesChanged",
    "FirstPictures",
    "HandoutChoice",
    "Help",
    "HelpAt",
    "ImportPoint",
    "ImportReport",
    "LayoutCard",
    "LayoutGallery",
    "LookCard",
    "NewImport",
    "NewPicture",
    "NewProject",
    "Nothing",
    "Offer",
    "OpenAsked",
    "Opened",
    "Option",
    "PagePicture",
    "PageText",
    "PartFit",
    "PictureAdded",
    "Place",
    "QuickFix",
    "ReadyFile",
    "ReportAsked",
    "SameWords",
    "Saved",
    "SectionEntry",
    "SheetAt",
    "SheetKind",
    "SheetPicture",
    "SlideEntry",
    "SourceChange",
    "SourceFile",
    "StartAsk",
    "StartPictures",
    "StudioState",
    "TextPart",
]
