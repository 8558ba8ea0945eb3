"""Which statements are about one event: candidates, a score, one best partner for each."""
