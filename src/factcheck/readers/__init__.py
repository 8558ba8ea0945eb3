"""Readers: files → Documents."""
