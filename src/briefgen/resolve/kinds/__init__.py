"""One file a kind of slot: nodes -> its value."""
