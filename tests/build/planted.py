"""Workers that go wrong for seminars with certain words in their names. Used by worker processes,
which import this module by its name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence

from briefgen.model.diagnostics import Diagnostic
from briefgen.model.project import Project
from briefgen.packs.make_pack import Made, Task, make_pack
from briefgen.support.session import Session


def go_wrong(project: Project, task: Task, faults: Sequence[Diagnostic], session: Session) -> Made:
    """Do the task, unless the venue says what is to happen instead."""
    seminar = task.target.seminar
    venue = seminar.event.venue.text if seminar and seminar.event.venue else ""
    match venue:
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "endless":
            while True:
                time.sleep(0.05)
        case "bomb":
            hoard = []
            while True:
                hoard.append(bytearray(256 * 1024 * 1024))
        case "broken":
            raise ZeroDivisionError("by zero")
        case "slow":
            time.sleep(0.3)
    return make_pack(project, task, faults, session)
