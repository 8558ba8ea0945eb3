"""A document beside others: versions, chapters of a book, attached sources, known names."""
