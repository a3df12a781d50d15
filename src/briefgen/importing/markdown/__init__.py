"""Markdown as Marp, Slidev, pandoc and Quarto write slides -> an ImportedTalk.

    text -- lines, fences and comments told -- split into slides -- blocks -- shapes

A file is split into slides line by line before anything is parsed: what `---` means depends on the
program that it was written for.
"""
