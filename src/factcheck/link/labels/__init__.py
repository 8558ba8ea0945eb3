"""References to parts of the document, compared with the parts."""
