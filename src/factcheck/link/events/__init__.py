"""Event linking: candidate pairs of statements, a score, one best partner for each."""
