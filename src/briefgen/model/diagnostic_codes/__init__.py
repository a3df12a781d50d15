"""The diagnostic codes, each declared once with all that is said of it in general. A code never
changes its meaning.

Bands: BF1 read and decode, BF2 library and resolve, BF3 layout, BF4 back end, BF5 style and
accessibility, BF9 our own fault. `all_codes` is the one table of them.
"""
