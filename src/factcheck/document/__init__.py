"""Documents with exact text offsets, readers for file formats, and Word packages."""
