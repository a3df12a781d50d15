"""Fonts, measuring, line breaking, fitting and inline markup."""
