"""Documents: text with exact offsets, readers for file formats, Word packages."""
