"""Findings over LanguageTool's HTTP interface, for existing LanguageTool clients."""
