"""Data that ships with the package, read when first used; imports nothing of ours."""
