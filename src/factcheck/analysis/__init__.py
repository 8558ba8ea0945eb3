"""The stages of a run: reading, extraction, linking, checks and suppressions."""
