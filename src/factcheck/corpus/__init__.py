"""An archive: what many documents say, kept as tables, and where they contradict one another."""
