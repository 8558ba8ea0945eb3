"""A language server: findings in the editor where a document is written. Needs the extra `lsp`."""
