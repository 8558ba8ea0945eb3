"""Findings over LanguageTool's HTTP API, for existing LanguageTool clients."""
