"""Archives: the statements of many documents as tables, and the conflicts between them."""
