"""Archives: the statements of many documents in tables, and conflicts between the documents."""
