"""The language server, which shows findings in editors. Requires the extra `lsp`."""
