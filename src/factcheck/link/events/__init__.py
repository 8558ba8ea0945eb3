"""Event linking: candidate pairs of statements, their scores, and one best partner for each."""
