"""What is drawn on slides is recorded once, and played into every document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.backends.pdf.scenes import page_of, scene, whole_scene

from briefgen.backends.pdf import recording, render_pdf
from briefgen.backends.pdf.draw import Drawing
from briefgen.model.scene import Scene
from briefgen.text.fonts import built_in_fonts
