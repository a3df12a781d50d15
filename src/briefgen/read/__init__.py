"""Files -> Project."""
