"""What every room may use: the door to files, suggestions, what is kept of work done."""
