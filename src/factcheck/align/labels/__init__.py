"""What points at a part of the document, and whether that part is there and as it is said."""
