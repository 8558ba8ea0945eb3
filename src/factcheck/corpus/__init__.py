"""Archives: tables of the statements in many documents, and conflicts between the documents."""
