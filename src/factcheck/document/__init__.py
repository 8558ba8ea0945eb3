"""Documents: text with exact offsets, readers of the formats, Word packages."""
