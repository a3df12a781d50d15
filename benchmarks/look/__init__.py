"""The looks in figures: what of a page is used, how large its text is, where its body begins."""
