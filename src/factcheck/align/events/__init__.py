"""Which statements tell one happening: candidates, features, a score, one best partner for each."""
