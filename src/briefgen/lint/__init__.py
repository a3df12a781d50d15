"""Checked -> faults of style and accessibility, one rule a module; `find_faults` asks them all."""
