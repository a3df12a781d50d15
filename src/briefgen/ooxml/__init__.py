"""Office files, both ways: read within limits, written with the same bytes each time."""
