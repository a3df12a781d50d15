"""Source text + a change -> source text, in which all else is the same byte for byte."""
