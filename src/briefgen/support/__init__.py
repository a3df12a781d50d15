"""What every room may use: the door to files, suggestions, caches by identity."""
