"""Hostile PowerPoint files are refused in a sentence, or read, within 5 s and 1 GB."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefgen.importing.pptx.read_presentation import read_presentation
from briefgen.ooxml.reader import Refusal
from tests.hostile.presentations import ANY, Presentation, all_presentations
from tests.hostile.test_mutations import mutated
from tests.packs import ROOT
from tests.unit.importing.pptx.small_decks import (
    SLIDE,
    packed,
    paragraph,
    paragraphs,
    run,
    shape,
    slide_xml,
)


def test_every_file_is_answered(tmp_path: Path) -> None:
    """In one test, as to make the files takes longer than to answer them."""
    cases = []
    for number, case in enumerate(all_presentations()):
        (tmp_path / f"{number:04d}").write_bytes(case.data)
        cases.append(case)
    command = [sys.executable, "-m", "tests.hostile.presentation_answers", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert len(answers) == len(cases) > 60
    wrong = [
        f"{case.name}: {fault}"
        for number, case in enumerate(cases)
        for fault in _faults(case, answers[f"{number:04d}"])
    ]
    assert not wrong, "\n".join(wrong)


def _faults(case: Presentation, answer: Mapping[str, Any]) -> Iterator[str]:
    if answer["crash"]:
        yield answer["crash"]
        return
    refused = answer["refused"]
    if refused and not answer["hint"]:
        yield "no hint"
    if case.refused != ANY and (case.refused not in refused or bool(case.refused) != bool(refused)):
        yield f"refused with {refused!r}, not {case.refused!r}"
    if case.told and case.told not in answer.get("left_out", ()):
        yield f"{case.told!r} is not told: {answer}"[:300]


def test_the_check_finds_what_it_should() -> None:
    sound = {"crash": "", "refused": "", "left_out": []}
    refused = {"crash": "", "refused": "too large", "hint": ""}
    assert list(_faults(Presentation("x", b"", "", "ink"), sound))
    assert len(list(_faults(Presentation("x", b""), refused))) == 2
    assert not list(_faults(Presentation("x", b""), sound))


def test_slides_that_were_changed_by_chance_are_read_or_refused() -> None:
    generator = random.Random(7)  # noqa: S311
    bold = run("bold", 'b="1" sz="1200"', '<a:latin typeface="Consolas"/>')
    listed = paragraph("one", bold, properties='<a:pPr lvl="2"><a:buAutoNum type="x"/></a:pPr>')
    text = slide_xml(shape(listed + paragraphs("- two"), place='type="body" idx="1"')).encode()
    outcomes = set()
    for _ in range(120):
        try:
            found = read_presentation(packed({SLIDE: mutated(text, text, generator)}))
        except Refusal as refusal:
            outcomes.add("refused" if refusal.hint else "no hint")
        else:
            assert [slide.number for slide in found.slides] == [1, 2, 3]
            outcomes.add("read" if found.slides[0].shapes else "lost")
    assert {"read", "lost"} <= outcomes <= {"read", "lost", "refused"}
