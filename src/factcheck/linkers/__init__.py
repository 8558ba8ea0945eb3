"""linkers."""
