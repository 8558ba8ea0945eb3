"""Comparison of a document with other texts: versions, chapters, sources, known names."""
