"""What the process says when it ends."""

from __future__ import annotations

OK, FAULTS, USED_WRONGLY, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130
